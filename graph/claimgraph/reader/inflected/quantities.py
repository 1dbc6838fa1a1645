"""An amount in, what it is an amount of out: "1003 тела", "157 российских военнослужащих", "восемь мирных жителей"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word
from claimgraph.reader.inflected.subject_words import SubjectWords
from claimgraph.reader.numeral import Numeral
from claimgraph.reader.phrases import Found
from claimgraph.reader.subject_matter import Noun

#: So many words may name what is counted; and so far before an amount may stand of whom it is a part.
_WORDS: Final = 8
_BEFORE: Final = 5
_OF: Final = 4


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its noun, from the word ``first`` up to ``end``."""

    amount: Numeral
    first: int
    end: int
    noun: Noun | None = None  #: None for an amount alone
    side: str = ""  #: of which side those counted are said to be
    is_own: bool = False  #: "26 своих"
    is_part: bool = False  #: "из них 12"
    move: Found[str] | None = None  #: "157 вернувшихся": a verb that stands as an adjective


def quantity(
    of: Sequence[Word], amount: Numeral, mentions: Sequence[Mention], subject: SubjectWords, lexicon: Lexicon
) -> Quantity | None:
    """What an amount counts; None where that is something of which the vocabulary knows nothing."""
    named = {mention.first: mention for mention in mentions}
    noun: Noun | None = None
    side, is_own, is_part, unknown = "", False, False, False
    move: Found[str] | None = None
    end = at = amount.end
    while at < len(of) and at < amount.end + _WORDS:
        word = of[at]
        if subject.never.at(of, at):
            return None
        if not noun and (among := lexicon.at("among", of, at)):
            is_part, at = True, among.end
            continue
        mention = named.get(at)
        if mention and (mention.kind != "name" or (noun and mention.is_state)):
            if mention.kind == "people" and noun is None:
                noun = Noun("", True)
            side, at = side or mention.side, mention.end
        elif lexicon.at("own", of, at):
            is_own, at = True, at + 1
        elif found := subject.nouns.at(of, at):
            noun, at = _stronger(noun, found.means), found.end
        elif not noun and not word.is_finite and word.is_adjective and (verb := subject.moves.at(of, at)):
            move, at = verb, verb.end
        elif noun and (state := _of_state(of, at, named)):
            side, at = side or state.side, state.end
        elif not noun and word.is_adjective and not mention:
            unknown, at = True, at + 1
            continue
        else:
            break
        end = at
    following = of[at] if at < len(of) else None
    if noun is None and (unknown or (following is not None and following.is_noun and not _is_clause(following))):
        return None
    if noun is None and following is not None and at == end and at in named and named[at].kind == "name" and not side:
        return None
    before = max(0, amount.first - _BEFORE)
    stop = max((at for at in range(before, amount.first) if of[at].folded in (";", ":")), default=before)
    # "Among 40 who came home": so many are the whole.
    parts = lexicon.lists["among"].all(of, stop, amount.first)
    is_part = is_part or any(found.end - found.first > 1 or found.end < amount.first for found in parts)
    first = amount.first
    if first and (found := subject.nouns.at(of, first - 1)) and found.end == first and _is_kind(found.means, subject):
        noun, first = _stronger(noun, found.means), first - 1
    return Quantity(amount, first, end, noun, side, is_own, is_part, move)


def _is_clause(word: Word) -> bool:
    """Whether a word behind an amount rather goes on with the sentence than names what is counted."""
    return word.is_finite or word.is_preposition or any(form.part in ("CONJ", "ADVB", "PRCL") for form in word.forms)


def _stronger(one: Noun | None, other: Noun) -> Noun:
    """Of two words for what is counted the one that says more; of two that say as much the first."""
    if one is None or (one.gives_way and (not other.gives_way or not one.counted)):
        return other
    return one


def _is_kind(noun: Noun, subject: SubjectWords) -> bool:
    """Whether a noun before an amount can say what it counts: "тела 909 погибших", but not "обмен 50 на 50"."""
    return not noun.gives_way and noun.counted not in subject.events


def _of_state(of: Sequence[Word], at: int, named: Mapping[int, Mention]) -> Mention | None:
    """The state behind words in the genitive: "бойцов Вооружённых сил Норвии"."""
    for step in range(at, min(at + _OF, len(of))):
        mention = named.get(step)
        if mention:
            return mention if mention.is_state and step > at and "gent" in mention.cases else None
        if not of[step].has_case("gent") or of[step].is_preposition or of[step].is_finite:
            return None
    return None
