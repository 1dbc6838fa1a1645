"""Numbers and days as people write them in, as columns want them out; what may mean two things stays, and is asked."""

from __future__ import annotations

import datetime
import re
from typing import Final

from claimgraph.corpus.source import Problems, Scalar

# Spaces of every width, and apostrophes: between three digits and three they can part thousands only.
_PARTED: Final = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f'’][0-9]{3})+(?![0-9])")
# 230 248 may be what each of two sides got; nobody gives 100 and 000.
_TWO: Final = re.compile(r"(?<![0-9.,])(?<![0-9] )([0-9]{3}) ((?!000)[0-9]{3})(?! ?[0-9])")
_POINTED: Final = re.compile(r"(?<![0-9.,])[0-9]{1,3}(\.[0-9]{3})+(?![0-9.,])")

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_STAMP: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\Z")
_RUN: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{6})?\Z")
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})\.? ([A-Za-z]+)\.?,? ([0-9]{4})\Z")
_MONTH_DAY: Final = re.compile(r"([A-Za-z]+)\.? ([0-9]{1,2}),? ([0-9]{4})\Z")
_DIGITS: Final = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})\Z")
_SERIAL: Final = re.compile(r"[2-6][0-9]{4}\Z")


def number_cell(cell: Scalar | None, *, whole: bool, problems: Problems) -> Scalar | None:
    """The cell without what parts thousands: "1 200" is 1200, as is "1'200"; of "1.200" nobody but its writer knows."""
    if cell is None:
        return None
    if found := _TWO.search(cell.text):
        problems.add(
            cell.place,
            f"{cell.text!r} may be one number or two",
            f"Write {found[1]}{found[2]}, or give each figure a column or a row of its own.",
        )
    text = _PARTED.sub(lambda found: re.sub(r"[^0-9]", "", found[0]), cell.text)
    if whole:
        # Programs that keep a column of numbers with gaps write 195 as 195.0.
        text = re.sub(r"(?<=[0-9])\.0\Z", "", text)
        if found := _POINTED.search(text):
            digits = found[0].replace(".", "")
            others = f", and {float(found[0]):g} to others" if found[0].count(".") == 1 else ""
            problems.add(
                cell.place,
                f"not a whole number: {cell.text!r} ({int(digits):,} to some{others})",
                f"Write {digits}, if that is meant.",
            )
    return cell if text == cell.text else Scalar(text, cell.place)


def day_cell(cell: Scalar | None, problems: Problems) -> Scalar | None:
    """The cell as year-month-day, where it is a day in another order that means one day only.

    A time after the day is left out: no column holds it.
    """
    if cell is None:
        return None
    text = " ".join(cell.text.split())
    if found := _STAMP.match(text):
        return Scalar(found[1], cell.place)
    if (found := _RUN.match(text)) and (day := _iso(found[1], found[2], found[3])):
        return Scalar(day, cell.place)
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        if (found := pattern.match(text)) and (month := _month(found[month_at])):
            return Scalar(f"{found[3]}-{month:02}-{int(found[day_at]):02}", cell.place)
    if found := _DIGITS.match(text):
        return _in_digits(cell, found, problems)
    if _SERIAL.match(text):
        # Day 1 of Excel is 1 January 1900; it counts a day that 1900 did not have.
        day = (datetime.date(1899, 12, 30) + datetime.timedelta(int(text))).isoformat()
        problems.add(cell.place, f"{text} is no day, but may be Excel's number of {day}", "Write the day.")
        return None
    return cell


def _in_digits(cell: Scalar, found: re.Match[str], problems: Problems) -> Scalar | None:
    first, second, year = found[1], found[3], found[4]
    # With points the day comes first, wherever that is written: who writes 04.13.2024 means April by 04.12.2024 too.
    orders = [(second, first)] if found[2] == "." else [(second, first), (first, second)]
    readings = list(dict.fromkeys(day for month, day_of in orders if (day := _iso(year, month, day_of))))
    if len(readings) == 2:
        problems.add(cell.place, f"{cell.text!r} may be {readings[0]} or {readings[1]}", "Write it as year-month-day.")
        return None
    return Scalar(readings[0], cell.place) if readings else cell


def _iso(year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    """The number of a month by its English name, or its first three letters or more; 0 for another word."""
    found = [number for number, month in enumerate(_MONTHS, 1) if len(name) >= 3 and month.startswith(name.lower())]
    return found[0] if found else 0
