"""Records in, readable English labels out: made from the parts of a proposition, never typed by anybody."""

from __future__ import annotations

from datetime import date

from claimgraph.model.patterns import with_article
from claimgraph.model.records import Answer, Corpus, Document, Statement
from claimgraph.model.sentences import Sentences
from claimgraph.model.values import ClaimRef, Ref, kind_of
from claimgraph.model.values.dates import day_label


class Labels(Sentences):
    """The labels of everything in one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus.vocabulary)
        self._corpus = corpus
        self._further = corpus.vocabulary.further()

    def event(self, id: str) -> str:
        """The name of an event."""
        return self._corpus.events[id].name

    def event_in_sentence(self, id: str) -> str:
        """The name of an event with its article."""
        return with_article(self._corpus.events[id].name)

    def actor(self, id: str) -> str:
        """The name of an actor, or the role of a private person."""
        return self._corpus.actors[id].shown

    def held(self, claim: ClaimRef) -> str:
        """``Zelensky asserts: …``."""
        return self.position(self._corpus.claims[claim])

    def day(self, day: date) -> str:
        """``31 January 2024``."""
        return day_label(day)

    def ref(self, ref: Ref) -> str:
        """The name of a referenced record or term."""
        match ref.kind:
            case "actor":
                return self.actor(ref.id)
            case "event":
                return self.event(ref.id)
            case "concept":
                return self._corpus.concepts[ref.id].name
        return self._further.get(ref.id, ref.id)

    def answer(self, answer: Answer) -> str:
        """The answer alone, in words."""
        if isinstance(answer, ClaimRef):
            return self.held(answer)
        return self.ref(answer) if isinstance(answer, Ref) else kind_of(answer).label(answer, self._words)

    def position(self, statement: Statement) -> str:
        """What the claimant holds, whoever relays it: ``Zelensky asserts: …``."""
        return self.claim(statement, len(statement.chain) - 1)

    def claim(self, statement: Statement, link: int = 0) -> str:
        """The claim of one link of a chain, by default of the outermost: ``Putin reports: Russia demands: …``."""
        names = [self.actor(speaker.actor) for speaker in statement.chain]
        stances = self._words.schemes["stances"]
        said = [f"{name} {stances['reports'].label}" for name in names[link:-1]]
        return ": ".join(
            [*said, f"{names[-1]} {stances[statement.stance].label}", self.proposition(statement.proposition)]
        )

    def attribution(self, statement: Statement) -> str:
        """The chain of speakers, from the document inward: ``Putin (video) ← Russia``."""
        shown = []
        for speaker in statement.chain:
            medium = self._words.schemes["media"][speaker.medium].label if speaker.medium else ""
            name = self.actor(speaker.actor)
            shown.append(f"{name} ({medium})" if medium else name)
        return " ← ".join(shown)

    def document(self, document: Document) -> str:
        """Publisher, title and date: what a footnote would say."""
        publisher = self.actor(document.publisher)
        when = day_label(document.published) if document.published else "undated"
        return f"{publisher}: {document.title} ({when})"
