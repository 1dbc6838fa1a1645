"""The rows of tables in, a database that holds them out: DuckDB, in memory or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb

from claimgraph.columns.of_records import rows_of
from claimgraph.columns.schema import tables
from claimgraph.model.records import Corpus

Connection: TypeAlias = duckdb.DuckDBPyConnection

#: What DuckDB raises: a file that it cannot read, or too little memory.
DatabaseError: Final = duckdb.Error

#: Nothing is fetched: a file that a stranger wrote must not bring code with it.
_FENCED: Final[dict[str, str | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


def database(path: Path | None = None, *, memory: str = "2GB") -> duckdb.DuckDBPyConnection:
    """An empty database with every table; in memory where no ``path`` is given. ``memory`` is what DuckDB may take."""
    connection = duckdb.connect(str(path or ":memory:"), config={"memory_limit": memory, **_FENCED})
    for name, columns in tables().items():
        connection.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})")
    return connection


def columns_of(corpus: Corpus) -> duckdb.DuckDBPyConnection:
    """A database in memory with the rows of a corpus."""
    connection = database()
    for name, rows in rows_of(corpus).items():
        insert(connection, name, tables()[name], rows)
    return connection


def insert(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]
) -> None:
    """Add rows to a table with these columns."""
    by_column = list(zip(*rows, strict=True))
    if not by_column:
        return
    # A column at a time, as a parameter: nothing of a corpus is ever a part of the SQL. A row at a time takes a thousand
    # times as long.
    each = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in columns.values())
    connection.execute(f"INSERT INTO {name} SELECT {each}", [list(column) for column in by_column])
