"""What a store gives: the terms of triples, and the tables of questions, as plain values that no engine is needed for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimgraph.base.namespaces import PREFIXES


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer: its text, and what kind of term it is ("iri", "literal" or "blank")."""

    text: str
    kind: str = "literal"
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT or ASK: column names, and rows of cells (None where a variable is unbound).

    ``prefixes`` are those with which IRIs are shown.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    prefixes: Mapping[str, str] = field(default_factory=lambda: dict(PREFIXES), compare=False)

    def texts(self) -> list[dict[str, str]]:
        """Each row as a dictionary from column to text; empty where there is no value."""
        return [
            {name: cell.text if cell else "" for name, cell in zip(self.columns, row, strict=True)} for row in self.rows
        ]
