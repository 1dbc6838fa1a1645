"""The store in, what nobody else can say out: what does not fit together, in sentences that can be printed as they are.

They are made from the patterns of the vocabulary and from the graph, for any subject. Nothing in them says who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimgraph.accounts.disagreements import Disagreement, disagreements, how_many
from claimgraph.accounts.sentence import Sentence, Words
from claimgraph.accounts.telling import few, inferences, other_readings, shown_of, title_of, what_is_said
from claimgraph.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reader should know; ``evidence`` are the verdicts that it tells of.

    ``heading`` stands over all of its kind. ``cautions`` are what it depends on: other readings, and what the curators infer.
    """

    heading: str
    title: Words
    sentences: tuple[Sentence, ...]
    cautions: tuple[Sentence, ...] = ()
    evidence: tuple[Disagreement, ...] = ()


def findings(store: Store, *, first: int) -> list[Finding]:
    """So many disagreements of a store, the most important ones, as sentences; those on one matter are told together."""
    return told(disagreements(store, first=first), is_cut=first < how_many(store))


def told(found: Iterable[Disagreement], *, is_cut: bool) -> list[Finding]:
    """Disagreements as sentences, in their order; ``is_cut`` says that there may be others on the same matters."""
    together: dict[tuple[str, ...], list[Disagreement]] = {}
    for one in found:
        matter = (one.verdict, one.question or one.event or one.node, one.counts, one.who)
        together.setdefault(matter, []).append(one)
    return [_finding(same, is_cut=is_cut) for same in together.values()]


def by_heading(found: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings under their headings."""
    return [(heading, list(same)) for heading, same in groupby(found, key=lambda one: one.heading)]


def _finding(found: Sequence[Disagreement], *, is_cut: bool) -> Finding:
    rows = [row for one in found for row in one.rows]
    cautions = few([*other_readings(rows, shown_of(rows)), *inferences(rows)])
    said = what_is_said(found, is_cut=is_cut)
    return Finding(found[0].heading, title_of(found[0]), said, cautions, tuple(found))
