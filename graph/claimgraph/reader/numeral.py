"""A number in a text as a value: what makes it inexact, and which numbers in words go on with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.model.terms import Qualifier
from claimgraph.model.values.whole import qualified

#: More digits than these are nobody's count of anything.
DIGITS: Final = 9
#: A number of four digits among these may be a year.
YEARS: Final = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class Numeral:
    """An amount, from the token ``first`` up to, and without, ``end``, with the words that make it inexact."""

    first: int
    number: int  #: the token at which the number itself begins, behind its qualifier
    end: int
    value: int
    minimum: int | None
    maximum: int | None
    stated: str = ""  #: "nearly 500", where it is no exact number

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.minimum == self.maximum


def exact(first: int, end: int, value: int) -> Numeral:
    """The numeral of one number."""
    return Numeral(first, first, end, value, value, value)


def inexact(numeral: Numeral, key: str, qualifiers: Mapping[str, Qualifier], words: str = "") -> Numeral:
    """The numeral with the qualifier of this key, in these words or those of the vocabulary.

    As it is where the vocabulary has no such qualifier, or it leaves no number.
    """
    if key not in qualifiers or qualifiers[key].stands_alone:
        return numeral
    try:
        interval = qualified(numeral.value, qualifiers[key])
    except ClaimGraphError:
        return numeral
    stated = f"{words or qualifiers[key].term.label} {numeral.value:,}"
    return replace(numeral, minimum=interval.minimum, maximum=interval.maximum, stated=stated)


def fits(current: int, value: int) -> bool:
    """Whether a smaller number in words goes on with what was read: "two hundred" with "forty", "forty" with "five".

    >>> fits(200, 40), fits(40, 5), fits(45, 3)
    (True, True, False)
    """
    return not current or current % 100 == 0 or (current % 10 == 0 and value < 10 and current % 100 >= 20)
