"""A file of an archive in, a table with its cells as texts out: what the file is, DuckDB reads; what it means is not asked.

Nothing of the file becomes SQL: columns of the table are named as ours, which were looked up, and all else is data.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from claimgraph.base.words import nearest
from claimgraph.columns.database import Database, DatabaseError, TooLittleMemory, memory_of
from claimgraph.corpus.archive.csv_file import load_csv
from claimgraph.corpus.archive.parquet_file import load_parquet
from claimgraph.corpus.archive.sheet import Sheet
from claimgraph.corpus.archive.tidying import TYPED, tidy_cells
from claimgraph.corpus.sheet.mapping import plain
from claimgraph.corpus.sheet.sheet_bytes import name_of
from claimgraph.corpus.source import Place, Problems


def load(connection: Database, name: str, path: Path, known: Collection[str], problems: Problems) -> Sheet | None:
    """The sheet in a file, as a table; None, with a problem, where it cannot be read. ``known`` are our columns."""
    file = name_of(path)
    is_csv = path.suffix.lower() == ".csv"
    reader = load_csv if is_csv else load_parquet
    try:
        header = reader(connection, path, file, problems)
        if header is None:
            return None
        names = [plain(text) for text in header]
        _refuse_columns(names, header, file, {*known, *TYPED}, problems)
        if problems.found:
            return None
        columns = tidy_cells(connection, name, names, is_guarded=is_csv)
    except TooLittleMemory:
        problems.add(
            Place(file),
            f"unpacked, it needs more than {memory_of(connection)} of memory",
            "Make several archives of it.",
        )
        return None
    except DatabaseError as error:
        problems.add(
            Place(file, _line_in(str(error))), _said(str(error), path), "Write the file again, by another program."
        )
        return None
    finally:
        connection.execute(f"DROP {'TABLE' if is_csv else 'VIEW'} IF EXISTS loaded")
    return Sheet(name, file, tuple((text, Place(file, 1, at)) for at, text in enumerate(header, 1)), columns)


def _said(message: str, path: Path) -> str:
    first = " ".join(message.split("\n", 1)[0].split())
    return f"cannot be read: {first.replace(str(path), path.name)[:300]}"


def _line_in(message: str) -> int:
    found = re.search(r"CSV Error on Line: ([0-9]{1,9})\b", message)
    return int(found[1]) if found else 0


def _refuse_columns(names: list[str], header: list[str], file: str, known: Collection[str], problems: Problems) -> None:
    for at, (name, text) in enumerate(zip(names, header, strict=True), 1):
        place = Place(file, 1, at)
        if name in names[: at - 1]:
            problems.add(place, f"two columns {name!r}", "Keep one of them.")
        elif name not in known:
            problems.add(
                place,
                f"unknown column {text!r}",
                nearest(name, known) or "`claimgraph export sheets` writes all columns there are.",
            )
