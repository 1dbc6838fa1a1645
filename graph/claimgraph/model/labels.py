"""Records in, readable English labels out: made from the parts of a proposition, never typed by anybody."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from claimgraph.model.records import Answer, Corpus, Document, Proposition, Question, Ref, Statement
from claimgraph.model.values import Figure, Period
from claimgraph.model.vocabulary import Qualifier


def day_label(day: date) -> str:
    """``31 January 2024``."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def period_label(period: Period) -> str:
    """A period as one would write it: a day, a month, a year, or its two ends."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"until {day_label(last)}" if last else f"{day_label(first)} or later" if first else "at some time"
    if first == last:
        return day_label(first)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{calendar.month_name[first.month]} {first.year}"
    if whole_months and first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{day_label(first)} to {day_label(last)}"


def figure_label(figure: Figure, qualifiers: Mapping[str, Qualifier]) -> str:
    """A figure as it was stated: ``195``, ``over 6,000``, ``hundreds``; or its ends where nothing was stated."""
    word = qualifiers[figure.qualifier].term.label if figure.qualifier else ""
    if figure.stated is not None:
        return f"{word} {figure.stated:,}".strip()
    if word:
        return word
    low, high = figure.minimum, figure.maximum
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"


class Labels:
    """The labels of everything in one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._words = corpus.vocabulary

    def ref(self, ref: Ref) -> str:
        """The name of a referenced record or term."""
        match ref.kind:
            case "actor":
                return self._corpus.actors[ref.id].shown
            case "event":
                return self._corpus.events[ref.id].name
            case "concept":
                return self._corpus.concepts[ref.id].name
        for dimension in self._words.dimensions.values():
            for term in dimension.also:
                if term.iri == ref.id:
                    return term.label
        return ref.id

    def question(self, question: Question) -> str:
        """``number of prisoners, received by Ukraine, exchange of 31 January 2024, completed``."""
        if question.counts:
            asked = f"number of {self._words.counted[question.counts].label}"
        else:
            asked = self._words.properties[question.property].term.label
        return ", ".join(
            part for part in (asked, *self._narrowing(question), self._topic(question), question.phase) if part
        )

    def proposition(self, proposition: Proposition) -> str:
        """``Ukraine received 207 prisoners, exchange of 31 January 2024``; the question's label where it is open."""
        question, answer = proposition.question, proposition.answer
        if answer is None:
            return self.question(question)
        if question.counts and isinstance(answer, Figure):
            return self._quantity(question, answer, "not " if proposition.negated else "")
        asked = self._words.properties[question.property]
        phase = "" if question.phase in ("", "completed") else f" ({question.phase})"
        if isinstance(answer, bool) and asked.sentences:
            pattern = asked.sentences.get(question.phase)
            said = (pattern or asked.sentences["completed"]).replace("{topic}", self._topic(question))
            said = said if answer is not proposition.negated else f"not so: {said}"
            phase = "" if pattern else phase
        else:
            shown = f"{'not ' if proposition.negated else ''}{self.answer(answer)}"
            said = f"{self._topic(question)}: {asked.term.label}: {shown}"
        return f"{', '.join([said, *self._narrowing(question)])}{phase}"

    def answer(self, answer: Answer) -> str:
        """The answer alone, in words."""
        match answer:
            case Figure():
                return figure_label(answer, self._words.qualifiers)
            case Period():
                return period_label(answer)
            case Ref():
                return self.ref(answer)
            case bool():
                return "yes" if answer else "no"
            case str():
                return f"“{answer}”"
        return self.position(self._corpus.claims[answer])

    def position(self, statement: Statement) -> str:
        """What the claimant holds, whoever relays it: ``Zelensky asserts: …``."""
        return self.claim(statement, len(statement.chain) - 1)

    def claim(self, statement: Statement, link: int = 0) -> str:
        """The claim of one link of a chain, by default of the outermost: ``Putin reports: Russia demands: …``."""
        names = [self._corpus.actors[speaker.actor].shown for speaker in statement.chain]
        said = [f"{name} reports" for name in names[link:-1]]
        return ": ".join([*said, f"{names[-1]} {statement.stance}", self.proposition(statement.proposition)])

    def attribution(self, statement: Statement) -> str:
        """The chain of speakers, from the document inward: ``Putin (video) ← Russia``."""
        shown = []
        for speaker in statement.chain:
            medium = self._words.schemes["media"][speaker.medium].label if speaker.medium else ""
            name = self._corpus.actors[speaker.actor].shown
            shown.append(f"{name} ({medium})" if medium else name)
        return " ← ".join(shown)

    def document(self, document: Document) -> str:
        """Publisher, title and date: what a footnote would say."""
        publisher = self._corpus.actors[document.publisher].shown
        when = day_label(document.published) if document.published else "undated"
        return f"{publisher}: {document.title} ({when})"

    def _topic(self, question: Question) -> str:
        event = self._corpus.events[question.event].name if question.event else ""
        actor = self._corpus.actors[question.actor].shown if question.actor else ""
        claim = f"[{self.position(self._corpus.claims[question.claim])}]" if question.claim else ""
        return ", ".join(part for part in (event, actor, claim) if part)

    def _narrowing(self, question: Question) -> list[str]:
        said = [f"{self._words.dimensions[key].term.label} {self.ref(ref)}" for key, ref in question.dimensions]
        if question.within:
            said.append(f"within {self._corpus.events[question.within].name}")
        if question.as_of:
            said.append(f"as of {day_label(question.as_of)}")
        return said

    def _quantity(self, question: Question, figure: Figure, negation: str) -> str:
        one = figure.minimum == figure.maximum == 1
        counted = self._words.singular[question.counts] if one else self._words.counted[question.counts].label
        number = f"{negation}{figure_label(figure, self._words.qualifiers)}"
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
            pattern = patterns.get(question.phase) or patterns["completed"]
            # str.replace, not str.format: names are data and may hold braces.
            text = self.ref(ref).join(pattern.replace("{figure}", text, 1).split("{value}", 1))
        rest = [self._topic(question)]
        rest += [f"within {self._corpus.events[question.within].name}"] if question.within else []
        rest += [f"as of {day_label(question.as_of)}"] if question.as_of else []
        return f"{text}, {', '.join(rest)}{'' if phase_said else f' ({question.phase})'}"
