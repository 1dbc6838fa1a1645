"""The rows of tables in, a database that holds them out: DuckDB, in memory or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb

from claimgraph.base.errors import ClaimGraphError, StoreError
from claimgraph.columns.of_records import rows_of
from claimgraph.columns.schema import tables
from claimgraph.model.records import Corpus

Database: TypeAlias = duckdb.DuckDBPyConnection
#: What DuckDB raises: a file that it cannot read, or, as one of these, too little memory.
DatabaseError: Final = duckdb.Error
TooLittleMemory: Final = duckdb.OutOfMemoryException

#: Nothing is fetched: a file that a stranger wrote must not bring code with it.
_FENCED: Final[dict[str, str | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}

#: What is made on the way is thrown away: to press its texts as small as they get takes a fifth of all the time.
_UNPRESSED: Final[dict[str, str | int | float | list[str]]] = {"disabled_compression_methods": "dict_fsst"}

#: The passages of a small corpus.
_FEW: Final = 1_000


def database(path: Path | None = None, *, memory: str = "2GB") -> Database:
    """An empty database with every table; in memory where no ``path`` is given. ``memory`` is what DuckDB may take."""
    connection = duckdb.connect(str(path or ":memory:"), config={"memory_limit": memory, **_FENCED, **_UNPRESSED})
    for name, columns in tables().items():
        connection.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})")
    return connection


def opened(path: Path) -> Database:
    """A database in a file, to be read.

    Raises:
        StoreError: there is none, or it is damaged.
    """
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise StoreError(f"{path} cannot be opened.", "Build the store again: `claimgraph build`.") from error


def to_change(path: Path) -> Database:
    """A database in a file, to be changed.

    Raises:
        StoreError: there is none, it is damaged, or another process has it open.
    """
    try:
        # One thread: what is looked up is little, and to divide it takes longer.
        return duckdb.connect(str(path), config={"memory_limit": "2GB", **_FENCED, "threads": 1})
    except duckdb.Error as error:
        raise StoreError(f"{path} cannot be opened.", "Build the store again: `claimgraph build`.") from error


def ids_in(connection: Database, kind: str) -> list[str]:
    """The ids of all records of a kind ("actor"), sorted."""
    assert "id" in tables()[kind]
    return [id for (id,) in connection.execute(f"SELECT id FROM {kind} ORDER BY id").fetchall()]  # noqa: S608 - a name of ours


def columns_of(corpus: Corpus) -> Database:
    """A database in memory with the rows of a corpus."""
    connection, found = database(), rows_of(corpus)
    plan_for(connection, len(found["statement"]))
    for name, rows in found.items():
        insert(connection, name, tables()[name], rows)
    return connection


def plan_for(connection: Database, passages: int) -> None:
    """Have queries planned for so many passages."""
    if passages < _FEW:
        # Of so few, to find the best way takes longer than any way.
        connection.execute("SET threads = 1; PRAGMA disable_optimizer")


def forget(connection: Database) -> None:
    """Drop all that is temporary: what was needed to fill the tables, and would be taken for others of these names."""
    made = connection.execute(
        "SELECT 'VIEW', view_name FROM duckdb_views() WHERE temporary AND NOT internal "
        "UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary"
    ).fetchall()
    for kind, name in sorted(made, reverse=True):  # what is seen through a view goes after it
        connection.execute(f'DROP {kind} temp."{name}"')


def write_to(connection: Database, path: Path) -> None:
    """Write every table to a new file, for `opened`.

    Raises:
        StoreError: the file cannot be written.
    """
    quoted = str(path).replace("'", "''")
    try:
        connection.execute(f"SET disabled_compression_methods = ''; ATTACH '{quoted}' AS kept")
        for name in tables():
            connection.execute(f"CREATE TABLE kept.{name} AS FROM main.{name}")
        connection.execute(
            f"DETACH kept; SET disabled_compression_methods = '{_UNPRESSED['disabled_compression_methods']}'"
        )
    except duckdb.Error as error:
        raise StoreError(f"{path} cannot be written: {error}", "Check the disk and its permissions.") from error


@contextmanager
def at_work(connection: Database, doing: str) -> Iterator[None]:
    """Inside, Ctrl-C is what it is everywhere, of which DuckDB makes another error; and so is too little memory.

    Raises:
        ClaimGraphError: more memory is needed than the database may take; ``doing`` says for what.
    """
    try:
        yield
    except TooLittleMemory:
        raise ClaimGraphError(
            f"{doing} needs more than {memory_of(connection)} of memory.", "Make several corpora, or archives, of it."
        ) from None
    except (duckdb.InterruptException, RuntimeError) as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from None
        raise


def memory_of(connection: Database) -> str:
    """How much memory a database may take, as a person reads it."""
    ((limit,),) = connection.execute("SELECT current_setting('memory_limit')").fetchall()
    return str(limit)


def give_back(connection: Database, memory: str) -> None:
    """Give memory back until a database in a file has no more than this, and let it take no more from now on."""
    connection.execute(f"SET memory_limit = '{memory}'")


def insert(connection: Database, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows to a table with these columns."""
    by_column = list(zip(*rows, strict=True))
    if not by_column:
        return
    # A column at a time, as a parameter: nothing of a corpus is ever a part of the SQL. A row at a time takes a thousand
    # times as long.
    each = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in columns.values())
    connection.execute(f"INSERT INTO {name} SELECT {each}", [list(column) for column in by_column])
