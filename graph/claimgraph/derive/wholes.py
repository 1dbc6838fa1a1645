"""Questions in, aspects out: what is asked without event and phase, and which aspects are about parts of which.

Which wholes there are, whether their parts add up, and how many are all of them, the vocabulary declares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod
from typing import Final

from claimgraph.base import terms
from claimgraph.model.records import Corpus, Question
from claimgraph.model.values import Ref

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
    """The aspects of the questions of one corpus; ``above`` are all broader concepts of each."""

    corpus: Corpus
    above: Mapping[str, set[str]]
    _known: dict[Question, str] = field(default_factory=dict)

    def of(self, question: Question) -> str:
        """The aspect of a question."""
        asked = replace(question, event="", phase="")
        if asked not in self._known:
            self._known[asked] = _aspect(asked)
        return self._known[asked]

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Every aspect, without the day up to which a total runs, and without the actor.

        What may become fewer is no total: it keeps its day, so that no two days of it are compared.
        """
        words = self.corpus.vocabulary
        for question, aspect in self._known.items():
            shrinks = question.counts and words.counted[question.counts].iri in words.may_shrink
            timeless = aspect if shrinks else _aspect(replace(question, as_of=None))
            yield aspect, timeless, _aspect(replace(question, actor=""))

    def wider(self) -> Iterator[tuple[str, str, str, bool, int | None]]:
        """Every aspect of a figure with one that it is about a part of, the axis, and how such parts add up.

        A whole that nobody asks for is given only where its parts add up.
        """
        known = set(self._known.values())
        for question, aspect in self._known.items():
            if not question.counts:
                continue
            axes = [self._counts(question), *(self._dimension(question, key) for key, _ in question.dimensions)]
            for steps in product(*([None, *axis] for axis in axes)):
                taken = [step for step in steps if step]
                wide = _aspect(_along(question, taken))
                adds = all(step.adds for step in taken)
                if taken and (adds or wide in known):
                    counts = [step.all_parts for step in taken]
                    all_parts = prod(n for n in counts if n) if adds and all(counts) else None
                    yield aspect, wide, "+".join(step.axis for step in taken), adds, all_parts

    def _counts(self, question: Question) -> Iterator[_Step]:
        """What is counted, more broadly, over any number of steps; only the first one adds up."""
        words = self.corpus.vocabulary
        key_of = {term.iri: key for key, term in words.counted.items()}
        nearest = words.counted[question.counts].broader
        here, seen = list(nearest), set[str]()
        while here:
            iri = here.pop()
            if iri in key_of and iri not in seen:
                adds = iri in nearest and iri in words.disjoint_parts
                yield _Step(_COUNTS, key_of[iri], adds, words.part_count.get(iri))
                here += words.counted[key_of[iri]].broader
            seen.add(iri)

    def _dimension(self, question: Question, key: str) -> Iterator[_Step]:
        """One dimension, more broadly: an actor or concept above, a further answer that is the whole, no value."""
        words = self.corpus.vocabulary
        ref, dimension = dict(question.dimensions)[key], words.dimensions[key]
        wider: list[str] = []
        match ref.kind:
            case "actor":
                while part_of := self.corpus.actors[wider[-1] if wider else ref.id].part_of:
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


def _aspect(question: Question) -> str:
    claim = terms.digest(question.claim.document, question.claim.id) if question.claim else ""
    fixed = [question.counts, question.property, question.actor, claim, question.within, str(question.as_of or "")]
    return "|".join([*fixed, *(f"{key}={ref.kind}:{ref.id}" for key, ref in question.dimensions)])
