"""Pairs of texts in, groups out: each text is told beside one other, so that a thousand copies are not half a million pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Pair = TypeVar("Pair")


def groups(
    pairs: Iterable[Pair],
    ends: Callable[[Pair], tuple[str, str]],
    weight: Callable[[Pair], int],
    rank: Callable[[str, Sequence[Pair]], tuple[int, int, str]],
) -> list[list[Pair]]:
    """Of the pairs so many as hold everything together that they do, by group.

    Each group has one in its middle, whose ``rank`` is the lowest: pairs with it come first, then those of most ``weight``.

    >>> found = groups(["ab", "bc", "ac", "xy"], tuple, lambda pair: 1, lambda one, pairs: (0, 0, one))
    >>> found
    [['ab', 'ac'], ['xy']]
    """
    of: dict[str, list[Pair]] = {}
    for pair in pairs:
        for end in ends(pair):
            of.setdefault(end, []).append(pair)
    seen = set[str]()
    found: list[list[Pair]] = []
    for start in of:
        if start in seen:
            continue
        members, waiting = [start], [start]
        seen.add(start)
        while waiting:
            for pair in of[waiting.pop()]:
                for end in ends(pair):
                    if end not in seen:
                        seen.add(end)
                        members.append(end)
                        waiting.append(end)
        middle = min(members, key=lambda member: rank(member, of[member]))
        inside = list({id(pair): pair for member in members for pair in of[member]}.values())
        inside.sort(key=lambda pair: (middle not in ends(pair), -weight(pair), ends(pair)))
        found.append(_holding(inside, ends))
    return found


def _holding(pairs: Sequence[Pair], ends: Callable[[Pair], tuple[str, str]]) -> list[Pair]:
    """The pairs that join what the ones before them have not joined."""
    above: dict[str, str] = {}

    def top(end: str) -> str:
        while above.get(end, end) != end:
            above[end] = above.get(above[end], above[end])
            end = above[end]
        return end

    kept = []
    for pair in pairs:
        one, other = map(top, ends(pair))
        if one != other:
            above[one] = other
            kept.append(pair)
    return kept
