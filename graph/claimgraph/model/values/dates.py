"""Days and periods: "August 2023" is all its days, "2024-01-22..2024-01-28" a week."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from claimgraph.base import terms
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import XSD
from claimgraph.base.terms import Term
from claimgraph.model.values.kind import Interval, Kind
from claimgraph.model.vocabulary import Vocabulary

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")


@dataclass(frozen=True, slots=True)
class Period:
    """A time as an interval of days, both ends included; None where that end is open."""

    first: date | None
    last: date | None


def period(text: str) -> Period:
    """A day, a month, a year, or two of them with ``..`` between; an end may be left open.

    >>> period("2024-01-22..2024-01-28")
    Period(first=datetime.date(2024, 1, 22), last=datetime.date(2024, 1, 28))

    Raises:
        ClaimGraphError: it is none of these, or ends before it begins.
    """
    first, dots, last = (part.strip() for part in text.strip().partition(".."))
    if not dots:
        return Period(_first_day(first), _last_day(first))
    if not first and not last:
        raise ClaimGraphError("a period without any date", "Write it as 2024-01-22..2024-01-28.")
    found = Period(_first_day(first) if first else None, _last_day(last) if last else None)
    if found.first and found.last and found.first > found.last:
        raise ClaimGraphError(f"min above max: {text}", "Write the earlier date first.")
    return found


def single_day(text: str) -> date:
    """One calendar day, ``2024-01-31``.

    Raises:
        ClaimGraphError: it is not, or there is no such day.
    """
    found = _DAY.match(text.strip())
    if not found or not found[3]:
        raise ClaimGraphError(f"not a date: {text!r}", "Write it as 2024-01-31: year, month, day.")
    return _first_day(text.strip())


def _first_day(text: str) -> date:
    year, month, day_ = _parts(text)
    return date(year, month or 1, day_ or 1)


def _last_day(text: str) -> date:
    year, month, day_ = _parts(text)
    month = month or 12
    return date(year, month, day_ or calendar.monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DAY.match(text)
    if not found:
        raise ClaimGraphError(
            f"not a date: {text!r}", "Write it as 2024-01-31, 2024-01, 2024 or 2024-01-22..2024-01-28."
        )
    year, month, day_ = (int(part) if part else None for part in found.groups())
    try:
        assert year is not None
        date(year, month or 1, day_ or 1)
    except ValueError as error:
        raise ClaimGraphError(
            f"no such date: {text} ({error})", "Check day and month: the order is year-month-day."
        ) from error
    return year, month, day_


class Day(Kind[date | None]):
    """One calendar day; None for none."""

    column: ClassVar[str] = "DATE"

    def read(self, text: str) -> date:
        """The day."""
        return single_day(text)

    def term(self, value: date | None, words: Vocabulary) -> Term:
        """A literal."""
        assert value is not None
        return terms.day(value)

    def sql(self, column: str) -> str:
        """A literal."""
        return f"'\"', {column}, '\"^^xsd:date'"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """A text with the form of a day."""
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def day_label(day: date) -> str:
    """``31 January 2024``."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def period_label(period: Period) -> str:
    """A period as one would write it: a day, a month, a year, or its two ends."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"until {day_label(last)}" if last else f"{day_label(first)} or later" if first else "at some time"
    if first == last:
        return day_label(first)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{calendar.month_name[first.month]} {first.year}"
    if whole_months and first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{day_label(first)} to {day_label(last)}"


class Dates(Interval[Period]):
    """When: days as intervals."""

    iri = XSD + "date"
    gives: ClassVar[type] = Period

    def answer(self, text: str, words: Vocabulary) -> Period:
        """The days that a text means."""
        return period(text)

    def between(self, low: str | None, high: str | None) -> Period:
        """The days from one to the other."""
        return Period(single_day(low) if low else None, single_day(high) if high else None)

    def ends(self, value: Period) -> tuple[int | None, int | None, int | None]:
        """Its first and its last day, counted as the proleptic Gregorian calendar does."""
        first, last = (day.toordinal() if day else None for day in (value.first, value.last))
        return first, last, None

    def term(self, value: Period, words: Vocabulary) -> Term:
        """The day, where it is one alone."""
        assert value.first is not None
        return terms.day(value.first)

    def facts(self, value: Period, words: Vocabulary) -> Iterator[tuple[str, Term]]:
        """Its first and its last day."""
        for name, day in (("min", value.first), ("max", value.last)):
            if day is not None:
                yield name, terms.day(day)

    def cells(self, value: Period) -> dict[str, str]:
        """Its first and its last day."""
        return {"min": str(value.first or ""), "max": str(value.last or "")}

    def label(self, value: Period, words: Vocabulary) -> str:
        """As one would write it."""
        return period_label(value)
