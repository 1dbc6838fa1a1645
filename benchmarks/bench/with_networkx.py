"""Choke points as somebody would find them with networkx, straight from the sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.bench.data import Data

_SAID = """
SELECT document, relayed_by, id, inferred = '' AND withdrawn = '', claimant, stance, claim, object, event, actor, property,
    counts, affiliation, kind, received_by, situation, phase, within, as_of, value, min, max, qualifier, negated
FROM read_parquet(?)
"""


def choked(data: Data) -> Callable[[], object]:
    """For each answer the outlets, texts and relays that every way to it passes: dominators, from one root."""
    rows = list(_rows(data))

    def work() -> object:
        import networkx

        graph: Any = networkx.DiGraph()
        shown: set[object] = set()
        answers: set[object] = set()
        for number, (outlet, origin, relays, claimant, stance, answer) in enumerate(rows):
            position = ("position", claimant, stance, answer)
            chain: list[object] = []
            for relay in reversed(relays):
                chain.insert(0, ("relay", relay, chain[0] if chain else position))
            networkx.add_path(graph, ["root", ("outlet", outlet), ("text", origin), number, *chain, position, answer])
            shown |= {("outlet", outlet), ("text", origin), *chain}
            answers.add(answer)
        above = networkx.immediate_dominators(graph, "root")
        passed = 0
        for answer in answers:
            here = above[answer]
            while here is not None and here != "root":
                passed += here in shown
                here = above[here]
        return {"answers": len(answers), "choke points": passed}

    return work


def _rows(data: Data) -> Iterator[tuple[Any, ...]]:
    """Outlet and text of the origin, who relays, who claims, with which stance, which answer."""
    import duckdb

    sheet = str(data.archive / "documents.parquet")
    found = duckdb.execute("SELECT document, publisher, republication_of FROM read_parquet(?)", [sheet]).fetchall()
    documents = {document: (publisher, original) for document, publisher, original in found}
    rows = duckdb.execute(_SAID, [str(data.archive / "claims.parquet")]).fetchall()
    # A claim about a claim is about whatever claimant holds there: the same in a copy of the text.
    named = {f"{document}#{id}": held for document, _, id, _, *held in rows if id}
    for document, relays, _, stands, claimant, stance, asked, given, *rest in rows:
        if not stands:
            continue
        origin = document
        while documents[origin][1]:
            origin = documents[origin][1]
        answer = (tuple(named.get(asked, ())), tuple(named[given]) if asked else given, *rest)
        yield documents[origin][0], origin, relays.split(" > ") if relays else (), claimant, stance, answer
