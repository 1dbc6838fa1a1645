"""The sentences of a text in, a scene for each out: its numbers, nouns, sides and verbs, as rules for figures look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from claimgraph.model.wording import Pattern
from claimgraph.reader.directions import Directions
from claimgraph.reader.figure_words import FigureWords, figure_words
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.moves import Clause
from claimgraph.reader.numerals import numerals
from claimgraph.reader.other_sides import with_other_side
from claimgraph.reader.phrases import Found
from claimgraph.reader.quantities import Quantity, quantities
from claimgraph.reader.same_number import same_as_before
from claimgraph.reader.scene import OTHER_HALF, Before, Scene
from claimgraph.reader.sides import Mention, Sides
from claimgraph.reader.subject_matter import SubjectMatter
from claimgraph.reader.text import Sentence, Token
from claimgraph.reader.times import day_at

#: A sentence is read in pieces of so many tokens at most: what stands farther apart has nothing to do with each other.
_PIECE: Final = 100
#: So many tokens a date has at most, with the sign behind it: "9 – 20 June 2031:".
_DATE: Final = 6
#: Signs at which a clause ends.
_BREAKS: Final = frozenset({".", "!", "?", ";", ":", "—", "–", "(", ")"})


class Scenes:
    """What makes scenes of sentences: the words of the language, of the subject, and of the sides."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.words: FigureWords = figure_words(knowledge.language.language)
        self.subject: SubjectMatter = knowledge.subject_matter
        self.sides: Sides = knowledge.sides

    def of(self, sentences: Sequence[Sentence], is_known: bool = False) -> Iterator[Scene]:
        """The scene of each sentence with a number; ``before`` of each is one value, which the reader of scenes adds to."""
        pieces = [piece for sentence in sentences for piece in _pieces(sentence)]
        named = [self.sides.mentions(piece.tokens) for piece in pieces]
        parties = self.sides.of_text(mention for each in named for mention in each)
        names_both = len({mention.side for each in named for mention in each if mention.side}) > 1
        shows = (self.subject.about, self.subject.hints) if names_both else (self.subject.about,)
        is_of_subject = is_known or any(phrases.all(piece.tokens) for phrases in shows for piece in pieces)
        before = Before()
        paragraph = -1
        for piece, mentions in zip(pieces, named, strict=True):
            if piece.paragraph != paragraph:
                is_dated, before.day = _heading(piece, self.words)
                if is_dated:
                    before.told.clear()  # what is told under another date is no part of what was told before
            paragraph = piece.paragraph
            speaks = self._speaks(piece)
            scene = self._scene(piece, mentions, parties, before, speaks, is_of_subject, names_both)
            if scene:
                yield scene
            sided = [mention.side for mention in mentions if mention.side and not _is_spoken_of(mention, scene)]
            before.speaker = sided[0] if sided else before.speaker
            before.is_about = speaks or (before.last is not None and before.last.sentence == piece.number)
            before.is_of_series = self._is_of_series(piece)
            before.asked = self._asked(piece)

    def _speaks(self, piece: Sentence) -> bool:
        moved = any(verb.means.role != "stays" for verb in self.subject.moves.all(piece.tokens))
        events = any(noun.means.counted in self.subject.events for noun in self.subject.nouns.all(piece.tokens))
        return moved or events or bool(self.subject.about.all(piece.tokens))

    def _is_of_series(self, piece: Sentence) -> bool:
        of = piece.tokens
        ordinals = (at for at, token in enumerate(of) if self.words.has("ordinal", token.folded))
        is_counted = any(at + 1 < len(of) and self.subject.about.at(of, at + 1) for at in ordinals)  # "the 70th match"
        return bool(is_counted or self.words.lists["until_now"].all(of) or self.subject.series.all(of))

    def _asked(self, piece: Sentence) -> str:
        """The role of the verb where a sentence asks how many."""
        asks = self.words.lists["how_many"].all(piece.tokens) and piece.tokens[-1].folded == "?"
        verbs = self.subject.moves.all(piece.tokens) if asks else ()
        return verbs[0].means.role if verbs else ""

    def _scene(
        self,
        piece: Sentence,
        mentions: Sequence[Mention],
        parties: Sequence[str],
        before: Before,
        speaks: bool,
        is_of_subject: bool,
        names_both: bool,
    ) -> Scene | None:
        of = piece.tokens
        mentions = with_other_side(of, mentions, parties, before.speaker, self.words)
        moves = self.subject.moves.all(of)
        taken = {at for verb in moves for at in range(verb.first, verb.end)}
        amounts = numerals(of, self.words, self.knowledge.vocabulary.qualifiers, taken, self._ones(of))
        amounts = (*same_as_before(piece, amounts, before.last, self.words), *amounts)
        if not amounts:
            return None
        counted = quantities(of, amounts, mentions, self.subject, self.words, self.knowledge.language)
        verbs = tuple(verb for verb in moves if not self._is_attribute(of, verb, counted))
        others = {numeral.first for numeral in amounts} - {quantity.numeral.first for quantity in counted}
        clause = Clause(of, counted, mentions, verbs, self._breaks(of), self.words, self.subject, frozenset(others))
        # Of "35 home, 20 sent" the 35 are those of whom the list tells.
        last = next((each for each in reversed(before.figures[-2:]) if each.rule != OTHER_HALF), None)
        receiver = last.narrowed.get(self.subject.moved, "") if last else ""
        receiver = "" if receiver == self.subject.whole else receiver
        directions = Directions(clause, parties, before.speaker, receiver)
        return Scene(piece, clause, directions, self.subject, parties, before, speaks, is_of_subject, names_both)

    def _ones(self, of: Sequence[Token]) -> frozenset[int]:
        """Where "one" counts: before a noun that says of what kind, "one civilian". Elsewhere it is a pronoun more often."""
        ones = (at for at, token in enumerate(of[:-1]) if self.words.numbers.get(token.folded) == 1)
        nouns = ((at, self.subject.nouns.at(of, at + 1)) for at in ones)
        return frozenset(at for at, noun in nouns if noun is not None and not noun.means.gives_way)

    def _is_attribute(self, of: Sequence[Token], verb: Found[Pattern], counted: Sequence[Quantity]) -> bool:
        """Whether a verb only says which: "64 freed countrymen", "all wounded prisoners"."""
        if any(quantity.first <= verb.first < quantity.end for quantity in counted):
            return True
        return verb.means.role == "stays" and verb.end < len(of) and self.subject.nouns.at(of, verb.end) is not None

    def _breaks(self, of: Sequence[Token]) -> frozenset[int]:
        linked = {at for link in self.words.lists["links"].all(of) for at in range(link.first, link.end)}
        return frozenset(
            at
            for at, token in enumerate(of)
            if token.folded in _BREAKS
            or _is_dash(of, at)
            or (self.words.has("breaks", token.folded) and at not in linked)
        )


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    if len(sentence.tokens) <= _PIECE:
        yield sentence
        return
    for first in range(0, len(sentence.tokens), _PIECE):
        yield replace(sentence, tokens=sentence.tokens[first : first + _PIECE])


def _heading(piece: Sentence, words: FigureWords) -> tuple[bool, str]:
    """Whether a paragraph begins with a date of its own, and which: "19 March. …", "Wednesday: …"."""
    end = next((at for at, token in enumerate(piece.tokens[:_DATE]) if token.folded in (".", ":")), 0)
    days = [day for at in range(end) if (day := day_at(piece.tokens, at, words))]
    return bool(days) or any(each.folded in words.days for each in piece.tokens[:end]), (days or [""])[0]


def _is_spoken_of(mention: Mention, scene: Scene | None) -> bool:
    """Whether a side is only named as those who are counted, or as where they go or come from."""
    clause = scene.clause if scene else None
    return mention.is_people or (clause is not None and (clause.in_quantity(mention) or clause.is_aim(mention)))


def _is_dash(of: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands for a dash: with spaces around it."""
    if of[at].folded != "-" or not 0 < at < len(of) - 1:
        return False
    return of[at - 1].span.end < of[at].span.start and of[at].span.end < of[at + 1].span.start
