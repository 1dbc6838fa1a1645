"""A figure's direction in, the tokens that a person would quote for it out: all that shows it, and of one sentence."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import ENDS
from claimgraph.reader.directions import Direction
from claimgraph.reader.scene import Scene

#: So many tokens at most stand between who moves something and the verb.
_NEAR: Final = 6


def quoted(scene: Scene, number: int, direction: Direction) -> tuple[int, int]:
    """The tokens that a rule went by, with the verb, who moves it, and an article or "a total of" before them."""
    clause, here = scene.clause, scene.clause.quantities[number]
    first, move = direction.first, clause.move(number)
    if move and move.verb.end <= here.first and not clause.is_broken(move.verb.end, here.first):
        first = min(first, move.verb.first)
        subject = move.subject
        if subject and move.is_object and 0 <= move.verb.first - subject.end <= _NEAR:
            first = min(first, subject.first)
    first = max((at + 1 for at in range(first, here.first) if clause.of[at].folded in ENDS), default=first)
    if in_all := clause.words.lists["in_all"].before(clause.of, first):
        first = in_all.first
    elif first and any(clause.words.has(article, clause.of[first - 1].folded) for article in ("the", "a")):
        first -= 1
    if here.first < first:
        # Another number told the way: "not 300 but 230 came home". What is denied stands before that.
        is_denied = here.first > 0 and clause.words.has("denied", clause.of[here.first - 1].folded)
        first = here.first - is_denied
    return first, max(direction.end, here.end)
