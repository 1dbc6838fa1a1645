"""A quantity and its verb in, whether it took place out: completed, planned, attempted, ongoing; or nothing that holds."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.moves import Clause, Move
from claimgraph.reader.quantities import Quantity

#: How many tokens before a quantity may say that it is only planned.
_REACH: Final = 14
_NEAR: Final = 2
#: How far before a time that stands in front of a number it may say of what: "the first swap since October, 157 came".
_RECORD: Final = 7
#: Signs that end a statement.
_ENDS: Final = frozenset({".", "!", "?", ";"})


def phase(clause: Clause, here: Quantity, move: Move | None) -> str:
    """The key of the phase; "" where nothing is said to have taken place, or to be going to."""
    first, end = _around(clause, here, move)
    if any(_stands(clause, list, first, end) for list in ("conditional", "refused", "instead", "put_off")):
        return ""
    if clause.words.has("conditional_first", clause.of[0].folded) or _is_taken_back(clause, here):
        return ""
    if _is_of_series(clause, here):
        return ""
    if _stands(clause, "denied", first, end) and here.numeral.value:
        return ""
    for key in ("attempted", "ongoing", "planned"):
        if _stands(clause, key, first, end):
            return key
    return "planned" if move and _is_aim(clause, move) else "completed"


def _is_aim(clause: Clause, move: Move) -> bool:
    """Whether a verb only says what somebody is to do: "asked Orm to release", and not "managed to return"."""
    at = move.verb.first
    if not clause.words.has("infinitive", clause.of[at].folded):
        return False
    return at == 0 or not clause.words.has("managed", clause.of[at - 1].folded)


def _is_taken_back(clause: Clause, here: Quantity) -> bool:
    """Whether the sentence goes on that it is not so: "300 were to come, but the fair was called off"."""
    for at in range(here.end, len(clause.of)):
        if clause.of[at].folded in _ENDS or any(other.first == at for other in clause.quantities):
            return False
        if clause.words.lists["voided"].at(clause.of, at):
            return True
    return False


def _around(clause: Clause, here: Quantity, move: Move | None) -> tuple[int, int]:
    """The tokens of the clause of a quantity, up to its verb."""
    first = max(0, min(here.first, move.verb.first if move else here.first) - _REACH)
    for at in range(here.first - 1, first - 1, -1):
        if at in clause.breaks and not (move and move.verb.first < at):
            first = at
            break
        if clause.words.has("after", clause.of[at].folded) and clause.of[at - 1].folded in clause.words.saying:
            first = at  # "will follow, it said after it had freed 60": the 60 are of another time
            break
    return first, max(here.end, move.verb.end if move else here.end)


def _is_of_series(clause: Clause, here: Quantity) -> bool:
    """Whether a number is that of all until now: nearer to words that say so than any other number is."""
    first, end = _between_ends(clause, here)
    if any(_is_in_events(clause, at) for at in range(first + 1, end)):
        return True
    if any(
        first <= other.first < end
        and other.counts_events
        and not _number_between(clause, here, other.first if other.first >= here.end else other.end)
        and not _is_told_apart(clause, other.end, here.first)
        for other in clause.quantities
    ):
        return True
    for at in range(first, end):
        if (
            clause.words.lists["until_now"].at(clause.of, at) is None
            and clause.subject.series.at(clause.of, at) is None
        ):
            continue
        if _number_between(clause, here, at) or _is_record(clause, here, at) or _is_of_holding(clause, here, at):
            continue
        comma = any(token.folded == "," for token in clause.of[here.end : at])
        if not (comma and any(other.first >= at for other in clause.quantities)):
            return True
    return False


def _is_in_events(clause: Clause, at: int) -> bool:
    """Whether events that nobody counts stand here behind a preposition: "have returned in exchanges"."""
    if not clause.words.has("prepositions", clause.of[at - 1].folded):
        return False
    noun = clause.subject.nouns.at(clause.of, at)
    return noun is not None and noun.means.counted in clause.subject.events


def _is_of_holding(clause: Clause, here: Quantity, at: int) -> bool:
    """Whether a time is that for which they were held: "157 soldiers, some in captivity since 2022"."""
    near = range(max(0, at - _NEAR), at)
    held = any(verb.means.role == "stays" and verb.end - 1 in near for verb in clause.verbs)
    state = clause.subject.about.before(clause.of, at) if at > here.end else None
    return held or (state is not None and clause.words.has("arrives", clause.of[state.first - 1].folded))


def _is_told_apart(clause: Clause, first: int, end: int) -> bool:
    """Whether another thing is said between: "in 60 exchanges, he said, adding that 146 were back"."""
    return any(
        clause.of[at].folded in clause.words.saying_on and clause.words.has("complement", clause.of[at + 1].folded)
        for at in range(first, end - 1)
    )


def _is_record(clause: Clause, here: Quantity, at: int) -> bool:
    """Whether a time is only that of which a number is the greatest: "230, the largest group since July"."""
    between = range(here.end, at) if at >= here.end else range(max(0, at - _RECORD), at)
    return any(clause.words.lists["record"].at(clause.of, each) for each in between)


def _number_between(clause: Clause, here: Quantity, at: int) -> bool:
    """Whether another number stands between a quantity and a token."""
    first, end = (here.end, at) if at >= here.end else (at, here.first)
    return any(first <= other.first < end for other in clause.quantities if other is not here)


def _between_ends(clause: Clause, here: Quantity) -> tuple[int, int]:
    """The tokens around a quantity up to the next signs that end a statement."""
    ends = [at for at in clause.breaks if clause.of[at].folded in (".", "!", "?", ";", ":", "—")]
    first = max((at for at in ends if at < here.first), default=0)
    return first, min((at for at in ends if at >= here.end), default=len(clause.of))


def _stands(clause: Clause, list: str, first: int, end: int) -> bool:
    for at in range(first, end):
        found = clause.words.lists[list].at(clause.of, at)
        if found and not (found.means in clause.words.months and clause.of[at].capital):
            return True
    return False
