"""What a claim says (the mapping under ``says``) in, propositions out: the question, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimgraph.base import limits
from claimgraph.corpus.declared import keys_of, read_declared
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.index import Index
from claimgraph.corpus.source import Node, Problems, Scalar, Sequence
from claimgraph.model.records import Answer, Proposition, Question
from claimgraph.model.terms import Answerable
from claimgraph.model.values import COUNT, ClaimRef, Ref, answered
from claimgraph.model.values.kind import AnswerKind, Interval, Stated
from claimgraph.model.values.term import Claims, Thing
from claimgraph.model.vocabulary import Vocabulary

#: The keys under ``says``; the dimensions of a vocabulary are others.
PARTS = [*keys_of(Question), "claim", "value", "min", "max", "not"]


@dataclass
class PropositionReader:
    """Reads the propositions of one document."""

    document: str
    index: Index
    vocabulary: Vocabulary
    problems: Problems

    def read(self, node: Node, stance: str) -> tuple[Proposition, ...]:
        """The propositions under ``says``: one, or one for each item of a list of values."""
        fields = Fields(node, "'says'", [*PARTS, *self.vocabulary.dimensions], self.problems)
        question = self._question(fields)
        kind = self._kind(fields)
        if kind is None:
            return ()
        answers = tuple(self.answers(fields, kind))
        negated = fields.flag("not")
        if not answers and stance != "declines" and not any(key in fields for key in ("value", "min", "max")):
            self.problems.add(
                fields.place, "no value", "Add `value: …`; only `stance: declines` leaves a question open."
            )
        return tuple(Proposition(question, answer, negated) for answer in answers or (None,))

    def _question(self, fields: Fields) -> Question:
        phases = self.vocabulary.schemes["phases"]
        if not any(key in fields for key in ("event", "actor", "claim")):
            self.problems.add(fields.place, "says nothing about any event, actor or claim", "Add `event: …`.")
        if "event" in fields and "phase" not in fields:
            self.problems.add(fields.place, "missing phase", f"Add `phase: …`, one of: {', '.join(sorted(phases))}.")
        return Question(
            claim=self._claim_ref(found) if (found := fields.scalar("claim")) else None,
            dimensions=tuple(self.dimensions(fields)),
            **read_declared(Question, fields, self.index, self.vocabulary),
        )

    def dimensions(self, fields: Fields) -> Iterator[tuple[str, Ref]]:
        """The dimensions that narrow the question, by their keys, in the order of these."""
        for key, dimension in sorted(self.vocabulary.dimensions.items()):
            found = fields.scalar(key)
            if found is None:
                continue
            also = {term.key: term for term in dimension.also}
            if found.text in also:
                yield key, Ref("term", also[found.text].iri)
            elif (ref := self._node(found, self.kind_of(dimension))) is not None:
                yield key, ref

    def _kind(self, fields: Fields) -> AnswerKind[Any] | None:
        """The kind of what is asked for; None, with a problem, where that is not said."""
        if ("property" in fields) == ("counts" in fields):
            self.problems.add(fields.place, "needs either a property or counts", "`counts` asks how many of what.")
            return None
        if "counts" in fields:
            return COUNT
        known = self.vocabulary.properties.get(fields.text("property"))
        return self.kind_of(known) if known else None

    def kind_of(self, asked: Answerable) -> AnswerKind[Any]:
        """The kind of what answers a property or a dimension."""
        return answered(asked.answered_by, asked.unit, self.vocabulary.kinds_of(asked.answered_by))

    def answers(self, fields: Fields, kind: AnswerKind[Any]) -> Iterator[Answer]:
        """The answers of a kind in value, min and max: none where nothing is answered, or cannot be read."""
        if "min" in fields or "max" in fields:
            if "value" in fields:
                self.problems.add(fields.place_of("value"), "a value beside min and max", "Give one or the other.")
            elif isinstance(kind, Interval):
                yield from self._between(fields, kind)
            else:
                self.problems.add(fields.place, "min and max where no number or date is asked for", "Use `value`.")
            return
        if kind.is_interval and isinstance(fields.node("value"), Sequence):
            place = fields.place_of("value")
            self.problems.add(
                place, "a list where one number or date is asked for", 'Quote a number with commas: "1,212".'
            )
            return
        for found in fields.scalars("value", limits.CLAIMS_OF_ENTRY):
            answer = self._answer(fields, found, kind)
            if answer is not None:
                yield answer

    def _between(self, fields: Fields, kind: Interval[Any]) -> Iterator[Answer]:
        """The interval between min and max, each of which is read, and told, by itself."""
        ends = {key: fields.scalar(key) for key in ("min", "max")}
        read = {
            key: fields.parse(end, lambda text: kind.between(text, None)) is not None
            for key, end in ends.items()
            if end
        }
        given = {key: end.text for key, end in ends.items() if end and read[key]}
        if not given:
            return
        answer = kind.between(given.get("min"), given.get("max"))
        low, high, _ = kind.ends(answer)
        if low is not None and high is not None and low > high:
            message = f"min above max: {given['min'].strip()} > {given['max'].strip()}"
            self.problems.add(fields.place_of("min"), message, "Swap them.")
        else:
            yield answer

    def _answer(self, fields: Fields, found: Scalar, kind: AnswerKind[Any]) -> Answer | None:
        match kind:
            case Claims():
                return self._claim_ref(found)
            case Stated():
                return fields.parse(found, lambda text: kind.answer(text, self.vocabulary))
        return self._node(found, kind)

    def _claim_ref(self, found: Scalar) -> ClaimRef:
        # Resolved once all documents are read, since a claim may be about a claim that comes later.
        document, hash, id = found.text.rpartition("#")
        return ClaimRef(document if hash else self.document, id)

    def _node(self, found: Scalar, kind: AnswerKind[Any]) -> Ref | None:
        if not isinstance(kind, Thing):
            return None
        id = self.index.of(kind.of).resolve(found.text, found.place, self.problems)
        return Ref(kind.of, id) if id else None
