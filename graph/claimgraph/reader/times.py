"""A number in its sentence in, the time that is told with it out: "in the exchange on 10 April", "the previous time"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.scene import Scene
from claimgraph.reader.text import Token

#: What is told of a time that is only said to be before that of the text.
EARLIER: Final = "earlier"
#: Signs that end a statement.
_ENDS: Final = frozenset({".", "!", "?", ";", ":", "—"})
#: How many tokens before a month may say that they were held since then.
_NEAR: Final = 3
_DAYS: Final = range(1, 32)


def time_of(scene: Scene, number: int) -> str:
    """The day or the month that is told with a number, as "04-10" or "04"; "" where none is.

    Where the sentence names none, it is that with which its paragraph begins.
    """
    clause, here = scene.clause, scene.clause.quantities[number]
    ends = [at for at in clause.breaks if clause.of[at].folded in _ENDS]
    first = max((at for at in ends if at < here.first), default=0)
    end = min((at for at in ends if at >= here.end), default=len(clause.of))
    named = {at: day for at in range(first, end) if (day := day_at(clause.of, at, clause.words))}
    held = [verb.first for verb in clause.verbs if verb.means.role == "stays"]
    told = [at for at in named if not any(at - _NEAR <= each < at for each in held)]
    if told:
        return named[min(told, key=lambda at: abs(at - here.first))]
    if any(clause.words.lists["earlier"].at(clause.of, at) for at in range(first, end)):
        return EARLIER
    return scene.before.day


def day_at(of: Sequence[Token], at: int, words: FigureWords) -> str:
    """The day or the month that a token names: "04-10" for "10 April", "April 10" and "Apr. 10", "04" for "April"."""
    month = words.months.get(of[at].folded, 0) if of[at].capital else 0
    if not month:
        return ""
    behind = at + 2 if at + 1 < len(of) and of[at + 1].folded == "." else at + 1
    for near in (at - 1, behind):
        is_day = 0 <= near < len(of) and of[near].folded.isdecimal() and len(of[near].folded) < _NEAR
        if is_day and int(of[near].folded) in _DAYS:
            return f"{month:02}-{int(of[near].folded):02}"
    return f"{month:02}"
