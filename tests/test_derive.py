"""Verdicts, support and choke points: every kind on a tiny corpus, and laws.

Those of the shipped corpus: test_shipped_corpus.py; each rule by itself: test_rules.py.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.asking import questions as asking
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.model.cast import Actor, Concept, Event
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.records import Corpus, Document, Proposition, Question, Speaker, Statement
from claimgraph.model.values import Figure, Ref
from claimgraph.store import Store
from claimgraph.triples.names import Namer
from comparing import compared
from conftest import WORDS


def shown(corpus: Corpus) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Verdicts with the labels of what they compare."""
    namer = Namer(corpus)
    labels = {
        namer.proposition(s.proposition): namer.labels.proposition(s.proposition)
        for d in corpus.documents.values()
        for s in d.statements
    }
    return sorted(
        ((v.verdict, v.gap, tuple(sorted(labels[p] for p in v.propositions))) for v in compared(corpus).verdicts),
        key=repr,
    )


# ------------------------------------------------------------------------ every kind of verdict


def test_every_verdict_on_the_tiny_accounts(accounts: Corpus):
    assert [(verdict, gap) for verdict, gap, _ in sorted(shown(accounts), key=repr)] == [
        ("contradicts", 10),
        ("contradicts", None),
        ("disputes", 5),
        ("reportsDiffer", 1),
        ("revised", 2),
        ("rivals", None),
        ("shortfall", 8),
        ("unacknowledged", None),
        ("undercuts", 45),
    ]


def small(
    *statements: tuple[str, str, Proposition], published: date | None = date(2030, 1, 1), inferred: bool = False
) -> Corpus:
    """A corpus of one document in which (claimant, stance, proposition) are said."""
    north, south = (Actor(id, "state", id, side=id, basis="a side") for id in ("north", "south"))
    cast = {
        a.id: a
        for a in (
            north,
            south,
            Actor("paper", "outlet", "paper"),
            Actor("other", "person", "other"),
            Actor("aide", "person", "aide", part_of="north"),
        )
    }
    events = {
        id: Event(id, "series" if id == "series" else "exchange", id, part_of="" if id == "series" else "series")
        for id in ("series", "swap", "old")
    }
    said = tuple(
        Statement((Speaker(who),), proposition, (Quote(f"words {n}"),), stance)
        for n, (who, stance, proposition) in enumerate(statements)
    )
    document = Document("text", "text", "paper", published, text=TextFile("0" * 64, 9), statements=said)
    concepts = {id: Concept(id, "concept", id) for id in ("wounded", "women")}
    return Corpus(WORDS, cast, events, concepts, {"text": document}, {})


def figure(
    low: int | None,
    high: int | None = None,
    event: str = "swap",
    to: str = "north",
    phase: str = "completed",
    kind: str = "",
    negated: bool = False,
) -> Proposition:
    high = low if high is None and low is not None else high
    ref = Ref("term", WORDS.dimensions["received-by"].also[0].iri) if to == "both" else Ref("actor", to)
    dimensions = [("received-by", ref)] + ([("kind", Ref("concept", kind))] if kind else [])
    question = Question(counts="prisoners", event=event, phase=phase, dimensions=tuple(sorted(dimensions)))
    return Proposition(question, Figure(low, high), negated)


def asked(
    property: str, answer: object, event: str = "swap", phase: str = "completed", negated: bool = False, **more: object
) -> Proposition:
    return Proposition(Question(property=property, event=event, phase=phase, **more), answer, negated)  # type: ignore[arg-type]


def verdicts(*statements: tuple[str, str, Proposition]) -> list[tuple[str, int | None]]:
    return [(v.verdict, v.gap) for v in compared(small(*statements)).verdicts]


def test_a_revision_is_in_the_order_of_days(accounts: Corpus):
    (revision,) = [v for v in compared(accounts).verdicts if v.verdict == "revised"]
    namer = Namer(accounts)
    days = {namer.claims(s)[-1]: s.proposition.answer for d in accounts.documents.values() for s in d.statements}
    assert [days[claim].minimum for claim in revision.order] == [5, 7]


# ------------------------------------------------------------------------ choke points


def test_choke_points_are_what_every_way_passes(tiny: Corpus):
    namer = Namer(tiny)
    labels = {
        namer.proposition(s.proposition): namer.labels.proposition(s.proposition)
        for d in tiny.documents.values()
        for s in d.statements
    }
    found = {
        labels[p]: sorted(c.rsplit("/", 1)[1].rstrip(">") for c in points)
        for p, points in compared(tiny).choke_points.items()
    }
    assert found["Northland received 40 prisoners, the swap"] == ["actor-paper", "document-morning"]
    fifty = found["Northland received 50 prisoners, the swap"]
    assert [fifty[0], fifty[2]] == ["actor-paper", "document-morning"]
    assert fifty[1].startswith("claim-")  # the agency's relay


def test_propositions_with_the_same_counts_share_one_support_which_names_its_rule(tiny_store: Store):
    held = tiny_store.query("SELECT ?p ?node { ?p cg:hasSupport ?node . ?node cg:derivedBy :rule-support }").texts()
    assert len(held) == len(tiny_store.query("SELECT ?p { ?p cg:hasSupport ?node }").rows)
    assert 1 < len({row["node"] for row in held}) < len({row["p"] for row in held})


def test_the_outlet_of_a_document_that_is_a_choke_point_is_not_written(tiny_store: Store):
    written = tiny_store.query("SELECT DISTINCT ?point { ?p cg:chokePoint ?point }").texts()
    asked = {(row["choke_point"], row["kind"]) for row in asking.ask(tiny_store, "support/choke-points").texts()}
    assert not [row for row in written if row["point"].startswith(":actor-")]
    assert ("Morning Paper", "outlet") in asked


def test_a_second_origin_frees_a_claim_from_its_choke_points(tiny: Corpus):
    reprint = replace(tiny.documents["reprint"], republication_of="", basis="")
    independent = replace(tiny, documents={**tiny.documents, "reprint": reprint})
    namer = Namer(independent)
    (forty,) = {namer.proposition(s.proposition) for s in reprint.statements}
    assert forty not in compared(independent).choke_points


# ------------------------------------------------------------------------ totals

COUNTED_AGAIN = """
SELECT ?documents ?claimants ?claims ?reports ?quantities ?events ?inferences ?silences ?unverified ?comparisons
WHERE {
  { SELECT (COUNT(DISTINCT ?x) AS ?documents) WHERE { { ?x cg:textDigest ?digest } UNION { ?report cg:inDocument ?x } } }
  { SELECT (COUNT(DISTINCT ?x) AS ?claimants) WHERE { ?report cg:conveys/cg:claimant ?x } }
  { SELECT (COUNT(DISTINCT ?x) AS ?claims) WHERE { ?report cg:conveys ?x } }
  { SELECT (COUNT(?x) AS ?reports) WHERE { ?x a cg:Report } }
  { SELECT (COUNT(DISTINCT ?x) AS ?quantities) WHERE { ?x a cg:Quantity . ?p cg:about ?x . ?c cg:content ?p . ?report cg:conveys ?c } }
  { SELECT (COUNT(?x) AS ?events) WHERE { ?x a cg:Event } }
  { SELECT (COUNT(?x) AS ?comparisons) WHERE { ?x a cg:Comparison } }
  { SELECT (COUNT(?x) AS ?inferences) WHERE { ?x a cg:Inference } }
  { SELECT (COUNT(DISTINCT ?x) AS ?unverified) WHERE { ?x a cg:Report ; cg:unverified true } }
  { SELECT (COUNT(DISTINCT ?x) AS ?silences) WHERE { ?x cg:stance cg:declines . ?report cg:conveys ?x } }
}
"""


def test_the_totals_are_what_sparql_counts(shipped_store: Store, stores: dict[str, Store]):
    for store in (shipped_store, *stores.values()):
        assert asking.ask(store, "summary/counts").texts() == store.query(COUNTED_AGAIN).texts()


# ------------------------------------------------------------------------ laws


PROPOSITIONS = st.one_of(
    st.builds(
        lambda low, width, to: figure(low, low + width, to=to),
        st.integers(0, 9),
        st.integers(0, 4),
        st.sampled_from(["north", "south", "both"]),
    ),
    st.builds(lambda low, width: figure(low, low + width, phase="planned"), st.integers(0, 9), st.integers(0, 4)),
    st.builds(lambda low, kind: figure(low, kind=kind), st.integers(0, 9), st.sampled_from(["wounded", "women"])),
    st.builds(lambda low, width: figure(low, low + width, negated=True), st.integers(0, 9), st.integers(0, 4)),
    st.builds(lambda answer, negated: asked("occurred", answer, negated=negated), st.booleans(), st.booleans()),
    st.builds(lambda who: asked("perpetrator", Ref("actor", who)), st.sampled_from(["north", "south", "aide"])),
    st.builds(lambda what: asked("motive", what), st.sampled_from(["x", "y", "z"])),
)
SAID = st.lists(
    st.tuples(
        st.sampled_from(["north", "south", "aide", "other", "paper"]),
        st.sampled_from(["asserts", "asserts", "suggests", "denies", "declines", "promises"]),
        PROPOSITIONS,
    ),
    max_size=7,
)
FEW = settings(max_examples=8, deadline=None)


@FEW
@given(SAID, st.randoms(use_true_random=False))
def test_the_order_of_what_is_said_changes_no_byte(said: list[tuple[str, str, Proposition]], shuffler: random.Random):
    corpus = small(*said)
    document = corpus.documents["text"]
    turned = list(document.statements)
    shuffler.shuffle(turned)
    again = replace(corpus, documents={"text": replace(document, statements=tuple(turned))})
    assert graph_of(again) == graph_of(corpus)


@FEW
@given(SAID)
def test_contradictions_are_symmetric_and_never_of_one_claimant_alone(said: list[tuple[str, str, Proposition]]):
    swapped = {"north": "south", "south": "north"}
    mirrored = [(swapped.get(who, who), stance, proposition) for who, stance, proposition in said]
    plain = [s for s in said if s[2].question.property != "perpetrator" and s[0] != "aide"]
    mirror = [s for s in mirrored if s[2].question.property != "perpetrator" and s[0] != "aide"]
    assert sorted(verdicts(*plain), key=repr) == sorted(verdicts(*mirror), key=repr)
    alone = [("north", stance, proposition) for _, stance, proposition in said]
    assert not [v for v in verdicts(*alone) if v[0] in ("contradicts", "disputes", "rivals", "unacknowledged")]


@FEW
@given(SAID)
def test_every_contradiction_has_a_gap_that_both_ends_give(said: list[tuple[str, str, Proposition]]):
    corpus = small(*said)
    found, namer = compared(corpus).verdicts, Namer(corpus)
    answers = {namer.proposition(s.proposition): s.proposition.answer for s in corpus.documents["text"].statements}
    for verdict in found:
        if verdict.verdict in ("contradicts", "disputes") and verdict.gap is not None:
            low, high = sorted((answers[p] for p in verdict.propositions), key=lambda a: a.minimum)
            assert verdict.gap == high.minimum - low.maximum > 0


@FEW
@given(SAID)
def test_a_republication_changes_no_support(said: list[tuple[str, str, Proposition]]):
    corpus = small(*said)
    copy = replace(corpus.documents["text"], id="copy", publisher="other", republication_of="text", basis="a copy")
    copied = replace(corpus, documents={**corpus.documents, "copy": copy})
    with_copy, without = compared(copied), compared(corpus)
    assert with_copy.support == without.support
    assert with_copy.choke_points == without.choke_points


@FEW
@given(SAID)
def test_a_text_of_unknown_lineage_adds_no_origin(said: list[tuple[str, str, Proposition]]):
    corpus = small(*said)
    other = replace(corpus.documents["text"], id="stray", publisher="other", lineage_known=False)
    more = replace(corpus, documents={**corpus.documents, "stray": other})
    assert [(s.proposition, s.outlets, s.origins) for s in compared(more).support] == [
        (s.proposition, s.outlets, s.origins) for s in compared(corpus).support
    ]


def test_an_independent_text_adds_an_origin(accounts: Corpus):
    corpus = small(("north", "asserts", figure(5)))
    other = replace(corpus.documents["text"], id="second", publisher="other")
    (support,) = compared(replace(corpus, documents={**corpus.documents, "second": other})).support
    assert (support.claimants, support.outlets, support.origins, support.held_by) == (1, 2, 2, "one-side")


def test_the_ministry_and_the_president_are_one_state():
    (support,) = compared(
        small(("north", "asserts", figure(5)), ("aide", "asserts", figure(5)), ("south", "asserts", figure(5)))
    ).support
    assert (support.claimants, support.roots, support.held_by) == (3, 2, "several-sides")


def test_a_document_taken_out_and_put_back_changes_nothing():
    corpus = read_corpus()
    without = replace(
        corpus,
        documents={id: d for id, d in corpus.documents.items() if id != "largest-ever-swap"},
        claims={ref: s for ref, s in corpus.claims.items() if ref.document != "largest-ever-swap"},
        actors={id: replace(a, offices=()) for id, a in corpus.actors.items()},
    )
    assert not [v for v in compared(without).verdicts if v.verdict in ("contradicts", "undercuts")]
    assert graph_of(read_corpus()) == graph_of(corpus)


def test_hostile_values_are_only_values(accounts: Corpus):
    """Quotes, line ends and SQL in ids of values pass through the table as they are."""
    hostile = "x\"'),('\n\\N;DROP TABLE answer;--"
    assert verdicts(("north", "asserts", asked("motive", hostile)), ("south", "asserts", asked("motive", "\\N"))) == [
        ("rivals", None)
    ]
