"""What a claim says (the mapping under ``says``) in, propositions out: the question, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.base import limits
from claimgraph.corpus.declared import keys_of, read_declared
from claimgraph.corpus.fields import Fields, true_or_false
from claimgraph.corpus.index import Index
from claimgraph.corpus.source import Node, Problems, Scalar, Sequence
from claimgraph.model import values
from claimgraph.model import vocabulary as v
from claimgraph.model.records import Answer, ClaimRef, Proposition, Question, Ref
from claimgraph.model.values import Figure, Period

_PARTS = [*keys_of(Question), "claim", "value", "min", "max", "not"]


@dataclass
class PropositionReader:
    """Reads the propositions of one document."""

    document: str
    index: Index
    vocabulary: v.Vocabulary
    problems: Problems

    def read(self, node: Node, stance: str) -> tuple[Proposition, ...]:
        """The propositions under ``says``: one, or one for each item of a list of values."""
        fields = Fields(node, "'says'", [*_PARTS, *self.vocabulary.dimensions], self.problems)
        question = self._question(fields)
        answered_by = self._answered_by(fields)
        if answered_by is None:
            return ()
        answers = tuple(self._answers(fields, answered_by))
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
            dimensions=tuple(self._dimensions(fields)),
            **read_declared(Question, fields, self.index, self.vocabulary),
        )

    def _dimensions(self, fields: Fields) -> Iterator[tuple[str, Ref]]:
        for key, dimension in sorted(self.vocabulary.dimensions.items()):
            found = fields.scalar(key)
            if found is None:
                continue
            also = {term.key: term for term in dimension.also}
            if found.text in also:
                yield key, Ref("term", also[found.text].iri)
            elif (ref := self._node(found, dimension.answered_by)) is not None:
                yield key, ref

    def _answered_by(self, fields: Fields) -> str | None:
        if ("property" in fields) == ("counts" in fields):
            self.problems.add(fields.place, "needs either a property or counts", "`counts` asks how many of what.")
            return None
        if "counts" in fields:
            return v.NUMBER
        known = self.vocabulary.properties.get(fields.text("property"))
        return known.answered_by if known else None

    def _answers(self, fields: Fields, answered_by: str) -> Iterator[Answer]:
        if "min" in fields or "max" in fields:
            if "value" in fields:
                self.problems.add(fields.place_of("value"), "a value beside min and max", "Give one or the other.")
            elif answered_by == v.NUMBER:
                yield from self._checked(
                    fields, Figure(fields.parsed("min", values.number), fields.parsed("max", values.number))
                )
            elif answered_by == v.DATE:
                yield from self._checked(fields, Period(fields.day("min"), fields.day("max")))
            else:
                self.problems.add(fields.place, "min and max where no number or date is asked for", "Use `value`.")
            return
        if answered_by in (v.NUMBER, v.DATE) and isinstance(fields.node("value"), Sequence):
            place = fields.place_of("value")
            self.problems.add(
                place, "a list where one number or date is asked for", 'Quote a number with commas: "1,212".'
            )
            return
        for found in fields.scalars("value", limits.CLAIMS_OF_ENTRY):
            answer = self._answer(fields, found, answered_by)
            if answer is not None:
                yield answer

    def _checked(self, fields: Fields, answer: Figure | Period) -> Iterator[Figure | Period]:
        low, high = (answer.minimum, answer.maximum) if isinstance(answer, Figure) else (answer.first, answer.last)
        if low is not None and high is not None and low > high:  # type: ignore[operator]
            self.problems.add(fields.place_of("min"), f"min above max: {low} > {high}", "Swap them.")
        elif low is not None or high is not None:
            yield answer

    def _answer(self, fields: Fields, found: Scalar, answered_by: str) -> Answer | None:
        match answered_by:
            case v.NUMBER:
                return fields.parse(found, lambda text: values.figure(text, self.vocabulary.qualifiers))
            case v.DATE:
                return fields.parse(found, values.period)
            case v.BOOLEAN:
                return fields.parse(found, true_or_false)
            case v.TEXT:
                return found.text
            case v.CLAIM:
                return self._claim_ref(found)
            case _:
                return self._node(found, answered_by)

    def _claim_ref(self, found: Scalar) -> ClaimRef:
        # Resolved once all documents are read, since a claim may be about a claim that comes later.
        document, hash, id = found.text.rpartition("#")
        return ClaimRef(document if hash else self.document, id)

    def _node(self, found: Scalar, answered_by: str) -> Ref | None:
        kind = {v.ACTOR: "actor", v.EVENT: "event"}.get(answered_by, "concept")
        names = {"actor": self.index.actors, "event": self.index.events, "concept": self.index.concepts}[kind]
        id = names.resolve(found.text, found.place, self.problems)
        return Ref(kind, id) if id else None
