"""The numbers of a sentence in, what each is a number of out: the noun with it, whose they are, whether it is a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.language import Language
from claimgraph.reader.noun_phrases import NounPhrases
from claimgraph.reader.numeral import Numeral
from claimgraph.reader.phrases import Found
from claimgraph.reader.sides import Mention
from claimgraph.reader.subject_matter import SubjectMatter
from claimgraph.reader.text import Token

#: How many tokens may stand between two numbers of one list.
_JOINED: Final = 4
_HYPHENS: Final = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, from the token ``first`` up to, and without, ``end``."""

    numeral: Numeral
    first: int
    end: int
    counted: str = ""  #: the key of what is counted, "" where no noun says it
    gives_way: bool = False  #: whether the noun leaves open what is counted: "soldiers"
    noun: str = ""  #: the IRI of the pattern that has the noun, where it gives way
    side: str = ""  #: the side to which they belong by the words themselves
    whose: str = ""  #: "own" of somebody named elsewhere ("its own"), "ours"
    is_bare: bool = False  #: whether no noun follows the number
    counts_events: bool = False  #: whether it counts what happened: "60 rounds"
    is_part: bool = False  #: whether it is some of others


def quantities(
    of: Sequence[Token],
    numerals: Sequence[Numeral],
    mentions: Sequence[Mention],
    subject: SubjectMatter,
    words: FigureWords,
    language: Language,
) -> tuple[Quantity, ...]:
    """What the numbers of a sentence count, in its order; those that count something else are left out."""
    begins = {mention.first: mention for mention in mentions}
    starts = {numeral.first for numeral in numerals}
    ends = {numeral.end for numeral in numerals}
    phrases = NounPhrases(of, begins, starts, subject, words, language)
    found = []
    for numeral in numerals:
        is_of = bool(numeral.first) and words.has("of", of[numeral.first - 1].folded)
        is_whole = is_of and numeral.first - 1 in ends
        is_share = numeral.first > 1 and is_of and words.units.before(of, numeral.first - 1)
        if is_whole or is_share or subject.never.before(of, numeral.first):
            continue  # "390 of 1,000", "90 percent of 1,200", "a team of 12"
        quantity = _quantity(of, numeral, phrases)
        if quantity is not None:
            quantity = _with_prefix(of, quantity, subject, words)
            if not words.lists["those_of"].before(of, quantity.first):
                found.append(quantity)
            elif found and found[-1].counted and not found[-1].gives_way:
                found.append(replace(quantity, counted=found[-1].counted, gives_way=False, is_bare=False))
    return _lists(of, found, words)


def _quantity(of: Sequence[Token], numeral: Numeral, phrases: NounPhrases) -> Quantity | None:
    found = phrases.read(numeral)
    if found is None:
        return None
    plain = Quantity(
        numeral, numeral.first, max(found.end, numeral.end), side=found.side, whose=found.whose, is_part=found.is_part
    )
    if found.noun:
        noun = found.noun
        events = noun.counted in phrases.subject.events
        return replace(plain, counted=noun.counted, gives_way=noun.gives_way, noun=noun.words, counts_events=events)
    is_second = numeral.first > 1 and _is_against(of, numeral.first - 1, phrases.words)
    is_second = is_second or (numeral.end < len(of) and phrases.words.lists["sent"].at(of, numeral.end) is not None)
    return None if found.is_unknown and not found.whose and not is_second else replace(plain, is_bare=True)


def _is_against(of: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Whether a number behind this token is the second of two: "the 50-50 formula", "103 for 103"."""
    before = of[at - 1]
    is_number = before.kind == "number" or before.folded in words.numbers
    return of[at].folded in _HYPHENS or (is_number and words.has("even", of[at].folded))


def _with_prefix(of: Sequence[Token], quantity: Quantity, subject: SubjectMatter, words: FigureWords) -> Quantity:
    """With what stands before the number: "the remains of 41 soldiers", "of them 12"."""
    at = quantity.first
    is_told = words.has("be", of[at - 1].folded) if at else False  # "Among them are 12 officers"
    among = words.lists["among"].before(of, at - is_told) or _opening(of, at, words)
    # "Among the 190" are others: the 190 are all.
    if among and not words.has("the", of[among.end - 1].folded):
        quantity = replace(quantity, is_part=True)
    if at > 1 and words.has("of", of[at - 1].folded):
        before = subject.nouns.before(of, at - 1)
        if before and not before.means.gives_way:
            # "The bodies of 12 soldiers of the Guard" are all of them.
            return replace(
                quantity,
                first=before.first,
                counted=before.means.counted,
                gives_way=False,
                is_bare=False,
                is_part=among is not None,
            )
    return quantity


def _opening(of: Sequence[Token], end: int, words: FigureWords) -> Found[str] | None:
    """Words with which a sentence begins that tells only of some: "Among them are 12 officers and three civilians"."""
    found = next((each for at in range(min(2, end)) if (each := words.lists["among"].at(of, at))), None)
    return found if found and found.end < end and words.has("be", of[found.end].folded) else None


def _lists(of: Sequence[Token], found: Sequence[Quantity], words: FigureWords) -> tuple[Quantity, ...]:
    """With all of a list as parts where its first is one, or where several are of one kind."""
    lists: list[list[Quantity]] = []
    for quantity in found:
        between = of[lists[-1][-1].end : quantity.first] if lists else of
        is_of_them = bool(lists) and quantity.is_part and not lists[-1][0].is_part  # "97 soldiers, 60 of them wounded"
        joined = all(words.has("joins", token.folded) for token in between)
        if len(between) < _JOINED and joined and not is_of_them:
            lists[-1].append(quantity)
        else:
            lists.append([quantity])
    every = []
    for each in lists:
        # Two numbers of one kind in one list are both some: "80 sailors and 30 marines" went, and neither is how many.
        alike = _is_alike(each)
        is_part = each[0].is_part or alike
        every += [replace(q, is_part=q.is_part or (is_part and not q.is_bare and (alike or not q.side))) for q in each]
    return tuple(every)


def _is_alike(list: Sequence[Quantity]) -> bool:
    """Whether all of a list count one kind of one side."""
    sides = {quantity.side or quantity.whose for quantity in list} - {""}
    nouns = [quantity.counted for quantity in list if not quantity.is_bare]
    return len(nouns) > 1 and len(set(nouns)) == 1 and len(sides) < 2
