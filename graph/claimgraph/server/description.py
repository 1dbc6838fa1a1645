"""An address in, what is to be known of the endpoint there out, in RDF (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from typing import Final

from claimgraph.base import terms
from claimgraph.base.namespaces import RDF
from claimgraph.server.protocol import GRAPHS, TABLES
from claimgraph.store import Store

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMAT: Final = "http://www.w3.org/ns/formats/"
_NAMES: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}


def described(endpoint: str, format: str) -> bytes:
    """The description of the endpoint at an address, in one of `claimgraph.store.FORMATS`."""
    service, dataset, graph = terms.iri(endpoint), "_:dataset", "_:graph"
    told = [
        (service, f"{RDF}type", terms.iri(f"{_SD}Service")),
        (service, f"{_SD}endpoint", service),
        (service, f"{_SD}supportedLanguage", terms.iri(f"{_SD}SPARQL11Query")),
        (service, f"{_SD}defaultDataset", dataset),
        (dataset, f"{RDF}type", terms.iri(f"{_SD}Dataset")),
        (dataset, f"{_SD}defaultGraph", graph),
        (graph, f"{RDF}type", terms.iri(f"{_SD}Graph")),
    ]
    told += [(service, f"{_SD}resultFormat", terms.iri(_FORMAT + _NAMES[name])) for name in (*TABLES, *GRAPHS)]
    lines = "".join(f"{s} {terms.iri(p)} {o} .\n" for s, p, o in told)
    return Store(lines, {"sd": _SD, "format": _FORMAT}).serialize(format)
