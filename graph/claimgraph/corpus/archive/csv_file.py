"""A CSV file in, its cells out as the table `loaded`: columns `c1` and on, and `row`, by which a spreadsheet counts."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.columns.database import Database, DatabaseError
from claimgraph.corpus.archive.parquet_file import literal, pattern_of, refuse_many
from claimgraph.corpus.sheet.delimited import delimiter_of
from claimgraph.corpus.source import Place, Problems

#: What is read of a file of texts to find its header and the sign between its cells, in bytes.
_BEGINNING: Final = 2**16


def load_csv(connection: Database, path: Path, file: str, problems: Problems) -> list[str] | None:
    """The header of a CSV file; its cells are in the table `loaded`, its columns numbered from 1."""
    with path.open("rb") as opened:
        beginning = opened.read(_BEGINNING).decode("utf-8", "replace").removeprefix("\ufeff")
    sign = delimiter_of(beginning)
    header = next(csv.reader(beginning.splitlines(keepends=True), delimiter=sign), [])
    if refuse_many(0, len(header), file, problems):
        return None
    empty, count = _rows_of_csv(path, file, sign, len(header), problems)
    if problems.found:
        return None
    names = [f"c{at}" for at in range(1, len(header) + 1)]
    options = {
        "auto_detect": "false",
        "header": "false",
        "skip": "1",
        "delim": literal(sign),
        "quote": "'\"'",
        "escape": "'\"'",
        "max_line_size": str(4 * limits.LINE),
        "columns": "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}",
    }
    # Rows that are shorter than the header cannot be read by several threads.
    for shorter in ({}, {"null_padding": "true", "parallel": "false"}):
        said = ", ".join(f"{key}={value}" for key, value in {**options, **shorter}.items())
        try:
            connection.execute(
                "CREATE TEMP TABLE loaded AS SELECT row_number() OVER () + 1 AS row, * "
                f"FROM read_csv({literal(pattern_of(path))}, {said})"
            )
        except DatabaseError:
            if shorter:
                raise
        else:
            break
    (found,) = connection.execute("SELECT count(*) FROM loaded").fetchone() or (0,)
    if found != count:
        problems.add(
            Place(file), f"{count:,} rows, of which {found:,} can be read", "Look for quotation marks inside cells."
        )
    for number in empty:  # which count too, as in a spreadsheet
        connection.execute("UPDATE loaded SET row = row + 1 WHERE row >= ?", [number])
    return header


def _rows_of_csv(path: Path, file: str, sign: str, width: int, problems: Problems) -> tuple[list[int], int]:
    """The numbers of the empty lines of a CSV file, and how many other rows it has; what is wrong is told as of a sheet.

    A reader of columns counts no empty lines, and takes what follows an open quotation mark for nothing.
    """
    csv.field_size_limit(limits.TEXT)
    number, empty = 1, []
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            for number, texts in enumerate(csv.reader(opened, delimiter=sign, strict=True), 1):
                if not texts:
                    empty.append(number)
                elif len(texts) > width and any(texts[width:]):
                    message = "a cell without a column"
                    problems.add(
                        Place(file, number, width + 1), message, "Give it a column, or quote the commas in this row."
                    )
    except csv.Error as error:
        remedy = f"Look for a quotation mark that is not closed. A cell has at most {limits.TEXT:,} characters."
        problems.add(Place(file, number + 1, 1), f"not valid CSV: {error}", remedy)
    except UnicodeDecodeError:
        problems.add(Place(file, number + 1), "not UTF-8 in this row or soon after it", "Save it as “CSV UTF-8”.")
    return empty, number - 1 - len(empty)
