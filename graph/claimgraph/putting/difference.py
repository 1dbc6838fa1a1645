"""What is around a change in, the lines of N-Triples that go and come out: two graphs, made as always, at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final

from claimgraph.base.namespaces import CG
from claimgraph.base.terms import data
from claimgraph.columns.database import Database, plan_for
from claimgraph.derive import derive, told_chunks
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.putting.around import EARLIER, LATER
from claimgraph.triples import name_all
from claimgraph.triples.names import cg

_VERDICT: Final = cg("verdict")
_TOTALS: Final = f"{data('totals-all')} "


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that go and come, and by how much each total changes (the predicate of the node that says how much there is)."""

    gone: frozenset[str]
    come: frozenset[str]
    totals: dict[str, int]


def difference(connection: Database, words: Vocabulary) -> Difference:
    """What changes, of a connection with what is around.

    Raises:
        ClaimGraphError: too much would stand against each other.
    """
    # DuckDB lets other threads run meanwhile: two graphs take the time of one.
    with ThreadPoolExecutor(2) as pool:
        before, after = pool.map(partial(_lines, connection, words), (EARLIER, LATER))
    gone, come = before - after, after - before
    less, more = _totals(gone), _totals(come)
    return Difference(
        frozenset(line for line in gone if not line.startswith(_TOTALS)),
        frozenset(line for line in come if not line.startswith(_TOTALS)),
        {name: more[name] - less[name] for name in sorted(less)},
    )


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


def _totals(lines: set[str]) -> dict[str, int]:
    """``<…totals-all> <…claimTotal> "3"^^<…integer> .`` is 3 of ``<…claimTotal>``."""
    told = (line.split(" ", 2) for line in lines if line.startswith(_TOTALS))
    return {predicate: int(number.split('"')[1]) for _, predicate, number in told}
