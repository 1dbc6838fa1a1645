"""The name of a file of SQL in, its text out, with what follows from declarations of fields written in.

A file may hold, and the text has instead of it:

    $lines(Actor, a)          the lines that the declared fields of a record say of the node in `self`
    $lines(TextFile, d, text_)    the same, of columns that begin so
    $parts(Question, q)       predicate and object of each such field, NULL where nothing is said
    $joins(Actor, a)          the joins that find the IRIs of its fields that are listed in the vocabulary
    $span(q)                  the digest that names the place of a quote
    $fillings                 what fills the templates of sentences, of the row r
    cg:Claim                  the IRI in angle brackets; <:claim- the beginning of that of a node of ours

Nothing of a corpus is ever a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from claimgraph.base.namespaces import PREFIXES
from claimgraph.columns.schema import tables
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.evidence import TextFile
from claimgraph.model.fields import Field, fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.templates import FILLINGS

_RECORDS: Final[dict[str, type]] = {
    record.__name__: record
    for record in (Actor, Concept, Document, Event, Office, Question, Speaker, Statement, TextFile)
}
_FOLDER: Final = Path(__file__).parent
_CALL: Final = re.compile(r"\$(\w+)(?:\(([^()]*)\))?")
_NAME: Final = re.compile(rf"<(\w*):|\b({'|'.join(filter(None, PREFIXES))}):(\w+)")
#: Numbers and texts that a query is given when it is run.
_PARAMETERS: Final = frozenset(("low", "high", "steps", "rows", "which", "claims_named"))


@cache
def script(folder: str, name: str) -> str:
    """The text of a file in a folder beside this module, "" for this folder."""
    return written_out((_FOLDER / folder / f"{name}.sql").read_text(encoding="utf-8"))


def written_out(text: str) -> str:
    """The text of such a file with what it stands for."""
    return _NAME.sub(_iri, _CALL.sub(_written, text))


def _iri(found: re.Match[str]) -> str:
    begun, prefix, name = found.groups()
    return f"<{PREFIXES[begun]}" if prefix is None else f"<{PREFIXES[prefix]}{name}>"


def _written(call: re.Match[str]) -> str:
    name, arguments = call[1], [argument.strip() for argument in (call[2] or "").split(",")]
    match name, arguments:
        case "lines", [record, table, *start]:
            found = _said(_RECORDS[record], table, *start)
            return (
                ",\n    ".join(f"CASE WHEN {on} THEN concat(self, ' {p} ', {o}, E' .\\n') END" for on, p, o in found)
                or "''"
            )
        case "parts", [record, table]:
            found = _said(_RECORDS[record], table)
            return ",\n        ".join(f"CASE WHEN {on} THEN concat('{p} ', {o}) END" for on, p, o in found)
        case "joins", [record, table]:
            return "\n".join(_joins_of(_RECORDS[record], table))
        case "span", [table]:
            columns = (column for column in tables()["quote"] if column not in ("place", "span"))
            parts = (f"COALESCE(CAST({table}.{column} AS VARCHAR), '')" for column in columns)
            return f"digest(concat_ws(chr(31), {', '.join(parts)}))"
        case "fillings", _:
            return f"[{', '.join('r.' + filling.replace(' ', '_') for filling in FILLINGS)}] || r.names"
    assert name in _PARAMETERS, name
    return call[0]


def _said(record: type, table: str, start: str = "") -> Iterator[tuple[str, str, str]]:
    """Of each declared field that has a property: when it says something, the property, and the pieces of its term."""
    for field in fields_of(record).values():
        if field.term:
            column = f"{_joined(table, field)}.iri" if field.is_listed else f"{table}.{start}{field.name}"
            unsaid = None if field.is_listed else field.default
            said = f"{column} IS NOT NULL" if unsaid is None else f"{column} <> {_sql(unsaid)}"
            yield said, f"cg:{field.term}", field.kind.sql(column)


def _joins_of(record: type, table: str) -> Iterator[str]:
    for field in fields_of(record).values():
        if field.term and field.is_listed:
            name, scheme = _joined(table, field), field.kind.scheme  # type: ignore[attr-defined]
            yield f"LEFT JOIN listed {name} ON {name}.scheme = '{scheme}' AND {name}.key = {table}.{field.name}"


def _joined(table: str, field: Field) -> str:
    return f"{table}_{field.name}"


def _sql(default: str | int | bool) -> str:
    """What is written in a declaration, as SQL."""
    return "'" + default.replace("'", "''") + "'" if isinstance(default, str) else str(default)
