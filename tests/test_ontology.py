"""The ontology files parse, define every term of ours that is used anywhere, and are consistent."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

import claimgraph
from claimgraph.base.namespaces import CG
from claimgraph.model.records import Corpus
from claimgraph.store import Store
from claimgraph.store.reason import closure, ontology
from conftest import POW, ROOT

FILES = sorted((ROOT / "ontology").glob("*.ttl"))
SUBJECT = ROOT / "corpus" / "ontology" / "exchange.ttl"
OWN = SUBJECT.read_text(encoding="utf-8")


def test_the_core_is_four_files():
    assert [path.stem for path in FILES] == ["alignments", "claimgraph", "shapes", "vocabularies"]


@pytest.mark.parametrize("path", [*FILES, SUBJECT], ids=lambda path: path.stem)
def test_every_file_parses(path: Path):
    assert len(rdflib.Graph().parse(path, format="turtle")) > 20


def defined() -> rdflib.Graph:
    graph = ontology([OWN])
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
    _, problems = closure(ontology([OWN]))
    assert problems == []


def test_the_reasoner_would_tell_of_an_inconsistency():
    graph = ontology()
    node = rdflib.URIRef("http://x.example/a")
    graph.add((node, RDF.type, rdflib.URIRef(CG + "Claim")))
    graph.add((node, RDF.type, rdflib.URIRef(CG + "Document")))
    _, problems = closure(graph)
    assert any("Disjoint classes" in problem for problem in problems)


def test_the_tiny_graph_is_consistent_with_the_ontology(tiny_store: Store):
    _, problems = closure(ontology([OWN]) + claimgraph.to_rdflib(tiny_store))
    assert problems == []


def test_the_core_names_no_term_of_the_subject():
    graph = ontology()
    assert len(graph) > 1000
    assert not [term for triple in graph for term in triple if str(term).startswith(POW)]


def test_no_word_of_the_subject_stands_in_the_package_but_in_examples():
    word = re.compile("prisoner|exchange|russia|ukrain", re.IGNORECASE)
    files = [path for path in sorted((ROOT / "graph").rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    assert len(files) > 100
    found = {path.relative_to(ROOT / "graph").as_posix(): _told(path, word) for path in files}
    assert {file: lines for file, lines in found.items() if lines} == {}


def _told(path: Path, word: re.Pattern[str]) -> list[str]:
    """The lines of a file with a word, but for docstrings of Python, whose examples are from the shipped corpus."""
    text = path.read_text(encoding="utf-8", errors="replace")
    shown = set()
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
                shown |= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return [line for number, line in enumerate(text.splitlines(), 1) if word.search(line) and number not in shown]


def test_what_a_subject_declares_reaches_the_vocabulary(shipped: Corpus):
    words = shipped.vocabulary
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
    terms = ontology([OWN])
    ranges = {str(term): str(terms.value(term, RDFS.range)) for term in terms.subjects(RDF.type, OWL.DatatypeProperty)}
    checked = set()
    for store in (shipped_store, *stores.values()):
        for _, predicate, value in store.triples():
            expected = ranges.get(predicate.text, "None")
            if value.kind == "literal" and expected.startswith(("http://www.w3.org/2001/XMLSchema#", str(RDF))):
                found = str(RDF.langString) if value.language else value.datatype or str(XSD.string)
                assert found == expected, predicate.text
                checked.add(predicate.text)
    assert len(checked) > 20
