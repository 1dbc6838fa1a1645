"""Triples in, sorted lines of N-Triples out: text for which no engine is needed."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.base.terms import Triple


def ntriples(triples: Iterable[Triple]) -> str:
    """The triples as sorted N-Triples text, each once: the same triples give the same bytes."""
    return "".join(sorted({f"{s} {p} {o} .\n" for s, p, o in triples}))


def merged(*graphs: str) -> str:
    """Graphs as N-Triples text, in any order: all of them as sorted text, each triple once."""
    # Not by splitlines: a literal may hold other characters that end a line.
    return "".join(sorted({f"{line}\n" for graph in graphs for line in graph.split("\n") if line}))
