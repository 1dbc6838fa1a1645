"""HermiT, a reasoner for all of OWL 2 DL, finds the ontology with the corpus as published consistent, and finds errors.

owlrl, which the package uses, knows a part of OWL only. HermiT is a Java program that comes with owlready2.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, XSD

import claimgraph
from claimgraph.base.namespaces import CG, DATA
from claimgraph.store import Store
from claimgraph.store.reason import ontology
from conftest import ROOT, skip_unless

#: xsd:date is no datatype of OWL 2 (https://www.w3.org/TR/owl2-syntax/#Datatype_Maps): HermiT refuses to start. So a day
#: is its first moment for HermiT, and that it is a day is left to the shapes. rdf:langString was named otherwise.
DATATYPES = {
    XSD.date: XSD.dateTime,
    RDF.langString: rdflib.URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#PlainLiteral"),
}


DOCUMENT, CLAIM, ACTOR = (rdflib.URIRef(f"{DATA}{name}") for name in ("document-a", "claim-a", "actor-a"))
cg = rdflib.Namespace(CG)


def said_by_hermit(graph: rdflib.Graph, folder: Path, *options: str) -> str:
    skip_unless(shutil.which("java"), "Java 17 or later")
    found = importlib.util.find_spec("owlready2")
    skip_unless(found and found.origin, "owlready2 (pip install '.[test]')")
    assert found
    assert found.origin
    home = Path(found.origin).parent / "hermit"
    path = folder / "graph.nt"
    for_owl_2(graph).serialize(path, format="nt", encoding="utf-8")
    classes = f"{home}:{home / 'HermiT.jar'}"
    command = ["java", "-Xmx1000M", "-cp", classes, "org.semanticweb.HermiT.cli.CommandLine", *options, path.as_uri()]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return result.stdout + result.stderr


def for_owl_2(graph: rdflib.Graph) -> rdflib.Graph:
    """The same with the datatypes that OWL 2 has, and without imports: everything is there, nothing is fetched."""
    changed = rdflib.Graph()
    for subject, predicate, value in graph:
        if predicate == OWL.imports:
            continue
        if isinstance(value, rdflib.Literal) and value.datatype == XSD.date:
            value = rdflib.Literal(f"{value}T00:00:00", datatype=XSD.dateTime)
        changed.add((subject, predicate, DATATYPES.get(value, value) if predicate == RDFS.range else value))
    return changed


def is_consistent(graph: rdflib.Graph, folder: Path) -> bool:
    said = said_by_hermit(graph, folder, "-k")
    assert ("#Thing is satisfiable" in said) != ("InconsistentOntologyException" in said), said
    return "#Thing is satisfiable" in said


@cache
def terms() -> rdflib.Graph:
    return ontology([(ROOT / "corpus" / "ontology" / "exchange.ttl").read_text(encoding="utf-8")])


def test_the_ontology_with_the_corpus_as_published_is_consistent(shipped_store: Store, tmp_path: Path):
    graph = claimgraph.to_rdflib(shipped_store)
    assert len(graph) > 10_000
    assert is_consistent(graph + terms(), tmp_path)


def test_every_class_can_have_members_but_one_that_is_planted(tmp_path: Path):
    graph = rdflib.Graph()
    for above in (cg.Claim, cg.Document):
        graph.add((cg.Both, RDFS.subClassOf, above))
    said = said_by_hermit(graph + terms(), tmp_path, "-U")
    assert said.split() == ["Classes", "equivalent", "to", "'owl:Nothing':", f"<{cg.Both}>", "owl:Nothing"]


#: What is wrong, as triples. owlrl does not see the last two.
WRONG = {
    "a claim with a publisher": [(CLAIM, RDF.type, cg.Claim), (CLAIM, cg.publisher, ACTOR)],
    "two minima": [(CLAIM, cg.min, rdflib.Literal(195)), (CLAIM, cg.min, rdflib.Literal(207))],
    "a day that is words": [(DOCUMENT, cg.publishedOn, rdflib.Literal("spring"))],
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_planted_error_is_found(wrong: str, tmp_path: Path):
    graph = rdflib.Graph()
    for triple in WRONG[wrong]:
        graph.add(triple)
    assert not is_consistent(graph + terms(), tmp_path)
