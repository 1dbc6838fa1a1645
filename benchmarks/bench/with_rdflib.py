"""The jobs as somebody would do them with rdflib, its reasoner owlrl and networkx."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from benchmarks.bench.answers import busiest_event, digest_of_file
from benchmarks.bench.data import Data
from benchmarks.bench.sparql import CONTRADICTIONS, figures_of

if TYPE_CHECKING:
    import rdflib


def triples(data: Data) -> Callable[[], object]:
    """The triples as text, from the texts of their terms, which are at hand: no naming, no labels, no reading.

    That is less than our way does, so rdflib is favoured.
    """
    told = plain_terms(data)
    file = data.written

    def work() -> object:
        graph_of(told).serialize(file, format="nt", encoding="utf-8")
        return lambda: digest_of_file(file)

    return work


def loaded(data: Data) -> Callable[[], object]:
    """A graph in memory."""
    import rdflib

    return lambda: len(rdflib.Graph().parse(data.graph, format="nt"))


def contradicting(data: Data) -> Callable[[], object]:
    """The contradictions, by SPARQL."""
    import rdflib

    graph = rdflib.Graph().parse(data.told, format="nt")
    return lambda: len(list(graph.query(CONTRADICTIONS)))


def asked(data: Data) -> Callable[[], object]:
    """One question about one event, of a graph in a file."""
    import rdflib

    query = figures_of(busiest_event(data))
    return lambda: len(list(rdflib.Graph().parse(data.graph, format="nt").query(query)))


def whole(data: Data) -> Callable[[], object]:
    """Triples from the texts of their terms, the contradictions by SPARQL, and the file."""
    told = plain_terms(data)

    def work() -> object:
        graph = graph_of(told)
        found = len(list(graph.query(CONTRADICTIONS)))
        graph.serialize(data.written, format="nt", encoding="utf-8")
        return found

    return work


def plain_terms(data: Data) -> list[tuple[Any, ...]]:
    """The triples of what the archive says, as texts: subject, predicate, object, its datatype, its language."""
    import pyoxigraph as ox

    found: list[tuple[Any, ...]] = []
    once: dict[Any, Any] = {}  # what many triples have in common
    for quad in ox.parse(path=data.told, format=ox.RdfFormat.N_TRIPLES):
        value = quad.object
        is_literal = isinstance(value, ox.Literal)
        more = (value.datatype.value, value.language) if is_literal else ("", "blank" * isinstance(value, ox.BlankNode))
        subject = (quad.subject.value, isinstance(quad.subject, ox.BlankNode))
        shared = (once.setdefault(part, part) for part in (subject, quad.predicate.value, value.value, *more))
        found.append(tuple(shared))
    return found


def graph_of(terms: list[tuple[Any, ...]]) -> rdflib.Graph:
    """An rdflib graph of triples that are texts."""
    import rdflib

    graph = rdflib.Graph()
    plain = str(rdflib.XSD.string)
    for (subject, is_blank), predicate, value, datatype, more in terms:
        node = rdflib.BNode(subject) if is_blank else rdflib.URIRef(subject)
        if not datatype:
            said = rdflib.BNode(value) if more else rdflib.URIRef(value)
        elif more:
            said = rdflib.Literal(value, lang=more)
        else:
            said = rdflib.Literal(value, datatype=None if datatype == plain else rdflib.URIRef(datatype))
        graph.add((node, rdflib.URIRef(predicate), said))
    return graph
