"""Figures that go on with one before: on another day, together with those, as their number, still to follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimgraph.reader.directions import Direction
from claimgraph.reader.said import Figure
from claimgraph.reader.scene import OTHER_HALF, Scene

#: The rules of which a figure is never a part of a greater one before: it is of another time, or another count of the same.
NO_PART: Final = frozenset({"another-day", "still-to-follow", "taken-up"})
#: So many sentences at most stand between a figure and one that goes on with it.
_NEAR: Final = 3
#: So many tokens a line of a list has at most.
_SHORT: Final = 16


def another_day(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The verb is not said again for another day: "390 came home on Friday, 307 on Saturday and 303 on Sunday"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if not here.is_bare or not number:
        return ()
    # The day stands behind the number, or before it: "and on the second 307".
    starts = (
        [here.first]
        if _is_day(scene, here.end)
        else [at for at in (here.first - 2, here.first - 3) if _is_day(scene, at)]
    )
    joined = any(clause.words.has("joins", clause.of[at - 1].folded) for at in starts)
    before = clause.quantities[number - 1].numeral
    if not joined or clause.is_broken(before.end, here.first):
        return ()
    at = clause.of[before.end - 1].span.end
    return _as(scene, [each for each in scene.before.figures[-2:] if each.number.end == at], number, "another-day")


def _is_day(scene: Scene, at: int) -> bool:
    """Whether a day or a month is named behind a preposition: "on Saturday", "in the second stage"."""
    of, words = scene.clause.of, scene.clause.words
    if at + 1 >= len(of) or (of[at].folded not in words.times and not words.has("for_side", of[at].folded)):
        return False
    at += 2 if words.has("the", of[at + 1].folded) else 1
    near = of[at : at + 2]
    return any(each.folded in words.days or each.folded in words.months for each in near) or (
        at < len(of) and words.has("another_time", of[at].folded)
    )


def other_half(scene: Scene, number: int) -> tuple[Direction, ...]:
    """In a list of who came and who was given: "35 home, 20 sent", "95 received, none handed over"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if not here.is_bare or not number or here.end >= len(clause.of) or len(clause.of) > _SHORT:
        return ()
    given = next(
        (verb for verb in clause.verbs if verb.first == here.end and verb.means.role in ("gives", "frees")), None
    )
    sent = given or clause.words.lists["sent"].at(clause.of, here.end)
    came = [verb for verb in clause.verbs if clause.quantities[number - 1].end == verb.first]
    told = [each for each in _last(scene) if each.sentence == scene.sentence.number]
    last = _as(scene, told, number, OTHER_HALF)
    joined = clause.words.has("joins", clause.of[here.first - 1].folded)
    if not (sent and came and joined and len(last) == 1) or came[0].means.role not in ("comes", "receives"):
        return ()
    return (replace(last[0], side=scene.other(last[0].side), end=sent.end),)


def still_to_follow(scene: Scene, number: int) -> tuple[Direction, ...]:
    """More of those who came before: "Another 200 will follow"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if here.side or here.whose:
        return ()
    end = min((at for at in clause.breaks if at >= here.end), default=len(clause.of))
    if not any(clause.words.lists["follows"].at(clause.of, at) for at in range(here.end, end)):
        return ()
    return tuple(replace(each, phase="planned") for each in _as(scene, _last(scene), number, "still-to-follow"))


def taken_up(scene: Scene, number: int) -> tuple[Direction, ...]:
    """Another number of what the figure before counts: "Orm put the figure at 147", "its own count is 61"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    found = clause.words.lists["amounts_to"].before(clause.of, here.first) if here.is_bare else None
    if found is None or not found.first or not clause.words.has("figure", clause.of[found.first - 1].folded):
        return ()
    return _as(scene, _last(scene), number, "taken-up")


def with_them(scene: Scene, number: int) -> tuple[Direction, ...]:
    """Others went with those before: "82 soldiers from captivity, along with ten civilians", "45: 41 men, two civilians"."""
    clause, here, last = scene.clause, scene.clause.quantities[number], scene.before.last
    if last is None or last.sentence != scene.sentence.number or not here.counted or here.gives_way:
        return ()
    first = next((at for at in range(here.first) if clause.of[at].span.end == last.number.end), here.first)
    between = range(first + 1, here.first)
    colon = any(clause.of[at].folded == ":" for at in between)
    held = any(verb.means.role == "stays" and verb.first in between for verb in clause.verbs)
    broken = [at for at in between if at in clause.breaks and clause.of[at].folded != ":"]
    if broken or (held and not colon) or here.counted == last.counted or not _is_listed(scene, number):
        return ()
    found = _as(scene, _last(scene), number, "with-them")
    return found if here.side in ("", *(each.side for each in found)) else ()


def _is_listed(scene: Scene, number: int) -> bool:
    """Whether a quantity is one of a list and does nothing itself: "and ten civilians.", not "and ten civilians died"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    before = clause.of[here.first - 1].folded
    links = clause.words.lists["links"].before(clause.of, here.first)
    if not (links or before == ":" or clause.words.has("joins", before)):
        return False
    if here.end == len(clause.of):
        return True
    after = clause.of[here.end]
    return after.kind == "sign" or any(clause.words.has(each, after.folded) for each in ("joins", "prepositions"))


def _last(scene: Scene) -> list[Figure]:
    """The figures that the last number gave, where that is not far."""
    last = scene.before.last
    if last is None or last.denied or scene.sentence.number - last.sentence >= _NEAR:
        return []
    return [each for each in scene.before.figures[-2:] if each.number == last.number]


def _as(scene: Scene, figures: list[Figure], number: int, rule: str) -> tuple[Direction, ...]:
    """The directions of some figures for another number; one that leaves open its kind is of theirs."""
    here = scene.clause.quantities[number]
    if len(figures) > 1 and rule != "another-day":
        return ()  # of those who went each way nobody knows which are meant
    counted = figures[0].counted if figures and (here.is_bare or here.gives_way) else ""
    sides = [scene.side_of(each) for each in figures]
    return tuple(Direction(side, rule, here.first, here.end, counted=counted) for side in sides if side)
