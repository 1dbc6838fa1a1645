"""Questions and answers in, English sentences out, in the patterns of a vocabulary; what is named in them comes from outside.

So one way to put a sentence serves one question with its names, and every question of the same shape with marks in their
places.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date

from claimgraph.model.patterns import filled, needed, places
from claimgraph.model.records import Answer, Proposition, Question
from claimgraph.model.values import ClaimRef, Figure, Ref
from claimgraph.model.vocabulary import Vocabulary


class Sentences(ABC):
    """The sentences of one vocabulary. No name is empty, but for that of a term without a label."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    @abstractmethod
    def event(self, id: str) -> str:
        """The name of an event, as in a list."""

    @abstractmethod
    def event_in_sentence(self, id: str) -> str:
        """The name of an event with the article that it needs within a sentence."""

    @abstractmethod
    def actor(self, id: str) -> str:
        """The name of an actor that may be shown."""

    @abstractmethod
    def held(self, claim: ClaimRef) -> str:
        """What the claimant of a claim holds."""

    @abstractmethod
    def day(self, day: date) -> str:
        """A day."""

    @abstractmethod
    def ref(self, ref: Ref) -> str:
        """The name of a referenced record or term."""

    @abstractmethod
    def answer(self, answer: Answer) -> str:
        """The answer alone."""

    def question(self, question: Question) -> str:
        """``How many prisoners did Ukraine receive in the exchange of 31 January 2024?``."""
        return self._asked(question, self._words_of(question))

    def question_here(self, question: Question) -> str:
        """The same where a heading names the event already: ``How many prisoners did Ukraine receive?``."""
        words = self._words_of(question)
        return self._asked(question, words | ({"topic": "", "event": ""} if question.event else {}))

    def proposition(self, proposition: Proposition) -> str:
        """``Ukraine received 207 prisoners, exchange of 31 January 2024``; the question's label where it is open."""
        question, answer = proposition.question, proposition.answer
        if answer is None:
            return self.question(question)
        if question.counts and isinstance(answer, Figure):
            return self._quantity(question, answer, "not " if proposition.negated else "")
        asked = self._words.properties[question.property]
        phase = "" if question.phase in ("", "completed") else f" ({self._phase(question)})"
        if not asked.sentences:
            shown = f"{'not ' if proposition.negated else ''}{self.answer(answer)}"
            said = f"{self._topic(question)}: {asked.term.label}: {shown}"
            return f"{', '.join([said, *self._narrowing(question)])}{phase}"
        pattern = asked.sentences.get(question.phase)
        phase = "" if pattern else phase
        pattern = pattern or asked.sentences["completed"]
        said = filled(pattern, self._words_of(question) | {"answer": self.answer(answer)})
        said = f"not so: {said}" if proposition.negated is not (answer is False) else said
        rest = [*self._dimensions(question), *self._since(question, places(pattern))]
        return f"{', '.join([said, *rest])}{phase}"

    def _topic(self, question: Question) -> str:
        """What a question is about, as a list: event, actor, claim."""
        event = self.event(question.event) if question.event else ""
        return ", ".join(part for part in (event, self._actor(question), self._claim(question)) if part)

    def _actor(self, question: Question) -> str:
        return self.actor(question.actor) if question.actor else ""

    def _claim(self, question: Question) -> str:
        return f"[{self.held(question.claim)}]" if question.claim else ""

    def _phase(self, question: Question) -> str:
        return self._words.schemes["phases"][question.phase].label if question.phase else ""

    def _words_of(self, question: Question) -> dict[str, str]:
        """What the patterns of a question may name; ``topic`` is the event, or else the actor or the claim."""
        event = self.event_in_sentence(question.event) if question.event else ""
        actor, claim = self._actor(question), self._claim(question)
        return {
            "event": event,
            "actor": actor,
            "topic": event or actor or claim,
            "within": self.event_in_sentence(question.within) if question.within else "",
            "day": self.day(question.as_of) if question.as_of else "",
        }

    def _asked(self, question: Question, words: dict[str, str]) -> str:
        """The question in the pattern of its vocabulary, and after it what narrows it and has no place there."""
        pattern, rest = self._pattern(question, words)
        if not pattern:
            return self._asked_plainly(question, words)
        named = places(pattern)
        if "actor" in named and question.actor and not question.event:
            words["topic"] = ""
        elif "actor" not in named and question.actor and question.event:
            rest.append(words["actor"])
        rest += self._since(question, named)
        # Where the heading names the event, the question calls it "it".
        words["topic"] = words["topic"] or ("it" if "topic" in needed(pattern) else "")
        if not all(map(words.get, needed(pattern))):
            return self._asked_plainly(question, words)
        return f"{', '.join([filled(pattern.removesuffix('?'), words), *rest])}?"

    def _pattern(self, question: Question, words: dict[str, str]) -> tuple[str, list[str]]:
        """The pattern for the phase of a question, with its words added, and the dimensions that have no place in it."""
        phase = question.phase or "completed"
        if not question.counts:
            return self._words.properties[question.property].asks.get(phase, ""), self._dimensions(question)
        words["counted"] = self._words.counted[question.counts].label
        pattern, rest = self._words.how_many.get(phase, ""), []
        for key, ref in question.dimensions:
            dimension = self._words.dimensions[key]
            asks = dimension.asks.get(phase, "")
            if asks and "value" not in words:
                pattern, words["value"] = asks, self.ref(ref)
            elif set(dimension.sentences) == {"completed"}:
                # It only adds to what is counted, as its pattern for figures does.
                words["counted"] = self._added(dimension.sentences["completed"], words["counted"], ref)
            else:
                rest.append(f"{dimension.term.label} {self.ref(ref)}")
        return pattern, rest

    def _added(self, pattern: str, figure: str, ref: Ref) -> str:
        return filled(pattern, {"figure": figure, "value": self.ref(ref)})

    def _asked_plainly(self, question: Question, words: dict[str, str]) -> str:
        """A question without a pattern for its phase: ``Position in the series, the swap, planned?``."""
        if question.counts:
            asked = f"number of {self._words.counted[question.counts].label}"
        else:
            asked = self._words.properties[question.property].term.label
        about = filter(None, (words["event"], self._actor(question), self._claim(question)))
        parts = [asked, *self._narrowing(question), *about, *filter(None, [self._phase(question)])]
        return f"{parts[0][:1].upper()}{', '.join(parts)[1:]}?"

    def _narrowing(self, question: Question) -> list[str]:
        return [*self._dimensions(question), *self._since(question, set())]

    def _dimensions(self, question: Question) -> list[str]:
        return [f"{self._words.dimensions[key].term.label} {self.ref(ref)}" for key, ref in question.dimensions]

    def _since(self, question: Question, named: set[str]) -> list[str]:
        """The series and the day up to which is counted, where they are not named already."""
        within = question.within and "within" not in named
        said = [f"within {self.event(question.within)}"] if within else []
        return said + ([f"as of {self.day(question.as_of)}"] if question.as_of and "day" not in named else [])

    def _quantity(self, question: Question, figure: Figure, negation: str) -> str:
        one = figure.minimum == figure.maximum == 1
        counted = self._words.singular[question.counts] if one else self._words.counted[question.counts].label
        number = f"{negation}{self.answer(figure)}"
        alone = figure.stated is None and bool(figure.qualifier)
        text = f"{number} of {counted}" if alone and figure.qualifier != "several" else f"{number} {counted}"
        phase_said = question.phase in ("", "completed")
        # A dimension that has a pattern for phases makes the sentence; the others only add to the figure.
        for key, ref in sorted(question.dimensions, key=lambda d: len(self._words.dimensions[d[0]].sentences)):
            patterns = self._words.dimensions[key].sentences
            if not patterns:
                text = f"{text}, {self._words.dimensions[key].term.label} {self.ref(ref)}"
                continue
            phase_said = phase_said or question.phase in patterns
            text = self._added(patterns.get(question.phase) or patterns["completed"], text, ref)
        rest = ", ".join([self._topic(question), *self._since(question, set())])
        return f"{text}, {rest}{'' if phase_said else f' ({self._phase(question)})'}"
