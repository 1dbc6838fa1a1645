"""One document put into a store, or taken out: the store is then what it would be if it were built again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimgraph.base.errors import BusyError, CorpusError, StoreError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.derive.rule import rules
from claimgraph.graph import Graph
from claimgraph.kept.building import building
from claimgraph.kept.changing import Changing, changing
from claimgraph.kept.made import finish_of_records
from claimgraph.model.records import Corpus, Document, Proposition, Question, Speaker, Statement
from claimgraph.model.values import ClaimRef
from claimgraph.putting.known import claims_of
from conftest import TINY
from test_rules import TRIPS, corpus_of


@contextmanager
def store_of(corpus: Corpus, folder: Path) -> Iterator[Changing]:
    """A store with a corpus, open to be changed."""
    with building(folder) as build:
        finish_of_records(build, corpus, "")
    with changing(folder) as store:
        yield store


def lines_in(store: Changing) -> set[str]:
    return {f"{s} {p} {o} ." for s, p, o in store.store.terms()}


def with_document(corpus: Corpus, id: str, document: Document | None) -> Corpus:
    documents = {**corpus.documents, **({id: document} if document else {})}
    if document is None:
        del documents[id]
    documents = dict(sorted(documents.items()))
    return replace(corpus, documents=documents, claims=claims_of(documents.values()))


# ------------------------------------------------------------------------ corpora in which every rule speaks up


@pytest.fixture(scope="module")
def tripping(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Corpus]]:
    """For each rule the cases in which it speaks up, each a corpus."""
    folder, found = tmp_path_factory.mktemp("tripping"), {}
    for at, (rule, _, case) in enumerate(TRIPS):
        found.setdefault(rule, []).append(with_document(corpus_of(case, folder / str(at)), "noise", None))
    return found


def speaking_of(claim: ClaimRef, by: str, id: str = "") -> Statement:
    """That somebody calls a claim wrong."""
    question = Question(property="characterised-as", claim=claim)
    return Statement((Speaker(by),), Proposition(question, "wrong"), (), stance="appraises", id=id, unverified=True)


#: A claim more for reprint.yaml of the tiny corpus.
MORE = """  - who: northland
    unverified: true
    says: {event: swap, counts: prisoners, received-by: northland, phase: completed, value: 41}
"""

IDS = ["copy", "monday", "tuesday", "undated", "weekly"]


@st.composite
def versions(draw: st.DrawFn, told: list[Statement], id: str, there: list[str]) -> Document:
    """A document that says anything of what is ``told``; sometimes with claims about claims of others that are there."""
    chosen = draw(st.sets(st.sampled_from(told), max_size=9))
    says_most = draw(st.booleans())
    statements = [statement for statement in told if (statement in chosen) is not says_most]
    if statements and draw(st.booleans()):
        statements[0] = replace(statements[0], id="first")
    spoken = draw(st.lists(st.sampled_from(there), max_size=2, unique=True)) if there else []
    statements += [speaking_of(ClaimRef(other, "first"), "gazette", f"of-{other}") for other in spoken]
    copied = draw(st.sampled_from(["", *(other for other in there if other < id)]))
    published = draw(st.sampled_from([None, date(2030, 1, 7), date(2030, 1, 8)]))
    outlet = draw(st.sampled_from(["paper", "gazette"]))
    head = Document(id, f"{id} of {outlet}", outlet, published, republication_of=copied, basis="So they say.")
    return replace(head, lineage_known=draw(st.booleans()), statements=tuple(dict.fromkeys(statements)))


def needed_of(corpus: Corpus, id: str) -> set[str]:
    """Which claims of a document others speak of; with "" where its text is republished."""
    others = [document for document in corpus.documents.values() if document.id != id]
    spoken = {ref.id for d in others for s in d.statements for ref in s.refers_to if ref.document == id}
    return spoken | {"" for document in others if document.republication_of == id}


@pytest.mark.parametrize("rule", [rule.name for rule in rules() if rule.verdicts])
def test_the_store_is_what_a_rebuild_would_give_after_each_step(
    rule: str, tripping: dict[str, list[Corpus]], tmp_path_factory: pytest.TempPathFactory
):
    others = sorted({s for cases in tripping.values() for c in cases for s in statements_in(c)}, key=repr)
    heard: set[str] = set()

    @settings(max_examples=2, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(st.data())
    def check(data: st.DataObject) -> None:
        corpus = data.draw(st.sampled_from(tripping[rule]))
        told = [*statements_in(corpus), *data.draw(st.lists(st.sampled_from(others), max_size=6, unique=True))]
        told = list(dict.fromkeys(told))
        with store_of(corpus, tmp_path_factory.mktemp("any") / "store") as store:
            assert lines_in(store) == told_by(corpus, heard)
            for _ in range(3):
                id = data.draw(st.sampled_from(IDS))
                there = [o for o, d in corpus.documents.items() if o < id and ClaimRef(o, "first") in claims_of([d])]
                new = data.draw(st.none() | versions(told, id, there))
                needed = needed_of(corpus, id)
                if new is None and (needed or id not in corpus.documents):
                    continue
                if new and not needed - {""} <= {statement.id for statement in new.statements}:
                    continue
                corpus = with_document(corpus, id, new)
                store.replace(id, new, {})
                after = lines_in(store)
                assert after == told_by(corpus, heard)
                assert store.manifest.triples == len(after)
                assert store.kept.records == corpus

    check()
    assert rule in heard


def test_what_every_rule_finds_goes_with_its_documents_and_comes_again(
    tripping: dict[str, list[Corpus]], tmp_path: Path
):
    cases = [corpus for cases in tripping.values() for corpus in cases if len(corpus.documents) == 1]
    empty = with_document(cases[0], "monday", None)
    corpus, heard = empty, set()
    for number, case in enumerate(cases):
        (document,) = case.documents.values()
        if not any(statement.refers_to for statement in document.statements):
            corpus = with_document(corpus, f"case-{number}", replace(document, id=f"case-{number}"))
    with store_of(corpus, tmp_path / "store") as store:
        before = lines_in(store)
        for id in corpus.documents:
            store.replace(id, None, {})
        assert lines_in(store) == told_by(empty, set())
        for id, document in reversed(corpus.documents.items()):
            store.replace(id, document, {})
        assert lines_in(store) == before == told_by(corpus, heard)
    assert len(heard) > 10


def test_two_who_speak_of_one_claim_in_two_documents_stand_behind_one_answer(
    tripping: dict[str, list[Corpus]], tmp_path: Path
):
    corpus = tripping["contradicts"][0]
    (told, *_) = statements_in(corpus)
    for id in ("copy", "tuesday"):
        corpus = with_document(corpus, id, Document(id, id, "paper", statements=(replace(told, id="first"),)))
    for id, of in (("undated", "copy"), ("weekly", "tuesday")):
        before = corpus
        speaking = Document(id, id, "paper", statements=(speaking_of(ClaimRef(of, "first"), "gazette"),))
        corpus = with_document(corpus, id, speaking)
    with store_of(before, tmp_path / "store") as store:
        store.replace("weekly", speaking, {})
        assert lines_in(store) == told_by(corpus, set())


def statements_in(corpus: Corpus) -> list[Statement]:
    return [statement for document in corpus.documents.values() for statement in document.statements]


def told_by(corpus: Corpus, heard: set[str]) -> set[str]:
    """The lines of the graph of a corpus; and which rules speak up in it."""
    lines = graph_of(corpus).splitlines()
    heard.update(line.split("/rule-")[1].split(">")[0] for line in lines if "#derivedBy>" in line)
    return set(lines)


# ------------------------------------------------------------------------ files of documents


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    """The tiny corpus, and a store of it."""
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    assert done("build", "--corpus", folder, "-o", tmp_path / "store")
    return folder, tmp_path / "store"


def done(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 1, result.output
    return result.stderr


def export(source: Path, format: str = "ntriples") -> str:
    return done("export", format, "-o", "-", "--corpus", source)


def test_a_document_is_put_in_the_place_of_its_older_version(built: tuple[Path, Path]):
    corpus, store = built
    path = corpus / "documents" / "reprint.yaml"
    path.write_text(path.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    assert done("put", path, "--corpus", store) == "1 document put: 2 claims; contradicts: 2 more.\n"
    for format in ("ntriples", "csv", "sheets"):
        assert export(store, format) == export(corpus, format), format
    path.write_text(path.read_text(encoding="utf-8").removesuffix(MORE), encoding="utf-8")
    assert done("put", path, "--corpus", store) == "1 document put: 1 claim; contradicts: 2 fewer.\n"
    assert export(store) == export(corpus)


def test_a_document_is_taken_out(built: tuple[Path, Path]):
    corpus, store = built
    assert done("remove", "reprint", "--corpus", store) == "1 document removed: 1 claim; no other verdicts.\n"
    (corpus / "documents" / "reprint.yaml").unlink()
    (corpus / "documents" / "reprint.positions.json").unlink(missing_ok=True)
    assert export(store) == export(corpus)
    assert "No document 'reprint'" in refused("remove", "reprint", "--corpus", store)


def test_what_others_need_stays_and_they_are_named(built: tuple[Path, Path]):
    corpus, store = built
    before = export(store)
    said = refused("remove", "morning", "--corpus", store)
    assert "'morning' cannot be removed: 'reprint' republish it; offices of 'president' rest on it." in said
    path = corpus / "documents" / "evening.yaml"
    path.write_text(SPEAKING, encoding="utf-8")
    done("put", path, "--corpus", store)
    assert "'evening' speak of its claims" in refused("remove", "morning", "--corpus", store)
    morning = corpus / "documents" / "morning.yaml"
    text = morning.read_text(encoding="utf-8")
    morning.write_text(text.replace("id: forty", "id: fourty").replace("value: forty", "value: fourty"), "utf-8")
    assert "the claim 'forty' is gone, of which document 'evening' speaks" in refused("put", morning, "--corpus", store)
    morning.write_text(text, encoding="utf-8")
    assert export(store) == export(corpus) != before


SPEAKING = """title: Not forty
publisher: paper
curated: {by: curator, on: 2030-04-08}
claims:
  - who: northland
    unverified: true
    stance: appraises
    says: {claim: "morning#forty", property: characterised-as, value: wrong}
"""


def test_a_mistake_is_told_as_check_tells_it_and_nothing_changes(built: tuple[Path, Path]):
    corpus, store = built
    before = export(store)
    path = corpus / "documents" / "reprint.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("who: ministry", "who: minstry")
        .replace("republication-of: morning", "republication-of: Largest swop yet"),
        encoding="utf-8",
    )
    with pytest.raises(CorpusError) as checked:
        read_corpus(corpus)
    with pytest.raises(CorpusError) as put, changing(store) as open:
        open.put(path)
    assert put.value.problems == checked.value.problems
    assert [(problem.line, problem.column, problem.message) for problem in put.value.problems] == [
        (3, 19, "unknown document 'Largest swop yet'"),
        (8, 10, "unknown actor 'minstry'"),
    ]
    assert export(store) == before


def test_the_name_of_a_private_person_is_not_put(tmp_path: Path):
    corpus = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    done("build", "--corpus", corpus, "-o", tmp_path / "store")
    before, path = export(tmp_path / "store"), corpus / "documents" / "reprint.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Forty home", "title: Zora Quillfeather home"), encoding="utf-8")
    said = refused("put", path, "--corpus", tmp_path / "store")
    assert "reprint.yaml:1:1: names a private person (a released prisoner)" in said
    assert "Quillfeather" not in said.replace("title: Zora Quillfeather home", "")
    path.write_text(f"{text}note: As Zora Quillfeather says.\n", encoding="utf-8")
    refused("put", path, "--corpus", tmp_path / "store")
    assert export(tmp_path / "store") == before


# ------------------------------------------------------------------------ killed, and waited for

#: Where a command may be killed: the calls of one change, in their order.
STEPS_OF_A_CHANGE = [
    "claimgraph.kept.journal.note",
    "claimgraph.kept.changing.replace_document",
    "claimgraph.kept.journal.set_number",
    "claimgraph.kept.changing.finish",
    "claimgraph.store.changed.ChangedStore.change",
    "claimgraph.store.changed.ChangedStore.close",
    "claimgraph.kept.journal.clear",
    "claimgraph.kept.changing.write_manifest",
    "claimgraph.kept.journal.end",
]

KILLED = """
import os, sys, pydoc
name, when, path, store = sys.argv[1:]
owner, _, called = name.rpartition(".")
owner = pydoc.locate(owner)
real = getattr(owner, called)
def killed(*given, **more):
    if when == "after":
        real(*given, **more)
    os._exit(9)
setattr(owner, called, killed)
from claimgraph.base.errors import BusyError, CorpusError, StoreError
from claimgraph.cli import main
main(["put", path, "--corpus", store])
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS_OF_A_CHANGE)
def test_a_command_that_is_killed_leaves_the_old_store_or_the_new_one(built: tuple[Path, Path], step: str, when: str):
    corpus, store = built
    old, path = export(store), corpus / "documents" / "reprint.yaml"
    path.write_text(path.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    ended = subprocess.run([sys.executable, "-c", KILLED, step, when, path, store], capture_output=True, check=False)
    assert ended.returncode == 9, ended.stderr
    new = export(corpus)
    came = STEPS_OF_A_CHANGE.index(step) > 2
    assert export(store) == (new if came else old)
    assert export(store, "csv") == export(corpus, "csv") or not came
    # And it is whole: the same once more.
    done("put", path, "--corpus", store)
    assert export(store) == new


def test_who_reads_is_waited_for_and_who_reads_waits(built: tuple[Path, Path]):
    corpus, store = built
    reading = Graph(store)
    assert len(reading) > 0
    said = refused("put", corpus / "documents" / "reprint.yaml", "--corpus", store, "--wait", "0")
    assert "Others read" in said
    reading.close()
    with changing(store), pytest.raises(BusyError, match="changing"):
        changing(store, wait=0)
    done("put", corpus / "documents" / "reprint.yaml", "--corpus", store)


def test_a_graph_of_a_store_is_changed_and_asked(built: tuple[Path, Path]):
    corpus, store = built
    graph = Graph(store)
    triples = len(graph)
    changed = graph.remove("reprint")
    assert (changed.document, changed.claims, len(graph)) == ("reprint", 1, triples - changed.gone + changed.come)
    assert [row["id"] for row in graph.ask("document/all")] == ["morning"]
    graph.put(corpus / "documents" / "reprint.yaml")
    assert graph.export("csv") == Graph(corpus).export("csv")
    graph.close()
    assert len(Graph(store)) == triples
    with pytest.raises(StoreError, match="whole graph of a store"):
        Graph(corpus).as_of("2030-01-01").remove("reprint")
