"""Numbers that are said of a noun in, as figures out: "the number of those who came home is 98", "came home to Orm: 44"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.model.wording import Pattern
from claimgraph.reader.directions import Direction
from claimgraph.reader.moves import Move
from claimgraph.reader.phrases import Found
from claimgraph.reader.scene import Scene

#: So many tokens at most a noun may say of what it is the number: "the number of those who had come home by Monday".
_REACH: Final = 16


def numbered(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The number is said of a noun before it: "the count of those who arrived is 189", "put the number of … at 95"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    amounts = clause.words.lists["amounts_to"].before(clause.of, here.first) if here.is_bare else None
    if amounts is None:
        return ()
    start = max(0, amounts.first - _REACH)
    # "Put the number of those it got back at 95", "put those it got back at 95".
    lists = ("figure", "puts")
    nouns = (at for list in lists for at in range(start, amounts.first) if clause.words.has(list, clause.of[at].folded))
    noun = next(nouns, None)
    if noun is None:
        return _own(scene, number, start, amounts.first)
    return _of(scene, number, noun, amounts.first, "number-of")


def behind_colon(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The number stands behind a colon, and before it who came: "Twice as many came home to Orm: 44"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if number or not here.is_bare or not here.first or clause.of[here.first - 1].folded != ":":
        return ()
    first = max((at + 1 for at in clause.breaks if at < here.first - 1), default=0)
    return _of(scene, number, first, here.first - 1, "behind-colon")


def _own(scene: Scene, number: int, first: int, end: int) -> tuple[Direction, ...]:
    """Where those went whom a side calls its own: "Its own returnees, it said, came to 98"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    for at in range(first, end - 1):
        noun = clause.subject.nouns.at(clause.of, at + 1) if clause.words.has("own", clause.of[at].folded) else None
        side = scene.directions.spoken_of(here.first) if noun and not clause.is_broken(at, end) else ""
        if noun and side:
            return (Direction(side, "number-of", at, here.end, counted=noun.means.counted),)
    return ()


def answered(scene: Scene, number: int) -> tuple[Direction, ...]:
    """The number answers the question before it: "How many came back? Eighty-six." """
    here, role = scene.clause.quantities[number], scene.before.asked
    if number or not here.is_bare or scene.clause.verbs or role not in ("comes", "frees", "receives"):
        return ()
    side = scene.directions.said_by(here)
    return (Direction(side, "answered", here.first, here.end),) if side else ()


def _of(scene: Scene, number: int, first: int, end: int, rule: str) -> tuple[Direction, ...]:
    """Where those went of whom tokens speak that name a number."""
    clause, here = scene.clause, scene.clause.quantities[number]
    verbs = list(_verbs(scene, first, end))
    if not verbs or any(verb.means.role == "stays" for verb in verbs) or clause.is_broken(first, end):
        return ()
    if any(first <= each.first < end for each in clause.quantities) or _is_of_series(scene):
        return ()
    named = [each for each in clause.mentions if first <= each.first < end]
    people = [each.side for each in named if each.is_people and each.side]
    side = people[0] if people else ""
    if not side:
        move = Move(verbs[0], False, None, 0)
        found = scene.directions.of(number, move)
        side = found.side if found else "" if named or rule != "number-of" else _by_itself(scene, number, move)
    nouns = (noun.means.counted for noun in clause.subject.nouns.all(clause.of[first:end]) if not noun.means.gives_way)
    return (Direction(side, rule, first, here.end, counted=next(nouns, "")),) if side else ()


def _by_itself(scene: Scene, number: int, move: Move) -> str:
    """Where those went whom who speaks has given: "the men it handed over"; "" where others did."""
    clause = scene.clause
    gives = move.gives and clause.words.has("it", clause.of[move.verb.first - 1].folded)
    return scene.other(scene.directions.said_by(clause.quantities[number])) if gives else ""


def _verbs(scene: Scene, first: int, end: int) -> Iterator[Found[Pattern]]:
    return (verb for verb in scene.clause.verbs if first <= verb.first and verb.end <= end)


def _is_of_series(scene: Scene) -> bool:
    """Whether a sentence tells of all until now."""
    of, words = scene.clause.of, scene.clause.words
    return bool(words.lists["until_now"].all(of) or scene.subject.series.all(of))
