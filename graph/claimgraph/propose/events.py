"""A document and its corpus in, the event that its figures are likely about out."""

from __future__ import annotations

from datetime import date
from typing import Final

from claimgraph.model.records import Corpus, Document
from claimgraph.model.values import Period

#: So many days lie at most between an event and the day of a text about it.
_NEAR: Final = 3


def event_of(document: Document, corpus: Corpus) -> str:
    """The only event that the document's claims are about; else the only one on its day; "" where that is not clear."""
    own = {statement.proposition.question.event for statement in document.statements} - {""}
    found = own or events_on_day_of(document, corpus)
    return next(iter(found)) if len(found) == 1 else ""


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
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            if abs((date(year, int(month), int(of_month)) - day).days) <= _NEAR:
                return True
        except ValueError:
            continue  # the 29th of February of a year that has none
    return False


def events_on_day_of(document: Document, corpus: Corpus) -> set[str]:
    """The events of which somebody says that they were on the day that the document bears."""
    day = document.published
    if day is None:
        return set()
    return {
        statement.proposition.question.event
        for other in corpus.documents.values()
        for statement in other.statements
        if statement.stands and not statement.proposition.negated
        if isinstance(answer := statement.proposition.answer, Period) and answer.first == answer.last == day
    } - {""}
