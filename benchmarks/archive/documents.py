"""A number of claims in, the documents that carry them out: how many each, of which outlet and day, copied from which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.archive.cast import Cast
from benchmarks.archive.events import FIGURES, Events

_COPIES: Final = 0.08  #: of the documents
_STUBS: Final = 0.01  #: originals that are not at hand
_UNDATED: Final = 0.12
_UNKNOWN: Final = 0.15  #: whose text may be another's

Numbers = NDArray[np.int64]
Columns = dict[str, Numbers]


@dataclass(frozen=True)
class Documents:
    """Arrays by number of document; -1 where there is none."""

    size: Numbers  #: how many claims
    copy_of: Numbers
    root: Numbers  #: itself, or the first that was copied
    event: Numbers  #: what it is mainly about
    day: Numbers
    outlet: Numbers
    is_dated: NDArray[np.bool_]
    is_unknown: NDArray[np.bool_]
    stub: Numbers  #: which original that is not at hand it copies


def zipf(rng: np.random.Generator, among: int, size: int, *, flat: float, power: float) -> Numbers:
    """Numbers below ``among``, the first most often: weights 1 / (rank + flat) ** power (Zipf and Mandelbrot)."""
    weights = np.cumsum((np.arange(among) + 1 + flat) ** -power)
    return np.searchsorted(weights / weights[-1], rng.random(size), side="right")


def documents_for(claims: int, events: Events, cast: Cast, rng: np.random.Generator) -> Documents:
    """Documents with so many claims together, each with 1 to 70 of them, 13 on average."""
    count = claims // 5 + 8
    sizes = np.clip(np.rint(np.exp(rng.normal(2.2, 0.85, count))), 1, 70).astype(np.int64)
    copy_of, root = _copies(sizes, rng)
    count = int(np.searchsorted(np.cumsum(sizes), claims)) + 1
    sizes[count - 1] -= int(sizes[:count].sum()) - claims
    sizes, copy_of, root = sizes[:count], copy_of[:count], root[:count]
    attention = rng.permutation(events.single)
    event = attention[zipf(rng, events.single, count, flat=20, power=0.9)]
    day = events.figures[FIGURES.index("day"), event] + np.minimum(rng.geometric(0.4, count) - 1, 14)
    later = rng.integers(0, 3, count)
    outlet = cast.outlets.start + zipf(rng, len(cast.outlets), count, flat=3, power=1.0)
    is_copy = copy_of >= 0
    stub = np.where(~is_copy & (rng.random(count) < _STUBS), np.arange(count), -1)
    return Documents(
        size=sizes,
        copy_of=copy_of,
        root=root,
        event=event[root],
        day=day[root] + later * is_copy * (1 + (copy_of != root)),
        outlet=outlet,
        is_dated=(rng.random(count) >= _UNDATED)[root] | is_copy,
        is_unknown=~is_copy & (rng.random(count) < _UNKNOWN),
        stub=stub,
    )


def _copies(sizes: Numbers, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Which document each copies, and the first of that line; a copy has at most as many claims, and ``sizes`` says so."""
    copy_of, root = np.full(len(sizes), -1), np.arange(len(sizes))
    copied: list[int] = []
    for number in np.flatnonzero(rng.random(len(sizes)) < _COPIES).tolist():
        source = copied[-1] if copied and number % 10 == 3 else number - 1 - number % 5
        if source < 0 or (copy_of[source] >= 0 and source not in copied[-1:]):
            continue
        copy_of[number], root[number] = source, root[source]
        sizes[number] = min(sizes[number], sizes[source])
        copied.append(number)
    return copy_of, root
