"""Readers of RDF that are not ours: each gives what it read as N-Quads text, and compares by canonical form."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox

from conftest import ROOT, skip_unless

FOREIGN = ROOT / "tests" / "foreign"
OURS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf12": ox.RdfFormat.TURTLE,
    "rdf-statement": ox.RdfFormat.TURTLE,
    "nanopub": ox.RdfFormat.TRIG,
}
#: The syntax of each format, as other readers name it.
SYNTAX = {"rdf12": "turtle", "rdf-statement": "turtle", "nanopub": "trig"}


def canonical(text: str | bytes, format: ox.RdfFormat = ox.RdfFormat.N_QUADS) -> set[str]:
    """The statements, with the names of blank nodes that follow from what they are (RDFC-1.0)."""
    found = ox.Dataset(ox.parse(text, format=format))
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in found}


def rapper(path: Path, format: str) -> str:
    skip_unless(shutil.which("rapper"), "rapper (Debian's raptor2-utils)")
    kind = SYNTAX.get(format, format)
    return _output("rapper", "-q", "-i", kind, "-o", "nquads", str(path), "http://base.example/")


def n3js(path: Path, format: str) -> str:
    found = _node("rdf.mjs", SYNTAX.get(format, format), str(path))
    assert found["count"] == found["nquads"].count("\n")
    return str(found["nquads"])


def jsonldjs(path: Path, format: str) -> str:
    assert format == "jsonld"
    return str(_node("jsonld.mjs", str(path))["nquads"])


def with_rdflib(path: Path, format: str) -> str:
    import rdflib

    assert format == "jsonld"
    return rdflib.Graph().parse(path, format="json-ld").serialize(format="nt")


def framed_by_jsonldjs(path: Path, type: str) -> list[str]:
    """The IRIs of the nodes that a frame with a type finds."""
    return list(_node("jsonld.mjs", str(path), type)["framed"])  # type: ignore[call-overload]


def _nowhere(url: str, options: object) -> None:
    raise AssertionError(f"asked for {url}")


def pyld(path: Path, format: str) -> str:
    from pyld import jsonld

    assert format == "jsonld"
    document = json.loads(path.read_text(encoding="utf-8"))
    return str(jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": _nowhere}))


def framed_by_pyld(path: Path, type: str) -> list[str]:
    from pyld import jsonld

    document = json.loads(path.read_text(encoding="utf-8"))
    framed = jsonld.frame(document, {"@type": type, "@embed": "@never"}, {"documentLoader": _nowhere})
    return [node["@id"] for node in framed["@graph"]]


def compacted_by_pyld(document: dict[str, object]) -> dict[str, object]:
    """The document expanded, and compacted again with its own context."""
    from pyld import jsonld

    options = {"documentLoader": _nowhere}
    return dict(jsonld.compact(jsonld.expand(document, options), {"@context": document["@context"]}, options))


def asked_from_javascript(endpoint: str, *queries: str) -> list[dict[str, object]]:
    """What fetch-sparql-endpoint read of an endpoint, by each of its methods; the queries are SELECT, ASK, CONSTRUCT."""
    return [json.loads(line) for line in _said_by_node("sparql.mjs", endpoint, *queries).splitlines()]


def _node(script: str, *arguments: str) -> dict[str, object]:
    return dict(json.loads(_said_by_node(script, *arguments)))


def _said_by_node(script: str, *arguments: str) -> str:
    installed = (FOREIGN / "node_modules" / ".done").is_file()
    skip_unless(
        installed and shutil.which("node"), "Node.js, and npm to install tests/foreign/package.json (make test)"
    )
    return _output("node", str(FOREIGN / script), *arguments)


def _output(*command: str) -> str:
    result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()
