"""The options that every command line has, kept to the letter: quiet, no colours, one rule for -o, columns, limits."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimgraph import __version__
from claimgraph.asking.answer_text import to_terminal
from claimgraph.asking.question_files import NamedQuestion, questions
from claimgraph.asking.questions import ask
from claimgraph.base.errors import QuestionError
from claimgraph.cli import main
from claimgraph.formats import writers
from claimgraph.store import Cell, Store, Table
from conftest import ROOT, TINY

pytestmark = pytest.mark.usefixtures("each_built_once")

ALL = list(questions().values())
OF_EVENT = ["ask", "figure/of-event", "event=swap", "--corpus", str(TINY)]


def run(*arguments: str, input: str | None = None, **environment: str | None) -> click.testing.Result:
    return CliRunner(env=environment).invoke(main, arguments, input=input, prog_name="claimgraph")


def on_terminal(*arguments: str, columns: int = 100, **environment: str) -> tuple[int, str]:
    """Exit code and what a terminal of this width is sent, both streams together."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "claimgraph", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**plain, "TERM": "xterm", "COLUMNS": str(columns), **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


# ------------------------------------------------------------------------ quiet


@pytest.fixture
def noisy(corpus_copy: Path) -> Path:
    """A corpus of which a command has something to say: its passages are found nowhere."""
    for path in corpus_copy.glob("documents/*.positions.json"):
        path.unlink()
    return corpus_copy


@pytest.mark.parametrize("quiet", ["-q", "--quiet"])
def test_quiet_says_nothing_but_the_result_wherever_it_is_written(quiet: str, noisy: Path):
    command = ["ask", "figure/all", "--corpus", str(noisy), "--as-of", "2030-04-06", "--limit", "1"]
    loud = run(*command)
    assert "passages are unverified" in loud.stderr
    assert "As known on" in loud.stderr
    for arguments in ([quiet, *command], [*command, quiet]):
        result = run(*arguments)
        assert (result.exit_code, result.stdout, result.stderr) == (0, loud.stdout, "")


def test_quiet_does_not_hide_an_error(tmp_path: Path):
    for arguments in (["-q", "report", "--corpus", "/nowhere"], ["ask", "figure/al", "-q"], ["-q", "ask", "--no-such"]):
        result = run(*arguments)
        assert result.exit_code in (1, 2)
        assert re.search("error:", result.stderr, re.IGNORECASE), arguments


def test_a_quiet_command_still_writes(tmp_path: Path):
    out = tmp_path / "x.csv"
    assert run("-q", "export", "csv", "-o", str(out), "--corpus", str(TINY)).stderr == ""
    assert out.stat().st_size > 1000


# ------------------------------------------------------------------------ colours

COLOUR = "\x1b["
BRIEF = ("report", "--corpus", str(TINY))


def test_a_terminal_gets_colours_and_a_pipe_none():
    assert COLOUR in on_terminal(*BRIEF)[1]
    done = subprocess.run([sys.executable, "-m", "claimgraph", *BRIEF], capture_output=True, text=True)
    assert COLOUR not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("before", "behind", "environment", "coloured"),
    [
        (["--no-color"], [], {}, False),
        ([], ["--no-color"], {}, False),
        ([], [], {"NO_COLOR": "1"}, False),
        ([], [], {"NO_COLOR": "0"}, False),  # whatever it says, as long as it says something
        ([], [], {"NO_COLOR": "false"}, False),
        ([], [], {"NO_COLOR": ""}, True),
        ([], [], {"TERM": "dumb"}, False),
    ],
)
def test_no_color_is_kept_to_the_letter(
    before: list[str], behind: list[str], environment: dict[str, str], coloured: bool
):
    code, shown = on_terminal(*before, *BRIEF, *behind, **environment)
    assert code == 0
    assert (COLOUR in shown) is coloured
    assert "Northern Ministry" in shown


def test_an_error_without_colours_has_none():
    assert COLOUR in on_terminal("report", "--corpus", "/nowhere")[1]
    for arguments in (["--no-color", "report"], ["report", "--no-color"]):
        code, shown = on_terminal(*arguments, "--corpus", "/nowhere")
        assert code == 1
        assert shown.startswith("error: No corpus in /nowhere")
    assert COLOUR not in on_terminal("report", "--corpus", "/nowhere", NO_COLOR="1")[1]


# ------------------------------------------------------------------------ version, exit codes, help


def test_the_version_is_told_in_two_ways():
    assert run("-V").stdout == run("--version").stdout == f"claimgraph {__version__}\n"


def test_every_command_has_the_options_of_every_command():
    for name in (None, *main.commands):
        shown = run(*([name] if name else []), "--help").stdout
        assert "-q, --quiet" in shown
        assert "--no-color" in shown
        assert shown.rindex("--help") > shown.rindex("--no-color"), "--help stands last"


def test_ctrl_c_ends_with_130():
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    process = subprocess.Popen(
        [sys.executable, "-m", "claimgraph", "sparql", "-", "--corpus", "tests/tiny"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.communicate(endless, timeout=4)  # it is asking by now; before that it would be reading, and end alike
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == ("", "Interrupted.\n")
    assert process.returncode == 130


def test_the_exit_codes_are_told():
    told = " ".join(run("--help").stdout.split())
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for words in (told, readme):
        assert "with 1 where something is wrong" in words
        assert "with 2 where it was called wrongly; with 130 after Ctrl-C" in words


# ------------------------------------------------------------------------ where it goes

GIVING = {
    "export": ["export", "turtle"],
    "view": ["view"],
    "report": ["report"],
    "ask": ["ask", "figure/all"],
    "sparql": ["sparql", "-"],
}


@pytest.mark.parametrize("name", GIVING)
def test_one_rule_for_where_it_goes(name: str, tmp_path: Path):
    command, query = [*GIVING[name], "--corpus", str(TINY)], "SELECT ?s { ?s a cg:Claim } ORDER BY ?s"
    (option,) = [found for found in main.commands[name].params if found.name == "output"]
    assert (option.opts, option.default) == (["-o", "--output"], "-")
    shown = run(*command, input=query)
    assert shown.exit_code == 0, shown.stderr
    assert run(*command, "-o", "-", input=query).stdout_bytes == shown.stdout_bytes
    out = tmp_path / "a folder" / "that is made" / "out"
    written = run(*command, "--output", str(out), input=query)
    assert written.stdout == ""
    assert written.stderr.startswith(f"{out}: {len(shown.stdout_bytes):,} bytes")
    assert out.read_bytes() == shown.stdout_bytes


def test_only_those_commands_take_it():
    with_it = {name for name, command in main.commands.items() if "output" in {p.name for p in command.params}}
    assert set(GIVING) <= with_it


def test_the_list_of_questions_goes_there_too(tmp_path: Path):
    assert run("ask", "-o", str(tmp_path / "questions.txt")).stdout == ""
    assert (tmp_path / "questions.txt").read_text(encoding="utf-8") == run("ask").stdout


@pytest.mark.parametrize("command", [["ask"], *GIVING.values()], ids=lambda command: " ".join(command))
def test_no_file_of_the_corpus_is_overwritten(command: list[str], corpus_copy: Path):
    own = corpus_copy / "actors.yaml"
    before = own.read_bytes()
    result = run(*command, "--corpus", str(corpus_copy), "-o", str(own), input="ASK { ?s ?p ?o }")
    assert result.exit_code == 1
    assert "would take the place of the corpus's own files" in result.stderr
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["view"], "a page for the browser"),
        (["view", "--event", "swap"], "a page for the browser"),
        (["report", "--format", "html"], "a page for the browser"),
        (["export", "vocabulary"], "a page for the browser"),
        (["export", "parquet"], "a file for other programs"),
        (["export", "cypher"], "a file for other programs"),
    ],
)
def test_what_a_terminal_cannot_show_is_refused_there(arguments: list[str], what: str):
    code, shown = on_terminal(*arguments, "--corpus", str(TINY), "--no-color")
    assert code == 1
    assert shown.splitlines()[-2:] == [
        f"error: This is {what}, which a terminal cannot show.",
        "  Give a file: -o FILE.",
    ]


def test_a_text_is_shown_on_a_terminal():
    code, shown = on_terminal("export", "csv", "--corpus", str(TINY))
    assert (code, shown[:9]) == (0, "document,")


def test_what_is_no_text_goes_through_a_pipe(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "claimgraph", "export", "parquet", "--corpus", str(TINY)], capture_output=True
    )
    assert done.stdout[:4] == b"PAR1"
    assert len(writers()) > 10


# ------------------------------------------------------------------------ the browser


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A browser that writes down what it is to show."""
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/shown"\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def opened(browser: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], list[Path]]:
    done = subprocess.run(
        [sys.executable, "-m", "claimgraph", "view", *arguments, "--corpus", str(TINY)],
        capture_output=True,
        text=True,
        env={**os.environ, "BROWSER": str(browser), "TMPDIR": str(browser.parent)},
    )
    shown = browser.parent / "shown"
    lines = shown.read_text(encoding="utf-8").splitlines() if shown.exists() else []
    assert all(line.startswith("file:///") for line in lines)
    return done, [Path(line.removeprefix("file://")) for line in lines]


def test_view_opens_the_page_that_it_wrote(browser: Path, tmp_path: Path):
    done, shown = opened(browser, "--open", "-o", str(tmp_path / "actors.html"))
    assert done.returncode == 0, done.stderr
    assert shown == [tmp_path / "actors.html"]
    assert done.stderr.startswith(f"{tmp_path}/actors.html: ")


def test_without_a_file_the_page_lies_where_only_this_user_reads_it(browser: Path):
    done, (page,) = opened(browser, "--open", "--event", "swap")
    assert done.returncode == 0, done.stderr
    assert page.name == "event.html"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>"), "it is still there when the browser comes"
    assert page.parent.stat().st_mode & 0o077 == 0
    assert str(page) in done.stderr


def test_a_browser_that_is_not_there_is_said(tmp_path: Path):
    done, shown = opened(tmp_path / "nothing", "--open", "-o", str(tmp_path / "actors.html"))
    assert (done.returncode, shown) == (0, [])
    assert f"note: no browser was found: open {tmp_path}/actors.html in one." in done.stderr


def test_nothing_is_opened_unless_asked(browser: Path, tmp_path: Path):
    assert opened(browser, "-o", str(tmp_path / "actors.html"))[1] == []


# ------------------------------------------------------------------------ rows and columns


@pytest.mark.parametrize("format", ["table", "csv", "json", "markdown"])
def test_a_limit_says_how_many_rows_there_are_more(format: str):
    command = ["ask", "claim/by-actor", "actor=zelensky", "--format", format]
    result = run(*command, "--limit", "3")
    whole = run(*command, "--limit", "20")
    assert result.stderr.splitlines()[1:] == ["note: 3 of 20 rows; 17 more without --limit."]
    assert "rows" not in whole.stderr
    if format == "json":
        assert json.loads(result.stdout) == json.loads(whole.stdout)[:3]
    if format == "csv":
        rows = [list(csv.reader(io.StringIO(found.stdout))) for found in (result, whole)]
        assert (len(rows[1]), rows[0]) == (21, rows[1][:4])
    if format == "table":
        assert result.stdout.endswith("\n3 rows\n")


def columns_of(result: click.testing.Result, format: str) -> list[str]:
    assert result.exit_code == 0, result.stderr
    first = result.stdout.splitlines()[0]
    match format:
        case "csv":
            return first.split(",")
        case "json":
            return list(json.loads(result.stdout)[0])
        case "markdown":
            return [cell.strip() for cell in first.strip("|").split("|")]
    return first.split()


@pytest.mark.parametrize(
    ("format", "more", "expected"),
    [
        ("table", [], "shown"),
        ("markdown", [], "shown"),
        ("csv", [], "all"),
        ("json", [], "all"),
        ("table", ["--wide"], "all"),
        ("markdown", ["--wide"], "all"),
        *((format, ["--columns", "figure, max,figure"], "chosen") for format in ("table", "markdown", "csv", "json")),
    ],
)
def test_people_see_what_matters_and_programs_everything(format: str, more: list[str], expected: str):
    asked = questions()["figure/of-event"]
    columns = {"shown": list(asked.shown), "all": list(asked.columns), "chosen": ["figure", "max"]}[expected]
    assert columns_of(run(*OF_EVENT, "--format", format, *more), format) == columns


def test_a_column_that_is_not_there_is_told_before_anything_is_read():
    result = run("ask", "figure/all", "--corpus", "/nowhere", "--columns", "figure,clamant")
    assert "The answer to figure/all has no column 'clamant'." in result.stderr
    assert "Did you mean 'claimant'? Its columns: event, event_iri," in result.stderr


@pytest.mark.parametrize("question", ALL, ids=[question.id for question in ALL])
def test_a_table_has_six_columns_at_most_and_fits_a_hundred_signs(question: NamedQuestion, shipped_store: Store):
    assert 1 < len(question.shown) <= 6
    assert len(set(question.shown)) == len(question.shown)
    given = {parameter.name: parameter.example for parameter in question.parameters}
    table = ask(shipped_store, question.id, **given)
    assert table.columns == question.columns
    lines = to_terminal(table.only(question.shown), 100).splitlines()
    assert max(map(len, lines)) <= 100
    assert lines[0].split() == list(question.shown), "no heading is broken"


def test_a_question_cannot_show_what_it_does_not_give(tmp_path: Path):
    path = tmp_path / "x.rq"
    path.write_text("#+ question: Who?\n#+ columns: whom\n\nSELECT ?who\nWHERE { ?who a ?class }\n", encoding="utf-8")
    with pytest.raises(QuestionError, match="no column 'whom'"):
        questions(tmp_path)


def test_a_wide_table_is_not_cut_and_a_narrow_one_loses_no_word():
    words = [row["words"] for row in json.loads(run(*OF_EVENT, "--format", "json").stdout)]
    assert words
    wide = run(*OF_EVENT, "--wide").stdout
    assert all(found in wide for found in words)
    assert max(map(len, run(*OF_EVENT).stdout.splitlines())) <= 100


def test_a_table_fits_the_terminal():
    code, shown = on_terminal(*OF_EVENT, "--no-color", columns=60)
    assert code == 0
    assert max(map(len, shown.splitlines())) <= 60


def test_rows_that_take_several_lines_are_told_apart_by_an_empty_one():
    def table(*texts: str) -> Table:
        return Table(("who", "words"), tuple((Cell("p"), Cell(text)) for text in texts))

    assert to_terminal(table("one", "two"), 40).splitlines()[2:] == ["p     one", "p     two", "2 rows"]
    assert to_terminal(table("one", "two and three"), 14).splitlines()[2:] == [
        "p     one",
        "",
        "p     two and",
        "      three",
        "2 rows",
    ]
    assert to_terminal(table(), 40).splitlines()[2:] == ["0 rows"]
