"""A number of claims in, the events that they are about out: series of them, each with a day and with figures that fit."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.archive.shapes import EVENT_TYPES

#: What the articles say is true of an event, for this archive: most of its claims agree with it.
FIGURES: Final = (
    "prisoners_north", "prisoners_south", "prisoners_both", "civilians_north", "civilians_south", "persons_north",
    "persons_south", "bodies_north", "bodies_south", "aboard", "killed", "so_far_north", "so_far_south", "place", "rank",
    "day",
)  # fmt: skip

_FIRST_DAY: Final = date(2030, 1, 1).toordinal()
_DAYS: Final = 3650


@dataclass(frozen=True)
class Events:
    """All events; arrays by number of event. The series come last, and the last of all holds the others."""

    type: NDArray[np.int64]  #: a number of `EVENT_TYPES`
    series: NDArray[np.int64]  #: the event that it is a part of, -1 for none
    figures: NDArray[np.int64]  #: `FIGURES` times events
    single: int  #: how many are no series

    def rows(self) -> list[dict[str, str]]:
        """The sheet of events."""
        types = list(EVENT_TYPES)
        days = self.figures[FIGURES.index("day")]
        found = []
        for number, (type_, series) in enumerate(zip(self.type.tolist(), self.series.tolist(), strict=True)):
            kind = types[type_]
            day = date.fromordinal(int(days[number]))
            words = kind.replace("-", " ")
            found.append(
                {
                    "id": event_id(number),
                    "type": kind,
                    "name": f"{words} {number} of exchanges"
                    if kind == "series"
                    else f"{words} {number} of {day:%B} {day.year}",
                    "also": f"the {words} called {number}" if number % 12 == 0 else "",
                    "part_of": event_id(series) if series >= 0 else "",
                    "basis": "Told as one of a series." if series >= 0 else "",
                    "note": "Whether two texts mean one is a reading." if number % 12 == 5 else "",
                }
            )
        return found


def event_id(number: int) -> str:
    """The id of an event; ids stand in the order of numbers."""
    return f"event-{number:06}"


def events_for(claims: int, rng: np.random.Generator) -> Events:
    """24 events for 280 claims, as in the shipped corpus, and 30,000 for a million."""
    single = max(6, round(0.18 * claims**0.87))
    shares = np.array(list(EVENT_TYPES.values()), dtype=float)
    type_ = rng.choice(len(shares), single, p=shares / shares.sum())
    type_[: len(shares) - 1] = np.arange(len(shares) - 1)  # the smallest archive too has one of each
    sizes: list[int] = []
    while sum(sizes) < single:
        sizes.append(min(int(rng.integers(6, 40)), single - sum(sizes)))
    series = single + np.repeat(np.arange(len(sizes)), sizes)
    place = np.concatenate([np.arange(1, size + 1) for size in sizes])
    days = _days(sizes, rng)
    whole = single + len(sizes)
    return Events(
        type=np.concatenate([type_, np.full(len(sizes) + 1, list(EVENT_TYPES).index("series"))]),
        series=np.concatenate([series, np.full(len(sizes), whole), [-1]]),
        figures=np.pad(_figures(place, days, sizes, rng), ((0, 0), (0, len(sizes) + 1)), constant_values=_FIRST_DAY),
        single=single,
    )


def _days(sizes: list[int], rng: np.random.Generator) -> NDArray[np.int64]:
    """The days of the events, each series in its order, no two of one series on one day."""
    found = []
    for size in sizes:
        gaps = rng.integers(2, 40, size)
        start = _FIRST_DAY + int(rng.integers(0, _DAYS))
        found.append(start + np.cumsum(gaps))
    return np.concatenate(found)


def _figures(
    place: NDArray[np.int64], days: NDArray[np.int64], sizes: list[int], rng: np.random.Generator
) -> NDArray[np.int64]:
    count = len(place)
    north = np.clip(np.rint(np.exp(rng.normal(4.6, 0.8, count))), 8, 2000).astype(np.int64)
    south = np.maximum(8, np.rint(north * rng.uniform(0.7, 1.3, count)).astype(np.int64))
    civilians = rng.integers(1, 40, (2, count))
    bodies = rng.integers(2, 1300, (2, count))
    aboard = rng.integers(20, 120, count)
    killed = np.rint(aboard * rng.uniform(0.1, 1, count)).astype(np.int64)
    ends = np.cumsum(sizes)
    so_far = [np.concatenate([np.cumsum(part) for part in np.split(of, ends[:-1])]) for of in (north, south)]
    return np.stack(
        [
            north, south, north + south, *civilians, north + civilians[0], south + civilians[1], *bodies, aboard, killed,
            *so_far, place, _ranks(north + south, ends), days,
        ]
    )  # fmt: skip


def _ranks(size: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each event by size among those of its series up to it: 1 for the largest so far."""
    found = []
    for part in np.split(size, ends[:-1]):
        before: list[int] = []
        for negative in (-part).tolist():
            found.append(bisect_left(before, negative) + 1)
            insort(before, negative)
    return np.array(found)
