"""A second subject needs files only: every command works on it, and no word of it stands in the package."""

from __future__ import annotations

import re
import shlex
import shutil
import textwrap
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import claimgraph
from claimgraph.asking import questions
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.formats import Exported, exported, writers
from claimgraph.model.records import Corpus
from claimgraph.store import Store
from conftest import ROOT

FOLDER = ROOT / "examples" / "earthquake"
VOCABULARY = FOLDER / "ontology" / "earthquake.ttl"
TEXTS = ROOT.parent / "second-texts"
NAMESPACE = "https://w3id.org/claimgraph/quake#"

#: Names of its terms that are plain English, and stand in the package in another sense: `border-collapse`, "missing phase".
PLAIN = {"among", "bodies", "collapse", "counted", "depth", "distance", "height", "missing", "need"}

WITHOUT_PARAMETERS = [question.id for question in questions.questions().values() if not question.parameters]

pytestmark = pytest.mark.usefixtures("each_built_once")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def quake() -> Corpus:
    return read_corpus(FOLDER)


@pytest.fixture(scope="module")
def quake_store(quake: Corpus) -> Store:
    return claimgraph.build(quake)


# ---------------------------------------------------------------- what is in it


def test_it_is_real_in_kind_and_size(quake: Corpus):
    told = [document for document in quake.documents.values() if document.text]
    statements = [statement for document in told for statement in document.statements]
    assert len(told) >= 6
    assert len(statements) >= 60
    assert len({actor.side for actor in quake.actors.values() if actor.side}) > 2
    assert {statement.evidence for statement in statements} == {"located"}


def test_no_quote_is_long(quake: Corpus):
    quotes = [quote for document in quake.documents.values() for s in document.statements for quote in s.quotes]
    assert quotes
    assert max(len(quote.exact) for quote in quotes) <= 140


def test_every_quote_stands_in_its_text():
    if not TEXTS.is_dir():  # the texts are not part of the repository
        pytest.skip(f"needs the articles' texts in {TEXTS}")
    result = run("check", "--corpus", FOLDER, "--texts", TEXTS)
    assert result.exit_code == 0, result.output
    assert "259 quotes and 259 positions fit." in result.output


def test_a_toll_that_grows_cannot_shrink(quake_store: Store):
    """42 on 3 July, 39 on 11 July."""
    told = [
        row["comparison"] or "" for row in claimgraph.ask(quake_store, "comparison/by-verdict", verdict="undercuts")
    ]
    assert [label for label in told if "39 deaths" in label and "42 deaths" in label], told


def test_one_toll_is_told_in_several_ways(quake_store: Store):
    rows = claimgraph.ask(quake_store, "comparison/contradictions")
    pairs = {frozenset((row["one"], row["other"])) for row in rows}
    assert frozenset(("24", "42")) in pairs, pairs


def test_a_magnitude_is_a_number(quake_store: Store):
    rows = claimgraph.ask(quake_store, "comparison/contradictions")
    pairs = {frozenset((row["one"], row["other"])) for row in rows}
    assert frozenset(("6.1", "6.2")) in pairs, pairs


def test_a_unit_is_shown(quake_store: Store):
    rows = claimgraph.ask(quake_store, "claim/by-property", property="depth")
    assert {row["answer"] for row in rows} == {"10 km"}
    rows = claimgraph.ask(quake_store, "claim/by-property", property="displaced-share")
    assert {row["answer"] for row in rows} == {"about 28 %"}


def test_parts_that_nobody_calls_all_of_it_refute_no_whole(quake_store: Store, tmp_path: Path):
    """About 17 and 14 dead in two districts stand beside 42 in the province: nobody says that nobody died elsewhere."""
    assert against_42(claimgraph.build(with_dead_in_bener_meriah("14", tmp_path))) == against_42(quake_store)


def test_a_part_above_its_whole_refutes_it(quake_store: Store, tmp_path: Path):
    more = against_42(claimgraph.build(with_dead_in_bener_meriah("50", tmp_path)))
    assert more["undercuts"] > against_42(quake_store)["undercuts"]


def with_dead_in_bener_meriah(figure: str, tmp_path: Path) -> Path:
    """A copy in which one text has this figure, instead of at least 14, on the day on which 42 are told of in all."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "copy"))
    document = folder / "documents" / "jakarta-globe-42.yaml"
    text = document.read_text(encoding="utf-8")
    told = "area: bener-meriah, as-of: 2013-07-03, phase: completed, value: at least 14}"
    assert text.count(told) == 1
    document.write_text(text.replace(told, told.replace("at least 14", figure)), encoding="utf-8")
    return folder


def against_42(store: Store) -> Counter[str | None]:
    """How often each verdict is given on the 42 dead of the whole province."""
    rows = claimgraph.ask(store, "comparison/all")
    return Counter(row["verdict"] for row in rows if re.search(r"\b42\b", row["comparison"] or ""))


# ---------------------------------------------------------------- every command


def test_it_checks_and_reports():
    result = run("check", "--corpus", FOLDER)
    assert result.exit_code == 0, result.output
    assert "no problems found" in result.output
    result = run("report", "--corpus", FOLDER)
    assert result.exit_code == 0, result.output
    assert "42  Syahrul" in result.output
    assert "24  Indonesian officials" in result.output


def test_there_are_questions_without_parameters():
    assert len(WITHOUT_PARAMETERS) >= 20


@pytest.mark.parametrize("question", WITHOUT_PARAMETERS)
def test_every_question_is_answered(question: str, quake_store: Store):
    rows = claimgraph.ask(quake_store, question)
    assert all(row.keys() for row in rows)


def test_a_question_is_asked_by_name():
    result = run("ask", "figure/of-event", "event=mosque-collapse", "--corpus", FOLDER)
    assert result.exit_code == 0, result.output
    assert "Subhan Sahara" in result.output


@pytest.mark.parametrize("format", sorted(writers()))
def test_every_format_is_written(format: str, quake: Corpus, quake_store: Store):
    assert len(exported(Exported(quake, quake_store), format)) > 1000


def test_an_export_knows_its_prefix(tmp_path: Path):
    file = tmp_path / "quake.ttl"
    result = run("export", "turtle", "--corpus", FOLDER, "-o", file)
    assert result.exit_code == 0, result.output
    assert "cg:counts quake:deaths" in file.read_text(encoding="utf-8")


def test_a_page_is_written_of_the_actors_and_of_an_event(tmp_path: Path):
    for options in ([], ["--event", "aceh-earthquake"]):
        page = tmp_path / "page.html"
        result = run("view", *options, "--corpus", FOLDER, "-o", page)
        assert result.exit_code == 0, result.output
        assert "Zainoel Abidin Hospital" in page.read_text(encoding="utf-8") or options
        assert "Syahrul" in page.read_text(encoding="utf-8")


def shown_commands() -> list[tuple[str, str]]:
    """The commands of its README, each with the output that it shows."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^    \$ (claimgraph .*)\n((?:    .*\n|\n(?=    ))*)", text, re.MULTILINE)
    return [(command, textwrap.dedent(output)) for command, output in blocks]


def test_its_readme_shows_what_the_commands_print(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    commands = shown_commands()
    assert len(commands) >= 3
    for command, shown in commands:
        printed = run(*shlex.split(command)[1:]).output
        printed = "\n".join(line.rstrip() for line in printed.splitlines()) + "\n"
        if shown.endswith("…\n"):
            assert printed.startswith(shown.removesuffix("…\n")), command
        else:
            assert printed == shown, command


# ---------------------------------------------------------------- nothing but files


def names() -> set[str]:
    """The local names of the terms of this subject, and the keys that corpus files use for them."""
    found = set(re.findall(r"^quake:(\w+) a ", VOCABULARY.read_text(encoding="utf-8"), re.MULTILINE))
    return found | {re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower() for name in found}


def test_no_line_of_the_package_was_needed():
    words = {name for name in names() if name.lower() not in PLAIN} | {"aceh", "earthquake", "quake", NAMESPACE}
    assert {"magnitude", "displaced-share", "damagedHouses", "Earthquake"} <= words
    pattern = re.compile(rf"(?<![\w-])({'|'.join(sorted(map(re.escape, words)))})(?![\w-])", re.IGNORECASE)
    files = [
        file
        for folder in ("graph", "queries", "ontology")
        for file in sorted((ROOT / folder).rglob("*"))
        # A mapping names the columns of a data set that is known by its name: they are nobody's terms.
        if file.is_file() and file.suffix != ".pyc" and file.parent.name != "mappings"
    ]
    assert len(files) > 100
    found = {str(file.relative_to(ROOT)): pattern.findall(file.read_text(encoding="utf-8")) for file in files}
    assert {file: words for file, words in found.items() if words} == {}
