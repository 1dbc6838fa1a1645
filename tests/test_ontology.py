"""The ontology files parse, define every term of ours that is used anywhere, and are consistent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

import claimgraph
from claimgraph.base.namespaces import CG, POW
from claimgraph.model.vocabulary import vocabulary
from claimgraph.store import Store
from claimgraph.store.reason import closure, ontology
from conftest import ROOT

FILES = sorted((ROOT / "ontology").glob("*.ttl"))


def test_the_five_files_are_there():
    assert [path.stem for path in FILES] == ["alignments", "claimgraph", "exchange", "shapes", "vocabularies"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_parses(path: Path):
    assert len(rdflib.Graph().parse(path, format="turtle")) > 20


def defined() -> rdflib.Graph:
    graph = ontology()
    graph.parse(ROOT / "ontology" / "shapes.ttl", format="turtle")
    return graph


def ours(term: object) -> bool:
    return isinstance(term, rdflib.URIRef) and str(term).startswith((CG, POW))


def test_every_term_has_exactly_one_label_and_one_definition_that_is_a_sentence():
    graph = defined()
    terms = {subject for subject in graph.subjects(RDF.type) if ours(subject)}
    assert len(terms) > 200
    for term in sorted(terms):
        assert len(list(graph.objects(term, RDFS.label))) == 1, term
        (definition,) = graph.objects(term, SKOS.definition)
        assert re.match(r"[A-Z0-9“].*\.$", str(definition), re.DOTALL), (term, definition)


def undefined(graph: rdflib.Graph) -> set[rdflib.URIRef]:
    known = {subject for subject in defined().subjects(RDF.type) if ours(subject)}
    return {term for triple in graph for term in triple if ours(term)} - known


def test_every_term_in_the_data_the_shapes_and_the_ontology_is_defined(shipped_store: Store):
    assert undefined(claimgraph.to_rdflib(shipped_store)) == set()
    assert undefined(defined()) == set()


def test_a_term_that_is_not_defined_is_found():
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("http://x.example/a"), RDF.type, rdflib.URIRef(CG + "Claym")))
    assert undefined(graph) == {rdflib.URIRef(CG + "Claym")}


def test_every_term_in_queries_and_python_is_defined():
    known = {str(subject) for subject in defined().subjects(RDF.type) if ours(subject)}
    used = set()
    queries = sorted((ROOT / "queries").rglob("*.rq"))
    assert len(queries) > 20
    for path in queries:
        for prefix, name in re.findall(r"\b(cg|pow):(\w+)", path.read_text(encoding="utf-8")):
            used.add({"cg": CG, "pow": POW}[prefix] + name)
    modules = sorted((ROOT / "graph").rglob("*.py"))
    assert len(modules) > 30
    for path in modules:
        text = path.read_text(encoding="utf-8")
        used |= {CG + name for name in re.findall(r"\bcg\(\"(\w+)\"\)", text)}
        used |= {CG + name for name in re.findall(r"\bCG \+ \"(\w+)\"", text)}
    assert len(used) > 60
    assert used - known == set()


def test_the_ontology_is_consistent_under_owl_rl():
    _, problems = closure(ontology())
    assert problems == []


def test_the_reasoner_would_tell_of_an_inconsistency():
    graph = ontology()
    node = rdflib.URIRef("http://x.example/a")
    graph.add((node, RDF.type, rdflib.URIRef(CG + "Claim")))
    graph.add((node, RDF.type, rdflib.URIRef(CG + "Document")))
    _, problems = closure(graph)
    assert any("Disjoint classes" in problem for problem in problems)


def test_the_tiny_graph_is_consistent_with_the_ontology(tiny_store: Store):
    _, problems = closure(ontology() + claimgraph.to_rdflib(tiny_store))
    assert problems == []


def test_the_core_names_no_term_of_the_subject():
    graph = rdflib.Graph().parse(ROOT / "ontology" / "claimgraph.ttl", format="turtle")
    assert not [term for triple in graph for term in triple if str(term).startswith(POW)]


def test_what_a_subject_declares_reaches_the_vocabulary():
    words = vocabulary()
    assert {"prisoners", "bodies", "civilians", "persons"} <= set(words.counted)
    assert words.counted["prisoners"].broader == (POW + "persons",)
    assert {"kind", "received-by", "affiliation", "situation"} == set(words.dimensions)
    assert words.properties["weapon"].compared_as == "exclusive"
    assert words.properties["motive"].compared_as == "rival"
    assert words.properties["date"].compared_as == "interval"
    assert all(found.compared_as in ("interval", "exclusive", "rival", "plain") for found in words.properties.values())
    assert words.superclasses[CG + "Outlet"] == (CG + "Organization", CG + "Actor")


def test_alignments_name_only_other_vocabularies_above_ours():
    graph = rdflib.Graph().parse(ROOT / "ontology" / "alignments.ttl", format="turtle")
    axioms = [(s, o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for s, o in graph.subject_objects(p)]
    assert len(axioms) > 20
    assert all(ours(subject) and not ours(above) for subject, above in axioms)
    assert (None, RDF.type, OWL.Class) not in graph


def test_every_literal_fits_the_range_of_its_property(shipped_store: Store, stores: dict[str, Store]):
    ontology = rdflib.Graph()
    for name in ("claimgraph", "exchange", "vocabularies"):
        ontology.parse(ROOT / "ontology" / f"{name}.ttl")
    ranges = {
        str(term): str(ontology.value(term, RDFS.range)) for term in ontology.subjects(RDF.type, OWL.DatatypeProperty)
    }
    checked = set()
    for store in (shipped_store, *stores.values()):
        for _, predicate, value in store.triples():
            expected = ranges.get(predicate.text, "None")
            if value.kind == "literal" and expected.startswith(("http://www.w3.org/2001/XMLSchema#", str(RDF))):
                found = str(RDF.langString) if value.language else value.datatype or str(XSD.string)
                assert found == expected, predicate.text
                checked.add(predicate.text)
    assert len(checked) > 20
