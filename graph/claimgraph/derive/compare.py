"""The tables that rules read in, comparisons and support out, as tables: the rules are SQL files (see rule.py), DuckDB
runs them.

    comparison(node, rule, verdict, gap, gap_at_most, among, between_claims, propositions, earlier, later, …)
    compares(node, proposition)
    rests_on(node, claim)
    opposition(one, other, comparisons)
    support(proposition, claimants, roots, outlets, origins, sides, third)
    choke_point(proposition, node)

``gap`` is in what is counted, in days, or in millionths; NULL where there is no distance; ``gap_at_most`` is the greatest
one that the answers allow, NULL where that is the same, or open. ``between_claims`` where two claims of one claimant are
compared: of a revision, ``earlier`` and ``later`` are these. ``among`` is how many answers there are, where only the nearest
were compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.columns.database import Database, insert, memory_of
from claimgraph.derive.rule import Rule, rules
from claimgraph.triples.scripts import written_out

#: What rules share: tables that are made before them, in this order; of some, what must be there to find anything.
_GROUNDWORK: Final = {
    "position": "",
    "held": "",
    "conflicts": "",
    "negated": "held WHERE negated AND kind = 'exclusive'",
    "nearest": "crowded",
    "denials": (
        "answer a JOIN position p ON p.proposition = a.proposition "
        "WHERE a.kind = 'interval' AND (a.negated OR p.stance = 'denies')"
    ),
    "own": "",
}
_FOLDER: Final = Path(__file__).parent


def groundwork(database: Database) -> None:
    """Put the answers to each question against each other.

    Raises:
        ClaimGraphError: they are too many.
    """
    for name, needs in _GROUNDWORK.items():
        if not needs or _run(database, f"FROM {needs} LIMIT 1"):
            _run(database, _script("groundwork", name))


def conflicts(database: Database) -> list[tuple[str, str]]:
    """Pairs of propositions, held by anybody, that cannot both be right; of a database with its groundwork."""
    return _run(database, "SELECT DISTINCT one, other FROM conflict ORDER BY one, other")


def compare(database: Database, by: Iterable[Rule]) -> None:
    """Make the tables of what rules find, in a database with its groundwork.

    Raises:
        ClaimGraphError: a rule finds more than anybody could use; the message names the question with most answers.
    """
    by = _with_something_to_do(database, [rule for rule in by if rule.verdicts])
    _run(database, _script("findings", "found"))
    stances = [
        (rule.name, side, stance)
        for rule in by
        for side, said in (("one", rule.one), ("other", rule.other))
        for stance in sorted(said)
    ]
    insert(database, "supplies", {"rule": "TEXT", "side": "TEXT", "stance": "TEXT"}, stances)
    most = _most(database)
    for rule in by:
        # One row more than may be is enough to know. Not by LIMIT: behind some joins DuckDB then waits for ever. The text
        # is that of our own files, and a number.
        sql = (
            f"INSERT INTO found BY NAME SELECT '{rule.name}' AS rule, * FROM ({rule.sql}\n) "  # noqa: S608
            f"QUALIFY ROW_NUMBER() OVER () <= {most + 1}"
        )
        ((found,),) = _run(database, sql)
        if found > most:
            raise _too_much(database, f"The rule {rule.name} finds more than {most:,} pairs")
    _run(database, written_out(_script("findings", "comparison")))
    for table, name in (("importance", "importance"), ("opposition", "oppositions")):
        _run(database, f"CREATE TABLE {table} AS\n{_sql_of(name)}")


def support(database: Database) -> None:
    """Make the tables of who stands behind each proposition, and without whom it would be lost."""
    _run(database, f"CREATE TABLE derived.support AS\n{_sql_of('support')}")
    _run(database, _script("findings", "choke_point"))


def _with_something_to_do(database: Database, by: Sequence[Rule]) -> list[Rule]:
    # To plan a rule takes as long as to ask it of a thousand passages, and few corpora need all rules.
    asked = " UNION ALL ".join(f"FROM (SELECT '{rule.name}' FROM {rule.needs} LIMIT 1)" for rule in by)  # noqa: S608 - our own files
    found = {name for (name,) in _run(database, asked)} if by else ()
    return [rule for rule in by if rule.name in found]


def _sql_of(name: str) -> str:
    """What a rule without verdicts finds."""
    (sql,) = (rule.sql for rule in rules() if rule.name == name)
    return sql


def _script(*place: str) -> str:
    return _FOLDER.joinpath(*place).with_suffix(".sql").read_text(encoding="utf-8")


def _most(database: Database) -> int:
    """How many rows a rule may find."""
    ((rows,),) = _run(database, "SELECT (SELECT COUNT(*) FROM answer) + (SELECT COUNT(*) FROM position)")
    return limits.ROWS + limits.ROWS_PER_ANSWER * int(rows)


def _run(database: Database, sql: str) -> list[tuple[Any, ...]]:
    """What SQL gives, with the limits written in: whole numbers of ours."""
    numbers = {
        "all_pairs": limits.ALL_PAIRS,
        "few_pairs": limits.FEW_PAIRS,
        "claims_named": limits.CLAIMS_NAMED,
    }
    for word, number in numbers.items():
        sql = sql.replace(f"${word}", str(number))
    if "$rows" in sql:
        sql = sql.replace("$rows", str(_most(database) + 1))
    try:
        return database.execute(sql).fetchall()
    except duckdb.OutOfMemoryException:
        raise _too_much(database, f"Comparing needs more than {memory_of(database)} of memory") from None


def _too_much(database: Database, message: str) -> ClaimGraphError:
    question, answers = database.execute(
        "SELECT question, COUNT(*) FROM answer GROUP BY question ORDER BY COUNT(*) DESC, question LIMIT 1"
    ).fetchall()[0]
    labels = database.execute("SELECT label FROM named_question WHERE node = ? LIMIT 1", [question]).fetchall()
    called = labels[0][0] if labels else question
    return ClaimGraphError(
        f"{message}: too many answers stand against each other. Most are to “{called}”: {answers:,}.",
        "Ask more narrowly (by event, phase, day, part), or split the corpus.",
    )
