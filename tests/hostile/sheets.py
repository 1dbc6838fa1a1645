"""Spreadsheets of every kind: nothing but our own errors comes out, and no cell that is not in the file."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cache
from random import Random
from typing import Any

from claimgraph.base.cells import unguarded
from claimgraph.corpus.names import Names
from claimgraph.corpus.sheet.headers import HeaderReader
from claimgraph.corpus.sheet.mapping import SheetMapping
from claimgraph.corpus.sheet.sheet_file import rows_of
from claimgraph.corpus.sheet.tables import tables_in
from claimgraph.corpus.source import Problems
from claimgraph.model.columns import columns
from conftest import SHEET, WORDS
from hostile.mutation import as_bytes, mutated, odd
from hostile.target import Target, scratch


@cache
def sheet_rows() -> tuple[dict[str, str], ...]:
    """The rows of the tests' spreadsheet, without the empty cells."""
    rows = csv.DictReader(io.StringIO(SHEET.read_text(encoding="utf-8")))
    return tuple({key: text for key, text in row.items() if text} for row in rows)


def as_sheet(rows: list[dict[str, str]], suffix: str, delimiter: str = ",") -> str:
    """Rows as the text of a file: JSON Lines, or cells with a sign between them."""
    if suffix == ".jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _make_sheet(suffix: str) -> Any:
    def make(rng: Random) -> bytes:
        rows = [dict(row) for row in rng.sample(sheet_rows(), rng.randint(1, 3))]
        for row in rows:
            for key in [key for key in row if rng.random() < 0.2]:
                row[key] = rng.choice((odd(rng), f"{odd(rng)}{row[key]}", f"{row[key]}{odd(rng)}"))
            if rng.random() < 0.2:
                row[rng.choice(columns(WORDS))] = odd(rng)
        delimiter = "\t" if suffix == ".tsv" else rng.choice(",,;")
        text = as_sheet(rows, suffix, delimiter)
        return as_bytes(rng, mutated(rng, [text]) if rng.random() < 0.5 else text)

    return make


def _check_sheet(suffix: str) -> Any:
    def check(data: bytes) -> None:
        path = scratch() / f"sheet{suffix}"
        path.write_bytes(data)
        problems = Problems()
        reader = HeaderReader(WORDS, Names("actor"), problems)
        rows = [
            row
            for table in tables_in(path, problems)
            for row in rows_of(table, reader.meant(table, SheetMapping()), problems).found
        ]
        assert all(str(problem).strip() for problem in problems.found)
        for row in rows:
            for cell in row.cells.values():
                cell.text.encode()
                assert cell.text, "an empty cell"
        if not problems.found:
            assert rows
            wide = "utf-32" if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)) else "utf-16"
            text = data.decode(wide if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_BE)) else "utf-8-sig")
            there = "".join(_letters(cell) for cell in _cells(text, suffix))
            read = [_letters(cell.text) for row in rows for cell in row.cells.values()]
            assert all(cell in there for cell in read), "a cell that is not in the file"
            assert sum(map(len, read)) <= len(there), "more than is in the file"

    return check


def _letters(text: str) -> str:
    """What no reader may change: letters and digits of ASCII."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isascii() and c.isalnum())


def _cells(text: str, suffix: str) -> list[str]:
    if suffix == ".jsonl":
        lines = [json.loads(line, parse_int=str, parse_float=str) for line in text.split("\n") if line.strip()]
        return [value if isinstance(value, str) else json.dumps(value) for line in lines for value in line.values()]
    return [unguarded(cell) for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


TARGETS = tuple(
    Target(f"sheet{suffix.replace('.', '-')}", _make_sheet(suffix), _check_sheet(suffix), 150, suffix)
    for suffix in (".csv", ".tsv", ".jsonl")
)
