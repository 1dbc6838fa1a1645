"""Triples in, answers out: Oxigraph, embedded. The only module that knows pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

import pyoxigraph as ox

from claimgraph.base.characters import for_xml
from claimgraph.base.errors import QueryError, StoreError, TurtleError
from claimgraph.base.namespaces import PREFIXES
from claimgraph.base.terms import Triple
from claimgraph.base.words import counted
from claimgraph.store.answers import Cell, Stream, Table
from claimgraph.store.jsonld import json_ld
from claimgraph.store.service_word import SERVICE, decoded, mentions_service

#: The RDF formats that can be written, by name.
FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}

_STATEMENTS: Final = {"turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG}


# Of one text, checks, terms and triples are made: it is read once.
@lru_cache(maxsize=16)
def turtle_terms(text: str) -> tuple[tuple[tuple[Cell, Cell, Cell], ...], Mapping[str, str]]:
    """The triples of a Turtle text in their order, and the prefixes that it declares.

    Raises:
        TurtleError: the text is no Turtle; with the place, counted from 1.
    """
    parser = ox.parse(text, format=ox.RdfFormat.TURTLE)
    try:
        found = []
        for quad in parser:
            if isinstance(quad.object, ox.Triple) or getattr(quad.object, "direction", None):
                raise TurtleError("a triple as a value, or a direction of a text: RDF 1.2, which few tools read yet")
            found.append(tuple(_cell(term) for term in (quad.subject, quad.predicate, quad.object)))
    except SyntaxError as error:
        said = re.sub(r"^Parser error at .*?: | \(line \d+\)$", "", str(error))
        raise TurtleError(_said(ValueError(said)), error.lineno or 0, error.offset or 0) from error
    return tuple(found), MappingProxyType(dict(parser.prefixes))  # type: ignore[arg-type]


def nquads_as(text: str, format: str, prefixes: Mapping[str, str]) -> bytes:
    """N-Quads text, also with the triple terms of RDF 1.2, as "turtle" or, with its named graphs, as "trig".

    The statements stay in their order.
    """
    statements = ox.parse(text, format=ox.RdfFormat.N_QUADS)
    written = ox.serialize(statements, format=_STATEMENTS[format], prefixes=dict(prefixes))
    assert written is not None  # only None where an output file is given
    return written


def write_triples(folder: Path, parts: Iterable[bytes]) -> None:
    """Write triples to a new folder, for `Store.on_disk`; ``parts`` are N-Triples, each of whole lines.

    Raises:
        StoreError: a part is no N-Triples; or the folder cannot be written.
    """
    # Not bulk_load: it renames blank nodes, differently each time, and exports would differ.
    try:
        store = ox.Store(str(folder))
        store.bulk_extend(quad for part in parts for quad in ox.parse(part, format=ox.RdfFormat.N_TRIPLES))
        store.flush()
    except (SyntaxError, OSError, RuntimeError) as error:
        raise StoreError(
            f"{folder} cannot be written: {_said(error)}", "Check the disk; then build it again."
        ) from error


class Store:
    """A set of triples that answers SPARQL, in memory or in a folder that `write_triples` wrote.

    >>> store = Store('<http://a.example/s> <http://a.example/p> "o" .')
    >>> store.query("SELECT ?o { ?s ?p ?o }").texts()
    [{'o': 'o'}]
    """

    def __init__(self, triples: str = "", prefixes: Mapping[str, str] = PREFIXES) -> None:
        """``triples`` is N-Triples text; ``prefixes`` are those that queries may use and files are written with."""
        self.prefixes: Mapping[str, str] = dict(prefixes)  # not a proxy: that cannot go to another process
        self.opens_files = False  #: whether it reads files while it answers
        self._store = ox.Store()
        # Not bulk_load: it renames blank nodes, differently each time, and exports would differ.
        self._store.bulk_extend(ox.parse(triples, format=ox.RdfFormat.N_TRIPLES))

    @classmethod
    def on_disk(cls, folder: Path, prefixes: Mapping[str, str] = PREFIXES) -> Self:
        """The triples in a folder, where they stay: opened to be read, at once, whatever their number.

        Raises:
            StoreError: there are none, or they cannot be read.
        """
        found = cls.__new__(cls)
        found.prefixes, found.opens_files = dict(prefixes), True
        try:
            found._store = ox.Store.read_only(str(folder))
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"{folder} cannot be opened: {_said(error)}", "Build the store again.") from error
        return found

    @classmethod
    def of(cls, triples: str | Path, prefixes: Mapping[str, str] = PREFIXES) -> Self:
        """The store of N-Triples text, or of a folder."""
        return cls.on_disk(triples, prefixes) if isinstance(triples, Path) else cls(triples, prefixes)

    def __repr__(self) -> str:
        return f"<Store: {counted(len(self), 'triple')}>"

    def __len__(self) -> int:
        return len(self._store)

    def triples(self) -> Iterator[tuple[Cell, Cell, Cell]]:
        """All triples, sorted: subject, predicate, object."""
        for triple in sorted((quad.triple for quad in self._store), key=str):
            yield tuple(_cell(term) for term in triple)  # type: ignore[misc]

    def pairs(self, predicate: str) -> Iterator[tuple[Cell, Cell]]:
        """Subject and object of each triple with a predicate, given by its IRI; in no order."""
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            yield _cell(quad.subject), _cell(quad.object)  # type: ignore[misc]  # no term of a triple is unbound

    def value(self, subject: str, predicate: str) -> str:
        """The text of the first object that a subject has in a predicate, both given by their IRIs; "" where it has none."""
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return min((_cell(quad.object).text for quad in found), default="")  # type: ignore[union-attr]

    def query(self, sparql: str) -> Table:
        """The answer to a SELECT or ASK query.

        Raises:
            QueryError: the text is no such query, wants to reach the network with SERVICE, or fails while it is answered.
        """
        found = self.answer(sparql)
        if isinstance(found, Table):
            return found
        raise QueryError("This query gives triples, not a table.", "Use SELECT or ASK here.")

    def answer(self, sparql: str) -> Table | bytes:
        """The answer to any query: a table, or Turtle for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: as `query`.
        """
        found = self.stream(sparql)
        return found if isinstance(found, bytes) else Table(found.columns, tuple(found.rows), found.prefixes)

    def stream(self, sparql: str) -> Stream | bytes:
        """The same answer, with rows that are made when they are read; each of them may raise what `query` raises."""
        refuse_service(sparql, self.prefixes)
        with self._failures():
            answer = self._store.query(sparql, prefixes=dict(self.prefixes))
            if isinstance(answer, ox.QueryTriples):
                return serialized(sorted(answer, key=str), "turtle", self.prefixes)
        if isinstance(answer, ox.QueryBoolean):
            return Stream(("answer",), iter([(Cell("yes" if answer else "no"),)]), self.prefixes)
        columns = tuple(variable.value for variable in answer.variables)
        return Stream(columns, self._rows(answer, columns), self.prefixes)

    def _rows(self, answer: ox.QuerySolutions, columns: Sequence[str]) -> Iterator[tuple[Cell | None, ...]]:
        with self._failures():
            for row in answer:
                yield tuple(_cell(row[name]) for name in columns)

    def serialize(self, format: str) -> bytes:
        """All triples in one of `FORMATS`, the same bytes for the same triples."""
        return serialized(sorted((quad.triple for quad in self._store), key=str), format, self.prefixes)

    def terms(self) -> list[Triple]:
        """All triples as terms in N-Triples syntax, sorted."""
        return sorted((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in self._store)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Tells what goes wrong inside, when a query is read or while one reads its answer, as an error of ours."""
        try:
            yield
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            if self.opens_files and "Corruption" in str(error):
                raise StoreError(f"The store is damaged: {_said(error)}", "Build the store again.") from error
            raise QueryError(f"SPARQL: {_said(error)}") from error


def refuse_service(sparql: str, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Raise `QueryError` where the query would reach the network: a query here reads this graph alone.

    The engine's own parser decides, so that no second reading of SPARQL can be led astray: in a string, a name or a
    comment another word may stand for SERVICE, but as a keyword there is no other.
    """
    if not mentions_service(sparql):
        return
    if len(SERVICE.findall(sparql)) != len(SERVICE.findall(decoded(sparql))):
        raise QueryError(
            "The query spells SERVICE, which would send a part of it to another machine, in code points.",
            "Ask this graph only.",
        )
    # A word that means nothing, and does not begin like a part of a number.
    other = next(word for word in ("w" * length for length in count(7)) if word not in sparql.lower())
    try:
        ox.Store().query(SERVICE.sub(other, sparql), prefixes=dict(prefixes))
    except (SyntaxError, ValueError) as error:
        raise QueryError(
            f"SERVICE would send a part of the query to another machine; or it cannot be read: {_said(error)}",
            "Ask this graph only.",
        ) from error


def _said(error: Exception) -> str:
    # The parser names every letter that might have come next: the place is what helps.
    said = str(error)
    return said if len(said) <= 300 else said[:300] + "…"


def serialized(triples: Iterable[ox.Triple], format: str, prefixes: Mapping[str, str]) -> bytes:
    """Triples in one of `FORMATS`, in their order."""
    if format == "jsonld":
        cells = (tuple(_cell(term) for term in triple) for triple in triples)
        return json_ld(cells, prefixes)  # type: ignore[arg-type]  # no term of a triple is unbound
    written = ox.serialize(triples, format=FORMATS[format], prefixes={} if format == "ntriples" else dict(prefixes))
    assert written is not None  # only None where an output file is given
    return _readable_xml(written) if format == "rdfxml" else written


def _readable_xml(written: bytes) -> bytes:
    # pyoxigraph writes characters that no XML reader takes, and carriage returns that every reader makes line feeds of
    # (https://www.w3.org/TR/xml/#sec-line-ends). Neither occurs in its markup.
    return for_xml(written.decode()).replace("\r", "&#xD;").encode()


def _cell(term: object) -> Cell | None:
    match term:
        case None:
            return None
        case ox.NamedNode(value=value):
            return Cell(value, "iri")
        case ox.Literal():
            return Cell(term.value, "literal", term.datatype.value, term.language or "")
        case ox.BlankNode(value=value):
            return Cell(f"_:{value}", "blank")
        case _:
            raise QueryError(f"An answer holds a term that a table cannot show: {term}")
