"""Whole numbers: words in, intervals out: "about 200" is 180 to 220, by conventions that the vocabulary documents."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from claimgraph.base import terms
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import XSD
from claimgraph.base.terms import Term
from claimgraph.model.terms import Qualifier
from claimgraph.model.values.kind import Interval, Kind
from claimgraph.model.vocabulary import Vocabulary

_NUMBER = re.compile(r"[0-9]+\Z|[0-9]{1,3}(,[0-9]{3})+\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as an interval of whole numbers; ``minimum`` or ``maximum`` is None where that end is open.

    ``stated`` is the number that was said and ``qualifier`` the key of the word that made it inexact.
    """

    minimum: int | None
    maximum: int | None
    stated: int | None = None
    qualifier: str = ""


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
        for word in spoken(key, qualifier):
            if words == word and qualifier.stands_alone:
                return Figure(qualifier.fixed_min, qualifier.fixed_max, None, key)
            if words.startswith(word + " ") and not qualifier.stands_alone:
                return qualified(number(words[len(word) :]), qualifier)
    known = sorted(q.term.label for q in qualifiers.values())
    raise ClaimGraphError(f"not a number: {text!r}", f"Write digits, alone or after one of: {', '.join(known)}.")


def spoken(key: str, qualifier: Qualifier) -> list[str]:
    """The words that mean a qualifier, in small letters, the longest first."""
    return sorted(
        map(str.lower, (qualifier.term.label, key.replace("-", " "), *qualifier.term.words)), key=len, reverse=True
    )


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


class Whole(Kind[int | None]):
    """A whole number that counts from 0; None for none."""

    column: ClassVar[str] = "BIGINT"

    def read(self, text: str) -> int:
        """The number."""
        return number(text)

    def term(self, value: int | None, words: Vocabulary) -> Term:
        """A literal."""
        assert value is not None
        return terms.integer(value)

    def sql(self, column: str) -> str:
        """A literal."""
        return f"'\"', {column}, '\"^^xsd:integer'"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """A number, or a text of digits, with commas between thousands."""
        return {"type": ["integer", "string"], "pattern": "^[0-9,]+$", "minimum": 0}


class Count(Interval[Figure]):
    """How many: whole numbers as intervals."""

    iri = XSD + "integer"
    gives: ClassVar[type] = Figure

    def answer(self, text: str, words: Vocabulary) -> Figure:
        """The interval that a stated number stands for."""
        return figure(text, words.qualifiers)

    def between(self, low: str | None, high: str | None) -> Figure:
        """The interval with these ends."""
        return Figure(number(low) if low else None, number(high) if high else None)

    def ends(self, value: Figure) -> tuple[int | None, int | None, int | None]:
        """Its ends, and the stated number."""
        return value.minimum, value.maximum, value.stated

    def term(self, value: Figure, words: Vocabulary) -> Term:
        """The number, where it is one alone."""
        assert value.minimum is not None
        return terms.integer(value.minimum)

    def facts(self, value: Figure, words: Vocabulary) -> Iterator[tuple[str, Term]]:
        """Its ends, the stated number and the word beside it."""
        for name, end in (("min", value.minimum), ("max", value.maximum), ("statedNumber", value.stated)):
            if end is not None:
                yield name, terms.integer(end)
        if value.qualifier:
            yield "qualifier", terms.iri(words.term("qualifiers", value.qualifier).iri)

    def cells(self, value: Figure) -> dict[str, str]:
        """Its ends, the stated number and the word beside it."""
        found = {"min": value.minimum, "max": value.maximum, "value": value.stated}
        return {name: "" if end is None else str(end) for name, end in found.items()} | {"qualifier": value.qualifier}

    def label(self, value: Figure, words: Vocabulary) -> str:
        """As it was stated: ``195``, ``over 6,000``, ``hundreds``; or its ends where nothing was stated."""
        word = words.qualifiers[value.qualifier].term.label if value.qualifier else ""
        if value.stated is not None:
            return f"{word} {value.stated:,}".strip()
        return word or ends_label(value.minimum, value.maximum)


def ends_label(low: int | Decimal | None, high: int | Decimal | None) -> str:
    """An interval of numbers in words: ``180 to 220``, ``at least 6,001``."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"
