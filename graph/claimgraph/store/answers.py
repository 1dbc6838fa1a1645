"""What a store gives: the terms of triples, and the tables of questions, as plain values that no engine is needed for."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from claimgraph.base import terms
from claimgraph.base.namespaces import PREFIXES, XSD
from claimgraph.base.terms import Term
from claimgraph.base.words import counted

#: What a cell holds in Python; None where there is no value.
Value: TypeAlias = str | int | Decimal | float | bool | date | None

# Longer numbers, and other forms of days (with a time zone, before the year 0), stay texts.
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,300}")
_DECIMAL: Final = re.compile(r"[+-]?[0-9.]{1,300}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer: its text, and what kind of term it is ("iri", "literal" or "blank")."""

    text: str
    kind: str = "literal"
    datatype: str = ""
    language: str = ""

    @property
    def term(self) -> Term:
        """The same in N-Triples syntax, which is that of SPARQL too.

        >>> Cell("zwei", language="de").term
        '"zwei"@de'

        Raises:
            ClaimGraphError: the IRI is not absolute, or the language has not the form of a tag.
        """
        if self.kind == "iri":
            return terms.iri(self.text)
        if self.kind == "blank":
            return self.text
        if self.language:
            return terms.in_language(self.text, self.language)
        written = terms.literal(self.text)
        return f"{written}^^{terms.iri(self.datatype)}" if self.datatype not in ("", f"{XSD}string") else written

    @property
    def value(self) -> Value:
        """The same in Python: whole numbers, decimals, days and booleans with their types, all else as its text.

        >>> Cell("195", datatype=XSD + "integer").value
        195
        """
        with contextlib.suppress(ValueError, InvalidOperation):  # a query may give a number or a day that is none
            match self.datatype.removeprefix(XSD):
                case "integer" if _INTEGER.fullmatch(self.text):
                    return int(self.text)
                case "decimal" if _DECIMAL.fullmatch(self.text):
                    return Decimal(self.text)
                case "double" | "float":
                    return float(self.text.replace("INF", "inf"))
                case "boolean":
                    return self.text in ("true", "1")
                case "date" if _DAY.fullmatch(self.text):
                    return date.fromisoformat(self.text)
        return self.text


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """The answer of a SELECT or ASK: column names, and rows of cells (None where a variable is unbound).

    ``prefixes`` are those with which IRIs are shown.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    prefixes: Mapping[str, str] = field(default_factory=lambda: dict(PREFIXES), compare=False)

    def __repr__(self) -> str:
        return f"<Table: {counted(len(self.rows), 'row')}, {counted(len(self.columns), 'column')}>"

    def texts(self) -> list[dict[str, str]]:
        """Each row as a dictionary from column to text; empty where there is no value."""
        return [
            {name: cell.text if cell else "" for name, cell in zip(self.columns, row, strict=True)} for row in self.rows
        ]

    def values(self) -> list[dict[str, Value]]:
        """Each row as a dictionary from column to value in Python; None where there is none."""
        return [
            {name: cell.value if cell else None for name, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def only(self, columns: Sequence[str]) -> Table:
        """The table with these of its columns alone, in this order."""
        places = [self.columns.index(name) for name in columns]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return Table(tuple(columns), rows, self.prefixes)

    def first(self, count: int) -> Table:
        """The table with its first rows alone."""
        return Table(self.columns, self.rows[:count], self.prefixes)


@dataclass(frozen=True, slots=True)
class Stream:
    """The same as a table, while it comes: the rows can be read once, each made when it is read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell | None, ...]]
    prefixes: Mapping[str, str]
