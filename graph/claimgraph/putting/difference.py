"""What is around a change in, the lines of N-Triples that go and come out: two graphs, made as always, at the same time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final

from claimgraph.base.namespaces import CG
from claimgraph.base.terms import Term
from claimgraph.columns.database import Database, plan_for
from claimgraph.derive import derive, told_chunks
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.putting.around import EARLIER, LATER
from claimgraph.triples import name_all
from claimgraph.triples.names import cg

_VERDICT: Final = cg("verdict")
#: Predicates of counts of what there is, of which a small graph sees its part: they change by as much as its own do.
_COUNT: Final = re.compile(
    rf"<{re.escape(CG)}(?:\w+Total|(?:answer|claim|comparison|figure|inference|report|unverified)Count)>"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that go and come; and by how much each count changes, by its subject and predicate."""

    gone: frozenset[str]
    come: frozenset[str]
    counts: dict[tuple[Term, Term], int]


def difference(connection: Database, words: Vocabulary) -> Difference:
    """What changes, of a connection with what is around.

    Raises:
        ClaimGraphError: too much would stand against each other.
    """
    # DuckDB lets other threads run meanwhile: two graphs take the time of one.
    with ThreadPoolExecutor(2) as pool:
        before, after = pool.map(partial(_lines, connection, words), (EARLIER, LATER))
    (gone, less), (come, more) = _counts_apart(before - after), _counts_apart(after - before)
    counts = {which: more.get(which, 0) - less.get(which, 0) for which in sorted(less.keys() | more.keys())}
    return Difference(gone, come, counts)


def verdicts_more(gone: Iterable[str], come: Iterable[str]) -> dict[str, int]:
    """How many verdicts of each kind there are more, fewer below 0, where such lines go and come."""
    count = Counter[str]()
    for sign, lines in ((-1, gone), (1, come)):
        for line in lines:
            _, predicate, verdict = line.split(" ", 2)
            if predicate == _VERDICT:
                count[verdict.removeprefix(f"<{CG}").removesuffix("> .")] += sign
    return {verdict: number for verdict, number in sorted(count.items()) if number}


def _lines(connection: Database, words: Vocabulary, name: str) -> set[str]:
    with connection.cursor() as database:
        database.execute(f"USE {name}")
        ((passages,),) = database.execute("SELECT COUNT(*) FROM statement").fetchall()
        plan_for(database, passages)
        name_all(database, words)
        derive(database, words)
        return {line for chunk in told_chunks(database) for line in chunk.decode().split("\n") if line}


def _counts_apart(lines: set[str]) -> tuple[frozenset[str], dict[tuple[Term, Term], int]]:
    """Lines without those of counts, and the counts: ``<…totals-all> <…claimTotal> "3"^^<…integer> .`` is 3."""
    others, counts = set(), {}
    for line in lines:
        subject, predicate, number = line.split(" ", 2)
        if _COUNT.fullmatch(predicate):
            counts[subject, predicate] = int(number.split('"')[1])
        else:
            others.add(line)
    return frozenset(others), counts
