"""Triples in, answers out: where a graph lives; nobody above knows which engine answers."""

from claimgraph.store.answers import Cell, Table, Value
from claimgraph.store.lines import merged, ntriples
from claimgraph.store.oxigraph import (
    FORMATS,
    Store,
    mentions_service,
    nquads_as,
    refuse_service,
    turtle_terms,
    write_triples,
)

__all__ = [
    "FORMATS",
    "Cell",
    "Store",
    "Table",
    "Value",
    "mentions_service",
    "merged",
    "nquads_as",
    "ntriples",
    "refuse_service",
    "turtle_terms",
    "write_triples",
]
