"""Records in, the rows of the CSV with types out: what Parquet and data frames hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from claimgraph.base.namespaces import XSD
from claimgraph.derive.parquet import Value
from claimgraph.model.columns import columns
from claimgraph.model.evidence import TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.flat import claim_rows, document_rows
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement

#: The types of columns that no field is declared for; all others are texts.
_TYPES: Final = {
    **dict.fromkeys(("value", "min", "max"), "BIGINT"),
    **dict.fromkeys(("withdrawn_on", "event_date"), "DATE"),
    **dict.fromkeys(("negated", "inferred"), "BOOLEAN"),
}
#: Those of declared fields, but for those of relays and quotes, of which a cell may hold several.
_DECLARED: Final = {
    field.column: field.kind.column
    for record in (Document, TextFile, Speaker, Statement, Question)
    for field in fields_of(record).values()
    if field.column and not isinstance(field.default, bool)
}
#: An answer that is a date, or a decimal number: in the CSV they stand in columns that hold whole numbers here.
_ENDS: Final = {"min": "min_date", "max": "max_date"}
_DECIMALS: Final = {name: f"{name}_decimal" for name in ("value", "min", "max")}


def types(corpus: Corpus) -> dict[str, str]:
    """The DuckDB type of each column: those of the CSV in their order, and two more for dates."""
    found = {}
    for name in columns(corpus.vocabulary):
        found[name] = (_TYPES | _DECLARED).get(name, "VARCHAR")
        if name == "max":
            found |= dict.fromkeys(_ENDS.values(), "DATE") | dict.fromkeys(_DECIMALS.values(), "DOUBLE")
    return found


def typed(row: dict[str, str], measured: Collection[str] = ()) -> dict[str, Value]:
    """A row of the CSV with its types: an empty cell is no value, what is not said to be so is false.

    ``measured`` are the properties that decimal numbers answer.
    """
    found: dict[str, Value] = {name: text or None for name, text in row.items()}
    for name, decimal in _DECIMALS.items():
        # A day has no point, and a whole number neither; which of the two a decimal without one is, its property says.
        is_decimal = bool(row[name]) and (row["property"] in measured or "." in row[name])
        found[decimal] = float(row[name]) if is_decimal else None
        found[name] = None if is_decimal else found[name]
    for name, end in _ENDS.items():
        found[end] = row[name] if found[name] and "-" in row[name] else None
        found[name] = None if found[end] else found[name]
    for name, type in (_TYPES | _DECLARED).items():
        text = found[name]
        if type == "BIGINT":
            found[name] = int(text) if isinstance(text, str) else None
        elif type == "BOOLEAN":
            found[name] = row[name] == "true"
    return found


def typed_rows(corpus: Corpus, *, documents: bool = True) -> Iterator[dict[str, Value]]:
    """One row for each claim; with ``documents`` also for those that say nothing themselves, but are carried again."""
    asked = corpus.vocabulary.properties
    measured = {key for key, found in asked.items() if found.answered_by == XSD + "decimal"}
    rows = _rows(corpus) if documents else claim_rows(corpus)
    return (typed(row, measured) for row in rows)


def words_of(corpus: Corpus) -> str:
    """Every text in the rows."""
    return "\n".join(text for row in _rows(corpus) for text in row.values())


def _rows(corpus: Corpus) -> Iterator[dict[str, str]]:
    return chain(claim_rows(corpus), document_rows(corpus, silent=True))
