"""A request in, what it asks for out: the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), for queries.

What the standard leaves open is answered so: there is one graph, and no dataset can be chosen; nothing can be updated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import mimeparse
from starlette.requests import ClientDisconnect, Request

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.server.worker import Query

#: The media types of a format, the first of which it is sent as; of two that are as welcome the earlier is taken.
TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
GRAPHS: Final[Mapping[str, tuple[str, ...]]] = {
    "turtle": ("text/turtle",),
    "ntriples": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json", "application/json"),
    "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
}
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_DATASET: Final = frozenset(("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"))


@dataclass
class NotAnswered(Exception):
    """A request that is not answered, with its status and why."""

    status: int
    why: str


def media_type(format: str) -> str:
    """What a format is sent as."""
    (sent_as, *_) = {**TABLES, **GRAPHS}[format]
    return sent_as


def accepted(header: str, formats: Mapping[str, Iterable[str]]) -> str:
    """The most welcome of the formats by an Accept header; "" where none is."""
    # Of several that are as welcome it takes the last.
    names = {media: name for name, known in reversed([*formats.items()]) for media in reversed([*known])}
    try:
        best: str = mimeparse.best_match(list(names), header)
        return names.get(best, "")
    except (mimeparse.MimeTypeParseException, ValueError):
        raise NotAnswered(400, f"This is no Accept header: {header[:200]!r}") from None


async def query_of(request: Request) -> Query | None:
    """The query of a request, and how its answer is wanted; None where there is none: whoever asks wants to know what this is.

    Raises:
        NotAnswered: it does not follow the protocol, or asks for what there is not.
    """
    given = parse_qsl(request.url.query, keep_blank_values=True)
    sparql = [value for name, value in given if name == "query"]
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        text = await body_of(request)
        if kind == _FORM:
            given += fields_of(text)
            sparql = [value for name, value in given if name == "query"]
        elif kind == _QUERY:
            if sparql:
                raise NotAnswered(400, "One query, please: there is one in the address, and one in the body.")
            sparql = [text]
        elif kind == _UPDATE:
            raise _read_only()
        else:
            raise NotAnswered(415, f"A POST has to be {_FORM} or {_QUERY}.")
    names = {name for name, _ in given}
    if "update" in names:
        raise _read_only()
    if names & _DATASET:
        why = "There is one graph here, the default graph: no other can be named."
        raise NotAnswered(400, f"{why} Leave {', '.join(sorted(names & _DATASET))} out.")
    if not sparql and request.method != "POST":
        return None
    if len(sparql) != 1:
        raise NotAnswered(400, f"One query, please: there are {len(sparql)}.")
    accept = request.headers.get("accept") or "*/*"
    wanted = Query(sparql[0], accepted(accept, TABLES), accepted(accept, GRAPHS), address_of(request))
    if not (wanted.table or wanted.graph):
        known = ", ".join(kinds[0] for kinds in (*TABLES.values(), *GRAPHS.values()))
        raise NotAnswered(406, f"Answers come as {known}.")
    return wanted


def address_of(request: Request) -> str:
    """The address of the endpoint, to which IRIs in a query are relative where it says no other base."""
    return str(request.url.replace(query="", fragment=""))


def _read_only() -> NotAnswered:
    return NotAnswered(403, "This graph can be read, and not be changed from here.")


def fields_of(text: str) -> list[tuple[str, str]]:
    """The fields of a form.

    Raises:
        NotAnswered: it is not UTF-8, or has too many.
    """
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        raise NotAnswered(400, "This form cannot be read: it is not UTF-8, or has too many fields.") from None


async def body_of(request: Request) -> str:
    """The body of a request, of a length that a query may have, as text.

    Raises:
        NotAnswered: it is longer, no UTF-8, or comes to no end.
    """
    found = bytearray()
    try:
        async for piece in request.stream():
            found += piece
            if len(found) > limits.QUERY_BYTES:
                raise NotAnswered(413, f"A query may have {limits.QUERY_BYTES:,} bytes.")
    except ClientDisconnect:
        raise NotAnswered(400, "The body has no end.") from None  # nobody hears it
    try:
        return found.decode()
    except UnicodeDecodeError:
        raise NotAnswered(400, "The body is not UTF-8.") from None


def status_of(error: ClaimGraphError) -> int:
    """The status with which an error of ours is told."""
    from claimgraph.server.workers import Busy, Overdue

    return 503 if isinstance(error, (Busy, Overdue)) else 400
