"""What ways of one job are compared by: a digest, a number, an event that all are asked about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from benchmarks.bench.data import Data


def digest_of(text: str) -> dict[str, object]:
    """How many lines a text has, and what tells it from another."""
    return {"lines": text.count("\n"), "sha256": hashlib.sha256(text.encode()).hexdigest()}


def digest_of_nodes(lines: Iterable[str]) -> dict[str, object]:
    """The same of lines that begin with a node, sorted: the names of blank nodes mean nothing, each reader gives others."""
    return digest_of("".join(sorted(re.sub(r"^_:\w+", "_:", line) + "\n" for line in lines)))


def busiest_event(data: Data) -> str:
    """The id of the event of which most claims are."""
    import duckdb

    query = "SELECT event FROM read_parquet(?) WHERE event <> '' GROUP BY event ORDER BY COUNT(*) DESC, event LIMIT 1"
    ((event,),) = duckdb.execute(query, [str(data.archive / "claims.parquet")]).fetchall()
    return str(event)


def contradictions_in(graph: Path) -> int:
    """How many comparisons of an N-Triples file are contradictions of figures: those with a gap."""
    with_gap, contradicting = set(), set()
    with graph.open(encoding="utf-8") as lines:
        for line in lines:
            if "/comparison-" in line:
                node, predicate, *_ = line.split(" ", 2)
                if predicate.endswith("#gap>"):
                    with_gap.add(node)
                elif predicate.endswith("#verdict>") and line.endswith("#contradicts> .\n"):
                    contradicting.add(node)
    return len(with_gap & contradicting)
