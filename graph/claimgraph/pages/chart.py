"""Intervals of whole numbers in, places on one common axis out, in percent of its width. Nothing here is markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: Where the axis begins and ends, in percent of the width: what is left beside it is for arrows and numbers.
LEFT: Final = 6.0
RIGHT: Final = 94.0

#: A number of more signs than this leaves no room for another beside it on a telephone.
_LONG: Final = 7

Interval = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, with its number as text, or "" where there is no room for it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An interval on the axis: a point where both ends are one number; an open end reaches the end of the axis."""

    left: float
    right: float
    open_left: bool
    open_right: bool

    @property
    def exact(self) -> bool:
        """Whether the interval is one number."""
        return self.left == self.right and not self.open_left and not self.open_right

    @property
    def width(self) -> float:
        """From end to end."""
        return round(self.right - self.left, 3)


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from one whole number to another, with numbers at equal steps."""

    low: int
    high: int
    step: int

    def at(self, number: int) -> float:
        """The place of a number, in percent of the width.

        >>> Axis(0, 100, 50).at(50)
        50.0
        """
        return round(LEFT + (RIGHT - LEFT) * (number - self.low) / (self.high - self.low), 3)

    def mark(self, interval: Interval) -> Mark:
        """The place of an interval whose closed ends lie on the axis."""
        low, high = interval
        left = LEFT if low is None else self.at(low)
        right = RIGHT if high is None else self.at(high)
        return Mark(left, right, low is None, high is None)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The numbers on the axis; only the first and the last where they are long."""
        numbers = range(self.low, self.high + 1, self.step)
        all_fit = len(f"{self.high:,}") <= _LONG
        return tuple(Tick(self.at(n), f"{n:,}" if all_fit or n in (self.low, self.high) else "") for n in numbers)


def axis_of(intervals: Iterable[Interval]) -> Axis:
    """An axis on which all the intervals stand in proportion, with room beyond an open end; never below 0 for counts.

    >>> axis_of([(195, 195), (207, 207)])
    Axis(low=190, high=210, step=5)
    >>> axis_of([(6001, None)])
    Axis(low=5800, high=6400, step=200)
    """
    given = list(intervals)
    ends = [end for interval in given for end in interval if end is not None] or [0]
    first, last = min(ends), max(ends)
    step = _step((last - first or last // 10 or 1) / 3)
    low, high = first // step * step, -(-last // step) * step
    # No mark at the edge, and room for an arrow.
    low -= step * ((first - low < step / 5) + any(interval[0] is None for interval in given))
    high += step * ((high - last < step / 5) + any(interval[1] is None for interval in given))
    return Axis(max(low, 0) if first >= 0 else low, high, step)


def _step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that is not below a number."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power >= least:
                return digit * power
        power *= 10
