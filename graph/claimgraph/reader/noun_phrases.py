"""The words behind a number in, what they count out: a noun of the subject, a people, or nothing that is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.language import Language
from claimgraph.reader.numeral import Numeral
from claimgraph.reader.sides import Mention
from claimgraph.reader.subject_matter import Noun, SubjectMatter
from claimgraph.reader.text import Token

#: How many tokens after a number may name what is counted: "150 of its own severely wounded border guards".
_REACH: Final = 10
#: How many tokens behind "of" the side may stand: "of the army of Tavia".
_OF_WHOM: Final = 7
#: How far behind "more" a "than" compares: "356 more people were freed than".
_THAN: Final = 7
#: How far around a number a title is looked for, and how many letters a word has that shows one.
_AROUND, _LONG = 8, 3
_MARKS: Final = frozenset({"-", "–", "'", "’", "'s", "“", "”", '"', "‘", "(", ")"})
_APOSTROPHES: Final = frozenset({"'", "’", "'s"})


@dataclass(slots=True)
class NounPhrase:
    """What stands behind a number, up to the token ``end``."""

    end: int
    noun: Noun | None = None
    side: str = ""  #: the side to which they belong by the words themselves
    side_end: int = 0  #: where the words for it end
    whose: str = ""  #: "own" of somebody named elsewhere ("its own"), "ours"
    is_part: bool = False  #: whether they are some of others
    is_unknown: bool = False  #: whether words stand there of which the subject knows nothing


@dataclass(frozen=True)
class NounPhrases:
    """A sentence in which the words behind numbers are read."""

    of: Sequence[Token]
    begins: Mapping[int, Mention]  #: where sides are named, by the token
    numbers: Collection[int]  #: the tokens at which numbers begin
    subject: SubjectMatter
    words: FigureWords
    language: Language

    def read(self, numeral: Numeral) -> NounPhrase | None:
        """What a number counts; None for something that is never counted."""
        found = NounPhrase(numeral.end, is_part=self._is_some(numeral.end))
        at = numeral.end
        if among := self._phrase("among", at):
            found.is_part, at = True, among
        while at < min(len(self.of), numeral.end + _REACH) and at not in self.numbers:
            if self.subject.never.at(self.of, at) or self._compares(found, at):
                return None
            after = self._noun(found, at) or self._side(found, at) or self._owner(found, at)
            if not after and not self._goes_past(found, numeral, at):
                break
            at = after or at + 1
        if found.noun is None and (found.side or found.whose) and not found.is_unknown:
            found.noun, found.end = Noun("", True), max(found.end, found.side_end)
        self._of_whom(found)
        self._who_are(found)
        return found

    def _phrase(self, list: str, at: int) -> int:
        """Where a phrase of a list ends that begins here; 0 where none does."""
        phrase = self.words.lists[list].at(self.of, at) if at < len(self.of) else None
        return phrase.end if phrase else 0

    def _noun(self, found: NounPhrase, at: int) -> int:
        noun = self.subject.nouns.at(self.of, at)
        if noun is None or (found.noun and not self._continues(found.end, at)):
            return 0
        if found.noun is None or (found.noun.gives_way and not noun.means.gives_way):
            found.noun = noun.means
        found.end = noun.end
        return noun.end

    def _continues(self, first: int, end: int) -> bool:
        """Whether a noun behind a noun is of the same words: "troops' bodies", "dead soldiers"."""
        return all(
            token.capital or token.folded in _APOSTROPHES or any(self._is(token, each) for each in ("of", "the", "own"))
            for token in self.of[first:end]
        )

    def _side(self, found: NounPhrase, at: int) -> int:
        mention = self.begins.get(at)
        if mention is None:
            return 0
        before = self.of[at - 1]
        linked = before.folded in _APOSTROPHES or self._is(before, "of") or self._is(before, "the")
        follows = any(
            self.subject.nouns.at(self.of, after) for after in range(mention.end, self._until(mention.end + 2))
        )
        linked = linked or (mention.is_people and found.end == at)  # "22 wounded Tavians"
        if (found.noun and not linked and not follows) or self._is_joint(mention):
            return 0
        found.side, found.side_end = found.side or mention.side, mention.end
        if mention.is_people and found.noun is None:
            found.noun = Noun("", True)
        found.end = mention.end if found.noun else found.end
        return mention.end

    def _owner(self, found: NounPhrase, at: int) -> int:
        token = self.of[at]
        if found.whose and self._is(token, "own"):
            found.end = at + 1
            return at + 1
        pronoun = self.language.pronouns.get(token.folded)
        if pronoun is None or pronoun.case != "possessive" or (found.noun and not self._is(self.of[at - 1], "of")):
            return 0
        found.whose = "ours" if pronoun.gender == "self" else "own"
        found.end = at + 1
        return at + 1

    def _goes_past(self, found: NounPhrase, numeral: Numeral, at: int) -> bool:
        """Whether the words may go on behind a token that says nothing of what is counted."""
        token = self.of[at]
        if token.folded in self.language.pronouns or self._stops(found, at):
            return False
        is_link = token.kind != "word" or token.folded in _MARKS or self._is(token, "inside")
        if found.noun is None and not is_link:
            found.is_unknown = True
            # A name that is of no side says that they are some: "20 Border Guard fighters".
            found.is_part = found.is_part or (token.capital and not self._is_titled(numeral))
        return is_link or found.noun is None

    def _stops(self, found: NounPhrase, at: int) -> bool:
        token, language = self.of[at], self.language
        word = token.folded
        if token.kind == "number" or (token.kind == "sign" and word not in _MARKS):
            return True
        if self._is(token, "of"):
            return False
        if word in language.prepositions or word in language.conjunctions or word in language.relatives:
            return True
        if word in language.auxiliaries or self._is(token, "be") or self._phrase("each", at):
            return True
        move = self.subject.moves.at(self.of, at)
        if move and (found.noun or move.end - move.first > 1 or not self._is_attribute(move.end)):
            return True
        verb = language.verbs.get(word)
        return verb is not None and bool(found.noun or "participle" not in verb.forms)

    def _is_attribute(self, end: int) -> bool:
        """Whether a verb before a noun only says which: "freed countrymen"."""
        near = range(end, self._until(end + 3))
        return any(self.subject.nouns.at(self.of, at) is not None or self.of[at].capital for at in near)

    def _compares(self, found: NounPhrase, at: int) -> bool:
        """Whether a number is how many more there were: "356 more people than the year before"."""
        if found.noun or found.is_part or not self._is(self.of[at], "more"):
            return False
        return any(self._is(self.of[after], "than") for after in range(at + 1, self._until(at + _THAN)))

    def _is_some(self, at: int) -> bool:
        """Whether a number is some of others: "two of the 31", "twelve of the freed soldiers"."""
        if at + 2 >= len(self.of) or not self._is(self.of[at], "of"):
            return False
        if at + 1 in self.numbers or not self._is(self.of[at + 1], "the"):
            return at + 1 in self.numbers
        noun = self.subject.nouns.at(self.of, at + 2)
        is_known = self.subject.moves.at(self.of, at + 2) or (noun is not None and noun.means.gives_way)
        return at + 2 in self.numbers or bool(is_known)

    def _is_titled(self, numeral: Numeral) -> bool:
        """Whether words around a number are written with capitals, as in a title: there they are no names."""
        around = self.of[max(0, numeral.first - _AROUND) : numeral.end + _AROUND]
        near = [token for token in around if token.kind == "word" and len(token.folded) > _LONG]
        return 2 * sum(token.capital for token in near) > len(near)

    def _of_whom(self, found: NounPhrase) -> None:
        """With what stands behind the noun: "of the army of Tavia", "were among the first", "of the Border Guard"."""
        end = found.end
        if found.noun is None or end >= len(self.of):
            return
        if self._is(self.of[end], "be") and self._phrase("among", end + 1):
            found.is_part = True
        if found.side:
            return
        is_of = self._is(self.of[end], "of")
        sides = (self.begins[at] for at in range(end + 1, self._until(end + _OF_WHOM)) if at in self.begins)
        side = next(sides, None) if is_of else None
        if side and side.side and self._is_owner(end, side):
            found.side, found.end = side.side, side.end
        elif (is_of or self._is(self.of[end], "from")) and found.noun.gives_way:
            at = end + 2 if end + 1 < len(self.of) and self._is(self.of[end + 1], "the") else end + 1
            named = at < len(self.of) and self.of[at].kind == "word" and self.of[at].capital
            found.is_part = found.is_part or (named and at not in self.begins)

    def _is_owner(self, end: int, side: Mention) -> bool:
        """Whether a side behind "of" has those who are counted alone: not "of Skerry came to Tavia", "of Orm and Tavia"."""
        between = range(end, side.first)
        if any(self.of[at].kind != "word" or self.subject.moves.at(self.of, at) for at in between):
            return False
        return not self._is_joint(side)

    def _is_joint(self, mention: Mention) -> bool:
        """Whether another side is named together with this one: "of Orm and Tavia"."""
        other = self.begins.get(mention.end + 1)
        if other is None or other.side in ("", mention.side) or self.of[mention.first - 1].folded in _APOSTROPHES:
            return False
        return self.of[mention.end].folded in self.language.conjunctions

    def _who_are(self, found: NounPhrase) -> None:
        """With what is told of them behind a comma: "eight citizens of Tavia, residents of Skerry"."""
        end = found.end
        if found.noun is None or not found.noun.gives_way or end + 1 >= len(self.of) or self.of[end].folded != ",":
            return
        noun = self.subject.nouns.at(self.of, end + 1)
        if noun and not noun.means.gives_way and noun.end < len(self.of) and self._is(self.of[noun.end], "of"):
            found.noun = noun.means

    def _is(self, token: Token, list: str) -> bool:
        return self.words.has(list, token.folded)

    def _until(self, end: int) -> int:
        return min(len(self.of), end)
