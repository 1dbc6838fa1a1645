"""Words in, intervals out: "about 200" is 180 to 220, "August 2023" is all its days.

The widths are conventions that the vocabulary documents.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from claimgraph.base.errors import ClaimGraphError
from claimgraph.model.terms import Qualifier

_NUMBER = re.compile(r"[0-9]+\Z|[0-9]{1,3}(,[0-9]{3})+\Z")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as an interval of whole numbers; ``minimum`` or ``maximum`` is None where that end is open.

    ``stated`` is the number that was said and ``qualifier`` the key of the word that made it inexact.
    """

    minimum: int | None
    maximum: int | None
    stated: int | None = None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A time as an interval of days, both ends included; None where that end is open."""

    first: date | None
    last: date | None


def number(text: str) -> int:
    """A whole number, with or without commas between thousands.

    >>> number("1,212")
    1212

    Raises:
        ClaimGraphError: it is no such number.
    """
    text = text.strip()
    # 15 digits: what a table column and a double hold exactly.
    if not _NUMBER.match(text) or len(text.replace(",", "")) > 15:
        raise ClaimGraphError(f"not a whole number: {text!r}", "Write digits, as in 195 or 1,212.")
    return int(text.replace(",", ""))


def figure(text: str, qualifiers: Mapping[str, Qualifier]) -> Figure:
    """The interval that a stated number stands for.

    >>> from claimgraph.model.vocabulary import vocabulary
    >>> figure("nearly 500", vocabulary().qualifiers)
    Figure(minimum=450, maximum=499, stated=500, qualifier='nearly')

    Raises:
        ClaimGraphError: it is neither a number nor a number with a known qualifier.
    """
    words = " ".join(text.split()).lower()
    if words[:1].isdigit():
        exact = number(words)
        return Figure(exact, exact, exact)
    for key, qualifier in qualifiers.items():
        # The key too, so that another label leaves files as they are.
        words_for = (qualifier.term.label, key.replace("-", " "), *qualifier.term.words)
        for word in sorted(map(str.lower, words_for), key=len, reverse=True):
            if words == word and qualifier.stands_alone:
                return Figure(qualifier.fixed_min, qualifier.fixed_max, None, key)
            if words.startswith(word + " ") and not qualifier.stands_alone:
                return qualified(number(words[len(word) :]), qualifier)
    known = sorted(q.term.label for q in qualifiers.values())
    raise ClaimGraphError(f"not a number: {text!r}", f"Write digits, alone or after one of: {', '.join(known)}.")


def qualified(stated: int, qualifier: Qualifier) -> Figure:
    """The interval of a stated number with a qualifier, by the width that the vocabulary documents."""
    low, high = qualifier.fixed_min, qualifier.fixed_max
    # Fractions, since 0.9 * 70 is 63.00000000000001 in floating point and would round up to 64.
    if qualifier.lower_factor is not None:
        low = math.ceil(stated * Fraction(str(qualifier.lower_factor)))
    if qualifier.upper_factor is not None:
        high = math.floor(stated * Fraction(str(qualifier.upper_factor)))
    if qualifier.lower_offset is not None:
        low = stated + qualifier.lower_offset
    if qualifier.upper_offset is not None:
        high = stated + qualifier.upper_offset
    if low is not None and high is not None and low > high:
        raise ClaimGraphError(f"“{qualifier.term.label} {stated}” leaves no number", "Give min and max instead.")
    return Figure(low, high, stated, qualifier.term.key)


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
