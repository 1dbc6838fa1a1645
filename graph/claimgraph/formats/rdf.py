"""RDF files: the graph as it is, for other triple stores and RDF tools."""

from __future__ import annotations

from functools import partial
from typing import Final

from claimgraph.formats import Exported, Writer


def write(source: Exported, format: str) -> bytes:
    """The graph in an RDF format, sorted, with our prefixes."""
    return source.store.serialize(format)


WRITERS: Final = {
    "turtle": Writer("RDF as people read it", partial(write, format="turtle")),
    "ntriples": Writer("RDF, one triple a line, for loading and comparing", partial(write, format="ntriples")),
    "jsonld": Writer("RDF as JSON-LD", partial(write, format="jsonld")),
    "rdfxml": Writer("RDF as XML, for older tools", partial(write, format="rdfxml")),
}
