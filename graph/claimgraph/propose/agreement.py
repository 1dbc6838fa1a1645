"""The decisions of two people in, where they agree and where not out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.propose.proposal import Decision, decided


@dataclass(frozen=True, slots=True)
class Difference:
    """A proposal on which two people do not agree: what each did, and in what their claims differ."""

    id: str
    one: str
    other: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many proposals both decided on, of how many either did; how many alike; and all on which they differ."""

    both: int
    either: int
    alike: int
    differences: tuple[Difference, ...]


def agreement(one: Iterable[Decision], other: Iterable[Decision]) -> Agreement:
    """What two people's decisions have in common: the same was done, with the same claim where one was accepted."""
    a, b = decided(tuple(one)), decided(tuple(other))
    both = sorted(a.keys() & b.keys())
    found = tuple(filter(None, (_difference(a[id], b[id]) for id in both)))
    return Agreement(len(both), len(a.keys() | b.keys()), len(both) - len(found), found)


def _difference(one: Decision, other: Decision) -> Difference | None:
    said = [f"{each.does} ({each.reason})" if each.reason else each.does for each in (one, other)]
    if said[0] != said[1]:
        return Difference(one.id, said[0], said[1])
    if one.claim is None or other.claim is None:
        return None
    keys = tuple(_keys(one, other))
    return Difference(one.id, said[0], said[1], keys) if keys else None


def _keys(one: Decision, other: Decision) -> Iterator[str]:
    """The keys under which two claims say different things."""
    assert one.claim
    assert other.claim
    for a, b in ((one.claim.said, other.claim.said), (one.claim.says, other.claim.says)):
        yield from sorted(key for key in {*a, *b} if a.get(key) != b.get(key))
    if one.claim.via != other.claim.via:
        yield "via"
    if one.claim.quotes != other.claim.quotes:
        yield "quote"
