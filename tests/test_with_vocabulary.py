"""The vocabulary travels with the graph where somebody asks for it, and a query can ask what a term means."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from claimgraph.base.namespaces import CG
from claimgraph.cli import main
from claimgraph.store import FORMATS, Store, ntriples
from claimgraph.triples.ontology import ontology_triples
from conftest import POW, ROOT, WORDS
from rdf_readers import OURS, canonical

pytestmark = pytest.mark.usefixtures("each_built_once")

FILES = [
    *(ROOT / "ontology" / name for name in ("claimgraph.ttl", "vocabularies.ttl")),
    ROOT / "corpus" / "ontology" / "exchange.ttl",
]


def run(*arguments: str, given: str | None = None, exit_code: int = 0) -> str:
    result = CliRunner().invoke(main, list(arguments), input=given)
    assert result.exit_code == exit_code, result.output
    return result.stdout if exit_code == 0 else result.stderr


def exported(tmp_path: Path, *arguments: str) -> bytes:
    path = tmp_path / "file"
    run("export", *arguments, "-o", str(path))
    return path.read_bytes()


@pytest.fixture(scope="module")
def files() -> str:
    """What the files of the vocabulary say, but for what they import."""
    graph = rdflib.Graph()
    for path in FILES:
        graph.parse(path, format="turtle")
    graph.remove((None, OWL.imports, None))
    return graph.serialize(format="nt")


@pytest.mark.parametrize("format", FORMATS)
def test_the_graph_and_the_files_of_its_vocabulary_are_in_the_export(
    format: str, files: str, shipped_store: Store, tmp_path: Path
):
    both = shipped_store.serialize("ntriples").decode() + files
    content = exported(tmp_path, format, "--with-vocabulary")
    assert canonical(content, OURS[format]) == canonical(both, OURS["ntriples"])


def test_a_world_as_told_has_it_too(tmp_path: Path):
    graph = rdflib.Graph().parse(data=exported(tmp_path, "turtle", "--told-by", "rt", "--with-vocabulary"))
    assert (rdflib.URIRef(CG + "date"), SKOS.definition, None) in graph
    assert (None, RDF.type, rdflib.URIRef(CG + "Claim")) not in graph
    assert dict(graph.namespaces())["owl"] == rdflib.URIRef(str(OWL))


def test_without_the_option_it_stays_at_home(tmp_path: Path):
    graph = rdflib.Graph().parse(data=exported(tmp_path, "turtle"))
    assert (None, RDFS.isDefinedBy, None) not in graph


def test_no_imports_travel_along(tmp_path: Path):
    assert b"imports" not in exported(tmp_path, "ntriples", "--with-vocabulary")


def test_blank_nodes_have_the_same_names_each_time():
    assert ntriples(ontology_triples(WORDS)) == ntriples(ontology_triples(WORDS))
    assert "_:v0b0 " in ntriples(ontology_triples(WORDS))


def test_other_formats_have_no_place_for_it(tmp_path: Path):
    assert "in RDF" in run("export", "csv", "-o", str(tmp_path / "x"), "--with-vocabulary", exit_code=2)


@pytest.mark.parametrize(("term", "said"), [("cg:Claim", "A claimant's position"), ("pow:perpetrator", "Who brought")])
def test_a_query_can_ask_what_a_term_means(term: str, said: str):
    answer = run("sparql", "-", "--with-vocabulary", given=f"DESCRIBE {term}")
    graph = rdflib.Graph().parse(data=answer)
    node = rdflib.URIRef({"cg": CG, "pow": POW}[term.split(":")[0]] + term.split(":")[1])
    assert str(graph.value(node, SKOS.definition)).startswith(said)


def test_a_query_that_nothing_answers_is_told_where_the_vocabulary_is():
    result = CliRunner().invoke(main, ["sparql", "-"], input="DESCRIBE cg:Claim")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "--with-vocabulary" in result.stderr
    assert "--with-vocabulary" not in CliRunner().invoke(main, ["sparql", "-"], input="DESCRIBE cg:asserts").stderr


def test_a_definition_that_names_a_private_person_does_not_leave(tmp_path: Path, corpus_copy: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("witness: {type: person, name: Zora Quillfeather, private: true, role: a witness}\n")
    with (corpus_copy / "ontology" / "swap.ttl").open("a", encoding="utf-8") as file:
        file.write('pow:Release a owl:Class ; rdfs:subClassOf cg:Event ; rdfs:label "release"@en ;\n')
        file.write('    skos:definition "What Zora Quillfeather saw."@en .\n')
    runner = CliRunner()
    for arguments in (["export", "turtle", "-o", "-"], ["sparql", "-"]):
        command = [*arguments, "--corpus", str(corpus_copy), "--with-vocabulary"]
        result = runner.invoke(main, command, input="ASK { cg:Claim skos:definition ?d }")
        assert result.exit_code == 1, result.output
        assert "a witness" in result.stderr
        assert "Quillfeather" not in result.output
