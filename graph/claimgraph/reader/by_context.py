"""Figures whose direction the sentence itself leaves open: fragments, parts, what somebody calls his own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimgraph.reader.directions import Direction
from claimgraph.reader.pairs import is_given_for, partner
from claimgraph.reader.phrases import Found
from claimgraph.reader.scene import Scene

#: How many tokens a fragment has at most: "Freed: 94 Tavians, 95 of their neighbours".
_SHORT: Final = 12
#: The rules that go by who gives or gets.
_MOVING: Final = frozenset({"gives", "frees", "returns", "receives", "comes"})
#: The rules that go by a side which is named as where something goes, and as who moves it or had it.
_NAMED: Final = frozenset({"to-receiver", "given-to"})
_MOVED_BY: Final = frozenset({"by-agent", "from-holder"})
_SUBJECTS: Final = frozenset({"receiver-is-subject", "giver-is-subject"})


def by_move(scene: Scene, number: int) -> tuple[Direction, ...]:
    """What moves it says where it went."""
    move = scene.clause.move(number)
    here = scene.clause.quantities[number]
    if move is None or is_given_for(scene.clause, number):
        return ()
    found = scene.directions.of(number, move)
    if found and move.role == "covers" and here.gives_way and not here.side:
        return ()
    if found and here.is_bare and not (here.whose or found.rule in _NAMED):
        last = scene.before.last
        if last is not None and found.rule in _MOVED_BY:
            return (found,)
        near = move.verb.first >= here.end and scene.clause.is_had(
            here.end + _is_told_which(scene, number), move.verb.first
        )
        comes = move.role in ("comes", "returns", "receives") and near and found.rule == "home-of-speaker"
        active = found.rule in ("receiver-is-subject", "giver-is-subject") and move.distance == 0
        gets = active and last is not None and scene.side_of(last) == scene.other(found.side)
        return (found,) if comes or gets else ()
    if found and not found.side and (partner(scene.clause, number) or partner(scene.clause, number - 1)):
        return ()
    return (found,) if found else ()


def _is_told_which(scene: Scene, number: int) -> bool:
    """Whether a clause behind a number says that they are all: "the 157 who came home", and not "one of the 31 who"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    is_some = here.first > 1 and clause.words.has("of", clause.of[here.first - 2].folded)
    return not is_some and here.end < len(clause.of) and clause.words.has("who", clause.of[here.end].folded)


def in_return(scene: Scene, number: int) -> tuple[Direction, ...]:
    """What went "in return" went the other way than the figure before: "In return it received 19 bodies"."""
    clause, here, last = scene.clause, scene.clause.quantities[number], scene.before.last
    side = scene.other(scene.side_of(last))
    if not side or here.side not in ("", side) or not scene.speaks:
        return ()
    if here.is_bare:
        found = _back(scene, here.end) if here.end < len(clause.of) else None
        return (Direction(side, "in-return", here.first, found.end),) if found else ()
    first, end = max(0, here.first - _SHORT), min(len(clause.of), here.end + _SHORT)
    for at in range(first, end):
        found = _back(scene, at)
        if found and not any(min(at, here.first) <= b < max(at, here.first) for b in clause.breaks):
            return (Direction(side, "in-return", min(at, here.first), max(found.end, here.end)),)
    return ()


def _back(scene: Scene, at: int) -> Found[str] | None:
    """Words that begin here and say that something was given for what was given before: "in return"."""
    clause = scene.clause
    return clause.words.lists["in_return"].at(clause.of, at) or clause.subject.against.at(clause.of, at)


def gapped(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The verb is not said again: "Tavia received 230 soldiers, and Orm 248"."""
    clause, here, last = scene.clause, scene.clause.quantities[number], scene.before.last
    named = next((mention for mention in clause.mentions if mention.end == here.first and mention.side), None)
    if named is None or last is None or not number or last.sentence != scene.sentence.number:
        return ()
    if here.side == scene.other(named.side) and here.side == scene.other(scene.side_of(last)):
        return (Direction(here.side, "gapped", named.first, here.end),)  # "Orm freed 95 Tavians, and Tavia 96 of Orm"
    if not here.is_bare or here.whose or last.rule not in _SUBJECTS:
        return ()
    side = named.side if last.rule == "receiver-is-subject" else scene.other(named.side)
    return (Direction(side, "gapped", named.first, here.end),) if side == scene.other(scene.side_of(last)) else ()


def the_other_way(scene: Scene, number: int) -> tuple[Direction, ...]:
    """Somebody "returned" some, after others had gone to the other side: then these went to him.

    "248 came back to Tavia. Orm has returned 230": gave back and got back are one word, and 230 are not the 248.
    """
    clause, here, last = scene.clause, scene.clause.quantities[number], scene.before.last
    move = clause.move(number)
    if here.is_bare or move is None or not move.is_object or move.subject is None or last is None:
        return ()
    gerund = clause.of[move.verb.first].folded.endswith(clause.words.gerund)
    is_open = move.is_ambiguous and not gerund and move.subject.side and not here.side
    went = scene.side_of(last)
    is_another = last.minimum != here.numeral.minimum and last.counted == (here.counted or last.counted)
    if is_open and is_another and went == scene.other(move.subject.side):
        return (Direction(move.subject.side, "returned-the-other-way", move.subject.first, here.end),)
    return ()


def alone(scene: Scene, number: int) -> tuple[Direction, ...]:
    """A number with its noun that stands alone beside what moved them: "Freed: 94 Tavians", "Our boys are home. 207 guys"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if here.is_bare or clause.move(number) is not None:
        return ()
    first = max((at + 1 for at in clause.breaks if at < here.first), default=0)
    end = min((at for at in clause.breaks if at >= here.end), default=len(clause.of))
    if end - first > _SHORT or not clause.breaks:
        return ()
    before = [verb for verb in clause.verbs if verb.end <= first]
    if not before or before[-1].means.role not in _MOVING or first - before[-1].end > 2:
        return ()
    side = here.side
    if not side and before[-1].means.role == "comes":
        side = scene.directions.said_by(here)
    return (Direction(side, "alone", before[-1].first, here.end),) if side else ()


def to_side(scene: Scene, number: int) -> tuple[Direction, ...]:
    """In a list without a verb the side stands behind "to": "January: 757 bodies to Tavia, 49 to Orm"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if clause.verbs or not scene.is_of_subject or here.side or here.end >= len(clause.of):
        return ()
    if (here.is_bare and scene.before.last is None) or any(not each.side for each in clause.mentions):
        return ()  # "ten to Orm and three to Skerry": others have a part in it
    links = clause.words.lists["links"].before(clause.of, here.first)
    starts = links or not here.first or clause.of[here.first - 1].kind == "sign"
    named = (
        each for each in clause.mentions if each.first in (here.end + 1, here.end + 2) and clause.is_receiver(each)
    )
    to = next(named, None) if starts and clause.words.has("to", clause.of[here.end].folded) else None
    ends = to is not None and (to.end == len(clause.of) or clause.of[to.end].kind == "sign")
    return (Direction(to.side, "to-side", here.first, to.end),) if to and ends else ()


def attribute(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The words for those who are counted say that they were moved: "64 freed countrymen"."""
    here = scene.clause.quantities[number]
    inside = (scene.subject.moves.at(scene.clause.of, at) for at in range(here.numeral.end, here.end))
    if any(found and found.means.role in _MOVING for found in inside):
        side = here.side or scene.directions.said_by(here)
        return (Direction(side, "attribute", here.first, here.end),) if side else ()
    return ()


def contrast(scene: Scene, number: int) -> tuple[Direction, ...]:
    """A number that is put right in the same breath: of "not 300, but 230 have returned" the 300 are denied."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if not here.first or not clause.words.has("denied", clause.of[here.first - 1].folded):
        return ()
    if number + 1 == len(clause.quantities):
        return ()
    other = clause.quantities[number + 1]
    if not any(clause.words.has("instead_of", token.folded) for token in clause.of[here.end : other.first]):
        return ()
    return tuple(replace(found, rule="not-but", denied=True) for found in by_move(scene, number + 1))


def goes_on_with_series(scene: Scene, number: int) -> bool:
    """Whether a number sums up what the sentence before told of all until now: "Three since May. In all 5,240 came home"."""
    clause, first = scene.clause, scene.clause.quantities[number].first
    end = first - (first > 0 and clause.of[first - 1].folded == ",")
    return scene.before.is_of_series and any(clause.words.lists["in_all"].before(clause.of, at) for at in (first, end))


def part(scene: Scene, number: int) -> tuple[Direction, ...]:
    """A part with a kind of its own went where the whole went: "189, including two civilians"."""
    here, last = scene.clause.quantities[number], scene.before.last
    side = scene.side_of(last)
    wholes = [each for each in scene.clause.quantities[:number] if not each.is_part]
    if (
        last
        and side
        and not (wholes and last.number.end != scene.clause.of[wholes[-1].numeral.end - 1].span.end)
        and here.counted
        and not here.gives_way
        and here.counted != last.counted
        and here.side in ("", side)
    ):
        return (Direction(side, "part-of-its-own-kind", here.first, here.end),)
    return ()
