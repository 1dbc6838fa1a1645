"""A verb in the passive in, who says something by it out: "was announced by Marn", "Marn was quoted by Tidings as saying"."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import WINDOW, Clauses
from claimgraph.reader.inflection import Verb
from claimgraph.reader.quoting import quoted_by
from claimgraph.reader.told import Told

_PAST: Final = frozenset({"past", "participle"})


def is_passive(clauses: Clauses, at: int, verb: Verb) -> bool:
    """Whether a verb stands after a form of "be", or as a participle before "by"."""
    if not verb.forms & _PAST:
        return False
    before = at - 1
    while clauses.is_filler(before) if before >= 0 else False:
        if clauses.word(before) in clauses.language.being:
            return True
        before -= 1
    by = clauses.word(at + 1) in clauses.language.by
    return by and not verb.forms & {"base"}


def passive(clauses: Clauses, at: int, verb: Verb) -> Told | None:
    """ "was announced by Marn"; of verbs that need words, only what is not done by somebody: a silence."""
    by = next((each for each in range(at + 1, at + 4) if clauses.word(each) in clauses.language.by), 0)
    group = clauses.at(by + 1) if by else None
    if verb.base in clauses.language.passing_on:
        return quoted_by(clauses, at, group)
    if group is None or group.kind in ("time", "words"):
        return None
    start = at
    while start > 0 and clauses.is_filler(start - 1):
        start -= 1
    negated = clauses.negated(start, at)
    if negated and verb.base in clauses.language.telling:
        return None  # "he was not told by Marn": so the outlet says
    is_whole = start < at
    gives = verb.base in clauses.language.giving and _has_a_figure(clauses, start)
    if (verb.does == "content" and not negated and not gives) or not (
        is_whole or (start == 0 and verb.does == "asserts")
    ):
        return None
    is_told = start == 0 or verb.base in clauses.language.telling  # "he was told by Marn that …"
    content = ((group.end, len(clauses.read)),) if is_told else ((0, start),)
    return Told((group,), "passive-by", (at, group.end), content, at, negated)


def _has_a_figure(clauses: Clauses, end: int) -> bool:
    """Whether it is a number that is given: "another figure was given by Marn", and not "aid was given by Marn"."""
    near = range(max(0, end - WINDOW), end)
    return any(clauses.word(at) in clauses.language.figure_nouns or clauses.read[at].kind == "number" for at in near)
