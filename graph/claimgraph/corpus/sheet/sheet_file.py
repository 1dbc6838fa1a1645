"""The table of claims in, rows of cells out, by the columns that mean something, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.base.words import nearest
from claimgraph.corpus.sheet.sheet_bytes import name_of
from claimgraph.corpus.sheet.table import Table, claims_of, plain_name
from claimgraph.corpus.sheet.tables import tables_in
from claimgraph.corpus.source import CONTROL, Place, Problems, Scalar
from claimgraph.model.columns import POSITION, QUOTE, RELAY


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place, and its cells by column, without the empty ones."""

    place: Place
    cells: Mapping[str, Scalar]

    def get(self, column: str) -> Scalar | None:
        """The cell of a column, None where it is empty."""
        return self.cells.get(column)

    def text(self, column: str) -> str:
        """The text of a cell, "" where it is empty."""
        found = self.cells.get(column)
        return found.text if found else ""


def read_sheets(
    path: Path, columns: Mapping[str, Collection[str]], ignored: Collection[str], problems: Problems
) -> dict[str, list[Row]]:
    """The rows of a spreadsheet that are not empty, by what its sheets hold: "claims", "documents", "actors" and others.

    ``columns`` are those that mean something, by the same names; ``ignored`` those to leave out. What is wrong is added
    to ``problems``.

    Raises:
        ClaimGraphError: the name of the file does not say that it is a spreadsheet.
    """
    tables = tables_in(path, problems)
    claims, found = claims_of(tables), {}
    for table in tables:
        name = "claims" if table is claims else plain_name(table.name)
        header = _Header(frozenset(columns[name]), set(map(_plain, ignored)), problems)
        found[name] = list(_rows(table, header, problems))
    if not any(found.values()) and not problems.found:
        problems.add(Place(name_of(path)), "no rows in it", "Give a header and one claim a row.")
    return found


@dataclass
class _Header:
    """Says which column a name means, and complains once about each that means none."""

    known: frozenset[str]
    ignored: set[str]
    problems: Problems

    def column(self, name: str, place: Place) -> str:
        plain = _plain(name)
        if plain in self.ignored:
            return ""
        if plain not in self.known:
            remedy = nearest(plain, self.known) or "See `claimgraph import --help` for the columns."
            self.problems.add(place, f"unknown column {name!r}", f"{remedy} --ignore {name!r} leaves it out.")
            self.ignored.add(plain)
            return ""
        return plain


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip()).lower()


def _rows(table: Table, header: _Header, problems: Problems) -> Iterator[Row]:
    names = _names(table, header, problems)
    for place, found in table.rows:
        cells: dict[str, Scalar] = {}
        for at, (text, here) in enumerate(found):
            if not text or (at < len(names) and not names[at] and table.header[at][0].strip()):
                continue
            if at >= len(names) or not names[at]:
                if text.strip():
                    problems.add(here, "a cell without a column", "Give it a column, or quote the commas in this row.")
            elif names[at] in cells:
                problems.add(here, f"two values for {names[at]!r}", "Keep one of them.")
            elif table.keyed and names[at] not in SEVERAL and text.startswith('["'):
                problems.add(here, "neither a text nor a number", "Write one value.")
            else:
                _add(cells, names[at], text, here, problems)
        if cells:
            yield Row(place, cells)


def _names(table: Table, header: _Header, problems: Problems) -> list[str]:
    names: list[str] = []
    for text, place in table.header:
        name = header.column(text, place) if text.strip() else ""
        if name and name in names and not table.keyed:
            problems.add(place, f"two columns {name!r}", "Keep one of them.")
        names.append(name)
    return names


#: Columns in which one cell holds several texts.
SEVERAL: Final = frozenset({*QUOTE, *POSITION, "relayed_by", *RELAY})


# White space, and the marks of direction that a copied name drags along: they must not make another name of it.
_UNSEEN: Final = " \t\r\n\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def _add(cells: dict[str, Scalar], name: str, text: str, place: Place, problems: Problems) -> None:
    if not name or not text.strip():
        return
    # Words of a quote may begin with a space; in any other cell it is an accident.
    text = text if name == "quote" else text.strip(_UNSEEN)
    if not text:
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        problems.add(place, "half of a character (a lone surrogate)", "Write the whole character.")
        return
    problems.remember_cell(place, name, text)
    if CONTROL.search(text):
        problems.add(place, "a control character", "Take it out: no file for other tools can hold it.")
        return
    cells[name] = Scalar(text, place)
