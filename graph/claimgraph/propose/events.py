"""A document, a sentence of it and its corpus in, the event that figures are likely about out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from claimgraph.identity.dates import dated
from claimgraph.model.records import Corpus, Document
from claimgraph.model.values import Period

#: So many days lie at most between an event and the day of a text about it.
_NEAR: Final = 3
#: How far an event is of which nobody says on which day it was, in days: further than any other.
_FAR: Final = 10**7
#: "3 may have died" names no day.
_NO_MONTH: Final = re.compile(r"\bmay\b")
#: The days on which events were, as somebody says, by event.
Days = Mapping[str, frozenset[date]]


def event_of(document: Document, corpus: Corpus) -> str:
    """The only event that the document's claims are about; else the only one on its day; "" where that is not clear."""
    own = {statement.proposition.question.event for statement in document.statements} - {""}
    if not own and document.published:
        own = {event for event, days in days_of_events(corpus).items() if document.published in days}
    return next(iter(own)) if len(own) == 1 else ""


def days_of_events(corpus: Corpus) -> Days:
    """The days of which somebody says that an event was on them."""
    found: dict[str, set[date]] = defaultdict(set)
    for document in corpus.documents.values():
        for statement in document.statements:
            proposition = statement.proposition
            event, answer = proposition.question.event, proposition.answer
            if not event or not statement.stands or proposition.negated or not isinstance(answer, Period):
                continue
            if answer.first and answer.first == answer.last:
                found[event].add(answer.first)
    return {event: frozenset(days) for event, days in found.items()}


def days_named(words: str, near: date | None) -> frozenset[date]:
    """The days that some words name; without a year they are of the one in which they lie nearest to another day.

    >>> sorted(days_named("On 3 January, and on December 30th, 2022", date(2023, 12, 31)))
    [datetime.date(2022, 12, 30), datetime.date(2024, 1, 3)]
    """
    marks = dated(_NO_MONTH.sub(" ", words))[1]
    found = set()
    for mark, after in zip(marks, (*marks, "")[1:], strict=True):
        month, dash, day = mark.partition("-")
        if not dash or not day:
            continue
        years = [int(after)] if after.isdigit() else [near.year + step for step in (-1, 0, 1)] if near else []
        days = [made for year in years if (made := _day(year, int(month), int(day)))]
        if days:
            found.add(min(days, key=lambda each: abs((each - near).days) if near else 0))
    return frozenset(found)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 30 February
        return None


def event_on(named: frozenset[date], days: Days) -> str:
    """The only event that was on one of the days; "" where none was, or several."""
    found = [event for event, own in days.items() if named & own]
    return found[0] if len(found) == 1 else ""


def distance(event: str, named: frozenset[date], days: Days) -> int:
    """How many days an event is from the nearest of those that are named."""
    return min((abs((own - each).days) for own in days.get(event, ()) for each in named), default=_FAR)


def is_on_day(when: str, day: date | None) -> bool:
    """Whether a time that is told with a figure can be that of which a text of a day tells: it names none, or one near.

    >>> is_on_day("", None), is_on_day("01-03", date(2024, 1, 4)), is_on_day("12-30", date(2024, 1, 4))
    (True, True, False)
    """
    if not when:
        return True
    month, _, of_month = when.partition("-")
    if day is None or not of_month:
        return False
    there = (_day(year, int(month), int(of_month)) for year in (day.year - 1, day.year, day.year + 1))
    return any(each is not None and abs((each - day).days) <= _NEAR for each in there)
