"""A sentence and its attributions in, the parts that are nobody's out: what the outlet says itself beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.told import Range, Told
from claimgraph.reader.verb_rules import is_set_off

#: A part with fewer words says nothing of its own.
_FEW: Final = 5


def remainders(clauses: Clauses, found: Sequence[Told]) -> Iterator[tuple[Range, ...]]:
    """The parts of a sentence that are in no attribution and have a verb; all of it where somebody only confirms it.

    What stands around a clause of somebody else is one part: "the ships, which Marn says were sunk, are safe".
    """
    free = [True] * len(clauses.read)
    for told in found:
        confirms = told.rule == "as" and told.verb >= 0 and _is_confirmed(clauses, told)
        for first, end in (told.shown, *(() if confirms else told.content)):
            free[first:end] = [False] * (end - first)
        first, end = told.aside
        if first < end:
            if not any(first <= other.verb < end for other in found):
                yield ((first + 1, end - (clauses.read[end - 1].kind == "sign")),)
            free[first:end] = [False] * (end - first)
    around = _around(clauses, found, free)
    if around:
        yield around
    start = None
    for at, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = at
        elif not is_free and start is not None:
            if _says_something(clauses, start, at):
                yield ((start, at),)
            start = None


def _around(clauses: Clauses, found: Sequence[Told], free: list[bool]) -> tuple[Range, ...]:
    """What stands around the only attribution of a sentence, where that is a clause between commas; it is taken off."""
    only = found[0] if len(found) == 1 else None
    if only is None or not is_set_off(clauses, only.shown[0]):
        return ()
    parts = ((0, only.shown[0] - 2), (only.content[-1][1], len(free)))
    if not all(any(token.kind == "word" for token in clauses.read[slice(*each)]) for each in parts):
        return ()
    free[:] = [False] * len(free)
    return parts


def _is_confirmed(clauses: Clauses, told: Told) -> bool:
    verb = clauses.language.verbs.get(clauses.word(told.verb))
    return verb is not None and verb.base in clauses.language.confirming


def _says_something(clauses: Clauses, first: int, end: int) -> bool:
    words = [token for token in clauses.read[first:end] if token.kind != "sign"]
    if clauses.word(first - 1) == ";" or clauses.word(first) == ";":
        return len(words) > 1
    if len(words) < _FEW or words[0].folded in clauses.language.that:
        return False
    helped = any(token.folded in clauses.language.auxiliaries - clauses.language.infinitive for token in words)
    bent = any(token.folded.endswith(clauses.language.endings.past) and not token.capital for token in words)
    return helped or (bent and words[0].folded not in clauses.language.prepositions)
