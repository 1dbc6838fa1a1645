"""What SQL names and labels for a million claims is what Python names and labels for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimgraph.base.namespaces import DATA
from claimgraph.columns.database import Database, columns_of
from claimgraph.corpus import read_corpus
from claimgraph.model.cast import Actor, Concept, Event
from claimgraph.model.records import Corpus, Document, Proposition, Question, Speaker, Statement
from claimgraph.model.values import ClaimRef, Figure, Measure, Period, Ref
from claimgraph.model.values.decimals import decimal
from claimgraph.triples.named import name_all
from claimgraph.triples.names import Namer
from conftest import ROOT, TINY, WORDS
from test_round_trip import corpora

CORPORA = [ROOT / "corpus", TINY, ROOT / "tests" / "accounts", *sorted((ROOT / "examples").iterdir())]


def named(corpus: Corpus) -> Database:
    database = columns_of(corpus)
    name_all(database, corpus.vocabulary)
    return database


def local(node: str, kind: str = "") -> str:
    return node.removeprefix(f"<{DATA}{kind}").removesuffix(">")


def by_sql(database: Database) -> dict[str, list[tuple[object, ...]]]:
    passages = """
        SELECT s.document, s.place, q.node, q.label, q.label_here, p.node, p.label, p.answer_label, r.node
        FROM numbered_statement s
        JOIN named_question q ON q.question = s.question
        JOIN named_proposition p
            ON p.question = s.question AND p.answer IS NOT DISTINCT FROM s.answer AND p.negated = s.negated
        JOIN named_report r ON r.passage = s.passage
        ORDER BY s.document, s.place
    """
    claims = """
        SELECT s.document, s.place, n.link, n.node, c.claimant, c.stance, c.relays, c.content, c.label
        FROM named_claim n
        JOIN numbered_statement s ON s.passage = n.passage
        JOIN claim c ON c.node = n.node
        ORDER BY s.document, s.place, n.link
    """
    return {"passages": database.execute(passages).fetchall(), "claims": database.execute(claims).fetchall()}


def by_records(corpus: Corpus) -> dict[str, list[tuple[object, ...]]]:
    namer = Namer(corpus)
    labels, passages, claims = namer.labels, [], []
    for document in corpus.documents.values():
        for place, statement in enumerate(document.statements):
            proposition = statement.proposition
            answer = None
            if proposition.answer is not None:
                answer = ("not " if proposition.negated else "") + labels.answer(proposition.answer)
            content = local(namer.proposition(proposition), "proposition-")
            passages.append(
                (
                    document.id,
                    place,
                    local(namer.question(proposition.question)),
                    labels.question(proposition.question),
                    labels.question_here(proposition.question),
                    content,
                    labels.proposition(proposition),
                    answer,
                    local(namer.report(document, statement)),
                )
            )
            nodes = [local(node, "claim-") for node in namer.claims(statement)]
            for link, (node, speaker) in enumerate(zip(nodes, statement.chain, strict=True)):
                last = link == len(nodes) - 1
                stance, relays = (statement.stance, None) if last else ("reports", nodes[link + 1])
                said = (node, speaker.actor, stance, relays, content if last else None, labels.claim(statement, link))
                claims.append((document.id, place, link, *said))
    return {"passages": sorted(passages), "claims": sorted(claims)}


@pytest.mark.parametrize("folder", CORPORA, ids=lambda path: path.name)
def test_every_node_and_label_of_a_corpus_is_the_same_from_either(folder: Path):
    corpus = read_corpus(folder)
    found = by_sql(named(corpus))
    assert found == by_records(corpus)
    assert len(found["claims"]) >= len(found["passages"]) > 10


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_so_it_is_for_any_corpus(corpus: Corpus):
    corpus = replace(corpus, vocabulary=WORDS)
    assert by_sql(named(corpus)) == by_records(corpus)


# ------------------------------------------------------------------------ any question, any answer

DAYS = st.dates(date(1, 1, 1), date(9999, 1, 1))
NUMBERS = st.integers(0, 2) | st.integers(0, 10**12)
QUALIFIERS = st.sampled_from(["", *WORDS.qualifiers])
#: Names that look like marks, patterns, articles and questions.
NAMES = ["swap", "the swap", "Swap?", "{topic} [in {value}]", "\ue000\x1f", "École", "theé", "ǆ", "ß", "1st"]
FIGURES = st.builds(Figure, NUMBERS, NUMBERS | st.none(), NUMBERS | st.none(), QUALIFIERS)
DECIMALS = st.sampled_from(["0.5", "1", "-12.25", "1,234.5"]).map(decimal)
OTHERS = (
    st.builds(Measure, DECIMALS, DECIMALS | st.none(), DECIMALS | st.none(), QUALIFIERS, st.sampled_from(["", "km"]))
    | st.builds(Period, DAYS, DAYS | st.none())
    | st.booleans()
    | st.text('ab"\\\n\x00\x08\x7f\u2028', max_size=5)
    | st.sampled_from([Ref("actor", "a"), Ref("event", "e"), Ref("concept", "c")])
    | st.sampled_from([Ref("term", iri) for iri in WORDS.further()])
)
REFS = st.sampled_from([Ref("actor", "b"), Ref("event", "e"), *(Ref("term", iri) for iri in WORDS.further())])


@st.composite
def propositions(draw: st.DrawFn, claims: list[ClaimRef]) -> Proposition:
    counts = draw(st.sampled_from(["", *WORDS.counted]))
    dimensions = draw(st.dictionaries(st.sampled_from(sorted(WORDS.dimensions)), REFS, max_size=3)) if counts else {}
    question = Question(
        "" if counts else draw(st.sampled_from(sorted(WORDS.properties))),
        counts,
        draw(st.sampled_from(["", "e", "f"])),
        draw(st.sampled_from(["", "a", "b"])),
        draw(st.sampled_from([None, *claims])),
        draw(st.sampled_from(["", *WORDS.schemes["phases"]])),
        draw(st.sampled_from(["", "f"])),
        draw(st.none() | DAYS),
        tuple(sorted(dimensions.items())),
    )
    answers = st.none() | (FIGURES if counts else OTHERS | st.sampled_from(claims) if claims else OTHERS)
    return Proposition(question, draw(answers), draw(st.booleans()))


@st.composite
def sayings(draw: st.DrawFn) -> Corpus:
    """Corpora of claims about anything, also about each other."""
    names = draw(st.permutations(NAMES))
    actors = {id: Actor(id, "person", name) for id, name in zip("ab", names[:2], strict=True)}
    actors["p"] = Actor("p", "person", "", private=True, role="a witness")
    events = {id: Event(id, "exchange", name) for id, name in zip("ef", names[2:4], strict=True)}
    concepts = {"c": Concept("c", "concept", names[4])}
    statements: list[Statement] = []
    for number in range(draw(st.integers(1, 6))):
        claims = [ClaimRef("d", statement.id) for statement in statements]
        chain = draw(st.lists(st.sampled_from("abp"), min_size=1, max_size=3))
        stance = draw(st.sampled_from(["asserts", "denies", "declines"]))
        said = draw(propositions(claims))
        statements.append(Statement(tuple(map(Speaker, chain)), said, (), stance, id=str(number)))
    document = Document("d", "title", "a", statements=tuple(statements))
    known = {ClaimRef("d", statement.id): statement for statement in statements}
    return Corpus(None, actors, events, concepts, {"d": document}, known)  # type: ignore[arg-type]  # a failure shows it


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(sayings())
def test_a_label_is_the_same_whatever_is_asked_and_answered(corpus: Corpus):
    corpus = replace(corpus, vocabulary=WORDS)
    assert by_sql(named(corpus)) == by_records(corpus)
