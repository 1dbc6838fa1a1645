"""Nanopublications are valid for the tools of others, and assert that a document carries a claim: nothing more."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS

from claimgraph.base.namespaces import CG, DATA
from claimgraph.formats import Exported, exported
from claimgraph.model.records import Corpus
from claimgraph.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")

NP = rdflib.Namespace("http://www.nanopub.org/nschema#")
cg = rdflib.Namespace(CG)
data = rdflib.Namespace(DATA)
PARTS = {"Head": None, "assertion": NP.hasAssertion, "provenance": NP.hasProvenance, "pubinfo": NP.hasPublicationInfo}
Graphs = Mapping[str, rdflib.Graph]


def nanopublications(corpus: Corpus, store: Store) -> dict[rdflib.URIRef, dict[str, rdflib.Graph]]:
    """The four graphs of each nanopublication of a corpus."""
    content = exported(Exported(corpus, store), "nanopub")
    found = rdflib.Dataset()
    found.parse(data=content, format="trig")
    made = {
        this: {
            "Head": found.graph(head),
            **{part: found.graph(found.graph(head).value(this, p)) for part, p in PARTS.items() if p},
        }
        for this, _, _, head in found.quads((None, RDF.type, NP.Nanopublication, None))
    }
    graphs = [graph.identifier for parts in made.values() for graph in parts.values()]
    assert sorted(graphs) == sorted(graph.identifier for graph in found.graphs() if len(graph))
    return made


@pytest.fixture(scope="module")
def tiny_ones(tiny: Corpus, tiny_store: Store) -> Mapping[rdflib.URIRef, Graphs]:
    return nanopublications(tiny, tiny_store)


@pytest.fixture(scope="module")
def account_ones(accounts: Corpus, stores: Mapping[str, Store]) -> Mapping[rdflib.URIRef, Graphs]:
    return nanopublications(accounts, stores["accounts"])


def alone(graphs: Graphs) -> rdflib.ConjunctiveGraph:
    found = rdflib.ConjunctiveGraph()
    for graph in graphs.values():
        found.addN((s, p, o, found.get_context(graph.identifier)) for s, p, o in graph)
    return found


def passage(graphs: Graphs) -> rdflib.URIRef:
    (found,) = {
        s
        for kind in ("Report", "Inference", "WithdrawnPassage")
        for s in graphs["assertion"].subjects(RDF.type, cg[kind])
    }
    return found


def of_document(ones: Mapping[rdflib.URIRef, Graphs], words: str) -> Graphs:
    (found,) = [g for g in ones.values() if rdflib.Literal(words) in set(g["assertion"].objects(None, RDFS.label))]
    return found


# ------------------------------------------------------------------------ the package from PyPI


def test_the_nanopub_package_finds_every_one_valid(tiny_ones: Mapping[rdflib.URIRef, Graphs]):
    from nanopub import Nanopub

    assert len(tiny_ones) == 11
    for graphs in tiny_ones.values():
        assert Nanopub(rdf=alone(graphs)).is_valid


@pytest.mark.parametrize("part", ["assertion", "provenance", "pubinfo"])
def test_it_would_tell_of_one_that_is_not(tiny_ones: Mapping[rdflib.URIRef, Graphs], part: str):
    from nanopub import Nanopub

    graphs = next(iter(tiny_ones.values()))
    broken = alone(graphs)
    broken.remove_context(broken.get_context(graphs[part].identifier))
    with pytest.raises(ValueError, match=f"{part} graph is empty"):
        _ = Nanopub(rdf=broken).is_valid


def test_one_can_be_signed(tiny_ones: Mapping[rdflib.URIRef, Graphs]):
    from Crypto.PublicKey import RSA
    from nanopub import Nanopub, NanopubConf, Profile

    key = RSA.generate(1024)  # short, since made on the spot: nobody relies on it
    private, public = (
        "".join(made.export_key("PEM", pkcs=8).decode().splitlines()[1:-1]) for made in (key, key.public_key())
    )
    profile = Profile("https://orcid.example/0", "a curator", private_key=private, public_key=public)
    nanopub = Nanopub(rdf=alone(next(iter(tiny_ones.values()))), conf=NanopubConf(profile=profile))
    nanopub.sign()
    assert nanopub.has_valid_signature
    assert nanopub.has_valid_trusty
    assert "/RA" in nanopub.source_uri
    assert data["nanopub-"] not in " ".join(
        str(term).replace(nanopub.source_uri, "") for quad in nanopub.rdf.quads() for term in quad[:3]
    )


# ------------------------------------------------------------------------ what they say


def test_every_one_of_the_shipped_corpus_has_the_form(shipped: Corpus, shipped_store: Store):
    content = exported(Exported(shipped, shipped_store), "nanopub")
    graphs: dict[str, set[tuple[str, str, str]]] = {}
    for quad in ox.parse(content, format=ox.RdfFormat.TRIG):
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)
        triple = (quad.subject.value, quad.predicate.value, quad.object.value)
        graphs.setdefault(quad.graph_name.value, set()).add(triple)
    ones = {name.removesuffix("Head") for name in graphs if name.endswith("/Head")}
    assert len(ones) == sum(len(document.statements) for document in shipped.documents.values()) > 0
    assert set(graphs) == {this + part for this in ones for part in PARTS}
    passages = set()
    for this in ones:
        head, said, where, published = (graphs[this + part] for part in PARTS)
        assert head == {(this, str(p), this + part) for part, p in PARTS.items() if p} | {
            (this, str(RDF.type), str(NP.Nanopublication))
        }
        assert (this + "assertion", str(PROV.wasAttributedTo), DATA + "actor-curators") in where
        assert {o for s, p, o in where if (s, p) == (this + "assertion", str(PROV.wasDerivedFrom))}
        assert (this, str(DCTERMS.creator), DATA + "actor-curators") in published
        assert {s for s, _, _ in said} == {s for s, p, _ in said if p == str(RDFS.label)}
        passages |= {s for s, p, _ in said if p in (CG + "carries", CG + "concludes", CG + "carried")}
    assert len(passages) == len(ones)


def test_an_assertion_is_that_the_document_carries_the_claim(tiny_ones: Mapping[rdflib.URIRef, Graphs]):
    graphs = of_document(tiny_ones, "News Wire reports that President Example wrote on Telegram … 50 went north")
    said, where = graphs["assertion"], graphs["provenance"]
    report = passage(graphs)
    assert said.value(report, cg.inDocument) == data["document-morning"]
    relay = said.value(report, cg.carries)
    claim = said.value(relay, cg.relays)
    assert [said.value(node, cg.claimant) for node in (relay, claim)] == [data["actor-agency"], data["actor-president"]]
    assert [said.value(node, cg.stance) for node in (relay, claim)] == [cg.reports, cg.asserts]
    proposition = said.value(claim, cg.content)
    assert said.value(proposition, cg.min) == rdflib.Literal(50)
    assert said.value(said.value(proposition, cg.about), cg.ofEvent) == data["event-swap"]
    # No sentence of it is about an actor, an event or a document: those would be said by nobody.
    kinds = {kind for node in said.subjects() for kind in said.objects(node, RDF.type)}
    assert kinds == {cg.Report, cg.Claim, cg.Proposition, cg.Question, cg.Quantity}
    quotes = {str(words) for words in where.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"))}
    assert quotes == {"News Wire reports that President Example wrote on Telegram", "50 went north"}
    assert where.value(data["document-morning"], cg.publisher) == data["actor-paper"]
    assert graphs["pubinfo"].value(data["actor-agency"], RDFS.label) == rdflib.Literal("News Wire")


def test_a_copy_names_what_it_copies(tiny_ones: Mapping[rdflib.URIRef, Graphs]):
    (where,) = [g["provenance"] for g in tiny_ones.values() if (None, cg.republicationOf, None) in g["provenance"]]
    copy, origin = data["document-reprint"], data["document-morning"]
    assert set(where.objects(None, PROV.wasDerivedFrom)) == {copy}
    assert where.value(copy, cg.origin) == where.value(copy, cg.republicationOf) == origin
    assert where.value(origin, cg.publisher) == data["actor-paper"]


def test_a_claim_about_claims_brings_them_along(tiny_ones: Mapping[rdflib.URIRef, Graphs]):
    said = of_document(tiny_ones, "The figures differ")["assertion"]
    assert {str(low) for low in said.objects(None, cg.min)} == {"40", "50"}
    assert set(said.objects(None, cg.claimant)) == {
        data["actor-paper"],
        data["actor-ministry"],
        data["actor-president"],
    }
    # Only the paper's claim is carried by this passage.
    (carried,) = said.objects(None, cg.carries)
    assert said.value(carried, cg.claimant) == data["actor-paper"]


def test_an_inference_is_carried_by_no_document(tiny_ones: Mapping[rdflib.URIRef, Graphs]):
    graphs = of_document(tiny_ones, "on Friday")
    said = graphs["assertion"]
    (concluded,) = said.objects(None, cg.concludes)
    assert said.value(concluded, cg.claimant) == data["actor-curator"]
    assert (None, cg.carries, None) not in said
    assert (None, cg.rationale, None) in graphs["provenance"]


def test_what_was_withdrawn_says_so_where_it_is_asserted(account_ones: Mapping[rdflib.URIRef, Graphs]):
    ones = [
        graphs["assertion"]
        for graphs in account_ones.values()
        if (None, RDF.type, cg.WithdrawnPassage) in graphs["assertion"]
    ]
    assert ones
    for said in ones:
        assert (None, cg.carries, None) not in said
        assert (None, cg.carried, None) in said
        assert (None, cg.withdrawalReason, None) in said
        assert (None, cg.withdrawnOn, None) in said
