"""A figure and those before it in, whether it stands for itself out: no part of one of them, and no sum over many events.

A text tells the whole first, then its parts: who 50 of the 303 were. A number that is less than one before it, of the same
kind and the same way, is told of something else only where words before it say so: another day, "in addition".
"""

from __future__ import annotations

from typing import Final

from claimgraph.reader.directions import Direction
from claimgraph.reader.going_with import NO_PART
from claimgraph.reader.pairs import partner
from claimgraph.reader.scene import Scene
from claimgraph.reader.times import time_of

#: Rules whose figures go as many both ways: a part of them is told the same way.
EVEN: Final = frozenset({"each", "each-side", "n-for-n"})
#: How many tokens before a verb its "have" may stand: "have so far been returned".
_NEAR: Final = 4


def stands_apart(scene: Scene, number: int, direction: Direction, counted: str, when: str) -> bool:
    """Whether a figure is none of a part, and none of a sum, of what figures before it tell."""
    here, mine = _least(scene, number), scene.told_by(number)
    # Where two sides count the same, neither number is a part.
    before = [
        extent
        for told_by, extent in scene.before.told.get(_kind(scene, direction, counted, when), {}).items()
        if not (mine and told_by and mine != told_by)
    ]
    if direction.rule in NO_PART or any(partner(scene.clause, each) for each in (number - 1, number)):
        return True  # what was given for others is a whole
    smaller = any(greatest > here for _, greatest in before)
    if smaller and not _is_another(scene, number) and not _is_dated_apart(scene, number, direction, counted):
        return False
    return not (any(least < here for least, _ in before) and _is_perfect(scene, number))


def remember(scene: Scene, number: int, direction: Direction, counted: str, when: str) -> None:
    """Keep a figure for those that come after it."""
    here, told_by = _least(scene, number), scene.told_by(number)
    extents = scene.before.told.setdefault(_kind(scene, direction, counted, when), {})
    least, greatest = extents.get(told_by, (here, here))
    extents[told_by] = min(least, here), max(greatest, here)


def _kind(scene: Scene, direction: Direction, counted: str, when: str) -> tuple[str, str, str, bool]:
    return counted, direction.side or scene.subject.whole, when, direction.rule in EVEN


def _least(scene: Scene, number: int) -> int:
    numeral = scene.clause.quantities[number].numeral
    return numeral.minimum or numeral.maximum or 0


def _is_another(scene: Scene, number: int) -> bool:
    """Whether words before a number say that it is of another time, or comes on top: "In May 35", "in addition 22"."""
    clause = scene.clause
    for at in range(clause.quantities[number].numeral.number):
        if clause.words.lists["another_time"].at(clause.of, at) or clause.words.lists["on_top"].at(clause.of, at):
            return True
        if clause.of[at].capital and clause.of[at].folded in clause.words.months:
            return True
    return False


def _is_dated_apart(scene: Scene, number: int, direction: Direction, counted: str) -> bool:
    """Whether a number is told of a day or month of which no figure of its kind and way was told before."""
    when = time_of(scene, number)
    return bool(when) and (counted, direction.side, when) not in scene.before.days


def _is_perfect(scene: Scene, number: int) -> bool:
    """Whether a verb tells what has come about until now: "3,956 people have been returned"."""
    clause = scene.clause
    move = clause.move(number)
    if move is None:
        return False
    near = clause.of[max(0, move.verb.first - _NEAR) : move.verb.first]
    return any(clause.words.has("perfect", token.folded) for token in near)
