"""The sentences of a text in, the figures of its subject out, each with its direction and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimgraph.model.vocabulary import key_of
from claimgraph.reader.directions import Direction, Directions
from claimgraph.reader.figure_words import FigureWords, figure_words
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.moves import Clause, Move
from claimgraph.reader.numerals import numerals
from claimgraph.reader.pairs import each
from claimgraph.reader.phases import phase
from claimgraph.reader.quantities import Quantity, quantities
from claimgraph.reader.said import Figure, Part
from claimgraph.reader.sides import Mention, Sides
from claimgraph.reader.subject import Subject, subject
from claimgraph.reader.text import Sentence, Span

#: Signs at which a clause ends.
_BREAKS: Final = frozenset({";", ":", "—", "–", "(", ")"})


def figures_in(sentences: Sequence[Sentence], knowledge: Knowledge) -> tuple[Figure, ...]:
    """The figures of a text, in its order."""
    return tuple(_Reader(knowledge).read(sentences))


@dataclass
class _Before:
    """What earlier sentences of a text leave for later ones."""

    speaker: str = ""  #: the side spoken of last
    counted: str = ""  #: what the last figure counted
    moved: bool = False  #: whether something was moved in the sentence before
    figures: list[Figure] = field(default_factory=list)


class _Reader:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.words: FigureWords = figure_words(knowledge.language.language)
        self.subject: Subject = subject(knowledge.vocabulary, knowledge.language.language)
        self.sides = Sides(knowledge.actors, key_of(knowledge.vocabulary.third_party.iri))

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Figure]:
        named = [self.sides.mentions(sentence.tokens) for sentence in sentences]
        parties = self.sides.of_text(mention for each in named for mention in each)
        before = _Before()
        for sentence, mentions in zip(sentences, named, strict=True):
            found = list(self._sentence(sentence, mentions, parties, before))
            yield from found
            self._remember(sentence, mentions, found, before)

    def _remember(
        self, sentence: Sentence, mentions: Sequence[Mention], found: Sequence[Figure], before: _Before
    ) -> None:
        sided = [mention.side for mention in mentions if mention.side and not mention.is_people]
        before.speaker = sided[0] if sided else before.speaker
        before.counted = found[-1].counted if found else before.counted
        before.moved = any(verb.means.role != "stays" for verb in self.subject.moves.all(sentence.tokens))

    def _sentence(
        self, sentence: Sentence, mentions: Sequence[Mention], parties: Sequence[str], before: _Before
    ) -> Iterator[Figure]:
        of = sentence.tokens
        amounts = numerals(of, self.words, self.knowledge.vocabulary.qualifiers)
        if not amounts:
            return
        counted = quantities(of, amounts, mentions, self.subject, self.words, self.knowledge.language)
        verbs = tuple(
            verb for verb in self.subject.moves.all(of) if not any(q.first <= verb.first < q.end for q in counted)
        )
        clause = Clause(of, counted, mentions, verbs, self._breaks(of), self.words)
        directions = Directions(clause, self.sides, parties, before.speaker, self._receiver(before))
        for number, quantity in enumerate(counted):
            yield from self._quantity(sentence, directions, number, quantity, before)

    def _receiver(self, before: _Before) -> str:
        side = before.figures[-1].narrowed.get(self.subject.moved, "") if before.figures else ""
        return "" if side == self.subject.whole else side

    def _breaks(self, of: Sequence) -> frozenset[int]:
        return frozenset(
            at for at, token in enumerate(of) if token.folded in _BREAKS or self.words.has("breaks", token.folded)
        )

    def _quantity(
        self, sentence: Sentence, directions: Directions, number: int, quantity: Quantity, before: _Before
    ) -> Iterator[Figure]:
        clause = directions.clause
        move = clause.move(number)
        when = phase(clause, quantity, move)
        if not when:
            return
        if quantity.is_part:
            yield from self._part(sentence, quantity, before)
            return
        speaks = bool(clause.verbs or self.subject.about.all(clause.of))
        if (every := each(directions, number)) and (speaks or before.moved):
            for side in directions.parties:
                yield self._figure(sentence, quantity, when, Direction(side, every.rule, every.first, every.end), before)
            return
        if quantity.is_bare or move is None:
            return
        direction = directions.of(number, move)
        if direction is None:
            return
        yield self._figure(sentence, quantity, when, direction, before)

    def _part(self, sentence: Sentence, quantity: Quantity, before: _Before) -> Iterator[Figure]:
        """A part with a kind of its own, which went where the whole went: "189, including two civilians"."""
        last = before.figures[-1] if before.figures else None
        if last and not quantity.gives_way and quantity.counted and quantity.counted != last.counted:
            side = last.narrowed[self.subject.moved]
            if side != self.subject.whole:
                direction = Direction(side, "part-of-its-own-kind", quantity.first, quantity.end)
                yield self._figure(sentence, quantity, last.phase, direction, before)

    def _counted(self, quantity: Quantity, before: _Before) -> str:
        if quantity.counted:
            return quantity.counted
        return self.subject.persons

    def _figure(
        self, sentence: Sentence, quantity: Quantity, when: str, direction: Direction, before: _Before
    ) -> Figure:
        of = sentence.tokens
        numeral = quantity.numeral
        narrowed = {self.subject.moved: direction.side or self.subject.whole}
        figure = Figure(
            counted=self._counted(quantity, before),
            narrowed=narrowed,
            phase=when,
            words=(Span(of[direction.first].span.start, of[direction.end - 1].span.end),),
            number=Span(of[numeral.first].span.start, of[numeral.end - 1].span.end),
            sentence=sentence.number,
            rule=direction.rule,
            minimum=numeral.minimum,
            maximum=numeral.maximum,
            stated=numeral.stated,
        )
        before.figures.append(figure)
        return figure
