"""Figures that are said in one breath with others: N each, N for N, in return for N, a total with its halves."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.directions import Direction
from claimgraph.reader.moves import Clause
from claimgraph.reader.phrases import Found
from claimgraph.reader.quantities import Quantity
from claimgraph.reader.scene import Scene

#: How far from a quantity "each" may stand, and the second number from the first of "ten for ten".
_NEAR: Final = 9
_HYPHENS: Final = frozenset({"-", "–"})


def each(scene: Scene, number: int) -> tuple[Direction, ...]:
    """As many went to each side: "146 each", "50 on either side", "each army received 146"."""
    found = _each(scene.clause, number) if scene.is_about else None
    return tuple(Direction(side, found.means, found.first, found.end) for side in scene.parties) if found else ()


def _each(clause: Clause, number: int) -> Found[str] | None:
    of, words, here = clause.of, clause.words, clause.quantities[number]
    end = _end_of_kinds(clause, number)
    for at in range(end, min(len(of), end + _NEAR)):
        if at in clause.breaks or any(end <= other.first <= at for other in clause.quantities):
            break
        found = words.lists["each"].at(of, at)
        if found:
            return Found(here.first, found.end, "each")
    comma = here.first > 0 and of[here.first - 1].folded == ","
    before = words.lists["each"].before(of, here.first - comma)
    if before and before.end - before.first > 1:
        return Found(before.first, here.end, "each")  # "from each side, 95 walked across"
    for at in range(max(0, here.first - _NEAR), here.first - 1):
        if words.has("each_subject", of[at].folded) and _acts(clause, at):
            moved = any(at < verb.first < here.first for verb in clause.verbs)
            between = any(at <= other.first < clause.start_of_list(number) for other in clause.quantities)
            if moved and not between and not clause.is_broken(at, here.first):
                return Found(at, here.end, "each-side")
    return None


def _acts(clause: Clause, at: int) -> bool:
    """Whether "each" is who does something: "Tavia and Orm each", "each side", "each of the two", and not "on each side"."""
    of, words = clause.of, clause.words
    if at and any(words.has(list, of[at - 1].folded) for list in ("prepositions", "for_side")):
        return False
    if any(mention.end == at and not clause.in_quantity(mention) for mention in clause.mentions):
        return True
    if words.has("of", of[at + 1].folded):
        return any(words.has("sides", token.folded) for token in of[at : at + 5])
    is_verb = any(words.has(list, of[at + 1].folded) for list in ("sides", "be", "have"))
    return is_verb or any(verb.first == at + 1 for verb in clause.verbs)


def _end_of_kinds(clause: Clause, number: int) -> int:
    """Where a quantity ends with the one of another kind that goes on with it: "185 soldiers and 20 civilians each"."""
    here = clause.quantities[number]
    if number + 1 == len(clause.quantities):
        return here.end
    other = clause.quantities[number + 1]
    joined = other.first - here.end == 1 and clause.words.has("number_joins", clause.of[here.end].folded)
    return other.end if joined and not (here.is_bare or other.is_bare) and here.counted != other.counted else here.end


def even(scene: Scene, number: int) -> tuple[Direction, ...]:
    """As many for as many: "40 for 40", "the 50-50 formula"."""
    clause = scene.clause
    between = partner(clause, number)
    if (
        between is None
        or not (
            scene.is_about or clause.quantities[number].whose or (scene.names_both and between.means not in _HYPHENS)
        )
        or not (between.means in _HYPHENS or clause.words.has("even", between.means))
        or not _is_even(clause.quantities[number], clause.quantities[number + 1])
        or _is_name(clause, clause.quantities[number])
    ):
        return ()
    first, end = clause.quantities[number].first, clause.quantities[number + 1].end
    return tuple(Direction(side, "n-for-n", first, end) for side in scene.parties)


def _is_name(clause: Clause, here: Quantity) -> bool:
    """Whether "N for N" only says which deal is meant: "the second stage of the 50-for-50 exchange"."""
    at = here.first - 1
    at -= at > 0 and clause.words.has("the", clause.of[at].folded)
    return (
        at > 0 and clause.words.has("of", clause.of[at].folded) and clause.words.has("stages", clause.of[at - 1].folded)
    )


def partner(clause: Clause, number: int) -> Found[str] | None:
    """The words between a quantity and the one after it, for which it was given: "19 for 11", "50-50"."""
    if number < 0 or number + 1 >= len(clause.quantities):
        return None
    here, other = clause.quantities[number], clause.quantities[number + 1]
    if here.end >= len(clause.of):
        return None
    hyphen = clause.of[here.end]
    if (
        other.first - here.end == 1
        and hyphen.folded in _HYPHENS
        and hyphen.span.start == clause.of[here.end - 1].span.end
    ):
        return Found(here.end, other.first, hyphen.folded)
    for at in range(here.end, min(other.first, here.end + _NEAR)):
        found = clause.words.lists["against"].at(clause.of, at) or clause.subject.against.at(clause.of, at)
        if found and found.end <= other.first <= found.end + 1:
            return found
        if at in clause.breaks:
            return None
    return None


def _is_even(one: Quantity, other: Quantity) -> bool:
    same = one.numeral.value == other.numeral.value and one.numeral.is_exact and other.numeral.is_exact
    return same and not {one.side, other.side} - {""}


def opposite(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The other side than that of the other number of a pair: "19 for 11", "nine in return for 45"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if partner(clause, number - 1):
        place = number - 1
    elif partner(clause, number) or opens(clause, number):
        place = number + 1
    else:
        return ()
    other = clause.quantities[place]
    if _is_even(here, other) and not (here.whose or other.whose) and not opens(clause, number):
        return ()
    mine, theirs = scene.directions.belongs(here), scene.directions.belongs(other)
    side = mine.side if mine else scene.other(theirs.side) if theirs else ""
    if not side and (move := clause.move(place)) and (found := scene.directions.of(place, move)):
        side = scene.other(found.side)
    if not side or not scene.is_about:
        return ()
    return (Direction(side, "n-for-m", min(here.first, other.first), max(here.end, other.end)),)


def opens(clause: Clause, number: int) -> bool:
    """Whether a quantity stands before the one for which it was given: "in return for 10 captives Tavia freed 12"."""
    end = clause.quantities[number].end
    return (
        number + 1 < len(clause.quantities)
        and is_given_for(clause, number)
        and not clause.is_broken(end, clause.quantities[number + 1].first)
    )


def is_given_for(clause: Clause, number: int) -> bool:
    """Whether words of more than one before a quantity say that something was given for it: no verb behind moves it."""
    first = clause.quantities[number].first
    before = (phrases.before(clause.of, first) for phrases in (clause.words.lists["against"], clause.subject.against))
    return any(found is not None and found.end - found.first > 1 for found in before)


def halves(scene: Scene, number: int) -> tuple[Direction, ...]:
    """A total of which the half is said with it: "180 captives, ninety apiece", "168, half of them on each side"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if here.side or not scene.is_about:
        return ()
    near = clause.quantities[number + 1 : number + 2]
    parts = clause.quantities[number + 1 : number + 3]
    doubled = any(
        2 * q.numeral.value == here.numeral.value and (_each(clause, number + 1) or per_side(scene, number + 1))
        for q in near
    )
    told = scene.before.figures[-2:]
    summed = len(told) == 2 and here.is_bare and sum(figure.minimum or 0 for figure in told) == here.numeral.value
    half = next((each for each in scene.before.figures[-3:] if 2 * (each.minimum or 0) == here.numeral.value), None)
    twice = here.is_bare and half is not None
    in_all = clause.words.lists["in_all"]
    all_of = in_all.before(clause.of, here.first) or (
        in_all.at(clause.of, here.end) if here.end < len(clause.of) else None
    )
    doubled = doubled or (
        len(parts) == 2 and sum(each.numeral.value for each in parts) == here.numeral.value and bool(parts[0].side)
    )
    if doubled or (all_of and (summed or twice)):
        counted = half.counted if half and here.is_bare else ""
        return (
            Direction("", "total-of-halves", here.first, max(here.end, all_of.end if all_of else 0), counted=counted),
        )
    return ()


def per_side(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The side stands behind the number: "84, on the Tavian side", "34 for Tavia"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    at = here.end
    while at < len(clause.of) and clause.of[at].folded == ",":
        at += 1
    if at >= len(clause.of) or not clause.words.has("for_side", clause.of[at].folded) or not scene.is_about:
        return ()
    for mention in clause.mentions:
        if at < mention.first <= at + 2 and mention.side and not clause.in_quantity(mention):
            return (Direction(mention.side, "per-side", here.first, mention.end),)
    if at + 3 < len(clause.of) and _is_own_side(clause, at + 2):
        own = scene.directions.spoken_of(here.first)  # "95 for its own side"
        return (Direction(own, "per-side", here.first, at + 3),) if own else ()
    return ()


def _is_own_side(clause: Clause, at: int) -> bool:
    """Whether "own" stands here for a side: "95 for its own side", "95 for its own"."""
    behind = clause.of[at + 1]
    return clause.words.has("own", clause.of[at].folded) and (
        behind.kind == "sign" or clause.words.has("sides", behind.folded)
    )


def same_number(scene: Scene, number: int, to: str) -> tuple[Direction, ...]:
    """As many in the other direction than this quantity went: "150 soldiers for an equal number of its own"."""
    clause, other = scene.clause, scene.other(to)
    here = clause.quantities[number]
    end = clause.quantities[number + 1].first if number + 1 < len(clause.quantities) else len(clause.of)
    for at in range(here.end, end):
        found = clause.words.lists["same_number"].at(clause.of, at)
        if found and other:
            named = [m.side for m in clause.mentions if found.end <= m.first <= found.end + 3 and m.side]
            return (
                (Direction(other, "the-same-number", here.first, found.end),) if not named or named == [other] else ()
            )
    return ()
