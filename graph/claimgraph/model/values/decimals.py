"""Decimal numbers with a unit: 52.3 %, 7.1, about 900 km: words in, intervals out.

They are exact: six digits after the point, twelve before it. One step is a millionth, so that "over 52" begins just
above 52 as "over 195" begins at 196.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from claimgraph.base import terms
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import XSD
from claimgraph.base.terms import Term
from claimgraph.model.terms import Qualifier
from claimgraph.model.values.kind import Interval
from claimgraph.model.values.whole import ends_label, spoken
from claimgraph.model.vocabulary import Vocabulary

#: The steps of one.
STEPS = 10**6
_NUMBER = re.compile(r"([-\u2212]?)([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(\.[0-9]{1,6})?\Z")


@dataclass(frozen=True, slots=True)
class Measure:
    """A decimal number as an interval; ``minimum`` or ``maximum`` is None where that end is open.

    ``stated`` is the number that was said, ``qualifier`` the key of the word that made it inexact, ``unit`` what the
    number is of ("%", "km"), "" for none.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    stated: Decimal | None = None
    qualifier: str = ""
    unit: str = ""


def decimal(text: str) -> Decimal:
    """A decimal number, with or without commas between thousands.

    >>> decimal("1,234.5")
    Decimal('1234.5')

    Raises:
        ClaimGraphError: it is no such number.
    """
    found = _NUMBER.match(text.strip())
    if not found:
        raise ClaimGraphError(
            f"not a decimal number: {text!r}", "Write digits with a point, as in 52.3 or 1,234.5; at most six after it."
        )
    sign, whole, fraction = found.groups()
    exact = _plain(Decimal(f"{whole.replace(',', '')}{fraction or ''}"))
    return -exact if sign and exact else exact


def _plain(number: Decimal) -> Decimal:
    """The number without zeros that say nothing, and not as 1E+3: a number stays digits."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


class Decimals(Interval[Measure]):
    """How much, in a unit; the vocabulary says which."""

    iri = XSD + "decimal"
    gives: ClassVar[type] = Measure

    def __init__(self, unit: str = "") -> None:
        self.unit = unit

    def answer(self, text: str, words: Vocabulary) -> Measure:
        """The interval that a stated number stands for; the unit may stand behind it."""
        said = " ".join(text.split())
        if self.unit and said.endswith(self.unit):
            said = said.removesuffix(self.unit).rstrip()
        said = said.lower()
        for key, qualifier in words.qualifiers.items():
            for word in spoken(key, qualifier):
                if said.startswith(f"{word} ") and not qualifier.stands_alone:
                    return self._qualified(decimal(said[len(word) :]), key, qualifier)
        exact = decimal(said)
        return Measure(exact, exact, exact, "", self.unit)

    def _qualified(self, stated: Decimal, key: str, qualifier: Qualifier) -> Measure:
        """By the width that the vocabulary documents, in steps; the fixed ends of counts are none of these."""
        steps = _steps(stated)
        low = high = None
        if qualifier.lower_factor is not None:
            low = math.ceil(steps * Fraction(str(qualifier.lower_factor)))
        if qualifier.upper_factor is not None:
            high = math.floor(steps * Fraction(str(qualifier.upper_factor)))
        if stated < 0:
            low, high = (
                None if qualifier.upper_factor is None else math.ceil(steps * Fraction(str(qualifier.upper_factor))),
                None if qualifier.lower_factor is None else math.floor(steps * Fraction(str(qualifier.lower_factor))),
            )
        if qualifier.lower_offset is not None:
            low = steps + qualifier.lower_offset
        if qualifier.upper_offset is not None:
            high = steps + qualifier.upper_offset
        return Measure(_number(low), _number(high), stated, key, self.unit)

    def between(self, low: str | None, high: str | None) -> Measure:
        """The interval with these ends."""
        return Measure(decimal(low) if low else None, decimal(high) if high else None, unit=self.unit)

    def ends(self, value: Measure) -> tuple[int | None, int | None, int | None]:
        """Its ends and the stated number, in millionths."""
        low, high, stated = (
            None if number is None else _steps(number) for number in (value.minimum, value.maximum, value.stated)
        )
        return low, high, stated

    def distance(self, steps: int) -> str:
        """The number of so many millionths."""
        return f"{_number(steps):f}"

    def term(self, value: Measure, words: Vocabulary) -> Term:
        """The number, where it is one alone."""
        assert value.minimum is not None
        return terms.decimal(value.minimum)

    def facts(self, value: Measure, words: Vocabulary) -> Iterator[tuple[str, Term]]:
        """Its ends, the stated number and the word beside it; the unit is the property's."""
        for name, end in (("min", value.minimum), ("max", value.maximum), ("statedNumber", value.stated)):
            if end is not None:
                yield name, terms.decimal(end)
        if value.qualifier:
            yield "qualifier", terms.iri(words.term("qualifiers", value.qualifier).iri)

    def cells(self, value: Measure) -> dict[str, str]:
        """Its ends, the stated number and the word beside it."""
        found = {"min": value.minimum, "max": value.maximum, "value": value.stated}
        return {name: "" if end is None else f"{end:f}" for name, end in found.items()} | {"qualifier": value.qualifier}

    def label(self, value: Measure, words: Vocabulary) -> str:
        """As it was stated, with its unit: ``52.3 %``, ``about 900 km``."""
        word = words.qualifiers[value.qualifier].term.label if value.qualifier else ""
        said = f"{value.stated:,}" if value.stated is not None else ends_label(value.minimum, value.maximum)
        return " ".join(part for part in (word, said, value.unit) if part)


def _steps(number: Decimal) -> int:
    return int(number * STEPS)


def _number(steps: int | None) -> Decimal:
    # What is worked out may have a digit more than what may be written: the gap between two numbers.
    return None if steps is None else _plain(Decimal(steps) / STEPS)  # type: ignore[return-value]
