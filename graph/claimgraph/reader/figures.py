"""The sentences of a text in, the figures of its subject out, each with its direction and the rule that found it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from claimgraph.model.vocabulary import key_of
from claimgraph.model.wording import Pattern
from claimgraph.reader.by_context import alone, attribute, by_move, contrast, in_return, part, the_other_way
from claimgraph.reader.directions import Direction, Directions
from claimgraph.reader.figure_words import FigureWords, figure_words
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.moves import Clause
from claimgraph.reader.numerals import numerals
from claimgraph.reader.pairs import each, even, halves, opposite, partner, per_side, same_number
from claimgraph.reader.phases import phase
from claimgraph.reader.phrases import Found
from claimgraph.reader.quantities import Quantity, quantities
from claimgraph.reader.said import Figure
from claimgraph.reader.scene import Before, Scene
from claimgraph.reader.sides import Mention, Sides
from claimgraph.reader.subject import Subject, subject
from claimgraph.reader.text import Sentence, Span, Token

Rules = tuple[Callable[[Scene, int], tuple[Direction, ...]], ...]
#: In the order in which they are asked; the first that knows a direction has the figure.
RULES: Final[Rules] = (each, even, halves, per_side, by_move, opposite, in_return, the_other_way, attribute, alone)
#: Signs at which a clause ends.
_BREAKS: Final = frozenset({".", "!", "?", ";", ":", "—", "–", "(", ")"})



def figures_in(sentences: Sequence[Sentence], knowledge: Knowledge) -> tuple[Figure, ...]:
    """The figures of a text, in its order."""
    return tuple(_Reader(knowledge).read(sentences))


def _is_dash(of: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands for a dash: with spaces around it."""
    return 0 < at < len(of) - 1 and of[at].folded == "-" and of[at - 1].span.end < of[at].span.start < of[at + 1].span.start - 1


class _Reader:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.words: FigureWords = figure_words(knowledge.language.language)
        self.subject: Subject = subject(knowledge.vocabulary, knowledge.language.language)
        self.sides = Sides(knowledge.actors, key_of(knowledge.vocabulary.third_party.iri), self.subject.nouns)

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Figure]:
        named = [self.sides.mentions(sentence.tokens) for sentence in sentences]
        parties = self.sides.of_text(mention for each in named for mention in each)
        before = Before()
        rules = RULES if self._is_of_subject(sentences, named) else (each,)
        for sentence, mentions in zip(sentences, named, strict=True):
            speaks = self._speaks(sentence)
            self.sentence = sentence.number
            yield from self._sentence(sentence, mentions, parties, before, rules)
            sided = [mention.side for mention in mentions if mention.side and not mention.is_people]
            before.speaker = sided[0] if sided else before.speaker
            before.is_about = speaks

    def _is_of_subject(self, sentences: Sequence[Sentence], named: Sequence[Sequence[Mention]]) -> bool:
        """Whether a text speaks of the subject at all: of both sides, or with a word for what is counted."""
        if len({mention.side for each in named for mention in each if mention.side}) > 1:
            return True
        return any(self.subject.is_named(sentence.tokens) for sentence in sentences)

    def _speaks(self, sentence: Sentence) -> bool:
        moved = any(verb.means.role != "stays" for verb in self.subject.moves.all(sentence.tokens))
        return moved or bool(self.subject.about.all(sentence.tokens))

    def _sentence(
        self, sentence: Sentence, mentions: Sequence[Mention], parties: Sequence[str], before: Before, rules: Rules
    ) -> Iterator[Figure]:
        of = sentence.tokens
        moves = self.subject.moves.all(of)
        taken = {at for verb in moves for at in range(verb.first, verb.end)}
        amounts = numerals(of, self.words, self.knowledge.vocabulary.qualifiers, taken)
        if not amounts:
            return
        counted = quantities(of, amounts, mentions, self.subject, self.words, self.knowledge.language)
        verbs = tuple(verb for verb in moves if not self._is_attribute(of, verb, counted))
        clause = Clause(of, counted, mentions, verbs, self._breaks(of), self.words)
        receiver = before.last.narrowed.get(self.subject.moved, "") if before.last else ""
        directions = Directions(
            clause, self.sides, parties, before.speaker, "" if receiver == self.subject.whole else receiver
        )
        scene = Scene(clause, directions, self.subject, self.sides, parties, before, self._speaks(sentence), rules)
        for number in range(len(counted)):
            yield from self._quantity(sentence, scene, number)

    def _is_attribute(self, of: Sequence[Token], verb: Found[Pattern], counted: Sequence[Quantity]) -> bool:
        """Whether a verb only says which: "64 freed countrymen", "all wounded prisoners"."""
        if any(quantity.first <= verb.first < quantity.end for quantity in counted):
            return True
        return verb.means.role == "stays" and verb.end < len(of) and self.subject.nouns.at(of, verb.end) is not None

    def _breaks(self, of: Sequence[Token]) -> frozenset[int]:
        links = self.words.lists["links"].all(of)
        linked = {at for link in links for at in range(link.first, link.end)}
        return frozenset(
            at
            for at, token in enumerate(of)
            if token.folded in _BREAKS or _is_dash(of, at) or self.words.has("breaks", token.folded) and at not in linked
        )

    def _quantity(self, sentence: Sentence, scene: Scene, number: int) -> Iterator[Figure]:
        clause, here = scene.clause, scene.clause.quantities[number]
        if here.counts_events:
            return
        if aboard := self._situation(sentence, scene, number):
            yield aboard
            return
        denied = contrast(scene, number)
        when = "completed" if denied else phase(clause, here, clause.move(number))
        if not when:
            return
        for direction in denied:
            yield self._figure(sentence, scene, number, when, direction)
        if denied:
            return
        for rule in (part,) if here.is_part else scene.rules:
            found = rule(scene, number)
            for direction in found:
                yield self._figure(sentence, scene, number, when, direction)
            if len(found) == 1 and (side := scene.side_of(scene.before.last)):
                for direction in same_number(scene, number, side):
                    yield self._figure(sentence, scene, number, when, direction)
            if found:
                return

    def _situation(self, sentence: Sentence, scene: Scene, number: int) -> Figure | None:
        """A figure of those whom words say to be somewhere, which nothing moves: "65 Norvians aboard"."""
        here = scene.clause.quantities[number]
        for at in range(here.end, min(len(sentence.tokens), here.end + 2)):
            found = self.subject.values.at(sentence.tokens, at)
            if found and not here.is_bare and here.side:
                narrowed = {key_of(found.means.narrows): found.means.value, self.subject.belonging: here.side}
                return self._made(sentence, scene, number, "completed", Direction("", "situation", here.first, found.end), narrowed)
        return None

    def _counted(self, scene: Scene, number: int, side: str) -> str:
        """The key of what is counted: by its noun, by the number for which it was given, as said before, or persons."""
        clause, here = scene.clause, scene.clause.quantities[number]
        if here.counted and not here.gives_way:
            return here.counted
        for other in (number - 1, number):
            if partner(clause, other):
                near = clause.quantities[other if other < number else number + 1]
                if near.counted and not near.gives_way:
                    return near.counted
        for figure in reversed(scene.before.figures):
            if (figure.minimum, figure.maximum) == (here.numeral.minimum, here.numeral.maximum):
                if figure.narrowed.get(self.subject.moved) == side:
                    return figure.counted
        last = scene.before.last
        if last and (here.is_bare or not here.counted and here.whose and last.sentence == self.sentence):
            return last.counted
        return here.counted or self.subject.persons

    def _figure(self, sentence: Sentence, scene: Scene, number: int, when: str, direction: Direction) -> Figure:
        return self._made(
            sentence, scene, number, when, direction, {self.subject.moved: direction.side or self.subject.whole}
        )

    def _made(
        self,
        sentence: Sentence,
        scene: Scene,
        number: int,
        when: str,
        direction: Direction,
        narrowed: Mapping[str, str],
    ) -> Figure:
        of, numeral = sentence.tokens, scene.clause.quantities[number].numeral
        figure = Figure(
            counted=direction.counted or self._counted(scene, number, narrowed.get(self.subject.moved, "")),
            narrowed=narrowed,
            phase=when,
            words=(Span(of[direction.first].span.start, of[direction.end - 1].span.end),),
            number=Span(of[numeral.first].span.start, of[numeral.end - 1].span.end),
            sentence=sentence.number,
            rule=direction.rule,
            minimum=numeral.minimum,
            maximum=numeral.maximum,
            stated=numeral.stated,
            denied=direction.denied,
        )
        scene.before.figures.append(figure)
        return figure
