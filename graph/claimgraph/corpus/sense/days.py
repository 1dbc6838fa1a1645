"""A document in, what in it is said on the wrong day out: before it was said, after it was published, after it was over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from claimgraph.model.records import Document, Statement
from claimgraph.model.values import Period

#: Which statement of the document (None: all of it), what is wrong, what to do about it.
Found = tuple[int | None, str, str]

#: One day is lost or won between two time zones.
_ZONES: Final = timedelta(days=1)


def odd_days(document: Document) -> Iterator[Found]:
    """Days that cannot be in the order in which they stand."""
    published = document.published
    if published:
        for what, day in (("curated", document.curated_on), ("accessed", document.accessed)):
            if day and _is_before(day, published):
                yield None, f"{what} on {day}, before it was published on {published}", "Check both days."
    for number, statement in enumerate(document.statements):
        for message, remedy in _of_statement(statement, published):
            yield number, message, remedy


def _of_statement(statement: Statement, published: date | None) -> Iterator[tuple[str, str]]:
    for outer, inner in pairwise(statement.chain):
        if outer.stated_on and inner.stated_on and _is_before(outer.stated_on, inner.stated_on):
            message = f"{outer.actor!r} passes on {outer.stated_on} what {inner.actor!r} says on {inner.stated_on}"
            yield message, "Check `stated-on` of both."
    if not published:
        return
    check = f"Check the day: the document was published on {published}."
    for speaker in statement.chain:
        if speaker.stated_on and _is_before(published, speaker.stated_on):
            yield f"{speaker.actor!r} says it on {speaker.stated_on}, after the publication", check
    if statement.withdrawal and _is_before(statement.withdrawal.on, published):
        yield f"{statement.withdrawal.kind} on {statement.withdrawal.on}, before the publication", check
    question, answer = statement.proposition.question, statement.proposition.answer
    if question.as_of and _is_before(published, question.as_of):
        yield f"counted up to {question.as_of}, after the publication", check
    over = question.phase in ("completed", "attempted") and not statement.proposition.negated
    # What is denied or declined is not said to be over.
    told = statement.stance in ("asserts", "suggests", "appraises")
    if over and told and isinstance(answer, Period) and answer.first and _is_before(published, answer.first):
        yield (
            f"{question.phase} on {answer.first} or later, after the publication",
            f"{check} Or is it `phase: planned`?",
        )


def _is_before(one: date, other: date) -> bool:
    """Whether a day is before another, wherever on earth each was written."""
    return one < other - _ZONES
