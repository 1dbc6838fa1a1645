"""N-Triples text in, an rdflib graph out, with our prefixes bound: for the libraries that work on one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimgraph.base.namespaces import PREFIXES

if TYPE_CHECKING:
    import rdflib


def rdflib_graph(triples: str, prefixes: Mapping[str, str] = PREFIXES) -> rdflib.Graph:
    """The same triples as an rdflib graph, with these prefixes bound."""
    import rdflib
    from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser

    found = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        found.bind(prefix, namespace)
    W3CNTriplesParser(NTGraphSink(found)).parse(_Lines(triples))
    return found


class _Lines(io.StringIO):
    """A text of which every read gives one line.

    rdflib reads 2,048 characters at a time and looks at all of the line so far each time: a note of 2 MB took 14 s.
    """

    def read(self, size: int | None = -1, /) -> str:
        return self.readline()
