"""The jobs as somebody would do them with pyoxigraph alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.bench.answers import busiest_event, digest_of
from benchmarks.bench.data import Data
from benchmarks.bench.sparql import CONTRADICTIONS, figures_of
from benchmarks.bench.with_rdflib import plain_terms


def triples(data: Data) -> Callable[[], object]:
    """The triples as text, from the texts of their terms, which are at hand."""
    told = plain_terms(data)

    def work() -> object:
        text = _written(told)
        return lambda: digest_of(text)

    return work


def _written(terms: list[tuple[Any, ...]]) -> str:
    import pyoxigraph as ox

    plain = "http://www.w3.org/2001/XMLSchema#string"
    found = []
    for (subject, is_blank), predicate, value, datatype, more in terms:
        node = ox.BlankNode(subject) if is_blank else ox.NamedNode(subject)
        if not datatype:
            said = ox.BlankNode(value) if more else ox.NamedNode(value)
        elif more:
            said = ox.Literal(value, language=more)
        else:
            said = ox.Literal(value, datatype=None if datatype == plain else ox.NamedNode(datatype))
        found.append(ox.Triple(node, ox.NamedNode(predicate), said))
    content = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES)
    return "".join(sorted(content.decode().splitlines(keepends=True)))


def loaded(data: Data) -> Callable[[], object]:
    """A graph in a store in memory."""
    store = _empty()

    def work() -> object:
        store.bulk_load(path=data.graph)
        return len(store)

    return work


def contradicting(data: Data) -> Callable[[], object]:
    """The contradictions, by SPARQL."""
    store = _empty()
    store.bulk_load(path=data.told)
    return lambda: len(list(store.query(CONTRADICTIONS)))


def asked(data: Data) -> Callable[[], object]:
    """One question about one event, of a graph in a file."""
    query = figures_of(busiest_event(data))

    def work() -> object:
        store = _empty()
        store.bulk_load(path=data.graph)
        return len(list(store.query(query)))

    return work


def _empty() -> Any:
    import pyoxigraph as ox

    return ox.Store()
