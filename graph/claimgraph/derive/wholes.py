"""Questions in, aspects out: what is asked without event and phase, and which aspects are about parts of which.

Which wholes there are, whether their parts add up, and how many are all of them, the vocabulary declares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, product
from math import prod
from typing import Final

from claimgraph.derive.relations import Sided
from claimgraph.model.records import Question
from claimgraph.model.values import Ref
from claimgraph.model.vocabulary import Vocabulary

#: The axis of what is counted; every other one is a dimension.
_COUNTS: Final = "counts"


@dataclass(frozen=True, slots=True)
class _Step:
    """From a part to a whole: another value on one axis, None for no value.

    ``adds`` where the parts along the axis are disjoint; ``all_parts`` is how many are all of the whole.
    """

    axis: str
    value: str | Ref | None
    adds: bool = False
    all_parts: int | None = None


@dataclass
class Aspects:
    """What questions ask, without event and phase, each under a number; ``above`` are all broader concepts of each.

    ``asked`` are those of the questions of one corpus. What nobody asks, but is a whole, gets numbers above theirs.
    """

    asked: Mapping[Question, int]
    words: Vocabulary
    actors: Mapping[str, Sided]
    above: Mapping[str, set[str]]
    _numbers: dict[Question, int] = field(init=False)
    _free: Iterator[int] = field(init=False)
    _key_of: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = dict(self.asked)
        self._free = count(max(self.asked.values(), default=0) + 1)
        self._key_of = {term.iri: key for key, term in self.words.counted.items()}

    def _number(self, question: Question) -> int:
        if question not in self._numbers:
            self._numbers[question] = next(self._free)
        return self._numbers[question]

    def rows(self) -> Iterator[tuple[int, int, int]]:
        """Every aspect, without the day up to which a total runs, and without the actor.

        What may become fewer is no total: it keeps its day, so that no two days of it are compared.
        """
        for question, aspect in self.asked.items():
            shrinks = question.counts and self.words.counted[question.counts].iri in self.words.may_shrink
            timeless = aspect if shrinks else self._number(replace(question, as_of=None))
            yield aspect, timeless, self._number(replace(question, actor=""))

    def wider(self) -> Iterator[tuple[int, int, str, bool, int | None]]:
        """Every aspect of a figure with one that it is about a part of, the axis, and how such parts add up.

        A whole that nobody asks for is given only where its parts add up.
        """
        for question, aspect in self.asked.items():
            if not question.counts:
                continue
            axes = [self._counts(question), *(self._dimension(question, key) for key, _ in question.dimensions)]
            for steps in product(*([None, *axis] for axis in axes)):
                taken = [step for step in steps if step]
                wide = _along(question, taken)
                adds = all(step.adds for step in taken)
                if taken and (adds or wide in self.asked):
                    counts = [step.all_parts for step in taken]
                    all_parts = prod(n for n in counts if n) if adds and all(counts) else None
                    yield aspect, self._number(wide), "+".join(step.axis for step in taken), adds, all_parts

    def _counts(self, question: Question) -> Iterator[_Step]:
        """What is counted, more broadly, over any number of steps; only the first one adds up."""
        words = self.words
        nearest = words.counted[question.counts].broader
        here, seen = list(nearest), set[str]()
        while here:
            iri = here.pop()
            if iri in self._key_of and iri not in seen:
                adds = iri in nearest and iri in words.disjoint_parts
                yield _Step(_COUNTS, self._key_of[iri], adds, words.part_count.get(iri))
                here += words.counted[self._key_of[iri]].broader
            seen.add(iri)

    def _dimension(self, question: Question, key: str) -> Iterator[_Step]:
        """One dimension, more broadly: an actor or concept above, a further answer that is the whole, no value."""
        words = self.words
        ref, dimension = dict(question.dimensions)[key], words.dimensions[key]
        wider: list[str] = []
        match ref.kind:
            case "actor":
                while part_of := self.actors[wider[-1] if wider else ref.id].part_of:
                    wider.append(part_of)
            case "concept":
                wider = sorted(self.above[ref.id])
        for id in wider:
            yield _Step(key, Ref(ref.kind, id))
        if ref.kind != "term":
            for term in dimension.also:
                # What is itself a part of another value is counted with that one.
                adds = not wider and term.iri in words.disjoint_parts
                yield _Step(key, Ref("term", term.iri), adds, words.part_count.get(term.iri))
        if dimension.term.iri in words.unsaid_is_whole:
            yield _Step(key, None)


def _along(question: Question, steps: list[_Step]) -> Question:
    """The question with other values on some axes."""
    values: dict[str, Ref] = dict(question.dimensions)
    counts = question.counts
    for step in steps:
        match step.value:
            case str():
                counts = step.value
            case None:
                del values[step.axis]
            case Ref():
                values[step.axis] = step.value
    return replace(question, counts=counts, dimensions=tuple(values.items()))
