"""A statement and a quantity in it in, the clause of the quantity out: its words, its verb, who does it, who gets it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word
from claimgraph.reader.inflected.quantities import Quantity
from claimgraph.reader.inflected.statements import Range, is_correction
from claimgraph.reader.inflected.subject_words import SubjectWords
from claimgraph.reader.phrases import Found

_ENDS: Final = frozenset({",", ";", ":", "—", "–", "(", ")", ".", "!", "?"})
#: A clause has so many words on each side of its quantity at most.
_REACH: Final = 30


@dataclass(frozen=True)
class Clause:
    """The clause of a quantity; its words are those of ``at``, by their number in the sentence."""

    of: Sequence[Word]
    at: tuple[int, ...]
    mentions: tuple[Mention, ...]
    move: Found[str] | None
    before: tuple[Mention, ...]  #: who does the verb of the clause before, which this one may share
    is_anothers: bool  #: whether its verb is of one alone: "отдала", and not "переданы", "вернулись", "вернули"
    is_negated: bool
    is_planned: bool
    is_told: bool  #: whether it is what somebody says, without a word for who does it: "that it got 31"

    def has(self, name: str, lexicon: Lexicon) -> bool:
        """Whether a phrase of a list begins in the clause."""
        return any(lexicon.at(name, self.of, at) for at in self.at)

    @property
    def has_verb(self) -> bool:
        """Whether anything is done in it."""
        return any(self.of[at].is_finite for at in self.at)

    def is_ours(self, case: str, lexicon: Lexicon) -> bool:
        """Whether "we" or "us" stands in it, in this case."""
        return any(lexicon.at("we", self.of, at) and self.of[at].has_case(case) for at in self.at)

    def _is_joined(self, mention: Mention) -> bool:
        """Whether another name is joined to one: "Norvia and Estmark"."""
        return any(
            abs(mention.first - other.end) == 1 or abs(other.first - mention.end) == 1 for other in self.mentions
        )

    def acting(self) -> tuple[Mention, ...]:
        """The sides that can do its verb, the nearest first."""
        found = [mention for mention in self.mentions if mention.side and self._acts(mention)]
        place = self.move.first if self.move else self.at[0]
        return tuple(sorted(found, key=lambda mention: abs(mention.first - place)))

    def _acts(self, mention: Mention) -> bool:
        verb = self.of[self.move.first] if self.move else None
        agrees = verb is None or not verb.is_finite or may_do(self.of[mention.first : mention.end], verb)
        joined = verb is not None and verb.is_plural and self._is_joined(mention)
        return mention.can_act and (agrees or joined) and not is_governed(self.of, mention)


def may_do(named: Sequence[Word], verb: Word) -> bool:
    """Whether a name can be the subject of a verb; of a name that the dictionary lacks nobody knows it."""
    known = [word for word in named if any(form.case == "nomn" and form.number == "sing" for form in word.forms)]
    return not known or any(word.can_do(verb) for word in known)


def is_governed(of: Sequence[Word], mention: Mention) -> bool:
    """Whether a preposition stands before a name that could be in another case than that of a subject."""
    before = mention.first - 1
    while before >= 0 and of[before].is_adjective and not of[before].is_preposition:
        before -= 1
    return before >= 0 and of[before].is_preposition and mention.cases != {"nomn"}


def flat(of: Sequence[Word], words: Sequence[Range]) -> tuple[int, ...]:
    """The words of a statement without those that say whose word it is, and without the commas around these."""
    found: list[int] = []
    for number, (first, end) in enumerate(words):
        while number and first < end and of[first].folded in (",", "—", "–"):
            first += 1
        while number + 1 < len(words) and end > first and of[end - 1].folded in (",", "—", "–"):
            end -= 1
        found += range(first, end)
    return tuple(found)


def clause_of(
    of: Sequence[Word],
    words: tuple[int, ...],
    here: Quantity,
    every: Sequence[Quantity],
    mentions: Sequence[Mention],
    subject: SubjectWords,
    lexicon: Lexicon,
    speaking: Container[int] = (),
) -> Clause:
    """The clause of a quantity; with the next where that begins with "which" and this one has no verb that moves.

    ``speaking`` are the words of the sentence that only show who speaks.
    """
    place = words.index(here.amount.number)
    start, stop = _bounds(of, words, place, here, lexicon)
    at = words[start:stop]
    move = here.move or _nearest(of, at, here, every, subject)
    if move is None and stop + 1 < len(words) and _is_relative(of, words, stop + 1, lexicon):
        _, stop = _bounds(of, words, stop + 1, None, lexicon)
        at = words[start:stop]
        move = _nearest(of, at, here, every, subject)
    inside = tuple(
        mention
        for mention in mentions
        if mention.first in at and not (here.amount.end <= mention.first < here.end) and mention.first != here.first
    )
    verb = of[move.first] if move else None
    shared = tuple(
        mention
        for mention in mentions
        if words[start] - _REACH <= mention.first < words[start]
        and mention.can_act
        and mention.side
        and not mention.is_person
        and mention.first not in speaking
        and not is_governed(of, mention)
        and (verb is None or may_do(of[mention.first : mention.end], verb))
    )
    anothers = verb is not None and verb.is_personal and not verb.is_plural and not verb.is_neuter
    negated = move is not None and any(
        lexicon.at("negations", of, move.first - step) for step in (1, 2) if move.first >= step
    )
    verbs = [of[number] for number in at if of[number].is_finite]
    future = move is not None and bool(of[move.first].forms) and all(form.is_future for form in of[move.first].forms)
    planned = future or any(lexicon.at("planned", of, number) for number in at)
    # "That it got 31", also of a ministry: what somebody gets or gives does not do it itself.
    does = move is not None and move.means in ("gives", "receives")
    alone = anothers or (does and verb is not None and verb.is_personal and not verb.is_plural)
    told = alone and any(lexicon.at("complements", of, number) for number in at[:2])
    return Clause(of, at, inside, move, shared if verbs else (), anothers, negated, planned, told)


def _bounds(
    of: Sequence[Word], words: tuple[int, ...], place: int, here: Quantity | None, lexicon: Lexicon
) -> tuple[int, int]:
    start = place
    while start > max(0, place - _REACH) and not _is_end(of, words, start - 1, lexicon):
        start -= 1
    stop = place + 1
    while stop < min(len(words), place + _REACH) and (
        not _is_end(of, words, stop, lexicon) or (here and words[stop] < here.end)
    ):
        stop += 1
    return start, stop


def _is_end(of: Sequence[Word], words: tuple[int, ...], place: int, lexicon: Lexicon) -> bool:
    """Whether a clause ends here: at a sign, but not at the dash that stands for a verb ("Норвия — 11")."""
    word = of[words[place]]
    if word.folded not in _ENDS or is_correction(of, words[place], lexicon):
        return False
    following = of[words[place + 1]] if place + 1 < len(words) else None
    if word.folded not in "—–" or following is None:
        return True
    as_many = lexicon.at("same_number", of, words[place + 1])
    return following.token.kind != "number" and as_many is None and not following.keys & lexicon.numbers.keys()


def _is_relative(of: Sequence[Word], words: tuple[int, ...], place: int, lexicon: Lexicon) -> bool:
    return any(place + step < len(words) and lexicon.at("relatives", of, words[place + step]) for step in (0, 1))


def _nearest(
    of: Sequence[Word], at: Sequence[int], here: Quantity, every: Sequence[Quantity], subject: SubjectWords
) -> Found[str] | None:
    """The word that moves nearest to a quantity: a verb before a noun that says the same."""
    within = {number for each in (here, *every) for number in range(each.first, each.end)}
    found = [each for number in at if number not in within and (each := subject.moves.at(of, number))]
    return min(
        found,
        key=lambda each: (not of[each.first].is_finite, abs(each.first - here.amount.number)),
        default=None,
    )
