"""The jobs as somebody would do them with pyoxigraph alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.bench.answers import busiest_event, digest_of_file
from benchmarks.bench.data import Data, fresh
from benchmarks.bench.sparql import CONTRADICTIONS, figures_of
from benchmarks.bench.with_rdflib import plain_terms


def triples(data: Data) -> Callable[[], object]:
    """The triples as text, from the texts of their terms, which are at hand."""
    import pyoxigraph as ox

    told = plain_terms(data)
    file = data.written

    def work() -> object:
        ox.serialize(_triples(told), str(file), format=ox.RdfFormat.N_TRIPLES)
        return lambda: digest_of_file(file)

    return work


def _triples(terms: list[tuple[Any, ...]]) -> Iterator[Any]:
    import pyoxigraph as ox

    plain = "http://www.w3.org/2001/XMLSchema#string"
    for (subject, is_blank), predicate, value, datatype, more in terms:
        node = ox.BlankNode(subject) if is_blank else ox.NamedNode(subject)
        if not datatype:
            said = ox.BlankNode(value) if more else ox.NamedNode(value)
        elif more:
            said = ox.Literal(value, language=more)
        else:
            said = ox.Literal(value, datatype=None if datatype == plain else ox.NamedNode(datatype))
        yield ox.Triple(node, ox.NamedNode(predicate), said)


def loaded(data: Data) -> Callable[[], object]:
    """A graph in a store on disk."""
    import pyoxigraph as ox

    folder = fresh(data.stored)

    def work() -> object:
        store = ox.Store(str(folder))
        store.bulk_load(path=data.graph)
        return len(store)

    return work


def contradicting(data: Data) -> Callable[[], object]:
    """The contradictions, by SPARQL."""
    store = _empty()
    store.bulk_load(path=data.told)
    return lambda: len(list(store.query(CONTRADICTIONS)))


def asked_of_store(data: Data) -> Callable[[], object]:
    """One question about one event, of a graph on disk, by a program of its own."""
    from claimgraph.kept.opened import opened

    program = "import sys, pyoxigraph; print(len(list(pyoxigraph.Store.read_only(sys.argv[1]).query(sys.argv[2]))))"
    command = (sys.executable, "-c", program, str(opened(data.store).graph), figures_of(busiest_event(data)))

    def work() -> object:
        return int(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)

    return work


def asked_of_file(data: Data) -> Callable[[], object]:
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
