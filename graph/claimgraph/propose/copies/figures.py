"""Words of a text in, the figures among them out: numbers in digits or words, months and days of the week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimgraph.identity.wordlists import ORDINALS, WEEKDAYS


def _words(text: str) -> list[str]:
    return text.split()


_UNITS: Final = {
    word: value
    for value, word in enumerate(
        _words("""
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen
        """)
    )
} | {word: int(value) for word, value in ORDINALS.items()}
_TENS: Final = {
    word: 10 * value for value, word in enumerate(_words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
#: Words that others, and "and", follow in a number.
GREATER: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_MONTHS: Final = frozenset(
    _words("""
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
    """)
)
_DIGITS: Final = re.compile(r"([0-9]+(?:[.,][0-9]+)*)(?:st|nd|rd|th)?")
_GROUPED: Final = re.compile(r"[.,](?=[0-9]{3}(?![0-9]))")
#: More words than these are no number: only so many are read.
LONG: Final = 12


def kind(word: str) -> str:
    """What kind of figure a word in small letters is: "number", "month", "weekday"; "" for a word that is none."""
    if word[0].isdigit():
        return "number" if _DIGITS.fullmatch(word) else ""
    if word in _UNITS or word in _TENS or word in GREATER:
        return "number"
    return "month" if word in _MONTHS else "weekday" if word in WEEKDAYS else ""


def value(words: Sequence[str]) -> str:
    """What numbers beside each other say, in digits or words, as two that say the same are written the same.

    >>> value(["sixty", "three"]), value(["4,349"]), value(["one", "hundred", "and", "twelve"]), value(["1", "212"])
    ('63', '4349', '112', '1212')
    """
    total = run = 0
    parts: list[str] = []
    spoken = False
    for word in words[:LONG]:
        if found := _DIGITS.fullmatch(word):
            digits = _GROUPED.sub("", found[1])
            # 1 212 is one number, 2024 15 are two.
            together = parts and not spoken and len(digits) == 3 and parts[-1].isdigit() and len(parts[-1]) <= 3
            parts[-1:] = [parts[-1] + digits] if together else [*parts[-1:], digits]
            continue
        spoken = True
        if word in GREATER:
            size = GREATER[word]
            run = (run or (int(parts.pop()) if parts and parts[-1].isdigit() and len(parts[-1]) < 7 else 1)) * size
            total, run = (total + run, 0) if size > 100 else (total, run)
        else:
            run += _UNITS.get(word, _TENS.get(word, 0))
    return " ".join([*parts, *([str(total + run)] if spoken else [])])
