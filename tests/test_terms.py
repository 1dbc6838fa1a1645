"""`claimgraph terms` lists what can be said; every entry that it shows can be pasted into a file of the corpus."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimgraph.cli import main
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.corpus.sense import nonsense
from claimgraph.corpus.subjects import example
from claimgraph.pages.terms import HEADINGS, Said, everything, matching, of_kind
from conftest import ROOT, TINY


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["terms", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(params=["shipped", "earthquake", "tiny", "blank", "exchange"])
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a corpus."""
    folders = {"shipped": ROOT / "corpus", "earthquake": ROOT / "examples" / "earthquake", "tiny": TINY}
    folder = tmp_path / "corpus"
    if request.param in folders:
        return Path(shutil.copytree(folders[request.param], folder))
    for name, content in example(request.param).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


HEAD = "title: Pasted {}\npublisher: {}\npublished: 2035-01-01\ncurated: {{by: {}, on: 2035-01-02}}\nclaims:\n"


def test_every_example_can_be_pasted(corpus: Path):
    """Each claim in a document of its own, so that a mistake is that of one example; the rest in their files."""
    before = read_corpus(corpus)
    anybody = next(iter(before.actors))
    found = everything(before)
    with_example = [said for said in found if said.example]
    assert len(with_example) > 0.8 * len(found), [f"{s.kind}: {s.key}" for s in found if not s.example]
    for number, said in enumerate(with_example):
        assert said.example
        if said.example.file == "documents":
            path = corpus / "documents" / f"pasted-{number}.yaml"
            path.write_text(HEAD.format(number, anybody, anybody) + said.example.text + "\n", encoding="utf-8")
        else:
            with (corpus / f"{said.example.file}.yaml").open("a", encoding="utf-8") as file:
                file.write(f"\n{said.example.text}\n")
    reading = reading_of(corpus)
    assert reading.problems.found == []
    # And it makes sense: nothing is asked of, or answered by, what it hardly can be.
    pasted = {id: document for id, document in reading.corpus.documents.items() if id.startswith("pasted-")}
    assert len(pasted) > 30
    odd = nonsense(replace(reading.corpus, documents=pasted), reading.places, reading.problems)
    assert [str(problem) for problem in odd.found] == []


def test_an_example_says_something_with_its_term(tiny_terms: list[Said]):
    for said in tiny_terms:
        if said.example and said.kind not in ("qualifier", "stance"):
            assert said.key in said.example.text, said


@pytest.fixture(scope="module")
def tiny_terms() -> list[Said]:
    return everything(read_corpus(TINY))


def test_every_kind_of_term_is_listed_with_its_meaning(tiny_terms: list[Said]):
    assert {said.kind for said in tiny_terms} == set(HEADINGS)
    shown = run("--corpus", TINY).stdout
    for heading in HEADINGS.values():
        assert heading in shown
    for said in tiny_terms:
        assert f"  {said.key} " in shown


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("declines", ["declines"]),
        ("Telegram", ["telegram"]),
        ("about", ["approximately"]),  # by another word for it
        ("gave no answer", ["declines"]),  # by its meaning
        ("occured", ["occurred"]),  # by near spelling
        ("Received By", ["received-by"]),
    ],
)
def test_a_term_is_found_by_whatever_a_person_calls_it(word: str, keys: list[str], tiny_terms: list[Said]):
    assert [said.key for said in matching(tiny_terms, word)] == keys


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("verbs", {"verb"}),
        ("type", {"type of an actor", "type of an event", "type of a concept"}),
        ("phase", {"phase"}),
        ("swap", set()),
    ],
)
def test_all_terms_of_a_kind_are_listed(word: str, kinds: set[str], tiny_terms: list[Said]):
    assert {said.kind for said in of_kind(tiny_terms, word)} == kinds


def test_what_nobody_calls_anything_is_told():
    result = run("xyzzyplugh", "--corpus", TINY)
    assert result.exit_code == 1
    assert "`claimgraph terms` lists everything" in result.stderr


def test_a_term_is_explained_while_a_document_is_broken(corpus_copy: Path):
    (corpus_copy / "documents" / "morning.yaml").write_text("title: [", encoding="utf-8")
    result = run("received-by", "--corpus", corpus_copy)
    assert result.exit_code == 0
    assert "received-by: " in result.stdout


def test_an_empty_corpus_has_no_examples_but_says_why(tmp_path: Path):
    assert CliRunner().invoke(main, ["init", str(tmp_path / "new")]).exit_code == 0
    result = run("participants", "--corpus", tmp_path / "new")
    assert "counts: participants" in result.stdout
    assert "this corpus has nothing yet" in result.stdout
