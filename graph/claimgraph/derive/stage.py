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

#: The schema of what is derived of all that a graph says: the findings (see compare.py) and their lines (see nodes.py).
DERIVED: Final = "derived"
#: That of all else that is made on the way.
_WORKINGS: Final = "workings"


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


@contextmanager
def filled(database: Database, words: Vocabulary) -> Iterator[None]:
    """Inside, names mean the tables that rules read, of columns with their names.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    with at_work(database, "Comparing"), comparing(database):
        fill(database, words)
        groundwork(database)
        yield


@contextmanager
def comparing(database: Database) -> Iterator[None]:
    """Inside, tables are made in a schema of workings; names mean these, then what is derived, then the columns."""
    made = "; ".join(
        f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}" for schema in (DERIVED, _WORKINGS)
    )
    database.execute(f"{made}; SET search_path = '{_WORKINGS},{DERIVED},main'")
    try:
        yield
    finally:
        database.execute(f"SET search_path = 'main'; DROP SCHEMA {_WORKINGS} CASCADE")
