"""The sentences of a text in, the figures of its subject out, each with its direction and the rule that found it.

A rule is a function from a scene and the number of a quantity in it to directions: none where it does not know, two where
as many went each way. Rules are asked in order; the first that knows has the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from claimgraph.model.vocabulary import key_of
from claimgraph.reader.alone import by_words
from claimgraph.reader.apart import remember, stands_apart
from claimgraph.reader.by_context import (
    alone,
    attribute,
    by_move,
    contrast,
    gapped,
    goes_on_with_series,
    in_return,
    part,
    the_other_way,
    to_side,
)
from claimgraph.reader.counts import answered, behind_colon, numbered
from claimgraph.reader.directions import Direction
from claimgraph.reader.figure_quotes import quoted
from claimgraph.reader.going_with import another_day, other_half, still_to_follow, taken_up, with_them
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.moves import Move
from claimgraph.reader.pairs import each, even, halves, opposite, partner, per_side, same_number
from claimgraph.reader.phases import phase
from claimgraph.reader.said import Figure, Part
from claimgraph.reader.scene import Scene
from claimgraph.reader.scenes import Scenes
from claimgraph.reader.text import Sentence, Span
from claimgraph.reader.times import time_of

Rule = Callable[[Scene, int], tuple[Direction, ...]]
RULES: Final[tuple[Rule, ...]] = (
    each,
    even,
    halves,
    per_side,
    gapped,
    by_move,
    opposite,
    in_return,
    the_other_way,
    attribute,
    another_day,
    with_them,
    still_to_follow,
    other_half,
    numbered,
    answered,
    behind_colon,
    to_side,
    taken_up,
    alone,
)

#: The rules that go by a side that is named with those who are counted, or with "to".
NAMING: Final = frozenset(
    {
        "to-receiver",
        "returned-to-own",
        "its-own",
        "not-but",
        "n-for-m",
        "n-for-n",
        "alone",
        "attribute",
        "part-of-its-own-kind",
    }
)


#: In how many sentences, with its own, a bare number takes up what was counted.
_NEAR: Final = 3


def figures_in(sentences: Sequence[Sentence], knowledge: Knowledge) -> tuple[Figure, ...]:
    """The figures of a text, in its order; one that is only a part of another is not ``whole``."""
    found, is_of_subject = _read(sentences, knowledge, False)
    # A text of which one figure is sure speaks of the subject from its first sentence on.
    return _read(sentences, knowledge, True)[0] if found and not is_of_subject else found


def _read(sentences: Sequence[Sentence], knowledge: Knowledge, is_known: bool) -> tuple[tuple[Figure, ...], bool]:
    """The figures, and whether the text speaks of the subject."""
    found: list[Figure] = []
    is_of_subject = is_known
    for scene in Scenes(knowledge).of(sentences, is_known):
        is_of_subject = scene.is_of_subject
        for number in range(len(scene.clause.quantities)):
            found += _figures(scene, number)
    return tuple(found), is_of_subject


def _figures(scene: Scene, number: int) -> Iterator[Figure]:
    here = scene.clause.quantities[number]
    if here.counts_events or scene.clause.is_receiving(number) or scene.clause.is_of_others(number):
        return
    if not scene.subject.moved:
        yield from by_words(scene, number)
        return
    if (found := _situation(scene, number)) is not None:
        yield found
        return
    if goes_on_with_series(scene, number):
        return
    denied = contrast(scene, number)
    when = "completed" if denied else phase(scene.clause, here, _moved_by(scene, number))
    if not when:
        return
    directions = denied or _directions(scene, number)
    apart = [
        direction
        for direction in directions
        if (kind := _kind(scene, number, direction)) and (denied or stands_apart(scene, number, direction, kind, when))
    ]
    for direction in apart:
        yield _made(scene, number, when, direction)
    if len(apart) == 1 and not denied:
        for direction in same_number(scene, number, apart[0].side):
            yield _made(scene, number, when, direction)


def _directions(scene: Scene, number: int) -> tuple[Direction, ...]:
    """What the first rule says that knows.

    In a text without words of the subject only a rule that names the side is trusted.
    """
    here = scene.clause.quantities[number]
    if here.is_part:
        move = scene.clause.move(number)
        return (each(scene, number) if move and move.role in ("covers", "swaps") else ()) or part(scene, number)
    found = next((found for rule in RULES if (found := rule(scene, number))), ())
    if scene.is_of_subject:
        return found
    move = scene.clause.move(number)
    if not scene.names_both or (move and move.role not in ("gives", "frees", "returns", "swaps")):
        return tuple(each for each in found if each.rule == "each" or (each.rule == "n-for-n" and here.whose))
    return tuple(each for each in found if each.rule == "each" or each.rule in NAMING)


def _situation(scene: Scene, number: int) -> Figure | None:
    """A figure of those whom words say to be somewhere, which nothing moves: "65 Tavians aboard"."""
    here, of, subject = scene.clause.quantities[number], scene.clause.of, scene.subject
    found = subject.values.at(of, here.end) if here.end < len(of) else None
    if found is None or here.is_bare or not here.side:
        return None
    narrowed = {key_of(found.means.narrows): found.means.value, subject.belonging: here.side}
    return _made(scene, number, "completed", Direction("", "situation", here.first, found.end), narrowed)


def _made(
    scene: Scene, number: int, when: str, direction: Direction, narrowed: Mapping[str, str] | None = None
) -> Figure:
    of, numeral, subject = scene.clause.of, scene.clause.quantities[number].numeral, scene.subject
    narrowed = narrowed or {subject.moved: direction.side or subject.whole}
    side = narrowed.get(subject.moved, "")
    first, end = quoted(scene, number, direction)
    number_at = Span(of[numeral.first].span.start, of[numeral.end - 1].span.end)
    figure = Figure(
        counted=_kind(scene, number, direction),
        narrowed=narrowed,
        phase=direction.phase or when,
        words=(Span(of[first].span.start, of[end - 1].span.end),),
        number=number_at,
        sentence=scene.sentence.number,
        rule=direction.rule,
        minimum=numeral.minimum,
        maximum=numeral.maximum,
        stated=numeral.stated,
        when=time_of(scene, number),
        denied=direction.denied,
        parts=(Part("number", number_at), *_moving(scene, number)),
    )
    scene.before.figures.append(figure)
    scene.before.days.add((figure.counted, direction.side, figure.when))
    if not direction.denied:
        remember(scene, number, direction, figure.counted, when)
    scene.before.counted[numeral.minimum, numeral.maximum, side] = figure.counted
    return figure


def _moved_by(scene: Scene, number: int) -> Move | None:
    """What moves a number, or the one for which it was given: "1,000 for 1,000 were to be exchanged"."""
    move = scene.clause.move(number)
    return move or (scene.clause.move(number + 1) if partner(scene.clause, number) else None)


def _moving(scene: Scene, number: int) -> Iterator[Part]:
    """The verb that a figure goes by, where there is one."""
    if move := scene.clause.move(number):
        of = scene.clause.of
        yield Part("moves", Span(of[move.verb.first].span.start, of[move.verb.end - 1].span.end))


def _is_near(scene: Scene, figure: Figure) -> bool:
    return scene.sentence.number - figure.sentence < _NEAR


def _kind(scene: Scene, number: int, direction: Direction) -> str:
    return direction.counted or _counted(scene, number, direction.side or scene.subject.whole)


def _counted(scene: Scene, number: int, side: str) -> str:
    """The key of what is counted: by its noun, by the number for which it was given, as said before, or persons."""
    clause, here, last = scene.clause, scene.clause.quantities[number], scene.before.last
    if here.counted and not here.gives_way:
        return here.counted
    for other, near in ((number - 1, number - 1), (number, number + 1)):
        if partner(clause, other) and clause.quantities[near].counted and not clause.quantities[near].gives_way:
            return clause.quantities[near].counted
    if said := scene.before.counted.get((here.numeral.minimum, here.numeral.maximum, side)):
        return said
    if here.is_bare and len({figure.counted for figure in scene.before.figures[-2:] if _is_near(scene, figure)}) > 1:
        return ""  # "185 soldiers and 20 civilians. Orm got 185": of which kind is not said
    is_same = last and (here.is_bare or (not here.counted and here.whose and last.sentence == scene.sentence.number))
    return last.counted if last and is_same else here.counted or scene.subject.persons
