"""A query in, its answer written as it comes out, in the formats of the SPARQL 1.1 Protocol; by Oxigraph's own writers."""

from __future__ import annotations

from typing import BinaryIO, Final

import pyoxigraph as ox

from claimgraph.store.oxigraph import Store, refuse_service, serialized

#: The formats that a table can be written in, by name.
RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


class Answered:
    """The answer to a query, of which nothing is read yet: a graph (CONSTRUCT, DESCRIBE), or a table (SELECT, ASK).

    IRIs in it are relative to ``base``.

    Raises:
        QueryError: it cannot be parsed, or wants to reach the network with SERVICE.
    """

    def __init__(self, store: Store, sparql: str, base: str) -> None:
        refuse_service(sparql, store.prefixes)
        self._store = store
        with store._failures():
            self._found = store._store.query(sparql, base_iri=base, prefixes=dict(store.prefixes))

    @property
    def is_graph(self) -> bool:
        """Whether it is written in one of `claimgraph.store.FORMATS`; else in one of `RESULTS`."""
        return isinstance(self._found, ox.QueryTriples)

    def write(self, format: str, to: BinaryIO) -> None:
        """Write it; rows come as they are found, and triples sorted.

        Raises:
            QueryError: it fails while it is answered.
        """
        with self._store._failures():
            if isinstance(self._found, ox.QueryTriples):
                to.write(serialized(sorted(self._found, key=str), format, self._store.prefixes))
            else:
                self._found.serialize(to, RESULTS[format])
