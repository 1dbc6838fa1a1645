"""A Parquet file in, its cells out as texts in the view `loaded`: columns `c1` and on, and `row`, from 2."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.columns.database import Database
from claimgraph.corpus.source import Place, Problems

#: Types of Parquet that are a text, a number, a day or a truth.
_ONE_VALUE: Final = re.compile(
    r"VARCHAR|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN|DATE|TIMESTAMP.*|ENUM.*"
)


def load_parquet(connection: Database, path: Path, file: str, problems: Problems) -> list[str] | None:
    """The header of a Parquet file; its cells are in the table `loaded`, its columns numbered from 1."""
    found = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [pattern_of(path)]).fetchall()
    (rows,) = connection.execute(
        "SELECT sum(num_rows) FROM parquet_file_metadata(?)", [pattern_of(path)]
    ).fetchone() or (0,)
    if refuse_many(rows or 0, len(found), file, problems):
        return None
    for at, (name, type_, *_) in enumerate(found, 1):
        if not _ONE_VALUE.fullmatch(type_):
            problems.add(
                Place(file, 1, at), f"column {name!r} holds {type_.lower()}", "Write one text or number a cell."
            )
    if problems.found:
        return None
    # Positional, since a name in a file may be any text.
    given = ", ".join(f"c{at}" for at in range(1, len(found) + 1))
    cells = ", ".join(f"CAST(c{at} AS VARCHAR) AS c{at}" for at in range(1, len(found) + 1))
    connection.execute(
        f"CREATE TEMP VIEW loaded AS SELECT number + 2 AS row, {cells} "
        f"FROM read_parquet({literal(pattern_of(path))}, file_row_number = true) AS found({given}, number)"
    )
    return [str(name) for name, *_ in found]


def pattern_of(path: Path) -> str:
    """The pattern by which DuckDB finds this file, and no other."""
    # An absolute path is never an address, and signs of a pattern stand for themselves.
    return re.sub(r"[*?\[]", lambda sign: f"[{sign[0]}]", str(path.absolute()))


def literal(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def refuse_many(rows: int, columns: int, file: str, problems: Problems) -> bool:
    """Whether a file has more rows or columns than are read; then with a problem."""
    if columns > limits.COLUMNS:
        problems.add(
            Place(file, 1), f"more than {limits.COLUMNS:,} columns", "Write one claim a row, each value in its column."
        )
    elif rows > limits.ARCHIVE_ROWS:
        problems.add(Place(file), f"more than {limits.ARCHIVE_ROWS:,} rows", "Make several archives of it.")
    return bool(problems.found)
