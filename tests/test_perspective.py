"""The world as one tells it is consistent; two worlds that contradict each other are not, and only those."""

from __future__ import annotations

import pytest
import rdflib
from click.testing import CliRunner

import claimgraph
from claimgraph.base.errors import QuestionError
from claimgraph.cli import main
from claimgraph.derive.perspective import told_by
from claimgraph.model.records import Corpus
from claimgraph.store import Store
from claimgraph.store.reason import closure, ontology
from conftest import ROOT

pytestmark = pytest.mark.usefixtures("each_built_once")

ID = "https://w3id.org/claimgraph/id/"


def world(corpus: Corpus, *who: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for word in who:
        graph.parse(data=told_by(corpus, word), format="nt")
    return graph


def problems(corpus: Corpus, *who: str) -> list[str]:
    return closure(world(corpus, *who))[1]


@pytest.mark.parametrize("who", ["russian-defence-ministry", "zelensky", "rt", "isw", "daily-guardian"])
def test_one_world_is_consistent(shipped: Corpus, who: str):
    assert problems(shipped, who) == []


def test_two_worlds_that_contradict_each_other_are_inconsistent(shipped: Corpus):
    found = problems(shipped, "russian-defence-ministry", "zelensky")
    assert len(found) == 1
    graph = world(shipped, "russian-defence-ministry", "zelensky")
    labels = {
        str(graph.value(node, rdflib.RDFS.label))
        for node in graph.subjects(rdflib.RDF.type, rdflib.OWL.Class)
        if str(node) in found[0]
    }
    assert labels == {
        "Ukraine received 195 prisoners, exchange of 31 January 2024",
        "Ukraine received 207 prisoners, exchange of 31 January 2024",
    }


@pytest.mark.parametrize("other", ["rt", "isw", "uae-foreign-ministry", "daily-guardian", "ukrainian-officials"])
def test_two_worlds_that_differ_without_contradiction_are_consistent(shipped: Corpus, other: str):
    assert problems(shipped, "russian-defence-ministry", other) == []


def test_a_side_is_told_by_all_on_it(shipped: Corpus):
    side, ministry = (set(world(shipped, who)) for who in ("russia", "russian-defence-ministry"))
    labels = {str(o) for _, _, o in side}
    assert "Ukraine received 195 prisoners, exchange of 31 January 2024" in labels
    assert len(side) > len(ministry)
    assert problems(shipped, "russia", "ukraine") != []


def test_facts_are_ordinary_triples(shipped: Corpus):
    graph = world(shipped, "russia")
    pow_ = rdflib.Namespace("https://w3id.org/claimgraph/pow#")
    assert (
        rdflib.URIRef(ID + "event-il-76-loss"),
        pow_.perpetrator,
        rdflib.URIRef(ID + "actor-ukrainian-forces"),
    ) in graph
    cg = rdflib.Namespace("https://w3id.org/claimgraph/ns#")
    rt = world(shipped, "rt")
    assert (
        rdflib.URIRef(ID + "event-exchange-2024-01-31"),
        cg.date,
        rdflib.Literal("2024-01-31", datatype=rdflib.XSD.date),
    ) in rt


def test_a_fact_is_told_with_an_object_or_a_datatype_property(shipped: Corpus):
    typed = {rdflib.OWL.ObjectProperty: rdflib.URIRef, rdflib.OWL.DatatypeProperty: rdflib.Literal}
    checked = set()
    for who in ("russia", "ukraine", "rt"):
        graph = world(shipped, who)
        for kind, expected in typed.items():
            for name in graph.subjects(rdflib.RDF.type, kind):
                values = list(graph.objects(None, name))
                assert {type(value) for value in values} <= {expected}, name
                checked |= {kind} if values else set()
        told = {p for s, p, _ in graph if str(s).startswith((ID + "event", ID + "actor"))} - {rdflib.RDFS.label}
        assert told <= {name for kind in typed for name in graph.subjects(rdflib.RDF.type, kind)}
    assert checked == typed.keys()


def members(graph: rdflib.Graph) -> set[str]:
    """The labels of the answers that some question has in a world."""
    return {
        str(graph.value(answer, rdflib.RDFS.label))
        for answer in graph.objects(None, rdflib.RDF.type)
        if not str(answer).startswith(str(rdflib.OWL))
    }


def test_only_what_is_asserted_is_told(accounts: Corpus):
    # Both are asked how many went south: the ministry asserts 35, the president only suggests 30.
    both = members(world(accounts, "ministry", "president"))
    assert "Southland received 35 prisoners, the swap" in both
    assert "Southland received 30 prisoners, the swap" not in both
    assert {"the shot: perpetrator: the guards", "the shot was deliberate"} <= both
    # The ministry denies that it was deliberate and will not say who fired: neither is a fact of its world.
    assert not members(world(accounts, "ministry")) & {"the shot: perpetrator: the guards", "the shot was deliberate"}


def test_what_is_planned_is_no_fact(shipped: Corpus):
    graph = world(shipped, "russian-defence-ministry")
    pow_ = rdflib.Namespace("https://w3id.org/claimgraph/pow#")
    event = rdflib.URIRef(ID + "event-exchange-second-group")
    assert (event, pow_.destination, None) not in graph


def test_an_unknown_teller_is_told(shipped: Corpus):
    with pytest.raises(QuestionError, match="No actor 'nobody'"):
        told_by(shipped, "nobody")


def test_the_command(tmp_path):
    out = tmp_path / "ministry.ttl"
    runner = CliRunner()
    assert (
        runner.invoke(main, ["export", "turtle", "-o", str(out), "--told-by", "russian-defence-ministry"]).exit_code
        == 0
    )
    assert len(rdflib.Graph().parse(out)) > 100
    result = runner.invoke(main, ["export", "csv", "-o", str(out), "--told-by", "russia"])
    assert result.exit_code == 2
    assert "in RDF" in result.stderr


# ------------------------------------------------------------------------ the reasoner as reference


def test_the_closure_adds_nothing_that_a_question_needs():
    """Every supertype and every derived edge is written at build: the questions answer the same on the closure."""
    graph = claimgraph.build(ROOT / "tests" / "accounts")
    closed, found = closure(claimgraph.to_rdflib(graph) + ontology())
    assert found == []
    # Only what is about our data: the closure also types literals and says of everything that it is itself.
    lines = "".join(
        f"{s.n3()} {p.n3()} {o.n3()} .\n"
        for s, p, o in closed
        if isinstance(s, rdflib.URIRef) and str(s).startswith(ID)
    )
    spans = "".join(
        f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in claimgraph.to_rdflib(graph) if not str(s).startswith(ID)
    )
    reasoned = Store(lines + spans)
    for question, given in (
        ("comparison/all", {}),
        ("claim/about-event", {"event": "swap"}),
        ("actor/all", {}),
        ("support/all", {}),
        ("event/accounts", {"event": "swap"}),
        ("claim/by-side", {"side": "northland"}),
    ):
        assert claimgraph.ask(reasoned, question, **given) == claimgraph.ask(graph, question, **given), question
