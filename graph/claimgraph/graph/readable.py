"""A selection in, its triples and the answers of its store out: a graph is read like one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.graph.selected import Selection

if TYPE_CHECKING:
    from claimgraph.base.terms import Triple
    from claimgraph.store import Cell, Stream, Table


class Readable(Selection):
    """A selection that is read like its store."""

    def __len__(self) -> int:
        return self.kept.manifest.triples if self.kept else len(self.store)

    def query(self, sparql: str) -> Table:
        """The answer to a SELECT or ASK query.

        Raises:
            QueryError: it cannot be parsed, wants to reach the network, or gives triples.
        """
        return self.store.query(sparql)

    def stream(self, sparql: str) -> Stream | bytes:
        """The answer to any query as `sparql` gives it, with rows that are made when they are read: for very many.

        Raises:
            QueryError: it cannot be parsed, or wants to reach the network.
        """
        return self.store.stream(sparql)

    def triples(self) -> Iterator[tuple[Cell, Cell, Cell]]:
        """All triples, sorted: subject, predicate, object."""
        return self.store.triples()

    def terms(self) -> list[Triple]:
        """All triples as terms in N-Triples syntax, sorted."""
        return self.store.terms()

    def serialize(self, format: str) -> bytes:
        """All triples as RDF: "turtle", "ntriples", "jsonld" or "rdfxml"."""
        return self.store.serialize(format)
