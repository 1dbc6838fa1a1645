"""Records become the triples of the contract: the same bytes every time, IRIs from content, nothing asserted by nobody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, RDFS, SKOS

import claimgraph
from claimgraph.base import terms
from claimgraph.base.namespaces import CG, DATA, OA
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.model.records import Corpus
from claimgraph.store import Store
from conftest import POW, TINY

cg = rdflib.Namespace(CG)
oa = rdflib.Namespace(OA)
data = rdflib.Namespace(DATA)


@pytest.fixture(scope="module")
def graph(tiny_store: Store) -> rdflib.Graph:
    return claimgraph.to_rdflib(tiny_store)


def the(found: object) -> rdflib.term.Node:
    (one,) = set(found)  # type: ignore[call-overload]
    return one


def proposition(graph: rdflib.Graph, label: str) -> rdflib.term.Node:
    return the(graph.subjects(RDFS.label, rdflib.Literal(label, lang="en")))


def test_the_spine_from_document_to_event(graph: rdflib.Graph):
    fifty = proposition(graph, "Northland received 50 prisoners, the swap")
    assert (fifty, RDF.type, cg.Proposition) in graph
    quantity = graph.value(fifty, cg.about)
    assert (quantity, RDF.type, cg.Quantity) in graph
    assert (quantity, RDF.type, cg.Question) in graph
    assert graph.value(quantity, cg.ofEvent) == data["event-swap"]
    assert graph.value(quantity, rdflib.URIRef(POW + "receivedBy")) == data["actor-northland"]
    assert graph.value(quantity, cg.phase) == cg.completed
    assert graph.value(quantity, cg.counts) == rdflib.URIRef(POW + "prisoners")
    assert [int(graph.value(fifty, cg[end])) for end in ("min", "max")] == [50, 50]
    claim = the(graph.subjects(cg.content, fifty))
    assert graph.value(claim, cg.claimant) == data["actor-president"]
    assert graph.value(claim, cg.stance) == cg.asserts
    relay = the(graph.subjects(cg.relays, claim))
    assert graph.value(relay, cg.claimant) == data["actor-agency"]
    assert graph.value(relay, cg.stance) == cg.reports
    report = the(graph.subjects(cg.carries, relay))
    assert graph.value(report, cg.inDocument) == data["document-morning"]
    assert set(graph.objects(report, cg.conveys)) == {relay, claim}
    assert graph.value(report, cg.verb) == cg.reported
    hop = graph.value(report, cg.hop)
    assert graph.value(hop, cg.states) == claim
    assert graph.value(hop, cg.medium) == cg.telegram
    # The medium is the president's, who wrote; the agency that relays has none.
    assert graph.value(report, cg.medium) is None


def test_evidence_has_the_words_and_where_they_stand(graph: rdflib.Graph):
    text = (TINY / "texts" / "morning.txt").read_text(encoding="utf-8")
    spans = [s for r in graph.subjects(cg.inDocument, data["document-morning"]) for s in graph.objects(r, cg.evidence)]
    assert len(spans) == 11
    for span in spans:
        assert isinstance(span, rdflib.BNode)
        assert (span, RDF.type, oa.SpecificResource) in graph
        assert graph.value(span, oa.hasSource) == data["document-morning"]
        selectors = {graph.value(s, RDF.type): s for s in graph.objects(span, oa.hasSelector)}
        exact = str(graph.value(selectors[oa.TextQuoteSelector], oa.exact))
        position = selectors[oa.TextPositionSelector]
        start, end = (int(graph.value(position, oa[name])) for name in ("start", "end"))
        assert text[start:end] == exact


def test_what_the_same_words_of_one_document_prove_has_one_span(accounts: Corpus):
    quotes = [
        (document.id, quote)
        for document in accounts.documents.values()
        for s in document.statements
        for quote in s.quotes
    ]
    spans = set(claimgraph.to_rdflib(claimgraph.build(accounts)).objects(None, cg.evidence))
    assert len(spans) == len(set(quotes)) < len(quotes)


def test_a_passage_shows_its_words_as_its_label(graph: rdflib.Graph):
    labels = {
        str(label) for report in graph.subjects(RDF.type, cg.Report) for label in graph.objects(report, RDFS.label)
    }
    assert "40 of ours are home … the northern ministry said" in labels


def test_one_claim_with_two_reports_where_two_documents_carry_it(graph: rdflib.Graph):
    claim = the(graph.subjects(cg.content, proposition(graph, "Northland received 40 prisoners, the swap")))
    reports = set(graph.subjects(cg.carries, claim))
    assert {graph.value(report, cg.inDocument) for report in reports} == {
        data["document-morning"],
        data["document-reprint"],
    }


def test_two_figures_of_one_quantity(graph: rdflib.Graph):
    forty = proposition(graph, "Northland received 40 prisoners, the swap")
    fifty = proposition(graph, "Northland received 50 prisoners, the swap")
    assert forty != fifty
    assert graph.value(forty, cg.about) == graph.value(fifty, cg.about)


def test_a_silence_is_about_an_open_question(graph: rdflib.Graph):
    claim = the(graph.subjects(cg.stance, cg.declines))
    open_question = graph.value(claim, cg.content)
    assert not any((open_question, p, None) in graph for p in (cg.min, cg.max, cg.value, cg.answerLabel))


def test_an_inference_is_the_curators_and_no_document_carries_it(graph: rdflib.Graph):
    inference = the(graph.subjects(RDF.type, cg.Inference))
    claim = graph.value(inference, cg.concludes)
    assert graph.value(claim, cg.claimant) == data["actor-curator"]
    assert graph.value(inference, cg.rationale) is not None
    assert (None, cg.carries, claim) not in graph
    assert (None, cg.conveys, claim) not in graph


def test_a_republication_has_the_origin_of_what_it_copies(graph: rdflib.Graph):
    assert graph.value(data["document-reprint"], cg.origin) == data["document-morning"]
    assert graph.value(data["document-morning"], cg.origin) == data["document-morning"]
    assert graph.value(data["document-reprint"], cg.basis) is not None


def test_a_side_is_inherited_with_its_basis(graph: rdflib.Graph):
    assert graph.value(data["actor-ministry"], cg.side) == data["actor-northland"]
    assert str(graph.value(data["actor-ministry"], cg.basis)) == "Part of Northland. One of the two sides."


def test_every_spelling_is_kept(graph: rdflib.Graph):
    assert {str(name) for name in graph.objects(data["actor-president"], SKOS.altLabel)} == {
        "President Example",
        "Ada Exemple",
    }


def test_everything_that_can_be_pointed_at_has_an_iri_and_a_label(graph: rdflib.Graph):
    nodes = {s for s in graph.subjects(RDF.type) if (s, RDF.type, OWL.ObjectProperty) not in graph}
    spans = {node for name in (cg.evidence, cg.attestedBy, oa.hasSelector) for node in graph.objects(None, name)}
    assert len(nodes - spans) > 100
    for node in nodes - spans:
        assert isinstance(node, rdflib.URIRef)
        assert graph.value(node, RDFS.label), node


def test_types_above_are_written(graph: rdflib.Graph):
    types = set(graph.objects(data["actor-paper"], RDF.type))
    assert types == {cg.Outlet, cg.Organization, cg.Actor}
    assert cg.Event in set(graph.objects(data["event-swaps"], RDF.type))


def test_no_triple_is_more_than_a_name_or_somebodys(graph: rdflib.Graph):
    """A figure stands only at a proposition, and every proposition is the content of a claim with a claimant."""
    for name in ("min", "max", "value", "literalValue", "statedNumber", "qualifier", "negated"):
        assert {graph.value(s, RDF.type) for s in graph.subjects(cg[name])} <= {cg.Proposition}
    for node in graph.subjects(RDF.type, cg.Proposition):
        claims = set(graph.subjects(cg.content, node))
        assert claims
        for claim in claims:
            assert graph.value(claim, cg.claimant)
            assert (None, cg.conveys, claim) in graph or (None, cg.concludes, claim) in graph


def test_the_order_of_claims_changes_no_byte(tmp_path: Path, tiny_triples: str):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    path = folder / "documents" / "morning.yaml"
    head, rest = path.read_text(encoding="utf-8").split("claims:\n")
    claims, inferences = rest.split("inferences:\n")
    turned = "".join(reversed([f"  - {claim}" for claim in claims.split("  - ")[1:]]))
    path.write_text(f"{head}claims:\n{turned}inferences:\n{inferences}", encoding="utf-8")
    assert graph_of(read_corpus(folder)) == tiny_triples


def test_a_document_taken_out_and_put_back_changes_nothing(tmp_path: Path, tiny_triples: str):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    moved = (folder / "documents" / "reprint.yaml").rename(tmp_path / "reprint.yaml")
    # Of all lines only those that count everything are others.
    without = {line for line in graph_of(read_corpus(folder)).splitlines() if "totals-all" not in line}
    assert without < set(tiny_triples.splitlines())
    moved.rename(folder / "documents" / "reprint.yaml")
    assert graph_of(read_corpus(folder)) == tiny_triples


@given(st.text())
def test_any_text_survives_as_a_literal(text: str):
    text = text.encode("utf-8", "ignore").decode()  # lone surrogates are no text
    (row,) = (
        Store(f"<http://a.example/s> <http://a.example/p> {terms.literal(text)} .").query("SELECT ?o { ?s ?p ?o }").rows
    )
    assert row[0] is not None
    assert row[0].text == text


@given(st.text(max_size=40))
def test_what_is_written_as_an_iri_is_one_term(text: str):
    try:
        term = terms.iri(text)
    except claimgraph.ClaimGraphError:
        return
    assert term.count(">") == 1
    assert not set(term[1:-1]) & set(' <>"{}|^`\\\n')


@settings(max_examples=50)
@given(st.lists(st.text(min_size=1, max_size=8), min_size=2, max_size=4))
def test_a_name_from_content_tells_parts_apart(parts: list[str]):
    joined = "".join(parts)
    assert terms.named_by_content("x", *parts) != terms.named_by_content("x", joined)


def test_labels_hold_names_as_they_are(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    path = folder / "actors.yaml"
    hostile = "{figure} {value} %s <b>"
    path.write_text(
        path.read_text(encoding="utf-8").replace("name: Northland,", f"name: '{hostile}',"), encoding="utf-8"
    )
    labels = {
        row["l"]
        for row in claimgraph.build(folder)
        .query(
            "SELECT (STR(?x) AS ?l) { ?p a cg:Proposition ; rdfs:label ?x }".replace(
                "cg:Proposition", f"<{CG}Proposition>"
            ).replace("rdfs:label", f"<{RDFS.label}>")
        )
        .texts()
    }
    assert f"{hostile} received 40 prisoners, the swap" in labels


def test_the_contract_of_names(shipped: Corpus, shipped_store: Store):
    """The names that others rely on, as triples of the shipped corpus."""
    graph = claimgraph.to_rdflib(shipped_store)
    figure = proposition(graph, "Ukraine received 207 prisoners, exchange of 31 January 2024")
    claim = the(graph.subjects(cg.content, figure))
    assert str(graph.value(claim, cg.claimant)) == "https://w3id.org/claimgraph/id/actor-zelensky"
    report = the(graph.subjects(cg.carries, claim))
    assert graph.value(report, cg.medium) == cg.telegram
    assert graph.value(report, cg.verb) == cg.wrote
    exacts = {
        str(e)
        for s in graph.objects(report, cg.evidence)
        for q in graph.objects(s, oa.hasSelector)
        for e in graph.objects(q, oa.exact)
    }
    assert "207 guys" in exacts
    assert str(graph.value(data["document-largest-ever-swap"], cg.publishedOn)) == "2024-01-31"
    assert str(graph.value(data["document-largest-ever-swap"], cg.textDigest)).startswith("sha256:b16934e3")
