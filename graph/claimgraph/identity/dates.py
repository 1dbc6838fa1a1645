"""A name in, the same out with its days, months and years as marks that compare: 01-31 for 31 January, 01- for January."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAY: Final = r"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:(?:,?\s*|\s+of\s+)(?P<y>(?:19|20)[0-9]{2}))?"
_WRITTEN: Final = tuple(
    re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE)
    for pattern in (
        r"(?P<y>(?:19|20)[0-9]{2})[-/.](?P<n>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])",
        r"(?P<d>[0-3]?[0-9])[./](?P<n>[01]?[0-9])[./](?P<y>(?:19|20)[0-9]{2})",
        rf"{_DAY}(?:\s+of)?\s+(?P<m>{_NAMES})\.?{_YEAR}",
        rf"(?P<m>{_NAMES})\.?\s+{_DAY}{_YEAR}",
        rf"(?P<m>{_NAMES})\.?(?:,?\s*|\s+of\s+)(?P<y>(?:19|20)[0-9]{{2}})",
    )
)


def dated(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its dates, and a mark for each day, month and year that they name.

    >>> dated("the talks of January 31st, 2024"), dated("2024-01-31"), dated("talks, June 2025")
    (('the talks of  ', ('01-31', '2024')), (' ', ('01-31', '2024')), ('talks,  ', ('06-', '2025')))
    """
    marks: list[str] = []

    def marked(found: re.Match[str]) -> str:
        parts = found.groupdict()
        month = int(parts["n"]) if parts.get("n") else _MONTHS.index(parts["m"][:3].lower()) + 1
        day = int(parts.get("d") or 0)
        if not 1 <= month <= 12 or day > 31:
            return found[0]
        marks.append(f"{month:02}-{day:02}" if day else f"{month:02}-")
        if parts.get("y"):
            marks.append(parts["y"])
        return " "

    for pattern in _WRITTEN:
        text = pattern.sub(marked, text)
    return text, tuple(marks)
