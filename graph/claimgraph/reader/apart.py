"""A figure and those before it in, whether it stands for itself out: no part of one of them, and no sum over many events.

A text tells the whole first, then its parts: who 50 of the 303 were. A number that is less than one before it, of the same
kind and the same way, is told of something else only where words before it say so: another day, "in addition".
"""

from __future__ import annotations

from typing import Final

from claimgraph.reader.directions import Direction
from claimgraph.reader.scene import Scene

#: Rules whose figures go as many both ways: a part of them is told the same way.
EVEN: Final = frozenset({"each", "each-side", "n-for-n"})
#: How many tokens before a verb its "have" may stand: "have so far been returned".
_NEAR: Final = 4


def stands_apart(scene: Scene, number: int, direction: Direction, counted: str, when: str) -> bool:
    """Whether a figure is none of a part, and none of a sum, of what figures before it tell."""
    side = direction.side or scene.subject.whole
    mine = scene.told_by(number)
    before = [
        figure
        for figure, told_by in zip(scene.before.figures, scene.before.told_by, strict=True)
        if not (mine and told_by and mine != told_by)  # two sides count the same: neither number is a part
        and figure.counted == counted
        and figure.narrowed.get(scene.subject.moved) == side
        and figure.phase == when
        and not figure.denied
        and (figure.rule in EVEN) == (direction.rule in EVEN)
    ]
    least = scene.clause.quantities[number].numeral.minimum or 0
    is_less = any((figure.minimum or figure.maximum or 0) > least for figure in before)
    is_more = any((figure.maximum or figure.minimum or 0) < least for figure in before)
    if is_less and not _is_another(scene, number):
        return False
    return not (is_more and _is_perfect(scene, number))


def _is_another(scene: Scene, number: int) -> bool:
    """Whether words before a number say that it is of another time, or comes on top: "In May 35", "in addition 22"."""
    clause = scene.clause
    for at in range(clause.quantities[number].numeral.number):
        if clause.words.lists["another_time"].at(clause.of, at) or clause.words.lists["on_top"].at(clause.of, at):
            return True
        if clause.of[at].capital and clause.of[at].folded in clause.words.months:
            return True
    return False


def _is_perfect(scene: Scene, number: int) -> bool:
    """Whether a verb tells what has come about until now: "3,956 people have been returned"."""
    clause = scene.clause
    move = clause.move(number)
    if move is None:
        return False
    near = clause.of[max(0, move.verb.first - _NEAR) : move.verb.first]
    return any(clause.words.has("perfect", token.folded) for token in near)
