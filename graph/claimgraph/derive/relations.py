"""Who and what there is in, how they stand to each other out: whose word counts as whose, what excludes what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Protocol

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError


class Sided(Protocol):
    """An actor, with what says whose word its word is."""

    @property
    def side(self) -> str:
        """The side that it states, "" for none."""

    @property
    def part_of(self) -> str:
        """The actor that it is a part of, "" for none."""


class Broadened(Protocol):
    """A concept, with what is broader, and what excludes it."""

    @property
    def broader(self) -> Collection[str]:
        """The nearest broader concepts."""

    @property
    def disjoint_with(self) -> Collection[str]:
        """The concepts that exclude it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """What is compared of an actor."""

    side: str
    part_of: str


@dataclass(frozen=True, slots=True)
class Concept:
    """What is compared of a concept."""

    broader: Collection[str]
    disjoint_with: Collection[str]


def root_of(actor: str, actors: Mapping[str, Sided]) -> str:
    """Whose word an actor's word is in the end: the side if it has one, else the actor it is a part of.

    The ministry and the president are one state.
    """
    side = side_of(actor, actors)
    if side and side != "third-party":
        return side
    while actors[actor].part_of:
        actor = actors[actor].part_of
    return actor


def side_of(actor: str, actors: Mapping[str, Sided]) -> str:
    """The side that an actor states or inherits, "" where nobody says."""
    here = actors[actor]
    while not here.side and here.part_of:
        here = actors[here.part_of]
    return here.side


def broader(concepts: Mapping[str, Broadened]) -> dict[str, set[str]]:
    """For each concept all that are broader, over any number of steps.

    Raises:
        ClaimGraphError: these are too many: a few concepts with two broader ones each can have millions of ways up.
    """
    order = TopologicalSorter({id: concept.broader for id, concept in concepts.items()}).static_order()
    found: dict[str, set[str]] = {}
    count, most = 0, limits.ROWS + limits.ROWS_PER_ANSWER * len(concepts)
    for id in order:
        broader = concepts[id].broader
        found[id] = {*broader, *(wide for other in broader for wide in found[other])}
        count += len(found[id])
        if count > most:
            raise ClaimGraphError(
                f"Concepts have more than {most:,} broader ones, over all steps; {id!r} alone has {len(found[id]):,}.",
                "Give each concept the nearest broader one only.",
            )
    return found


def apart(
    asked: Collection[str],
    actors: Mapping[str, Sided],
    concepts: Mapping[str, Broadened],
    above: Mapping[str, set[str]],
) -> Iterator[tuple[str, str, str]]:
    """Values with a family and their member of it: of different members, they exclude each other.

    ``asked`` are the answers to questions with one true answer, as `actor:id` and `concept:id`. Members, not pairs: of
    thousands of values in two halves, all pairs are millions.
    """
    yield "true", "truth", "true"
    yield "false", "truth", "false"
    # A family is what is disjoint with one concept, and that concept: the one with most of these, so that a concept
    # with which a thousand others are disjoint makes one family, not a thousand.
    pairs = {frozenset((id, other)) for id, c in concepts.items() for other in c.disjoint_with if other != id}
    degree = Counter(id for pair in pairs for id in pair)
    members: dict[str, set[tuple[str, str]]] = {}
    for pair in pairs:
        head, other = sorted(pair, key=lambda id: (-degree[id], id))
        members.setdefault(head, set()).add((head, "in"))
        members.setdefault(other, set()).add((head, "out"))
    for value in asked:
        kind, _, id = value.partition(":")
        if kind == "concept":
            for wide in {id, *above[id]}:
                for family, member in members.get(wide, ()):
                    yield value, f"concept:{family}", member
        # Two different parties cannot both be the one that did it; an actor is its side's.
        elif kind == "actor":
            side = side_of(id, actors)
            if side and side != "third-party":
                yield value, "side", side
