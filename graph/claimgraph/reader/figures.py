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
from claimgraph.reader.pairs import each, is_even, partner, same_number
from claimgraph.reader.phases import phase
from claimgraph.reader.quantities import Quantity, quantities
from claimgraph.reader.said import Figure, Part
from claimgraph.reader.sides import Mention, Sides
from claimgraph.reader.subject import Subject, subject
from claimgraph.reader.text import Sentence, Span, Token

#: Signs at which a clause ends.
_BREAKS: Final = frozenset({";", ":", "—", "–", "(", ")"})


#: Words between two equal numbers that say that each was given for the other.
_EVEN: Final = frozenset({"for", "-", "–"})


def figures_in(sentences: Sequence[Sentence], knowledge: Knowledge) -> tuple[Figure, ...]:
    """The figures of a text, in its order."""
    return tuple(_Reader(knowledge).read(sentences))


def _is_dash(of: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands for a dash: with spaces around it."""
    return 0 < at < len(of) - 1 and of[at].folded == "-" and of[at - 1].span.end < of[at].span.start < of[at + 1].span.start - 1


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
        self.sides = Sides(knowledge.actors, key_of(knowledge.vocabulary.third_party.iri), self.subject.nouns)

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

    def _breaks(self, of: Sequence[Token]) -> frozenset[int]:
        links = self.words.lists["links"].all(of)
        linked = {at for link in links for at in range(link.first, link.end)}
        return frozenset(
            at
            for at, token in enumerate(of)
            if token.folded in _BREAKS or _is_dash(of, at) or self.words.has("breaks", token.folded) and at not in linked
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
            yield from self._part(sentence, clause, number, before)
            return
        speaks = bool(clause.verbs or self.subject.about.all(clause.of))
        if (every := each(directions, number)) and (speaks or before.moved):
            for side in directions.parties:
                yield self._figure(sentence, clause, number, when, Direction(side, every.rule, every.first, every.end), before)
            return
        between = partner(clause, number)
        if between and (speaks or before.moved) and is_even(quantity, clause.quantities[number + 1]):
            if between.means in _EVEN:
                for side in directions.parties:
                    where = Direction(side, "n-for-n", quantity.first, clause.quantities[number + 1].end)
                    yield self._figure(sentence, clause, number, when, where, before)
            return
        direction = self._direction(directions, number, move, before)
        if direction is None:
            return
        figure = self._figure(sentence, clause, number, when, direction, before)
        yield figure
        yield from self._same_number(sentence, directions, number, figure, before)

    def _direction(
        self, directions: Directions, number: int, move: Move | None, before: _Before
    ) -> Direction | None:
        clause, here = directions.clause, directions.clause.quantities[number]
        if move is not None and not here.is_bare and (found := directions.of(number, move)):
            return found
        if (opposite := self._opposite(directions, number, before)) is not None:
            return opposite
        return None

    def _opposite(self, directions: Directions, number: int, before: _Before) -> Direction | None:
        """The other side than the one to which the other number of a pair went: "19 for 11", "757 in return for 49"."""
        clause, here = directions.clause, directions.clause.quantities[number]
        if partner(clause, number - 1):
            other, place = clause.quantities[number - 1], number - 1
        elif partner(clause, number):
            other, place = clause.quantities[number + 1], number + 1
        else:
            return None
        if here.side:
            side = here.side
        elif other.side:
            side = directions.sides.other(other.side, directions.parties)
        elif (move := clause.move(place)) and (found := directions.of(place, move)) and found.side:
            side = directions.sides.other(found.side, directions.parties)
        else:
            return None
        if not side or not (clause.verbs or before.moved or self.subject.about.all(clause.of)):
            return None
        return Direction(side, "n-for-m", min(here.first, other.first), max(here.end, other.end))

    def _same_number(
        self, sentence: Sentence, directions: Directions, number: int, figure: Figure, before: _Before
    ) -> Iterator[Figure]:
        """As many in the other direction: "150 soldiers for an equal number of its own"."""
        clause = directions.clause
        found = same_number(clause, number)
        to = figure.narrowed[self.subject.moved]
        other = self.sides.other(to, directions.parties)
        if found and other:
            here = clause.quantities[number]
            named = [m.side for m in clause.mentions if found.end <= m.first <= found.end + 3 and m.side]
            if not named or named == [other]:
                where = Direction(other, "the-same-number", here.first, found.end)
                yield self._figure(sentence, clause, number, figure.phase, where, before)

    def _part(self, sentence: Sentence, clause: Clause, number: int, before: _Before) -> Iterator[Figure]:
        """A part with a kind of its own, which went where the whole went: "189, including two civilians"."""
        quantity = clause.quantities[number]
        last = before.figures[-1] if before.figures else None
        if last and not quantity.gives_way and quantity.counted and quantity.counted != last.counted:
            side = last.narrowed[self.subject.moved]
            if side != self.subject.whole:
                direction = Direction(side, "part-of-its-own-kind", quantity.first, quantity.end)
                yield self._figure(sentence, clause, number, last.phase, direction, before)

    def _counted(self, clause: Clause, number: int, side: str, before: _Before) -> str:
        """The key of what is counted: by its noun, by the number for which it was given, as said before, or persons."""
        here = clause.quantities[number]
        if here.counted and not here.gives_way:
            return here.counted
        for other in (number - 1, number):
            if partner(clause, other):
                near = clause.quantities[other if other < number else number + 1]
                if near.counted and not near.gives_way:
                    return near.counted
        for figure in reversed(before.figures):
            if (figure.minimum, figure.maximum) == (here.numeral.minimum, here.numeral.maximum):
                if figure.narrowed.get(self.subject.moved) == side:
                    return figure.counted
        if here.is_bare and before.counted:
            return before.counted
        return here.counted or self.subject.persons

    def _figure(
        self, sentence: Sentence, clause: Clause, number: int, when: str, direction: Direction, before: _Before
    ) -> Figure:
        quantity = clause.quantities[number]
        of = sentence.tokens
        numeral = quantity.numeral
        narrowed = {self.subject.moved: direction.side or self.subject.whole}
        figure = Figure(
            counted=self._counted(clause, number, direction.side or self.subject.whole, before),
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
