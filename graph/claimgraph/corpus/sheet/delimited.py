"""The text of a CSV or TSV file in, its table out."""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Iterator
from itertools import islice

from claimgraph.base import limits
from claimgraph.base.cells import unguarded
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import Place, Problems

#: What a person does about a table that is too wide.
ONE_CLAIM = "Write one claim a row, each value in its column."

#: So many rows are looked at to find the sign between cells.
_LOOKED_AT = 20


def delimited_table(text: str, file: str, problems: Problems) -> Table | None:
    """The table of a text with a sign between its cells; None where it is none, with the problem."""
    # A spreadsheet may hold whole articles in a cell.
    csv.field_size_limit(limits.TEXT)
    reader = csv.reader(_lines(text), delimiter=delimiter_of(text), strict=True)
    header: list[str] = []
    lines: list[tuple[int, tuple[str, ...]]] = []
    number = filled = spread = 0
    try:
        for number, texts in enumerate(reader, 1):
            if len(texts) > limits.COLUMNS:
                place = Place(file, number, limits.COLUMNS + 1)
                problems.add(place, f"more than {limits.COLUMNS:,} columns", ONE_CLAIM)
                return None
            if number == 1:
                header = texts
                continue
            filled += sum(map(bool, texts))
            spread += len(texts)
            if is_too_large(filled, spread, Place(file, number), problems):
                return None
            if any(texts):
                lines.append((number, tuple(map(unguarded, texts))))
    except csv.Error as error:
        problems.add(
            Place(file, number + 1, 1),
            f"not valid CSV: {error}",
            f"Look for a quotation mark that is not closed. A cell has at most {limits.TEXT:,} characters.",
        )
        return None
    places = ((name, Place(file, 1, at)) for at, name in enumerate(header, 1))
    return Table("", file, tuple(places), lines)


def is_too_large(filled: int, spread: int, place: Place, problems: Problems) -> bool:
    """Whether a spreadsheet has more filled cells, or cells, than are read; then with a problem."""
    if filled > limits.SHEET_CELLS:
        problems.add(place, f"more than {limits.SHEET_CELLS:,} filled cells", "Import it in several files.")
    elif spread > limits.SHEET_AREA:
        problems.add(place, f"more than {limits.SHEET_AREA:,} cells, most of them empty", "Take out what is empty.")
    return filled > limits.SHEET_CELLS or spread > limits.SHEET_AREA


def _lines(text: str) -> Iterator[str]:
    # Line by line: a StringIO would hold all of the text once more, with four bytes for each character.
    return (found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def delimiter_of(text: str) -> str:
    """The sign between cells (Excel writes ; in Europe): the one by which most of the first rows are as wide as the
    header; of several, the one that gives most columns."""

    def fit(sign: str) -> tuple[int, int]:
        widths: list[int] = []
        with contextlib.suppress(csv.Error):  # told where the table is read
            for row in islice(csv.reader(_lines(text), delimiter=sign, strict=True), _LOOKED_AT):
                widths.append(len(row))
        width = widths[0] if widths else 0
        return (widths.count(width) if width > 1 else 0), width

    return max(",;\t", key=fit)
