"""Rows or a corpus in, what the rules find among them out, as values that a test can look at.

Rows are those of the tables that rules read (`TABLES` of derive/tables.py), so that a rule can be tried on a few that
somebody wrote. Nodes stand there under their local names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgraph.base.terms import Term, data
from claimgraph.columns.database import Database, columns_of, database, insert
from claimgraph.derive.compare import compare, conflicts, groundwork, support
from claimgraph.derive.rule import rules
from claimgraph.derive.stage import comparing, filled
from claimgraph.derive.tables import TABLES, Row, create, fill
from claimgraph.model.records import Corpus
from claimgraph.triples.named import name_all
from conftest import WORDS

Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A comparison; of a revision ``order`` holds the earlier and the later claim."""

    verdict: str
    rule: str
    propositions: tuple[Term, ...]
    claims: tuple[Term, ...]
    gap: int | None = None
    gap_at_most: int | None = None
    between_claims: bool = False
    order: tuple[Term, ...] = ()
    among: int | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind a proposition, as counts."""

    proposition: Term
    claimants: int
    roots: int
    outlets: int
    origins: int
    held_by: str


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is found: pairs that cannot both be right, verdicts, support, choke points by proposition."""

    conflicts: list[tuple[Term, Term]]
    verdicts: list[Verdict]
    support: list[Support]
    choke_points: dict[Term, set[Term]]


def rows_of(corpus: Corpus) -> dict[str, list[Row]]:
    """The rows of every table that rules read."""
    with columns_of(corpus) as held:
        name_all(held, corpus.vocabulary)
        with comparing(held):
            fill(held, corpus.vocabulary)
            return {table: held.execute(f"FROM {table}").fetchall() for table in TABLES}


def compared(corpus: Corpus) -> Compared:
    """What is found in a corpus."""
    with columns_of(corpus) as held:
        name_all(held, corpus.vocabulary)
        with filled(held, corpus.vocabulary):
            return _all_found(held)


def compared_rows(rows: Tables) -> Compared:
    """What is found in rows."""
    with database() as held:
        name_all(held, WORDS)
        with comparing(held):
            create(held)
            for table, columns in TABLES.items():
                insert(held, table, columns, rows[table])
            groundwork(held)
            return _all_found(held)


def _all_found(held: Database) -> Compared:
    compare(held, rules())
    support(held)
    return found_in(held)


def found_in(held: Database) -> Compared:
    """What is found in a database in which everything is compared."""
    return Compared(
        [(_proposition(one), _proposition(other)) for one, other in conflicts(held)],
        _verdicts(held),
        _support(held),
        _choke_points(held),
    )


def _verdicts(held: Database) -> list[Verdict]:
    found = held.execute(
        "SELECT verdict, rule, propositions, (SELECT list(claim) FROM rests_on r WHERE r.node = c.node), gap, "
        "gap_at_most, between_claims, [earlier, later], among FROM comparison c"
    ).fetchall()
    return sorted(
        (
            Verdict(
                verdict,
                rule,
                tuple(map(_proposition, propositions)),
                tuple(sorted(map(_claim, claims))),
                gap,
                most,
                between,
                tuple(_claim(claim) for claim in order if claim),
                among,
            )
            for verdict, rule, propositions, claims, gap, most, between, order, among in found
        ),
        key=repr,
    )


def _support(held: Database) -> list[Support]:
    columns = "proposition, claimants, roots, outlets, origins, held_by"
    found = held.execute(f"SELECT {columns} FROM support ORDER BY proposition").fetchall()
    return [Support(_proposition(proposition), *counts) for proposition, *counts in found]


def _choke_points(held: Database) -> dict[Term, set[Term]]:
    found: dict[Term, set[Term]] = {}
    for proposition, node in held.execute("SELECT proposition, node FROM choke_point").fetchall():
        found.setdefault(_proposition(proposition), set()).add(data(node))
    return found


def _proposition(key: str) -> Term:
    return data(f"proposition-{key}")


def _claim(key: str) -> Term:
    return data(f"claim-{key}")
