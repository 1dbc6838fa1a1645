"""The words of texts in, the pairs of texts that share runs of them out, and which words are boilerplate.

An inverted index: for each run of six words the texts that have it. What it takes grows as the words of all texts do,
also where thousands of texts are alike: such are not compared each with each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base import limits
from claimgraph.propose.copies.wording import Wording

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, numpy.dtype[numpy.uint64]]

#: So many texts of one outlet, or so many at all, that have the same words, and little else in common, have boilerplate.
OF_OUTLET: Final = 3
OF_ANY: Final = 5
#: Little is less than this share of the shorter text's runs of words, in most of the pairs that are looked at.
LITTLE: Final = 1 / 3
#: So many pairs of those that have the same words are looked at.
_LOOKED_AT: Final = 8


@dataclass(frozen=True)
class Sharing:
    """How many runs of words pairs of texts share, by their numbers, and which runs are boilerplate."""

    pairs: Mapping[tuple[int, int], int]
    boilerplate: Numbers


def sharing(wordings: Sequence[Wording], outlets: Sequence[str]) -> Sharing:
    """The pairs of texts that share wording; ``outlets`` says of each text whose it is, "" where nobody knows."""
    import numpy

    index = _Index(wordings, outlets)
    common: list[Numbers] = []
    pairs = Counter[tuple[int, int]]()
    for members, shingles in index.postings():
        if index.is_boilerplate(members):
            common.append(shingles)
        else:
            for pair in _pairs(members):
                pairs[pair] += len(shingles)
    empty = numpy.zeros(0, dtype=numpy.uint64)
    return Sharing(pairs, numpy.unique(numpy.concatenate([empty, *common])))


def _pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with each; where they are too many, each with the first."""
    if len(members) <= limits.COPIES_SHARING:
        return combinations(members, 2)
    return ((members[0], other) for other in members[1:])


class _Index:
    def __init__(self, wordings: Sequence[Wording], outlets: Sequence[str]) -> None:
        self._wordings = wordings
        self._outlets = outlets
        self._alike: dict[tuple[int, int], float] = {}

    def postings(self) -> Iterator[tuple[tuple[int, ...], Numbers]]:
        """The texts that have the same runs of words, in their order, with these runs."""
        import numpy

        shingles = [numpy.unique(wording.shingles()) for wording in self._wordings]
        texts = numpy.repeat(numpy.arange(len(shingles), dtype=numpy.uint32), list(map(len, shingles)))
        every = numpy.concatenate([numpy.zeros(0, dtype=numpy.uint64), *shingles])
        del shingles
        order = numpy.argsort(every, kind="stable")
        every, texts = every[order], texts[order]
        if not len(every):
            return
        starts = numpy.flatnonzero(numpy.concatenate([[True], every[1:] != every[:-1]]))
        ends = numpy.append(starts[1:], len(every))
        several = ends - starts > 1
        of_texts: dict[bytes, list[int]] = {}
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            of_texts.setdefault(texts[start:end].tobytes(), []).append(start)
        for members, places in of_texts.items():
            yield tuple(numpy.frombuffer(members, dtype=numpy.uint32).tolist()), every[places]

    def is_boilerplate(self, members: Sequence[int]) -> bool:
        """Whether many texts that have the same words have little else in common."""
        outlets = Counter(filter(None, (self._outlets[member] for member in members)))
        if len(members) < OF_ANY and max(outlets.values(), default=0) < OF_OUTLET:
            return False
        step = max(1, len(members) // _LOOKED_AT)
        looked_at = list(pairwise(members))[::step][:_LOOKED_AT]
        return 2 * sum(self._likeness(pair) < LITTLE for pair in looked_at) > len(looked_at)

    def _likeness(self, pair: tuple[int, int]) -> float:
        import numpy

        if pair not in self._alike:
            one, other = (numpy.unique(self._wordings[text].shingles()) for text in pair)
            shared = len(numpy.intersect1d(one, other, assume_unique=True))
            self._alike[pair] = shared / min(len(one), len(other))
        return self._alike[pair]
