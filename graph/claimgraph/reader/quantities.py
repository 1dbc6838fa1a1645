"""The numbers of a sentence in, what each is a number of out: the noun after it, whose they are, whether it is a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.model.wording import Pattern
from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.language import Language
from claimgraph.reader.numerals import Numeral
from claimgraph.reader.phrases import Found
from claimgraph.reader.sides import Mention
from claimgraph.reader.subject import Noun, Subject
from claimgraph.reader.text import Token

#: How many tokens after a number may name what is counted: "150 of its own severely wounded Norvian border guards".
_REACH: Final = 10
_JOINS: Final = frozenset({"and", ",", ";", "plus"})
_JOINED: Final = 4
#: How many tokens behind "of" the side may stand: "of the army of Norvia".
_OF_WHOM: Final = 7
_INSIDE: Final = frozenset({"-", "–", "'", "’", "'s", "“", "”", '"', "‘", "(", ")"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, from the token ``first`` up to, and without, ``end``."""

    numeral: Numeral
    first: int
    end: int
    counted: str = ""  #: the key of what is counted, "" where no noun says it
    gives_way: bool = False  #: whether the noun only says that they are persons
    noun: str = ""  #: the IRI of the pattern that has the noun, where it gives way
    side: str = ""  #: the side to which they belong by the words themselves
    whose: str = ""  #: "own" of somebody named elsewhere ("its own"), "ours"
    is_bare: bool = False  #: whether no noun follows the number
    counts_events: bool = False  #: whether it counts what happened: "in 60 exchanges"
    is_part: bool = False  #: whether it is some of those spoken of before

    @property
    def is_known(self) -> bool:
        """Whether the words say what is counted."""
        return self.counted != ""


def quantities(
    of: Sequence[Token],
    numerals: Sequence[Numeral],
    mentions: Sequence[Mention],
    subject: Subject,
    words: FigureWords,
    language: Language,
) -> tuple[Quantity, ...]:
    """What the numbers of a sentence count, in its order; those that count something else are left out."""
    begins = {mention.first: mention for mention in mentions}
    starts = {numeral.first for numeral in numerals}
    ends = {numeral.end - 1 for numeral in numerals}
    found = []
    for numeral in numerals:
        quantity = _read(of, numeral, begins, starts, ends, subject, words, language)
        if quantity is not None:
            found.append(_with_prefix(of, quantity, subject, words))
    return _lists(of, found)


def _is_alike(list: Sequence[Quantity]) -> bool:
    """Whether all of a list count one kind of one side."""
    sides = {quantity.side or quantity.whose for quantity in list} - {""}
    nouns = [quantity.counted for quantity in list if not quantity.is_bare]
    return len(nouns) > 1 and len(set(nouns)) == 1 and len(sides) < 2


def _lists(of: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """With all of a list as parts where its first is one, and all of one of three or more persons of no side."""
    lists: list[list[Quantity]] = []
    for quantity in found:
        joined = lists and all(token.folded in _JOINS for token in of[lists[-1][-1].end : quantity.first])
        if joined and quantity.first - lists[-1][-1].end < _JOINED:
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


def _read(
    of: Sequence[Token],
    numeral: Numeral,
    begins: dict[int, Mention],
    starts: set[int],
    ends: set[int],
    subject: Subject,
    words: FigureWords,
    language: Language,
) -> Quantity | None:
    if subject.never.before(of, numeral.first) or (numeral.first - 2 in ends and of[numeral.first - 1].folded == "of"):
        return None
    noun: Noun | None = None
    side = whose = ""
    titled = _is_titled(of, numeral)
    end = at = numeral.end
    some = _is_some(of, at, starts)
    among = words.lists["among"].at(of, at) if at < len(of) else None
    is_part = among is not None or some
    at = among.end if among else at
    after_noun = unknown = False
    while at < min(len(of), numeral.end + _REACH) and at not in starts:
        token = of[at]
        if subject.never.at(of, at) or (
            token.folded == "more"
            and not after_noun
            and not is_part
            and of[at + 1 : at + 2]
            and of[at + 1].folded != "of"
        ):
            return None
        if (found := subject.nouns.at(of, at)) and not (after_noun and _ends_noun(of, at, end)):
            noun = _stronger(noun, found.means)
            end = at = found.end
            after_noun = True
            continue
        mention = begins.get(at)
        if mention and (
            not after_noun or of[at - 1].folded in ("of", "the", "'", "’") or _goes_on(of, mention, subject)
        ):
            if mention.side and not side:
                side = mention.side
            if mention.is_people and noun is None:
                noun, after_noun = Noun("", True), True
            end = mention.end if after_noun else end
            at = mention.end
            continue
        if pronoun := language.pronouns.get(token.folded):
            if pronoun.case != "possessive" or (after_noun and of[at - 1].folded != "of"):
                break
            whose = "ours" if pronoun.gender == "self" else "own"
            end = at + 1 if after_noun or token.folded in ("ours", "theirs") else end
            at += 1
            continue
        if token.folded == "own" and whose:
            end = at = at + 1
            continue
        if _stops(of, at, after_noun, subject, words, language):
            break
        if not after_noun and token.kind == "word" and token.folded not in _LINKS:
            unknown = True
            is_part = is_part or (token.capital and not titled)
        at += 1
        if after_noun and token.kind == "word" and token.folded not in _LINKS:
            break
    if noun is None and (side or whose) and not unknown:
        noun = Noun("", True)
    if noun is None:
        paired = numeral.first > 1 and of[numeral.first - 1].folded in ("-", "–") and numeral.first - 1 not in starts
        return (
            None
            if unknown and not whose and not paired
            else Quantity(
                numeral, numeral.first, max(end, numeral.end), is_bare=True, side=side, whose=whose, is_part=is_part
            )
        )
    if not side and end < len(of) and of[end].folded == "of":
        of_whom = next((begins[at] for at in range(end + 1, min(len(of), end + _OF_WHOM)) if at in begins), None)
        if of_whom and of_whom.side and all(token.kind == "word" for token in of[end : of_whom.first]):
            side, end = of_whom.side, of_whom.end
    if end + 1 < len(of) and words.has("be", of[end].folded) and words.lists["among"].at(of, end + 1):
        is_part = True
    if noun.gives_way and not side and _is_of_a_name(of, end, begins):
        is_part = True
    events = noun.counted in subject.events
    return Quantity(
        numeral,
        numeral.first,
        end,
        noun.counted,
        noun.gives_way,
        noun.words,
        side,
        whose,
        counts_events=events,
        is_part=is_part,
    )


_LINKS: Final = frozenset(
    {"of", "the", "a", "an", "more", "other", "-", "–", "'", "’", "'s", "“", "”", '"', "‘", "(", ")"}
)


def _is_of_a_name(of: Sequence[Token], end: int, begins: dict[int, Mention]) -> bool:
    """Whether those counted are of something with a name that is no side: "20 fighters of the Border Guard"."""
    if end + 1 >= len(of) or of[end].folded not in ("of", "from"):
        return False
    at = end + 2 if of[end + 1].folded == "the" else end + 1
    return at < len(of) and of[at].kind == "word" and of[at].capital and at not in begins


def _is_some(of: Sequence[Token], at: int, starts: set[int]) -> bool:
    """Whether a number is some of another: "two of the 31"."""
    if at + 2 >= len(of) or of[at].folded != "of":
        return False
    return at + 1 in starts or (of[at + 1].folded == "the" and at + 2 in starts)


def _is_titled(of: Sequence[Token], numeral: Numeral) -> bool:
    """Whether words around a number are written with capitals, as in a title: there they are no names."""
    near = [
        token
        for token in of[max(0, numeral.first - 8) : numeral.end + 8]
        if token.kind == "word" and len(token.folded) > 3
    ]
    return 2 * sum(token.capital for token in near) > len(near)


def _goes_on(of: Sequence[Token], mention: Mention, subject: Subject) -> bool:
    """Whether a noun follows a side: "1,200 fallen Norvian soldiers"."""
    return any(subject.nouns.at(of, at) for at in range(mention.end, min(len(of), mention.end + 2)))


def _ends_noun(of: Sequence[Token], at: int, end: int) -> bool:
    """Whether a noun after a noun begins something new: another sign than an apostrophe or "of" between them."""
    return any(token.folded not in ("of", "the", "'", "’", "'s", "own") and not token.capital for token in of[end:at])


def _stronger(one: Noun | None, other: Noun) -> Noun:
    """Of two words for what is counted, the one that says more; of two that say as much, the first."""
    return other if one is None or (one.gives_way and not other.gives_way) else one


def _stops(
    of: Sequence[Token], at: int, after_noun: bool, subject: Subject, words: FigureWords, language: Language
) -> bool:
    """Whether what is counted ends before this token."""
    token = of[at]
    word = token.folded
    if token.kind == "number" or (token.kind == "sign" and word not in _INSIDE):
        return True
    if word == "of":
        return False
    if word in language.prepositions or word in language.conjunctions or word in language.relatives:
        return True
    if word in language.auxiliaries or words.has("be", word) or words.lists["each"].at(of, at):
        return True
    move = subject.moves.at(of, at)
    if move and (after_noun or not _qualifies(of, move, subject)):
        return True
    return word in language.verbs and not (not after_noun and "participle" in language.verbs[word].forms)


def _qualifies(of: Sequence[Token], move: Found[Pattern], subject: Subject) -> bool:
    """Whether a verb before a noun only says which: "freed countrymen", "captured Norvians"."""
    near = range(move.end, min(len(of), move.end + 3))
    return move.end - move.first == 1 and any(subject.nouns.at(of, at) is not None or of[at].capital for at in near)


def _with_prefix(of: Sequence[Token], quantity: Quantity, subject: Subject, words: FigureWords) -> Quantity:
    """With what stands before the number: "the bodies of 41 soldiers", "of them 12"."""
    at = quantity.first
    if words.lists["among"].before(of, at):
        quantity = replace(quantity, is_part=True)
    if at > 1 and of[at - 1].folded == "of":
        before = subject.nouns.before(of, at - 1)
        if before and not before.means.gives_way:
            return replace(quantity, first=before.first, counted=before.means.counted, gives_way=False, is_bare=False)
    return quantity
