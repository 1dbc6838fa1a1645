"""The columns of a graph in, what is derived of them out, as tables of a schema of their own.

All that a graph says is compared, or only what some documents can change: by the same SQL, since it names no schema.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final

from claimgraph.columns.database import Database, insert
from claimgraph.derive.compare import compare, groundwork, passing_ctrl_c, support
from claimgraph.derive.nodes import tell_comparisons, tell_support, tell_totals
from claimgraph.derive.rule import SCOPES, rules
from claimgraph.derive.scope import questions_around
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


@passing_ctrl_c()
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
        tell_totals(database)
        _clear(database, DERIVED)


@passing_ctrl_c()
def derive_around(database: Database, words: Vocabulary, documents: Collection[str], scope: str) -> None:
    """The same of what hangs together with some documents, by the rules of one scope, in a schema of its name.

    Of the narrowest scope is support too.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    with filled(database, words, scope, questions_around(database, documents, scope)):
        compare(database, [rule for rule in rules() if rule.scope == scope])
        tell_comparisons(database)
        if scope == SCOPES[0]:
            support(database)
            tell_support(database, words)
        _clear(database, scope)


@contextmanager
def filled(
    database: Database,
    words: Vocabulary,
    schema: str = DERIVED,
    questions: Collection[int] | None = None,
) -> Iterator[None]:
    """Inside, names mean the tables that rules read, in a new schema: of what answers ``questions``, by default of all.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    database.execute(
        f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}; SET search_path = '{schema},main'"
    )
    try:
        some = ""
        if questions is not None:
            database.execute("CREATE TABLE again (question BIGINT)")
            insert(database, "again", {"question": "BIGINT"}, [(question,) for question in questions])
            some = "AND question IN (SELECT question FROM again)"
        database.execute(f"CREATE VIEW standing AS SELECT * FROM numbered_statement WHERE stands {some}")  # noqa: S608
        fill(database, words)
        groundwork(database)
        yield
    finally:
        database.execute("SET search_path = 'main'")


def _clear(database: Database, schema: str) -> None:
    made = database.execute(
        "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = ?", [schema]
    ).fetchall()
    for name, kind in sorted(made, key=lambda one: one[1] != "VIEW"):
        if name not in KEPT:
            database.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {name}")
