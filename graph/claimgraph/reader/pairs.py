"""Figures that are said in one breath with others: N each, N for N, in return for N, the same number."""

from __future__ import annotations

from claimgraph.reader.directions import Direction, Directions
from claimgraph.reader.moves import Clause
from claimgraph.reader.phrases import Found
from claimgraph.reader.quantities import Quantity

#: How far from a quantity "each" may stand, and the second number from the first of "ten for ten".
_NEAR = 7
_HYPHENS = frozenset({"-", "–"})


def each(directions: Directions, number: int) -> Direction | None:
    """Whether as many went to each side: "146 each", "50 on either side", "each army received 146"."""
    clause, here = directions.clause, directions.clause.quantities[number]
    of, words = clause.of, clause.words
    for at in range(here.end, min(len(of), here.end + _NEAR)):
        if at in clause.breaks or any(here.end <= other.first <= at for other in clause.quantities):
            break
        found = words.lists["each"].at(of, at)
        if found:
            return Direction("", "each", here.first, found.end)
    for at in range(max(0, here.first - _NEAR), here.first):
        subject = words.has("each_subject", of[at].folded) and at + 1 < here.first
        if subject and words.has("sides", of[at + 1].folded) and not clause.is_broken(at, here.first):
            moved = any(at < verb.first < here.first for verb in clause.verbs)
            if moved and not any(at <= other.first < here.first for other in clause.quantities):
                return Direction("", "each-side", at, here.end)
    return None


def partner(clause: Clause, number: int) -> Found[str] | None:
    """The words between a quantity and the one after it, for which it was given: "19 for 11", "50-50"."""
    if number < 0 or number + 1 >= len(clause.quantities):
        return None
    here, other = clause.quantities[number], clause.quantities[number + 1]
    hyphen = clause.of[here.end]
    if other.first - here.end == 1 and hyphen.folded in _HYPHENS and hyphen.span.start == clause.of[here.end - 1].span.end:
        return Found(here.end, other.first, clause.of[here.end].folded)
    for at in range(here.end, min(other.first, here.end + _NEAR)):
        found = clause.words.lists["against"].at(clause.of, at)
        if found and found.end <= other.first <= found.end + 1:
            return found
        if at in clause.breaks:
            return None
    return None


def is_even(one: Quantity, other: Quantity) -> bool:
    """Whether as many were given as were taken, and nothing says which were whose: "40 for 40"."""
    same = one.numeral.value == other.numeral.value and one.numeral.is_exact and other.numeral.is_exact
    return same and not {one.side, other.side} - {""}


def same_number(clause: Clause, number: int) -> Found[str] | None:
    """The words behind a quantity that say its number again: "for an equal number of its own"."""
    end = clause.quantities[number + 1].first if number + 1 < len(clause.quantities) else len(clause.of)
    for at in range(clause.quantities[number].end, end):
        found = clause.words.lists["same_number"].at(clause.of, at)
        if found:
            return found
    return None
