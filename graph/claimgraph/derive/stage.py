"""The columns of a graph in, what is derived of them out, as tables of a schema of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from claimgraph.columns.database import Database, at_work
from claimgraph.derive.compare import compare, groundwork, support
from claimgraph.derive.nodes import tell_comparisons, tell_counts, tell_support
from claimgraph.derive.rule import rules
from claimgraph.derive.tables import fill
from claimgraph.model.vocabulary import Vocabulary

#: The schema of what is derived of all that a graph says.
DERIVED: Final = "derived"
#: What stays in it: the findings (see compare.py) and their lines (see nodes.py). All else is made on the way.
KEPT: Final = (
    "comparison",
    "compares",
    "rests_on",
    "support",
    "choke_point",
    "lines_of_node",
    "lines_of_proposition",
)


def derive(database: Database, words: Vocabulary) -> None:
    """Make the tables of what is derived, in the schema `derived`, of columns with their names.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    with filled(database, words):
        compare(database, rules())
        tell_comparisons(database)
        support(database)
        tell_support(database, words)
        tell_counts(database)
        _clear(database)


@contextmanager
def filled(database: Database, words: Vocabulary) -> Iterator[None]:
    """Inside, names mean the tables that rules read, in a new schema.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    with at_work(database, "Comparing"), _reading_first(database):
        database.execute("CREATE VIEW standing AS SELECT * FROM numbered_statement WHERE stands")
        fill(database, words)
        groundwork(database)
        yield


@contextmanager
def _reading_first(database: Database) -> Iterator[None]:
    """Inside, names mean what is in a new schema, then what is in `main`."""
    database.execute(
        f"DROP SCHEMA IF EXISTS {DERIVED} CASCADE; CREATE SCHEMA {DERIVED}; SET search_path = '{DERIVED},main'"
    )
    try:
        yield
    finally:
        database.execute("SET search_path = 'main'")


def _clear(database: Database) -> None:
    made = database.execute(
        "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = ?", [DERIVED]
    ).fetchall()
    for name, kind in sorted(made, key=lambda one: one[1] != "VIEW"):
        if name not in KEPT:
            database.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {name}")
