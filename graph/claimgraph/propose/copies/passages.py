"""The words of two texts in, the passages that they share out, with the figures in which these differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from claimgraph.propose.copies.wording import SHINGLE, Wording

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, numpy.dtype[numpy.uint64]]
    Places = numpy.ndarray[Any, numpy.dtype[numpy.int64]]
    Flags = numpy.ndarray[Any, numpy.dtype[numpy.bool_]]

#: So many words of their own may stand between two runs of words that the texts share: a sentence in other words.
GAP: Final = 12


@dataclass(frozen=True)
class Part:
    """How much of one of two texts stands in the other one; words of boilerplate are not counted."""

    words: int
    plain_words: int  #: of these, those that stand in no quotation marks
    share: float  #: of all words of the text, from 0 to 1
    plain_share: float  #: of those that stand in no quotation marks
    before: int  #: how many words stand before the first that is shared
    after: int  #: and after the last
    inside: float  #: how much of what stands between these two is shared


@dataclass(frozen=True)
class Passage:
    """Where two texts have the same words, but for single ones: the first word, and the one after the last, of each."""

    one: tuple[int, int]
    other: tuple[int, int]


@dataclass(frozen=True)
class Shared:
    """What two texts share: how much of each, in which passages, in the order of the first one, with which figures."""

    one: Part
    other: Part
    passages: tuple[Passage, ...]
    figures: tuple[tuple[str, str], ...]  #: those that stand in the same place, in the one and in the other

    @property
    def other_figures(self) -> tuple[tuple[str, str], ...]:
        """The figures in which they differ."""
        return tuple(pair for pair in self.figures if pair[0] != pair[1])

    @property
    def turned(self) -> Shared:
        """The same, with the other text first."""
        passages = sorted((Passage(found.other, found.one) for found in self.passages), key=lambda found: found.one)
        return Shared(self.other, self.one, tuple(passages), tuple((b, a) for a, b in self.figures))


class Side:
    """One of the texts that are compared, made ready once however many others it is compared with."""

    def __init__(self, wording: Wording, boilerplate: Numbers) -> None:
        import numpy

        self.wording = wording
        shingles = wording.shingles()
        common = numpy.isin(shingles, boilerplate)
        #: Whether a word counts: it is no boilerplate.
        self.counts = ~_in_runs(numpy.flatnonzero(common), len(wording))
        order = numpy.argsort(shingles, kind="stable")
        order = order[~common[order]]
        #: The runs of words that count, each once; where each begins, one run after the other; and how often.
        self._runs, self._starts, self._times = numpy.unique(shingles[order], return_index=True, return_counts=True)
        self._begins = order

    @cached_property
    def _sizes(self) -> tuple[int, int]:
        return int(self.counts.sum()), int((self.counts & ~self.wording.quoted).sum())

    def same_runs(self, other: Side) -> tuple[Places, Places]:
        """Which of its runs the other one has too, and which those are there; by their number, not their place."""
        import numpy

        if len(self._runs) > len(other._runs):  # the shorter one is looked up in the longer one
            there, here = other.same_runs(self)
            return here, there
        at = numpy.searchsorted(other._runs, self._runs)
        here = numpy.flatnonzero(at < len(other._runs))
        here = here[other._runs[at[here]] == self._runs[here]]
        return here, at[here]

    def first(self, runs: Places) -> Places:
        """Where runs begin; those that stand there more than once, at their first place."""
        return self._begins[self._starts[runs]]

    def part(self, runs: Places) -> Part:
        """How much of it is in these runs."""
        import numpy

        times = self._times[runs]
        within = numpy.arange(times.sum()) - numpy.repeat(numpy.cumsum(times) - times, times)
        words = _places_in_runs(self._begins[numpy.repeat(self._starts[runs], times) + within])
        words = words[self.counts[words]]
        plain = int((~self.wording.quoted[words]).sum())
        of, plain_of = self._sizes
        before, after = (int(words[0]), len(self.wording) - 1 - int(words[-1])) if len(words) else (0, 0)
        inside = len(words) / max(len(self.wording) - before - after, 1)
        return Part(len(words), plain, len(words) / max(of, 1), plain / max(plain_of, 1), before, after, inside)


def shared(one: Side, other: Side) -> Shared:
    """What two texts share."""
    here, there = one.same_runs(other)
    places = sorted(zip(one.first(here).tolist(), other.first(there).tolist(), strict=True))
    figures: dict[int, tuple[str, str]] = {}
    for a, b in places:
        for step in range(SHINGLE):
            if (said := one.wording.figures.get(a + step)) and b + step in other.wording.figures:
                figures.setdefault(a + step, (said, other.wording.figures[b + step]))
    return Shared(
        one.part(here), other.part(there), tuple(_merged(places)), tuple(figures[place] for place in sorted(figures))
    )


def _places_in_runs(begins: Places) -> Places:
    import numpy

    return numpy.unique(begins[:, None] + numpy.arange(SHINGLE))


def _in_runs(begins: Places, length: int) -> Flags:
    import numpy

    found = numpy.zeros(length, dtype=bool)
    found[_places_in_runs(begins)] = True
    return found


def _merged(places: list[tuple[int, int]]) -> Iterator[Passage]:
    """Runs of words that follow each other in both texts, with little between them, as one passage."""
    begun = before = places[0] if places else (0, 0)
    for place in places:
        if not all(here - there <= SHINGLE + GAP for here, there in zip(place, before, strict=True)) or (
            place[1] < before[1]
        ):
            yield _passage(begun, before)
            begun = place
        before = place
    if places:
        yield _passage(begun, before)


def _passage(first: tuple[int, int], last: tuple[int, int]) -> Passage:
    return Passage((first[0], last[0] + SHINGLE), (first[1], last[1] + SHINGLE))
