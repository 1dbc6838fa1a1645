"""A sentence in, how its words lie out: where clauses end, what is listed together, where something goes or comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.model.wording import Pattern
from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.phrases import Found
from claimgraph.reader.quantities import Quantity
from claimgraph.reader.sides import Mention
from claimgraph.reader.subject_matter import SubjectMatter
from claimgraph.reader.text import Token

_CLOSES: Final = {"(": ")"}
#: How far before a side "to" may stand.
_NEAR: Final = 4
#: How far before a side "from" may stand: "from captivity in territory that is held by Tavia".
_FROM: Final = 9
#: How many tokens may link two quantities: ", and with them the".
_LINKED: Final = 6


@dataclass(frozen=True)
class Layout:
    """A sentence with all that was found in it."""

    of: Sequence[Token]
    quantities: Sequence[Quantity]
    mentions: Sequence[Mention]
    verbs: Sequence[Found[Pattern]]
    breaks: frozenset[int]
    words: FigureWords
    subject: SubjectMatter
    others: frozenset[int] = frozenset()  #: where numbers of something else begin: "released 30 protesters"

    def start_of_list(self, number: int) -> int:
        """Where the list begins of which a quantity is one: "5 soldiers and 3 civilians"."""
        first = self.quantities[number].first
        while number and self.only_links(self.quantities[number - 1].end, first):
            number -= 1
            first = self.quantities[number].first
        return first

    def end_of_list(self, number: int) -> int:
        """Where the list ends of which a quantity is one."""
        end = self.quantities[number].end
        while number + 1 < len(self.quantities) and self.only_links(end, self.quantities[number + 1].first):
            number += 1
            end = self.quantities[number].end
        return end

    def only_links(self, first: int, end: int) -> bool:
        """Whether nothing but words that link stands between two places."""
        at = first
        while at < end:
            found = self.words.lists["links"].at(self.of, at)
            if found is None and not (
                at == end - 1 and (self.words.has("the", self.of[at].folded) or self.words.has("a", self.of[at].folded))
            ):
                return False
            at = found.end if found else at + 1
        return first <= end and end - first < _LINKED

    def is_broken(self, first: int, end: int) -> bool:
        """Whether a new clause begins between two places."""
        found = [at for at in range(first, end) if at in self.breaks]
        if len(found) > 1 and any(self.words.has("asides", self.of[at].folded) for at in found):
            found = self._outside(found)
        return bool(found)

    def _outside(self, breaks: Sequence[int]) -> list[int]:
        """The breaks in no aside: not those of "(two of them officers)", of " - all of them wounded - "."""
        outside, open_ = [], -1
        for at in breaks:
            sign = self.of[at].folded
            if open_ < 0 and self.words.has("asides", sign):
                open_ = at
            elif open_ < 0:
                outside.append(at)
            elif sign == _CLOSES.get(self.of[open_].folded, self.of[open_].folded):
                open_ = -1
        return outside if open_ < 0 else [*outside, open_]

    def is_aim(self, mention: Mention) -> bool:
        """Whether a side is named as where something goes or comes from."""
        return self.is_receiver(mention) or self.is_source(mention)

    def is_receiver(self, mention: Mention) -> bool:
        """Whether a side is named as where something goes: "to Tavia", "to representatives of Tavia"."""
        at = mention.first - 1
        for _ in range(_NEAR):
            if at < 0 or self.of[at].kind != "word":
                return False
            if self.words.has("to", self.of[at].folded):
                return self.words.lists["not_to"].before(self.of, at + 1) is None
            if not (self.words.has("of_side", self.of[at].folded) or at < mention.first - 1):
                return False
            at -= 1
        return False

    def is_source(self, mention: Mention) -> bool:
        """Whether a side is named as where something comes from, with a few words between: "from captivity in Tavia"."""
        for at in range(mention.first - 1, max(-1, mention.first - _FROM), -1):
            if self.of[at].kind != "word" or any(other.first <= at < other.end for other in self.mentions):
                return False
            if self.words.has("from", self.of[at].folded):
                # "Nobody from Tavia came": whence who is not counted is.
                return at == 0 or not self.words.has("somebody", self.of[at - 1].folded)
        return False

    def in_quantity(self, mention: Mention) -> bool:
        """Whether a side is named as whose those are who are counted."""
        return any(each.first <= mention.first < each.end for each in self.quantities)

    def is_passive(self, verb: Found[Pattern]) -> bool:
        """Whether a form of "be" stands before a verb, with a word or two between."""
        at = verb.first - 1
        first = self.of[verb.first].folded
        if self.words.has("infinitive", first) or first.endswith(self.words.gerund):
            return False
        for _ in range(3):
            if at < 0:
                return False
            if self.words.has("be", self.of[at].folded):
                return True
            if self.of[at].kind != "word" or any(m.first <= at < m.end for m in self.mentions):
                return False
            at -= 1
        return False

    def is_had(self, first: int, end: int) -> bool:
        """Whether only forms of "be" and "have" stand between two places: "Orm was given", "Orm had been handed"."""
        between = self.of[first:end]
        return all(self.words.has("be", each.folded) or self.words.has("have", each.folded) for each in between)
