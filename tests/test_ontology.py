"""The ontology files parse, define every term of ours that is used anywhere, and are consistent."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD

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


# ------------------------------------------------------------------------ what an ontologist looks for first

DC = rdflib.Namespace("http://purl.org/dc/elements/1.1/")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")


def headed(path: Path) -> tuple[rdflib.Graph, rdflib.term.Node]:
    """A file of ours and the one ontology that it is."""
    graph = rdflib.Graph().parse(path, format="turtle")
    (node,) = graph.subjects(RDF.type, OWL.Ontology)
    return graph, node


#: Where each ontology lies: nothing is ever fetched.
PLACES = {str(headed(path)[1]): path for path in (*FILES, SUBJECT)}


def with_imports(iri: str, seen: frozenset[str] = frozenset()) -> rdflib.Graph:
    """An ontology with all that it imports, and what these import."""
    graph = rdflib.Graph().parse(PLACES[iri], format="turtle")
    for other in {str(other) for other in graph.objects(None, OWL.imports)} - seen:
        graph += with_imports(other, seen | {iri})
    return graph


@pytest.mark.parametrize("path", [*FILES, SUBJECT], ids=lambda path: path.stem)
def test_every_file_says_its_version_its_licence_and_its_makers(path: Path):
    graph, node = headed(path)
    (version,), (iri,) = graph.objects(node, OWL.versionInfo), graph.objects(node, OWL.versionIRI)
    assert str(iri) == f"{node}/{version}"
    assert list(graph.objects(node, DCTERMS.license)) == [rdflib.URIRef("https://spdx.org/licenses/MIT")]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert len(list(graph.objects(node, DC.creator))) == 1


def test_what_an_ontology_builds_on_it_imports():
    core = next(iri for iri, path in PLACES.items() if path.stem == "claimgraph")
    for iri, path in PLACES.items():
        assert [str(other) for other in headed(path)[0].objects(None, OWL.imports)] == [core] * (iri != core)
    subject = next(iri for iri, path in PLACES.items() if path == SUBJECT)
    loaded = with_imports(subject)
    used = {term for triple in rdflib.Graph().parse(SUBJECT) for term in triple if ours(term)}
    assert len(used) > 40
    assert used - set(loaded.subjects(RDF.type)) == set()


@pytest.mark.parametrize("path", [*FILES, SUBJECT], ids=lambda path: path.stem)
def test_every_term_says_which_file_defines_it(path: Path):
    graph, node = headed(path)
    defined_here = {term for term in graph.subjects(RDF.type) if ours(term)} - {node}
    assert bool(defined_here) == (path.stem != "alignments")
    for term in sorted(defined_here):
        assert list(graph.objects(term, RDFS.isDefinedBy)) == [node], term


def test_every_concept_and_scheme_has_its_label_as_preferred_label():
    graph = defined()
    found = {term for kind in (SKOS.Concept, SKOS.ConceptScheme) for term in graph.subjects(RDF.type, kind)}
    assert len(found) > 90
    for term in sorted(found):
        assert list(graph.objects(term, SKOS.prefLabel)) == list(graph.objects(term, RDFS.label)), term


def test_every_scheme_has_as_top_concepts_those_of_its_terms_that_have_nothing_broader():
    graph = defined()
    schemes = sorted(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 10
    for scheme in schemes:
        top = {term for term in graph.subjects(SKOS.inScheme, scheme) if (term, SKOS.broader, None) not in graph}
        assert top
        assert set(graph.objects(scheme, SKOS.hasTopConcept)) == top, scheme
        assert set(graph.subjects(SKOS.topConceptOf, scheme)) == top, scheme


def twins(graph: rdflib.Graph) -> list[list[str]]:
    """The terms of ours that differ by case alone."""
    found: dict[str, list[str]] = {}
    for term in sorted({str(subject) for subject in graph.subjects(RDF.type) if ours(subject)}):
        found.setdefault(term.lower(), []).append(term)
    return [names for names in found.values() if len(names) > 1]


def test_no_two_terms_differ_by_case_alone():
    graph = defined()
    assert twins(graph) == []
    graph.add((rdflib.URIRef(CG + "claim"), RDF.type, OWL.ObjectProperty))
    assert twins(graph) == [[CG + "Claim", CG + "claim"]]


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
    # What a language is called is no word of the subject.
    for code, name in (("ru", "Russian"), ("uk", "Ukrainian")):
        found[f"claimgraph/languages/{code}.yaml"].remove(f"name: {name}")
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


KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def test_every_property_leads_to_nodes_or_to_literals(shipped_store: Store, stores: dict[str, Store]):
    terms = defined()
    assert (None, RDF.type, RDF.Property) not in terms
    kinds = {str(term): kind for kind in KINDS for term in terms.subjects(RDF.type, kind) if ours(term)}
    assert len(kinds) > 100
    for term in kinds:
        assert len(set(KINDS) & set(terms.objects(rdflib.URIRef(term), RDF.type))) == 1, term
    seen = set()
    for store in (shipped_store, *stores.values()):
        for _, predicate, value in store.triples():
            if ours(rdflib.URIRef(predicate.text)):
                literal = OWL.DatatypeProperty if value.kind == "literal" else OWL.ObjectProperty
                # What is said of terms alone is an annotation.
                assert kinds[predicate.text] in (literal, OWL.AnnotationProperty), (predicate.text, value.text)
                seen.add(predicate.text)
    assert {CG + "value", CG + "literalValue", CG + "min", CG + "carries"} <= seen


def test_a_property_is_functional_exactly_where_the_shapes_allow_it_once():
    terms = defined()
    once = {
        path for shape in terms.subjects(SH.maxCount, rdflib.Literal(1)) if ours(path := terms.value(shape, SH.path))
    }
    assert len(once) > 30
    assert set(terms.subjects(RDF.type, OWL.FunctionalProperty)) == once


PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")

#: What the vocabularies themselves say of what has a property that one of ours is aligned with.
DOMAINS = {
    OA.hasTarget: OA.Annotation,
    OA.hasBody: OA.Annotation,
    PROV.wasAttributedTo: PROV.Entity,
    PROV.wasDerivedFrom: PROV.Entity,
    ORG.member: ORG.Membership,
    ORG.organization: ORG.Membership,
}
#: What that may make of our nodes.
ALIKE = {
    OA.Annotation: {"Report", "Inference", "WithdrawnPassage"},
    PROV.Entity: {"Document", "Report", "Inference", "WithdrawnPassage", "Claim"},
    ORG.Membership: {"Tenure"},
}


def test_an_alignment_makes_nothing_of_a_node_that_it_is_not(tiny_store: Store):
    graph = claimgraph.to_rdflib(tiny_store)
    assert set(graph.subjects(RDF.type, rdflib.URIRef(CG + "Tenure"))) & set(
        graph.subjects(rdflib.URIRef(CG + "attestedBy"))
    )
    for name, domain in DOMAINS.items():
        graph.add((name, RDFS.domain, domain))
    closed, problems = closure(graph + ontology([OWN]))
    assert problems == []
    for alien, names in ALIKE.items():
        found = set(closed.subjects(RDF.type, alien))
        assert found
        for node in found:
            assert {str(type) for type in graph.objects(node, RDF.type)} & {CG + name for name in names}, (node, alien)


def test_a_passage_is_attributed_to_who_curated_its_document_and_the_document_is_not(tiny_store: Store):
    closed, _ = closure(claimgraph.to_rdflib(tiny_store) + ontology([OWN]))
    curators = set(closed.objects(None, rdflib.URIRef(CG + "curatedBy")))
    attributed = {node for curator in curators for node in closed.subjects(PROV.wasAttributedTo, curator)}
    passages = {
        node for kind in ("Report", "Inference") for node in closed.subjects(RDF.type, rdflib.URIRef(CG + kind))
    }
    assert passages <= attributed
    assert not attributed & set(closed.subjects(RDF.type, rdflib.URIRef(CG + "Document")))


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
