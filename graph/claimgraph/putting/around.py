"""A document of a store in, what any triple depends on that may change with it out: as tables, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.columns.database import Database
from claimgraph.columns.replacing import replace
from claimgraph.columns.schema import tables
from claimgraph.model.vocabulary import Vocabulary

#: The databases with what is around a change, as they are attached: as it was, and as it will be.
EARLIER: Final = "earlier"
LATER: Final = "later"
_FOLDER: Final = Path(__file__).parent / "sql"


def find_speaking(connection: Database, id: str) -> None:
    """Make the temporary tables `reference`, of claims about claims, and `speaking`, of the documents that speak of one."""
    _run(connection, "references")
    _run(connection, "speaking", id=id)


@contextmanager
def around(connection: Database, id: str, words: Vocabulary) -> Iterator[None]:
    """Inside, two databases are attached with what is around a document, of which a new version is staged.

    `find_speaking` was asked before.
    """
    _find_scope(connection, id, words)
    try:
        _attach(connection, EARLIER)
        for name, columns in tables().items():
            said = ", ".join(f"{column} {kind}" for column, kind in columns.items())
            connection.execute(f"CREATE TABLE {EARLIER}.{name} ({said})")
        _run(connection, "taken")
        _run(connection, "elsewhere")
        _take(connection, "SELECT DISTINCT passage.document, passage.place FROM elsewhere")
        _run(connection, "meant", id=id)
        _take(
            connection,
            "SELECT s.document, s.place FROM statement s JOIN meant ON s.document = of_document AND s.id = of_id",
        )
        _run(connection, "excerpt")
        _attach(connection, LATER)
        for name in tables():
            connection.execute(f"CREATE TABLE {LATER}.{name} AS FROM {EARLIER}.{name}")
        replace(connection, id, within=LATER)
        yield
    finally:
        connection.execute(f"DETACH DATABASE IF EXISTS {EARLIER}; DETACH DATABASE IF EXISTS {LATER}")


def _find_scope(connection: Database, id: str, words: Vocabulary) -> None:
    counting = [key for key, term in words.counted.items() if term.iri in words.counts_events]
    _run(connection, "touched", id=id)
    touched = -1
    while touched != (touched := _touched(connection)):
        if connection.execute("FROM touched WHERE claim_id <> '' LIMIT 1").fetchall():
            _run(connection, "equal")
        _run(connection, "scope", counting=counting)
        _run(connection, "crowded", claims_named=limits.CLAIMS_NAMED)


def _touched(connection: Database) -> int:
    ((count,),) = connection.execute("SELECT COUNT(*) FROM touched").fetchall()
    return int(count)


def _take(connection: Database, which: str) -> None:
    """Take a few passages more: one by one, since a table is searched for a text faster than it is joined."""
    for passage in connection.execute(which).fetchall():
        for table in ("statement", "speaker"):
            connection.execute(f"INSERT INTO {EARLIER}.{table} FROM {table} WHERE document = ? AND place = ?", passage)


def _attach(connection: Database, name: str) -> None:
    connection.execute(f"ATTACH ':memory:' AS {name}")


def _run(connection: Database, name: str, **parameters: object) -> None:
    for statement in connection.extract_statements((_FOLDER / f"{name}.sql").read_text(encoding="utf-8")):
        wanted = {key: value for key, value in parameters.items() if key in statement.named_parameters}
        connection.execute(statement, wanted or None)
