"""A spreadsheet in (CSV, TSV or JSON Lines; one claim a row), rows of cells out, each cell with its place."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.cells import unguarded
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import nearest
from claimgraph.corpus.source import CONTROL, Place, Problems, Scalar, shown_path
from claimgraph.corpus.yaml_source import read_text
from claimgraph.model.columns import RELAY

_ONE_CLAIM: Final = "Write one claim a row, each value in its column."
SUFFIXES: Final = (".csv", ".tsv", ".jsonl", ".ndjson")


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


def read_sheet(path: Path, known: Collection[str], ignored: Collection[str], problems: Problems) -> list[Row]:
    """The rows of a file that are not empty; what is wrong is added to ``problems``.

    ``known`` are the columns that mean something, ``ignored`` those to leave out.

    Raises:
        ClaimGraphError: the name of the file does not say that it is CSV, TSV or JSON Lines.
    """
    file = shown_path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise ClaimGraphError(
            f"{file} is none of {', '.join(SUFFIXES)}.", "Save the spreadsheet as CSV in UTF-8, or as JSON Lines."
        )
    text = read_text(path, file, problems, limit=limits.SHEET_BYTES)
    if text is None:
        return []
    read = _lines if path.suffix.lower() in (".jsonl", ".ndjson") else _table
    header = _Header(frozenset(known), set(map(_plain, ignored)), problems)
    rows, filled = [], 0
    for row in read(text, file, header, problems):
        filled += len(row.cells)
        if filled > limits.SHEET_CELLS:
            problems.add(row.place, f"more than {limits.SHEET_CELLS:,} filled cells", "Import it in several files.")
            return []
        if row.cells:
            rows.append(row)
    if not rows and not problems.found:
        problems.add(Place(file), "no rows in it", "Give a header and one claim a row.")
    return rows


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


def _table(text: str, file: str, header: _Header, problems: Problems) -> Iterator[Row]:
    # A spreadsheet may hold whole articles in a cell.
    csv.field_size_limit(limits.TEXT)
    # Line by line: a StringIO would hold all of the text once more, with four bytes for each character.
    lines = (found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))
    reader = csv.reader(lines, delimiter=_delimiter(text, header), strict=True)
    names: list[str] = []
    left_out: set[int] = set()
    number = 0
    try:
        for number, texts in enumerate(reader, 1):
            if len(texts) > limits.COLUMNS:
                problems.add(
                    Place(file, number, limits.COLUMNS + 1), f"more than {limits.COLUMNS:,} columns", _ONE_CLAIM
                )
                return
            if number == 1:
                names = _names(texts, file, header, problems)
                left_out = {at for at, text in enumerate(texts) if text.strip() and not names[at]}
                continue
            cells: dict[str, Scalar] = {}
            for at, found in enumerate(texts):
                place = Place(file, number, at + 1)
                if at < len(names) and (names[at] or at in left_out):
                    _add(cells, names[at], unguarded(found), place, problems)
                elif found.strip():
                    problems.add(place, "a cell without a column", "Give it a column, or quote the commas in this row.")
            yield Row(Place(file, number), cells)
    except csv.Error as error:
        problems.add(
            Place(file, number + 1, 1),
            f"not valid CSV: {error}",
            f"Look for a quotation mark that is not closed. A cell has at most {limits.TEXT:,} characters.",
        )


def _delimiter(text: str, header: _Header) -> str:
    """The sign between cells: the one that gives most known columns in the first line (Excel writes ; in Europe)."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=lambda sign: sum(_plain(name.strip(' "\r')) in header.known for name in first.split(sign)))


def _names(texts: list[str], file: str, header: _Header, problems: Problems) -> list[str]:
    names: list[str] = []
    for at, text in enumerate(texts):
        place = Place(file, 1, at + 1)
        name = header.column(text, place) if text.strip() else ""
        if name and name in names:
            problems.add(place, f"two columns {name!r}", "Keep one of them.")
        names.append(name)
    return names


def _lines(text: str, file: str, header: _Header, problems: Problems) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = Place(file, number)
        if len(line) > limits.LINE:
            problems.add(place, f"a line of {len(line):,} characters, more than {limits.LINE:,}", _ONE_CLAIM)
            continue
        try:
            # Numbers keep their digits; every key is seen, also the second of two equal ones.
            pairs = json.loads(line, object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError) as error:
            problems.add(place, f"not valid JSON: {error}", "Write one object a line.")
            continue
        if not isinstance(pairs, _Pairs):
            problems.add(place, "not an object", 'Write one object a line: {"claimant": "…"}.')
            continue
        cells: dict[str, Scalar] = {}
        for at, (key, value) in enumerate(pairs, 1):
            here = Place(file, number, at)
            name = header.column(key, here)
            if name in cells:
                problems.add(here, f"two values for {name!r}", "Keep one of them.")
            elif name and value is not None:
                _add(cells, name, _text(value, name, here, problems), here, problems)
        yield Row(place, cells)


class _Pairs(list[tuple[str, object]]):
    """The keys and values of a JSON object."""


#: Columns in which one cell holds several texts.
SEVERAL: Final = frozenset({"quote", "occurrence", "language", "translation", "relayed_by", *RELAY})


def _text(value: object, column: str, place: Place, problems: Problems) -> str:
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case list() if column in SEVERAL and not isinstance(value, _Pairs) and all(isinstance(i, str) for i in value):
            return json.dumps(value, ensure_ascii=False) if value else ""
    problems.add(place, "neither a text nor a number", "Write one value.")
    return ""


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
