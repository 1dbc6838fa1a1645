"""Triples in, answers out: where a graph lives; nobody above knows which engine answers."""

from claimgraph.store.answers import Cell, Table
from claimgraph.store.oxigraph import (
    FORMATS,
    Store,
    mentions_service,
    nquads_as,
    ntriples,
    refuse_service,
    turtle_terms,
)

__all__ = [
    "FORMATS",
    "Cell",
    "Store",
    "Table",
    "mentions_service",
    "nquads_as",
    "ntriples",
    "refuse_service",
    "turtle_terms",
]
