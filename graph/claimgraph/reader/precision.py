"""How often each rule was right on texts that were read by hand; figures of rules that were too often wrong are left out.

The counts lie beside the file of the language; `make precision` counts them anew. What a rule says of itself is these.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from claimgraph.base import resources
from claimgraph.reader.said import Figure

#: A figure of a rule that was right less often is no figure: of five, one that is waved through costs more than four
#: that need not be typed save. The sentence is proposed all the same, without a figure.
LEAST: Final = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a rule was right, of how many times that it found something."""

    right: int
    of: int

    @property
    def share(self) -> str:
        """The part that was right, with two digits, cut rather than rounded: 1.00 is said of no rule that was wrong.

        >>> Counted(199, 200).share
        '0.99'
        """
        hundredths = 100 * self.right // self.of
        return f"{hundredths // 100}.{hundredths % 100:02}"


@cache
def precision(language: str) -> Mapping[str, Counted]:
    """What was counted of the rules for a language, by the name of a rule; none for a language without counts."""
    path = resources.languages() / f"{language}.precision.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["rule"]: Counted(int(row["right"]), int(row["of"])) for row in csv.DictReader(file)}


def trusted(figures: Iterable[Figure], counted: Mapping[str, Counted]) -> tuple[Figure, ...]:
    """The figures without those of rules that were too often wrong; a rule that was never counted is not held back."""
    return tuple(figure for figure in figures if _is_trusted(counted.get(figure.rule)))


def _is_trusted(counted: Counted | None) -> bool:
    return counted is None or counted.right >= LEAST * counted.of
