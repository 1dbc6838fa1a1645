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


def pyld(path: Path, format: str) -> str:
    from pyld import jsonld

    def loader(url: str, options: object) -> None:
        raise AssertionError(f"asked for {url}")

    assert format == "jsonld"
    document = json.loads(path.read_text(encoding="utf-8"))
    return str(jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": loader}))


def _node(script: str, *arguments: str) -> dict[str, object]:
    installed = (FOREIGN / "node_modules" / ".done").is_file()
    skip_unless(
        installed and shutil.which("node"), "Node.js, and npm to install tests/foreign/package.json (make test)"
    )
    return dict(json.loads(_output("node", str(FOREIGN / script), *arguments)))


def _output(*command: str) -> str:
    result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()
