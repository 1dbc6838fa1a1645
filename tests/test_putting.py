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

from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.kept.building import building
from claimgraph.kept.changing import Changing, changing
from claimgraph.kept.made import finish_of_records
from claimgraph.model.records import Corpus, Document, Proposition, Question, Speaker, Statement
from claimgraph.model.values import ClaimRef
from claimgraph.putting.known import claims_of
from conftest import ROOT, TINY
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


#: A put makes two graphs: `make test` takes few at random, `make search` many.
MANY = not settings().derandomize

# ------------------------------------------------------------------------ corpora in which every rule speaks up


@pytest.fixture(scope="module")
def tripping(tmp_path_factory: pytest.TempPathFactory) -> list[Corpus]:
    """The cases in which a rule speaks up, each a corpus."""
    folder = tmp_path_factory.mktemp("tripping")
    cases = (corpus_of(case, folder / str(at)) for at, (_, _, case) in enumerate(TRIPS))
    return [with_document(case, "noise", None) for case in cases]


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


def said_in(case: dict[str, list]) -> list[tuple[str, str]]:
    """Of each claim of a case the event, and what is asked of it."""
    return [(claim["says"].get("event", ""), claim["says"].get("property", "")) for claim in case["claims"]]


def far_cases() -> Iterator[tuple[str, int, int]]:
    """Of each rule the case with most events and properties, and two of its claims; with `MANY` all."""
    for rule in dict.fromkeys(rule for rule, *_ in TRIPS):
        cases = [(at, said_in(case)) for at, (name, _, case) in enumerate(TRIPS) if name == rule]
        cases.sort(key=lambda one: (-len({event for event, _ in one[1]}), -len(set(one[1])), one[0]))
        for at, said in cases if MANY else cases[:1]:
            if MANY:
                yield from ((rule, at, claim) for claim in range(len(said)))
            elif len({event for event, _ in said}) > 1:
                yield from ((rule, at, claim) for claim in (0, 1))


@pytest.mark.parametrize(("rule", "at", "claim"), list(far_cases()))
def test_a_rule_hears_a_claim_that_comes_alone(rule: str, at: int, claim: int, tripping: list[Corpus], tmp_path: Path):
    case, heard = tripping[at], set[str]()
    passages = [(document, s) for document in case.documents.values() for s in document.statements]
    document, alone = passages[claim % len(passages)]
    rest = tuple(statement for statement in document.statements if statement is not alone)
    without = with_document(case, document.id, replace(document, statements=rest))
    late = replace(document, id="late", statements=(alone,))
    with store_of(without, tmp_path / "store") as store:
        store.replace("late", late, {})
        assert lines_in(store) == told_by(with_document(without, "late", late), heard)
    assert rule in heard


def test_the_store_is_what_a_rebuild_would_give_after_each_step(
    tripping: list[Corpus], tmp_path_factory: pytest.TempPathFactory
):
    told_anywhere = sorted({statement for case in tripping for statement in statements_in(case)}, key=repr)

    # What fails is small as it is, and to make it smaller takes minutes.
    @settings(max_examples=150 if MANY else 3, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(st.data())
    def check(data: st.DataObject) -> None:
        corpus = data.draw(st.sampled_from(tripping))
        told = [*statements_in(corpus), *data.draw(st.lists(st.sampled_from(told_anywhere), max_size=6, unique=True))]
        told = list(dict.fromkeys(told))
        with store_of(corpus, tmp_path_factory.mktemp("any") / "store") as store:
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
                assert after == told_by(corpus, set())
                assert store.manifest.triples == len(after)
                assert store.kept.records == corpus

    check()


def test_a_document_of_an_archive_goes_and_comes_again(tmp_path: Path):
    options = ("--claims", "1000", "--seed", "1", "-o", str(tmp_path / "archive"))
    subprocess.run((sys.executable, "-m", "benchmarks.archive", *options), cwd=ROOT, check=True, capture_output=True)
    build = ["build", "--corpus", str(tmp_path / "archive"), "-o", str(tmp_path / "store")]
    assert CliRunner().invoke(main, build).exit_code == 0
    with changing(tmp_path / "store") as store:
        corpus, before = store.kept.records, lines_in(store)
        free = [id for id in corpus.documents if not needed_of(corpus, id)]
        longest = sorted(free, key=lambda id: len(corpus.documents[id].statements))[-8 if MANY else -1 :]
        for id in longest:
            less = replace(corpus.documents[id], statements=corpus.documents[id].statements[::2])
            for new in (less, None) if MANY else (less,):
                store.replace(id, new, {})
                assert lines_in(store) == told_by(with_document(corpus, id, new), set()) != before
            store.replace(id, corpus.documents[id], {})
            assert lines_in(store) == before
        assert store.kept.records == corpus


#: Who says a number of which event: two against each other in some, and each alone in one, which comes first.
EVENTS = {"alone-1": ["ministry"], "alone-2": ["president"]} | {
    f"swap-{n}": ["ministry", "president"] for n in range(5)
}
CAST_OF_TWO = {
    "northland": "state",
    "ministry": "organization",
    "president": "person",
    "paper": "outlet",
    "curator": "person",
}


def test_what_is_counted_over_documents_is_counted_on_by_those_that_stay(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    shutil.rmtree(folder / "documents")
    (folder / "documents").mkdir()
    (folder / "actors.yaml").write_text(
        "".join(f"{id}: {{type: {kind}, name: The {id}}}\n" for id, kind in CAST_OF_TWO.items()), encoding="utf-8"
    )
    (folder / "events.yaml").write_text(
        "".join(f"{event}: {{type: event, name: the {event}}}\n" for event in EVENTS),
        encoding="utf-8",
    )
    for event, who in EVENTS.items():
        says = f"says: {{event: {event}, counts: prisoners, received-by: northland, phase: completed, value: "
        claims = "".join(f"  - {{who: {id}, unverified: true, {says}{len(id)}}}}}\n" for id in who)
        (folder / "documents" / f"{event}.yaml").write_text(
            f"title: The {event}\npublisher: paper\npublished: 2030-04-05\ncurated: {{by: curator, on: 2030-04-07}}\n"
            f"claims:\n{claims}",
            encoding="utf-8",
        )
    corpus = read_corpus(folder)

    def counts(lines: set[str]) -> list[str]:
        # Two answers each in the paper, both figures; the two claimants stand against each other once in each.
        found = [line.split(" ") for line in lines if "actor-paper> " in line or "/opposition-" in line]
        told = (f"{p.partition('#')[2][:-1]} {o.split(chr(34))[1]}" for _, p, o, *_ in found if "Count>" in p)
        return sorted(told)

    with store_of(corpus, tmp_path / "store") as store:
        assert counts(lines_in(store)) == ["answerCount 12", "comparisonCount 5", "figureCount 12"]
        store.remove("swap-0")
        lines = lines_in(store)
        assert counts(lines) == ["answerCount 10", "comparisonCount 4", "figureCount 10"]
        assert lines == set(graph_of(with_document(corpus, "swap-0", None)).splitlines())
        for event in sorted(EVENTS.keys() - {"swap-0"}):
            store.remove(event)
        assert counts(lines_in(store)) == []


@pytest.mark.parametrize("folder", ["corpus", "tests/accounts"])
def test_documents_of_a_corpus_go_and_come_again(folder: str, tmp_path: Path):
    corpus = read_corpus(ROOT / folder)
    with store_of(corpus, tmp_path / "store") as store:
        before = lines_in(store)
        free = [id for id in corpus.documents if not needed_of(corpus, id)]
        for id in free if MANY else free[:1]:
            store.replace(id, None, {})
            assert lines_in(store) == told_by(with_document(corpus, id, None), set()) != before
            store.replace(id, corpus.documents[id], {})
            assert lines_in(store) == before


def test_two_who_speak_of_one_claim_in_two_documents_stand_behind_one_answer(tripping: list[Corpus], tmp_path: Path):
    corpus = tripping[0]
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
