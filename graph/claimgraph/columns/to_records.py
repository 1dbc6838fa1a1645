"""The tables of a graph in, its records out: equal to those that `of_records.py` put there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias, TypeVar

import duckdb

from claimgraph.columns.schema import tables
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Answer, Corpus, Document, Proposition, Question, Speaker, Statement, Withdrawal
from claimgraph.model.values import ClaimRef, Figure, Measure, Period, Ref
from claimgraph.model.vocabulary import Vocabulary

R = TypeVar("R")
Row: TypeAlias = dict[str, Any]
Passage: TypeAlias = tuple[str, int]

#: By what the rows of a table are put in order; those of the others stay as they came.
_ORDER: Final = {
    # As the files of a folder come, also where one was put there later.
    "document": "concat(id, '.yaml')",
    "office": "actor, place",
    "statement": "document, place",
    "speaker": "document, place, link",
    "quote": "document, place, span",
    "dimension": "question, key",
}


@dataclass(frozen=True)
class Cast:
    """Everybody and everything that documents may name, by id."""

    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    concepts: Mapping[str, Concept]


def records_of(connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> Corpus:
    """The corpus whose tables a database holds; ``vocabulary`` is the one that it was read with."""
    cast, documents = cast_of(connection), documents_of(connection)
    claims = {ClaimRef(id, s.id): s for id, document in documents.items() for s in document.statements if s.id}
    return Corpus(vocabulary, cast.actors, cast.events, cast.concepts, documents, claims)


def documents_of(connection: duckdb.DuckDBPyConnection, ids: Collection[str] | None = None) -> dict[str, Document]:
    """The documents with these ids that are there, by default all, by id."""
    statements = _statements(connection, ids)
    return {
        row["id"]: _record(
            Document, row, id=row["id"], text=_text(row), statements=tuple(statements.get(row["id"], ()))
        )
        for row in _rows(connection, "document", "id", ids)
    }


def cast_of(connection: duckdb.DuckDBPyConnection) -> Cast:
    """Everybody and everything that documents may name."""
    offices: dict[str, list[Office]] = defaultdict(list)
    for row in _rows(connection, "office"):
        offices[row["actor"]].append(_record(Office, row, quote=_quote(row)))
    return Cast(
        {r["id"]: _record(Actor, r, id=r["id"], offices=tuple(offices[r["id"]])) for r in _rows(connection, "actor")},
        {row["id"]: _record(Event, row, id=row["id"]) for row in _rows(connection, "event")},
        {row["id"]: _record(Concept, row, id=row["id"]) for row in _rows(connection, "concept")},
    )


def _statements(connection: duckdb.DuckDBPyConnection, ids: Collection[str] | None) -> dict[str, list[Statement]]:
    """The passages by their documents."""
    chains: dict[Passage, list[Speaker]] = defaultdict(list)
    for row in _rows(connection, "speaker", "document", ids):
        chains[row["document"], row["place"]].append(_record(Speaker, row, actor=row["actor"]))
    quotes: dict[Passage, list[Quote]] = defaultdict(list)
    for row in _rows(connection, "quote", "document", ids):
        if quote := _quote(row):
            quotes[row["document"], row["place"]].append(quote)
    rows = list(_rows(connection, "statement", "document", ids))
    numbers = [None if ids is None else {row[column] for row in rows} - {None} for column in ("question", "answer")]
    questions = _questions(connection, numbers[0])
    answers = {row["answer"]: _answer(row) for row in _rows(connection, "answer", "answer", numbers[1])}
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        passage = row["document"], row["place"]
        answer = None if row["answer"] is None else answers[row["answer"]]
        found[row["document"]].append(
            _record(
                Statement,
                row,
                chain=tuple(chains[passage]),
                proposition=Proposition(questions[row["question"]], answer, row["negated"]),
                quotes=tuple(quotes[passage]),
                inferred=row["inferred"],
                withdrawal=_withdrawal(row),
            )
        )
    return found


def _questions(connection: duckdb.DuckDBPyConnection, numbers: Collection[int] | None) -> dict[int, Question]:
    """The questions by their numbers."""
    dimensions: dict[int, list[tuple[str, Ref]]] = defaultdict(list)
    for row in _rows(connection, "dimension", "question", numbers):
        dimensions[row["question"]].append((row["key"], Ref(row["kind"], row["id"])))
    found = {}
    for row in _rows(connection, "question", "question", numbers):
        about = ClaimRef(row["claim_document"], row["claim_id"]) if row["claim_document"] else None
        number = row["question"]
        found[number] = _record(Question, row, claim=about, dimensions=tuple(dimensions[number]))
    return found


def _answer(row: Row) -> Answer:
    low, high, stated = row["low"], row["high"], row["stated"]
    match row["kind"]:
        case "truth":
            return bool(row["truth"])
        case "words":
            return str(row["text"])
        case "ref":
            return Ref(row["ref_kind"], row["text"])
        case "claim":
            return ClaimRef(row["document"], row["text"])
        case "period":
            return Period(low and date.fromisoformat(low), high and date.fromisoformat(high))
        case "figure":
            return Figure(low and int(low), high and int(high), stated and int(stated), row["qualifier"])
    return Measure(
        low and Decimal(low), high and Decimal(high), stated and Decimal(stated), row["qualifier"], row["unit"]
    )


def _withdrawal(row: Row) -> Withdrawal | None:
    if not row["withdrawn"]:
        return None
    return Withdrawal(row["withdrawn"], row["withdrawn_on"], row["withdrawal_reason"], row["withdrawal_counted"])


def _quote(row: Row) -> Quote | None:
    if row["exact"] is None:
        return None
    return _record(Quote, row, start=row["starts"], end=row["ends"], prefix=row["prefix"], suffix=row["suffix"])


def _text(row: Row) -> TextFile | None:
    if row["text_sha256"] is None:
        return None
    return TextFile(**{name: row[f"text_{name}"] for name in fields_of(TextFile)})


def _record(record: type[R], row: Row, **more: Any) -> R:
    """A record of a row: its declared fields by their names, and what is given besides."""
    said = {name: row[name] for name in fields_of(record)}
    return record(**{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}, **more)


def _rows(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    column: str = "",
    values: Collection[str] | Collection[int] | None = None,
) -> Iterator[Row]:
    """The rows of a table by column: all, or those that have one of these values in a column."""
    columns = tuple(tables()[name])
    which = "" if values is None else f"WHERE {column} IN (SELECT UNNEST(?))"
    sql = f"SELECT {', '.join(columns)} FROM {name} {which} ORDER BY {_ORDER.get(name, 'rowid')}"  # noqa: S608 - names of ours
    found = connection.execute(sql, None if values is None else [sorted(values)])
    while some := found.fetchmany(10_000):
        for row in some:
            yield dict(zip(columns, row, strict=True))
