"""Ranges of tokens in, where in the text they stand out: what is said, and the words that show who says it."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.said import Speaker
from claimgraph.reader.text import Span
from claimgraph.reader.told import Range, Told


def span_of(clauses: Clauses, tokens: Range) -> Span:
    """Where some tokens stand, without the signs and the "that" around them."""
    first, end = tokens
    while first < end - 1 and (clauses.word(first) in ",:;–—-)" or _is_that(clauses, first)):
        first += 1
    while end - 1 > first and clauses.word(end - 1) in ",:;.–—-(":
        end -= 1
    return clauses.span(first, end)


def shown(clauses: Clauses, told: Told, speakers: Iterable[Speaker], medium: Range | None) -> tuple[Span, ...]:
    """Where the words stand that show who speaks, and through what, without what the outlet says of him in between."""
    first, end = told.shown
    if medium is not None and not any(clauses.read[at].kind == "sign" for at in range(end, medium[0])):
        group = clauses.at(medium[0])
        end = max(end, medium[1], group.end if group else 0)
    is_whole = told.aside[1] <= first or told.aside[0] >= end
    ranges = ((first, end),) if is_whole else ((first, told.aside[0]), (told.aside[1], end))
    shown = tuple(clauses.span(*each) for each in ranges)
    # Of a verb that shares its subject with another the speaker stands further off.
    named = {each.span for each in speakers if each.span and clauses.sentence.span.holds(each.span)}
    return (*sorted(span for span in named if not any(each.holds(span) for each in shown)), *shown)


def _is_that(clauses: Clauses, at: int) -> bool:
    return clauses.word(at) in clauses.language.that and clauses.read[at + 1].kind != "sign"
