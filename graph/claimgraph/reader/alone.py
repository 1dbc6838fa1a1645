"""Figures of a subject that moves nothing: what is counted is told by words alone, and no direction is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.reader.phases import phase
from claimgraph.reader.said import Figure, Part
from claimgraph.reader.scene import Scene
from claimgraph.reader.text import Span

#: How many tokens may stand between a number and what befell those counted: "22 people have since been killed".
_NEAR: Final = 5
_RULE: Final = "by-words"


def by_words(scene: Scene, number: int) -> Iterator[Figure]:
    """The figure of a quantity by its noun, or by what befell: "six boats", "22 people were fined", "fined 210"."""
    clause, here = scene.clause, scene.clause.quantities[number]
    found = _befell(scene, number)
    if found:
        counted, first, end = found
    elif here.counted and not here.gives_way:
        counted, first, end = here.counted, here.first, here.end
    else:
        return
    when = phase(clause, here, None)
    if not when:
        return
    numeral = here.numeral
    number_at = Span(clause.of[numeral.first].span.start, clause.of[numeral.end - 1].span.end)
    yield Figure(
        counted=counted,
        narrowed={},
        phase="ongoing" if when == "completed" and counted in scene.subject.may_shrink else when,
        words=(Span(clause.of[first].span.start, clause.of[end - 1].span.end),),
        number=number_at,
        sentence=scene.sentence.number,
        rule=_RULE,
        minimum=numeral.minimum,
        maximum=numeral.maximum,
        stated=numeral.stated,
        whole=not here.is_part,
        parts=(Part("number", number_at),),
    )


def _befell(scene: Scene, number: int) -> tuple[str, int, int] | None:
    """What is counted by what befell, and the tokens from the number to the words for it, or from these to the number."""
    clause, here = scene.clause, scene.clause.quantities[number]
    if here.counted and not here.gives_way:
        return None
    before = scene.subject.befalls.before(clause.of, here.first)
    if before and before.means.of_these in ("", here.noun or before.means.of_these):
        return before.means.counted, before.first, here.end
    following = clause.quantities[number + 1].first if number + 1 < len(clause.quantities) else len(clause.of)
    for at in range(here.end, min(here.end + _NEAR, following)):
        found = scene.subject.befalls.at(clause.of, at)
        if found and found.means.of_these in ("", here.noun or found.means.of_these):
            return found.means.counted, here.first, found.end
        if at in clause.breaks or clause.words.has("links", clause.of[at].folded):
            return None
    return None
