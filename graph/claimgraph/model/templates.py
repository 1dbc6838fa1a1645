"""The shape of a question or a proposition in, the template of its label out: put once, filled a million times.

A shape is a record in which only that a name is there counts, not which: of dimensions their keys, and which terms of
the vocabulary their values are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimgraph.model.records import Answer, Proposition, Question
from claimgraph.model.sentences import Sentences
from claimgraph.model.values import ClaimRef, Figure, Ref
from claimgraph.model.vocabulary import Vocabulary

#: What fills a template, in this order; the values of dimensions come after these.
FILLINGS: Final = ("event", "event in sentence", "actor", "claim", "within", "within in sentence", "day", "answer")

# Half a surrogate: no text that was ever decoded holds one, so no name and no pattern can be taken for a mark.
_FIRST: Final = 0xD800
_MARK: Final = re.compile("([\ud800-\udfff])")


@dataclass(frozen=True, slots=True)
class Template:
    """``texts`` are the pieces between names; ``picks`` says what follows what, counted from 1 over fillings and texts.

    With the fillings Ada and Bob, the texts (" asks ",) and the picks (1, 3, 2) say "Ada asks Bob".
    """

    texts: tuple[str, ...]
    picks: tuple[int, ...]


def shape(
    property: str,
    counts: str,
    phase: str,
    *,
    event: bool = False,
    actor: bool = False,
    claim: bool = False,
    within: bool = False,
    day: bool = False,
    dimensions: Iterable[tuple[str, str]] = (),
) -> Question:
    """The shape of a question: which parts are there; ``dimensions`` are pairs of key and term, "" for a record."""
    return Question(
        property,
        counts,
        "event" if event else "",
        "actor" if actor else "",
        ClaimRef("", "claim") if claim else None,
        phase,
        "within" if within else "",
        date.min if day else None,
        tuple((key, Ref("term", iri) if iri else Ref("", str(at))) for at, (key, iri) in enumerate(dimensions)),
    )


def manner_of(answer: Answer) -> str:
    """What of an answer, beside its label, the sentence that says it depends on: "one prisoner", "dozens of prisoners"."""
    match answer:
        case Figure(minimum, maximum, stated, qualifier):
            one = "one" if minimum == maximum == 1 else "figure"
            return f"{one}, of" if stated is None and qualifier not in ("", "several") else one
        case bool():
            return "yes" if answer else "no"
    return "plain"


class Templates(Sentences):
    """The templates of one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._further = words.further()

    def of_question(self, shape: Question) -> Template:
        """Of the label of a question."""
        return self._template(self.question(shape), shape)

    def of_question_here(self, shape: Question) -> Template:
        """Of the label of a question where a heading names the event."""
        return self._template(self.question_here(shape), shape)

    def of_proposition(self, shape: Question, answer: Answer | None, negated: bool) -> Template:
        """Of the label of a proposition; of the answer all counts but what it is called."""
        return self._template(self.proposition(Proposition(shape, answer, negated)), shape)

    def event(self, id: str) -> str:
        """A mark: the id within a shape is what fills it."""
        return _mark(FILLINGS.index(id))

    def event_in_sentence(self, id: str) -> str:
        """A mark."""
        return _mark(FILLINGS.index(f"{id} in sentence"))

    def actor(self, id: str) -> str:
        """A mark."""
        return _mark(FILLINGS.index("actor"))

    def held(self, claim: ClaimRef) -> str:
        """A mark."""
        return _mark(FILLINGS.index("claim"))

    def day(self, day: date) -> str:
        """A mark."""
        return _mark(FILLINGS.index("day"))

    def ref(self, ref: Ref) -> str:
        """The label of a term, since a term without one changes the sentence; of a record a mark."""
        return self._further.get(ref.id, ref.id) if ref.kind == "term" else _mark(len(FILLINGS) + int(ref.id))

    def answer(self, answer: Answer) -> str:
        """A mark."""
        return _mark(FILLINGS.index("answer"))

    def _template(self, sentence: str, shape: Question) -> Template:
        # Pieces and marks by turns.
        pieces = _MARK.split(sentence)
        fillings = len(FILLINGS) + len(shape.dimensions)
        texts, picks = [], []
        for at, piece in enumerate(pieces):
            if at % 2:
                picks.append(ord(piece) - _FIRST + 1)
            elif piece:
                texts.append(piece)
                picks.append(fillings + len(texts))
        return Template(tuple(texts), tuple(picks))


def _mark(filling: int) -> str:
    return chr(_FIRST + filling)
