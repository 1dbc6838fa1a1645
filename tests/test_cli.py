"""The command line as a stranger meets it: help with examples, clear errors, and a README whose every word is true."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.cli import main
from claimgraph.formats import writers
from conftest import ROOT, TINY
from hostile.examples import inside

pytestmark = pytest.mark.usefixtures("each_built_once")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def here(*arguments: str, input: str | None = None) -> subprocess.CompletedProcess[str]:
    """The same in this process: a second faster, where nothing depends on the process."""
    result = CliRunner().invoke(main, arguments, input=input, prog_name="claimgraph")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)


def claimgraph(*arguments: str, cwd: Path = ROOT, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimgraph", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        **options,
    )  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_an_example(name: str):
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Example:  claimgraph" in result.output
    assert main.commands[name].short_help
    assert name in CliRunner().invoke(main, ["--help"]).output


def test_the_commands():
    assert set(main.commands) == {
        "annotations",
        "ask",
        "build",
        "check",
        "copies",
        "export",
        "import",
        "init",
        "locate",
        "names",
        "new",
        "propose",
        "put",
        "remove",
        "report",
        "review",
        "schema",
        "serve",
        "site",
        "sparql",
        "terms",
        "view",
    }


def test_every_command_takes_a_corpus_but_those_that_make_one():
    for name, command in main.commands.items():
        assert ("corpus" in {parameter.name for parameter in command.params}) == (name not in ("init", "import"))


def test_the_help_of_export_names_every_format():
    shown = CliRunner().invoke(main, ["export", "--help"]).output
    block = shown[shown.index("keeps):") : shown.index("With --told-by")].splitlines()[1:]
    # Names stand before the first wide gap of a line.
    listed = [name for line in block for name in re.split(r"\s{2,}", line.strip())[0].replace(",", "").split()]
    assert sorted(listed) == list(writers())
    assert {"turtle", "rdf12", "nanopub", "graphml", "gexf", "cytoscape", "cypher", "csv", "parquet"} <= set(listed)
    assert [name for name in listed if f"`{name}`" not in README] == []
    kept = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in listed if f"`{name}`" not in kept] == []


def test_help_loads_no_library_but_click():
    """`claimgraph --help` answers at once, because it loads nothing that works on graphs."""
    heavy = "rdflib networkx numpy pyoxigraph pyvis pyshacl owlrl jinja2 rich yaml IPython"
    program = (
        f"import sys, claimgraph.cli; loaded = set('{heavy}'.split()) & set(sys.modules); assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# ------------------------------------------------------------------------ output


def test_the_report_is_plain_in_a_pipe():
    result = here("report")
    (counts,) = json.loads(here("ask", "summary/counts", "--format", "json").stdout)
    assert result.returncode == 0
    assert "\x1b" not in result.stdout
    for words in (
        f"{counts['documents']} documents",
        "exchange of 31 January 2024",
        "207  Volodymyr Zelensky",
        "“207 guys … he wrote on Telegram”",
        "Volodymyr Zelensky gave no answer: How many prisoners did Russia receive?",
    ):
        assert words in result.stdout


def test_the_report_is_coloured_on_a_terminal():
    result = CliRunner().invoke(main, ["report"], color=True)
    assert "\x1b[1m" in result.output


def test_the_order_of_events_in_the_report_is_that_of_their_dates():
    shown = here("report").stdout
    events = [
        "exchange of 3 January 2024\n",
        "\nloss of an Il-76",
        "\nexchange of 31 January 2024\n",
        "\nattempted handover of bodies",
        "\nexchange announced on 10 June 2025",
    ]
    places = [shown.index(event) for event in events]
    assert places == sorted(places)


@pytest.mark.parametrize("format", ["table", "csv", "json", "markdown"])
def test_every_format_of_an_answer_shows_the_two_figures(format: str):
    result = here("ask", "figure/of-event", "event=exchange-2024-01-31", "--format", format)
    assert result.returncode == 0
    assert "207" in result.stdout
    assert "195" in result.stdout
    if format == "json":
        assert {row["min"] for row in json.loads(result.stdout)} == {195, 207}
    if format == "csv":
        assert {row["figure"] for row in csv.DictReader(io.StringIO(result.stdout))} == {"195", "207"}


def test_ask_alone_lists_every_question_with_a_command_that_works():
    from claimgraph.asking.questions import questions

    shown = here("ask").stdout
    for question in questions().values():
        assert question.question in shown
        assert question.example in shown


def test_output_into_a_closed_pipe_is_no_error():
    result = subprocess.run(
        f"{shlex.quote(sys.executable)} -m claimgraph report --corpus corpus | head -1",
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert result.stdout == "Who claims what\n"
    assert result.stderr == ""


def test_export_to_standard_output_is_only_the_file():
    result = claimgraph("export", "ntriples", "-o", "-", "--corpus", str(TINY))
    assert result.returncode == 0
    assert all(line.endswith(" .") for line in result.stdout.splitlines())
    assert result.stderr == ""


# ------------------------------------------------------------------------ any query


def test_any_query_gives_a_table_or_triples(tmp_path: Path):
    select = claimgraph(
        "sparql", "-", "--corpus", str(TINY), "--format", "csv", input="SELECT (COUNT(*) AS ?n) { ?c a cg:Claim }"
    )
    assert select.stdout == "n\n11\n"
    ask = here("sparql", "-", "--corpus", str(TINY), "--format", "csv", input="ASK { ?c cg:stance cg:denies }")
    assert ask.stdout == "answer\nno\n"
    query = tmp_path / "query.rq"
    query.write_text("CONSTRUCT { ?c cg:claimant ?a } WHERE { ?c cg:claimant ?a }", encoding="utf-8")
    assert ":actor-president" in here("sparql", str(query), "--corpus", str(TINY)).stdout


def test_a_query_that_takes_too_long_is_ended():
    start = time.monotonic()
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = here("sparql", "-", "--corpus", str(TINY), "--timeout", "1", input=endless)
    assert result.returncode == 1
    assert "took longer than 1 s and was ended" in result.stderr
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    ("arguments", "typed", "message"),
    [
        (["ask", "claim/by-acter"], None, "Did you mean 'claim/by-actor'?"),
        (["ask", "claim/by-actor"], None, "claimgraph ask claim/by-actor actor=zelensky"),
        (["ask", "claim/by-actor", "zelensky"], None, "NAME=VALUE"),
        (["ask", "claim/by-actor", "actor=zelensky", "--format", "xml"], None, "'xml' is not one of"),
        (["export", "turtel", "-o", "-"], None, "Did you mean 'turtle'?"),
        (["export"], None, "Missing argument 'FORMAT'"),
        (["ask", "figure/all", "--columns", "figure,clamant"], None, "Did you mean 'claimant'? Its columns: event,"),
        (["ask", "figure/all", "--columns", "figure", "--wide"], None, "give one of the two"),
        (["view", "--open", "-o", "-"], None, "--open needs a file"),
        (["report", "--corpus", "/nowhere"], None, "No corpus in /nowhere"),
        (["sparql", "/nowhere.rq"], None, "No such file"),
        (["sparql", "-"], "SELECT * { ?s ?p", "SPARQL: "),
        (["sparql", "-"], "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would send"),
        (["view", "-o", "/proc/nowhere/x.html"], None, "cannot be written"),
        (["check", "--texts", "/nowhere"], None, "No folder /nowhere"),
        (["new", "/nowhere.txt", "--corpus", str(TINY)], None, "cannot be read"),
        (["rport"], None, "No such command 'rport'"),
    ],
)
def test_an_error_is_a_message_and_an_exit_code(arguments: list[str], typed: str | None, message: str):
    result = here(*arguments, input=typed)
    assert result.returncode in (1, 2)
    assert message in result.stderr
    assert result.stdout == ""


# ------------------------------------------------------------------------ the README


def commands() -> list[tuple[str, str]]:
    """Each command of the README with the output that it shows, "" where it shows none."""
    blocks = re.findall(r"```console\n\$ (.*?)```", README, re.DOTALL)
    found = [each.partition("\n") for block in blocks for each in re.split(r"^\$ ", block, flags=re.MULTILINE)]
    assert len(found) >= 10
    return [(command, shown) for command, _, shown in found]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which `.venv/bin/claimgraph` is the program under test."""
    folder = tmp_path_factory.mktemp("readme")
    program = folder / ".venv" / "bin" / "claimgraph"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimgraph "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def typed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a line of the README does in a folder; in this process, unless it needs a shell."""
    program, *arguments = shlex.split(command)
    given = arguments.pop() if "<<<" in arguments else None
    arguments = [word for word in arguments if word != "<<<"]
    if program == ".venv/bin/claimgraph" and not {"|", ">", ">>"} & set(arguments):
        with inside(folder):
            return here(*arguments, input=given)
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, encoding="utf-8"
    )


def test_the_commands_of_the_readme_work_one_after_the_other(checkout: Path):
    """Some need what others wrote: so all of them, in their order, once."""
    for command, shown in commands():
        result = typed(command, checkout)
        assert result.returncode == 0, f"{command}\n{result.stderr}"
        assert result.stdout == shown or not shown, command
        for name in re.findall(r"-o (\S+)", command):
            assert (checkout / name).stat().st_size > 1000, command


def test_the_outputs_in_the_readme_are_the_real_ones():
    for command, shown in re.findall(
        r"```console\n\$ \.venv/bin/claimgraph ([^\n]*)\n```\n\n```csv\n(.*?)```", README, re.DOTALL
    ):
        assert here(*shlex.split(command)).stdout == shown
    assert "```csv" in README


def test_the_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]):
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(program, "README.md", "exec"), {})
    assert "| 207 guys" in capsys.readouterr().out


def test_the_claim_in_the_readme_is_one_of_the_corpus():
    (claim,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    corpus = (ROOT / "corpus" / "documents" / "largest-ever-swap.yaml").read_text(encoding="utf-8")
    for line in claim.splitlines():
        words = line.split("#")[0].strip().removeprefix("- ")
        assert words in corpus


# ------------------------------------------------------------------------ the Makefile and CI


def test_the_makefile_ends_with_three_commands_that_work(checkout: Path):
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    shutil.rmtree(checkout / "my-corpus", ignore_errors=True)
    named = re.findall(r"\$\(BIN\)/(claimgraph [a-z][^\\']*)\\n'", text)
    assert len(named) == 3
    for command in named:
        result = typed(f".venv/bin/{command}", checkout)
        assert result.returncode == 0, result.stderr


def test_ci_runs_the_command_of_the_readme():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
