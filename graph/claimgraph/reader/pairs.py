"""Figures that are said in one breath with others: N each, N for N, in return for N, the same number."""

from __future__ import annotations

from claimgraph.reader.directions import Direction, Directions
from claimgraph.reader.quantities import Quantity

#: How far from a quantity "each" may stand, and the second number from the first of "ten for ten".
_NEAR = 7


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
            if not any(at <= other.first < here.first for other in clause.quantities):
                return Direction("", "each-side", at, here.end)
    return None


def one_for_another(directions: Directions, number: int) -> tuple[int, str] | None:
    """The quantity for which this one was given, and the word between: "19 for 11", "nine in return for 45"."""
    clause = directions.clause
    if number + 1 == len(clause.quantities):
        return None
    here, other = clause.quantities[number], clause.quantities[number + 1]
    for at in range(here.end, min(other.first, here.end + _NEAR)):
        found = clause.words.lists["against"].at(clause.of, at)
        if found and found.end <= other.first <= found.end + 2:
            return number + 1, found.means
        if clause.of[at].kind == "sign" and clause.of[at].folded not in ("-", "–", ","):
            return None
    if other.first - here.end == 1 and clause.of[here.end].folded in ("-", "–"):
        return number + 1, "-"
    return None


def is_even(one: Quantity, other: Quantity) -> bool:
    """Whether as many were given as were taken."""
    return one.numeral.value == other.numeral.value and one.numeral.is_exact and other.numeral.is_exact
