"""Words of a text in, the figures among them out: numbers in digits or words, months and days of the week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from claimgraph.identity.wordlists import ORDINALS
from claimgraph.reader.language import Language, language

#: Numbers from this on go with the one before them: "two hundred".
_GREAT: Final = 100
_DIGITS: Final = re.compile(r"([0-9]+(?:[.,][0-9]+)*)(?:st|nd|rd|th)?")
_GROUPED: Final = re.compile(r"[.,](?=[0-9]{3}(?![0-9]))")
#: More words than these are no number: only so many are read.
LONG: Final = 12


@cache
def _english() -> Language:
    return language("en")


@cache
def _small() -> dict[str, int]:
    """The numbers below a hundred, and ordinals, by their words; how many a dozen are is another matter."""
    numbers = {word: value for word, value in _english().numbers.items() if value < _GREAT and word != "dozen"}
    return numbers | {word: int(value) for word, value in ORDINALS.items()}


@cache
def greater() -> dict[str, int]:
    """Words that others, and "and", follow in a number."""
    return {word: value for word, value in _english().numbers.items() if value >= _GREAT}


@cache
def _months() -> frozenset[str]:
    months = _english().months
    return frozenset((*months, *(month[:3] for month in months), "sept"))


def kind(word: str) -> str:
    """What kind of figure a word in small letters is: "number", "month", "weekday"; "" for a word that is none."""
    if word[0].isdigit():
        return "number" if _DIGITS.fullmatch(word) else ""
    if word in _small() or word in greater():
        return "number"
    return "month" if word in _months() else "weekday" if word in _english().weekdays else ""


def value(words: Sequence[str]) -> str:
    """What numbers beside each other say, in digits or words, as two that say the same are written the same.

    >>> value(["sixty", "three"]), value(["4,349"]), value(["one", "hundred", "and", "twelve"]), value(["1", "212"])
    ('63', '4349', '112', '1212')
    """
    said: list[str] = []
    whole, small, ends_in_digits = 0, -1, False  # -1: no number in words has begun
    for word in (*(word for word in words[:LONG] if word != "and"), ""):
        digits = _DIGITS.fullmatch(word)
        number = _small().get(word, 0)
        if word in greater():
            of_digits = small < 0 and ends_in_digits and said[-1].isdigit() and len(said[-1]) <= 6
            times = small if small > 0 else int(said.pop()) if of_digits else 1
            whole, small = (whole, 100 * times) if word == "hundred" else (whole + times * greater()[word], 0)
        elif word and not digits and _goes_on(whole, small, number):
            small += number
        else:
            if small >= 0:
                said.append(str(whole + small))
            whole, small = 0, -1 if digits else number
            if digits:
                groups = _GROUPED.sub("", digits[1])
                # 1 212 is one number, 2024 15 are two.
                is_group = ends_in_digits and len(groups) == 3 and said[-1].isdigit() and len(said[-1]) <= 3
                said[-1:] = [said[-1] + groups] if is_group else [*said[-1:], groups]
        ends_in_digits = digits is not None
    return " ".join(said)


def _goes_on(whole: int, small: int, number: int) -> bool:
    """Whether a word is a part of the number before it: "three" of "sixty three", but not "fifty" of "twelve fifty"."""
    if small % 100 == 0:
        return small > 0 or whole > 0 == small
    return small % 100 >= 20 and small % 10 == 0 and 0 < number < 10
