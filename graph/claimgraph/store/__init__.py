"""Triples in, answers out: where a graph lives; nobody above knows which engine answers."""

from claimgraph.store.answers import Cell, Stream, Table, Value
from claimgraph.store.lines import merged, ntriples
from claimgraph.store.oxigraph import (
    FORMATS,
    Store,
    nquads_as,
    refuse_service,
    turtle_terms,
    write_triples,
)
from claimgraph.store.service_word import mentions_service

__all__ = [
    "FORMATS",
    "Cell",
    "Store",
    "Stream",
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
