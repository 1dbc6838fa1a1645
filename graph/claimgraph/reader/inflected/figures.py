"""The statements of a text in, its figures out, each with its direction and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from claimgraph.reader.inflected.amounts import amounts
from claimgraph.reader.inflected.clauses import Clause, clause_of, flat
from claimgraph.reader.inflected.directions import direction
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word
from claimgraph.reader.inflected.moving import Direction
from claimgraph.reader.inflected.quantities import Quantity, quantity
from claimgraph.reader.inflected.statements import Range, Stated
from claimgraph.reader.inflected.subject_words import SubjectWords
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.numeral import Numeral, inexact
from claimgraph.reader.said import Figure, Part, Said
from claimgraph.reader.subject_matter import SubjectMatter
from claimgraph.reader.text import Sentence, Span

#: Whose figures are none: what is asked for, and what somebody says nothing of.
_AS_MANY: Final = -1
#: So many words behind a number that is denied the right one may stand.
_RIGHT: Final = 4
#: So many words stand between two numbers of one list at most.
_LISTED: Final = 6
_NO_FIGURE: Final = frozenset({"demands", "declines", "appraises"})


@dataclass(frozen=True)
class Line:
    """One statement of a sentence: its words without those that show who speaks, and what is said in it."""

    sentence: Sentence
    of: Sequence[Word]
    mentions: Sequence[Mention]
    words: Sequence[Range]
    said: Said
    speaking: frozenset[int]  #: the words of the whole sentence that show who speaks


@dataclass
class Figures:
    """Finds the figures of a text, sentence by sentence; ``found`` has those until now."""

    knowledge: Knowledge
    lexicon: Lexicon
    parties: Sequence[str]

    def __post_init__(self) -> None:
        self.found: list[Figure] = []
        self.subject: SubjectMatter = self.knowledge.subject_matter
        self.words: SubjectWords = self.knowledge.subject_words
        self._is_of_subject = False
        self._last: Direction | None = None
        self._each_way: dict[tuple[str, str], int] = {}  #: the last number of each kind that went to a side
        self._spoken_of = ""  #: what is counted that the sentences before named last

    def look(self, spoken: Sequence[Sequence[Word]], named: Sequence[Sequence[Mention]]) -> None:
        """Whether a text speaks of the subject at all: of two sides, and with a word that others have not."""
        sides = {mention.side for mentions in named for mention in mentions if mention.side}
        about = any(self.words.about.has(of, 0, len(of)) or self._kind_in(of) for of in spoken)
        self._is_of_subject = bool(self.subject.moved) and bool(sides) and (about or len(sides) > 1)

    def read(
        self,
        sentence: Sentence,
        of: Sequence[Word],
        mentions: Sequence[Mention],
        stated: Sequence[tuple[Stated, Said]],
        text: str,
    ) -> None:
        """Add the figures of a sentence."""
        if not self._is_of_subject:
            return
        here = [*amounts(of, text, self.lexicon, self.knowledge.vocabulary.qualifiers), *self._same(of)]
        speaking = {
            at for each, _ in stated if each.attribution for at in range(each.attribution.first, each.attribution.end)
        }
        counted = {
            amount: self._inverted(of, found)
            for amount in sorted(here, key=lambda amount: amount.first)
            if (found := quantity(of, amount, mentions, self.words, self.lexicon))
        }
        told: set[Numeral] = set()
        for each, said in stated:
            inside = [found for found in counted.values() if any(a <= found.first < b for a, b in each.words)]
            # What so many of them brought together is no figure of one.
            if said.stance in _NO_FIGURE or any(
                found.noun and found.noun.counted in self.words.events for found in inside
            ):
                continue
            for amount, found in counted.items():
                # What two say together is one figure.
                if amount not in told and any(first <= amount.number < end for first, end in each.words):
                    told.add(amount)
                    line = Line(sentence, of, mentions, each.words, said, frozenset(speaking))
                    self._one(line, found, list(counted.values()))
        self._spoken_of = self._kind_in(of) or self._spoken_of

    def _inverted(self, of: Sequence[Word], found: Quantity) -> Quantity:
        """ "Солдат сорок": a number word behind its noun is about so many."""
        first = found.amount.first
        is_word = first > 0 and first == found.amount.number and of[first].token.kind == "word"
        noun = self.words.nouns.at(of, first - 1) if is_word and found.noun is None else None
        if noun is None or noun.end != first or not of[first - 1].is_many_of:
            return found
        amount = inexact(found.amount, self.lexicon.inverted, self.knowledge.vocabulary.qualifiers)
        return replace(found, amount=amount, noun=noun.means, first=first - 1)

    def _same(self, of: Sequence[Word]) -> Iterator[Numeral]:
        """ "As many": an amount that has no value before the figure before it is known."""
        for found in self.lexicon.lists["same_number"].all(of):
            yield Numeral(found.first, found.first, found.end, _AS_MANY, None, None)

    def _valued(self, here: Quantity) -> Quantity | None:
        """The quantity with the number of the figure before, where it says "as many"."""
        if here.amount.value != _AS_MANY:
            return here
        last = self.found[-1] if self.found else None
        if last is None or last.minimum is None or last.minimum != last.maximum:
            return None
        beside = {(each.counted, each.minimum) for each in self.found if each.sentence == last.sentence}
        if len(beside) > 1:
            return None  # of several it is not said as many as which
        value = last.minimum
        return replace(here, amount=replace(here.amount, value=value, minimum=value, maximum=value))

    def _one(self, line: Line, quantity: Quantity, every: Sequence[Quantity]) -> None:
        here = self._valued(quantity)
        if here is None:
            return
        of, said = line.of, line.said
        clause = clause_of(
            of, flat(of, line.words), here, every, line.mentions, self.words, self.lexicon, line.speaking
        )
        is_corrected = here.amount.first > 0 and self.lexicon.at("negations", of, here.amount.first - 1) is not None
        right = _right(here, every) if is_corrected else here
        if right is None or self._is_nothing(line, clause) or self._is_of_many(here, clause):
            return
        # What is put right counts what the right number counts.
        here = replace(here, noun=here.noun or right.noun, side=here.side or right.side)
        is_denied = is_corrected or said.stance == "denies"
        speaking = {self.knowledge.sides.of_actor.get(each.actor, "") for each in said.speakers}
        speaker = speaking.pop() if len(speaking) == 1 else ""
        found = self._whole(here)
        found = found or direction(clause, here, every, self._last, speaker, self._parties(), self.lexicon)
        found = found or self._of_same_sentence(line, clause, here)
        counted = self._counted(line, here, found.rule) if found else ""
        if found is None or not counted:
            return
        self._last = found
        number = Span(of[here.amount.number].span.start, of[here.amount.end - 1].span.end)
        moves = [Span(of[move.first].span.start, of[move.end - 1].span.end)] if (move := clause.move) else []
        for side in found.sides or (self.subject.whole,):
            figure = Figure(
                counted,
                {self.subject.moved: side},
                "planned" if said.stance == "promises" or clause.is_planned else "completed",
                (Span(of[found.first].span.start, of[found.end - 1].span.end),),
                number,
                line.sentence.number,
                found.rule,
                here.amount.minimum,
                here.amount.maximum,
                here.amount.stated,
                denied=is_denied,
                parts=(Part("number", number), *(Part("moves", each) for each in moves)),
            )
            self.found.append(figure)
            if figure.minimum is not None and figure.minimum == figure.maximum:
                self._each_way[side, counted] = figure.minimum

    def _is_nothing(self, line: Line, clause: Clause) -> bool:
        """Whether a number is of a series, of what did not happen, or only would."""
        of, lexicon = line.of, self.lexicon
        if any(lexicon.has(name, of, *each) for each in line.words for name in ("series", "offered")):
            return True
        return clause.is_negated or clause.has("conditional", lexicon) or clause.has("refusing", lexicon)

    def _is_of_many(self, here: Quantity, clause: Clause) -> bool:
        """Whether "in all" so many are more than all that the text has told until here: those of other days with them."""
        told = sum(figure.maximum or 0 for figure in self.found)
        return clause.has("in_all", self.lexicon) and 0 < told < (here.amount.minimum or 0)

    def _whole(self, here: Quantity) -> Direction | None:
        """A number that is the sum of what was said to have gone each way."""
        for kind in sorted({counted for _, counted in self._each_way}):
            both = [self._each_way.get((side, kind), 0) for side in self.parties]
            if len(both) == 2 and all(both) and sum(both) == here.amount.minimum == here.amount.maximum:
                return Direction((), "sum", here.first, here.end)
        return None

    def _of_same_sentence(self, line: Line, clause: Clause, here: Quantity) -> Direction | None:
        """ "35 soldiers, 12 sailors", "90 prisoners, but she speaks of 85": what has no verb goes where those before went."""
        last = self.found[-1] if self.found else None
        if last is None or last.sentence != line.sentence.number or self._last is None or len(self._last.sides) != 1:
            return None
        if clause.move is not None or clause.has_verb or clause.mentions or here.side or here.is_part:
            return None
        between = [
            word.folded for word in line.of if last.number.end <= word.span.start < line.of[here.first].span.start
        ]
        first = clause.at[0]
        is_other = line.speaking and self.lexicon.at("contrasts", line.of, first) is not None and here.noun is None
        is_next = here.noun is not None and ":" not in between and len(between) <= _LISTED
        if not (is_next or is_other):
            return None
        return Direction(self._last.sides, "list" if is_next else "other-number", here.first, here.end, self._last.role)

    def _parties(self) -> Sequence[str]:
        return self.parties if len(self.parties) == 2 else ()

    def _counted(self, line: Line, here: Quantity, rule: str) -> str:
        """The key of what is counted: by its noun, else what was last spoken of, else persons; "" where two kinds were."""
        if here.noun and here.noun.counted and not here.noun.gives_way:
            return here.noun.counted
        if here.noun is None:
            here_too = takewhile(lambda each: each.sentence == line.sentence.number, reversed(self.found))
            kinds = {each.counted for each in here_too}
            if rule == "elliptic" and len(kinds) > 1:
                return ""
            # "They agreed to a swap of 10 for 10" begins anew.
            before = "" if rule == "n-for-n" else self._spoken_of
            return self._kind_in(line.of[: here.first]) or before or self.subject.persons
        return here.noun.counted or self.subject.persons

    def _kind_in(self, of: Sequence[Word]) -> str:
        """What is counted that is named last, by a word that says it."""
        kinds = [found.means for found in self.words.nouns.all(of) if not found.means.gives_way]
        return next((noun.counted for noun in reversed(kinds) if noun.counted not in self.words.events), "")


def _right(here: Quantity, every: Sequence[Quantity]) -> Quantity | None:
    """The number that is said to be the right one, behind one that is denied."""
    return next((other for other in every if here.end < other.first <= here.end + _RIGHT), None)
