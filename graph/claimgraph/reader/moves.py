"""A quantity in its sentence in, what moves it out: the nearest verb of which it is the subject or the object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claimgraph.model.wording import Pattern
from claimgraph.reader.layout import Layout
from claimgraph.reader.phrases import Found
from claimgraph.reader.sides import Mention

_GIVES: Final = frozenset({"gives", "frees"})
#: How far from a quantity its verb may stand, and a side from its verb.
_FAR: Final = 14
_NEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Move:
    """What moves a quantity."""

    verb: Found[Pattern]
    is_object: bool  #: whether somebody moves the quantity, rather than it moves or is moved
    subject: Mention | None  #: who moves it, where the sentence says so
    distance: int

    @property
    def role(self) -> str:
        """The role of the verb."""
        return self.verb.means.role

    @property
    def is_ambiguous(self) -> bool:
        """Whether a verb means that somebody gave back and that somebody got back: "returned"."""
        return self.role == "returns"

    @property
    def gives(self) -> bool:
        """Whether who moves it gives it to the other side."""
        return self.role in _GIVES


@dataclass(frozen=True)
class Clause(Layout):
    """A sentence as the rules for moving look at it."""

    def move(self, number: int) -> Move | None:
        """What moves the quantity with this number."""
        before, after = self._before(number), self._after(number)
        if before and after:
            if before.is_object:
                return before if before.distance <= max(after.distance, _NEAR) else after
            return before if before.distance <= after.distance else after
        return before or after

    def is_receiving(self, number: int) -> bool:
        """Whether something goes to those who are counted: "letters to 1,500 prisoners", not "from 50 to 60", "came to 98"."""
        first = self.quantities[number].first
        if not first or self.words.lists["amounts_to"].before(self.of, first):
            return False
        return self.words.has("to", self.of[first - 1].folded)

    def is_of_others(self, number: int) -> bool:
        """Whether a bare number goes on with one of something else: "eleven children to Orm and eight to Tavia"."""
        here = self.quantities[number]
        if not here.is_bare or here.whose or not self.words.has("joins", self.of[here.first - 1].folded):
            return False
        start = self.quantities[number - 1].first if number else 0
        return any(start <= at < here.first for at in self.others)

    def _before(self, number: int) -> Move | None:
        here = self.quantities[number]
        first = self.start_of_list(number)
        for verb in reversed(self.verbs):
            if verb.end > first:
                continue
            if first - verb.first > _FAR or self.is_broken(verb.end, first):
                return None
            if any(verb.end <= other.first < first for other in self.quantities) or self._is_taken(verb, number):
                return None
            if self._is_of_another(verb, first):
                return None
            passive = self.is_passive(verb)
            owner = self.subject_of(verb)
            if verb.means.role == "covers":
                return Move(verb, False, None, first - verb.end)
            if verb.means.role == "stays":
                return Move(verb, True, owner, first - verb.end)
            noun = self.words.has("of", self.of[verb.end - 1].folded)
            if noun or ((passive or verb.means.role == "comes") and not self._has_subject(verb)):
                return Move(verb, False, None, first - verb.end)
            if passive and owner and self._is_given(verb, owner, first):
                return Move(verb, True, owner, 0)
            if passive or verb.means.role == "comes":
                together = self.only_links(verb.end, first) and number > 0
                return Move(verb, False, None, 0) if together else None
            return Move(verb, True, owner, here.first - verb.end if number == 0 else first - verb.end)
        return None

    def _after(self, number: int) -> Move | None:
        end = self.end_of_list(number)
        if self._is_told_by_relative(number, end):
            return None
        end = self._past_relative(end)
        for verb in self.verbs:
            if verb.first < end or verb.means.role == "covers":
                continue
            if verb.first - end > _FAR or self.is_broken(end, verb.first):
                return None
            if any(end <= other.first < verb.first and not other.is_part for other in self.quantities):
                return None
            subject = self._between(end, verb.first)
            if subject and not self.is_passive(verb):
                return Move(verb, True, subject, verb.first - end)
            if self._has_object(verb):
                return None
            return Move(verb, False, None, verb.first - end)
        return None

    def _is_of_another(self, verb: Found[Pattern], first: int) -> bool:
        """Whether a noun between a verb and a number is what it moves: "released footage of 20", not "a group of 20"."""
        if first - 2 < verb.end or not self.words.has("of", self.of[first - 1].folded):
            return False
        is_event = self.subject.about.at(self.of, first - 2) is not None  # "in a swap of 20"
        return not (is_event or self.words.has("groups", self.of[first - 2].folded))

    def _is_taken(self, verb: Found[Pattern], number: int) -> bool:
        """Whether a number of something else has the verb to itself: "released 30 protesters, and 56 prisoners were"."""
        end = self.end_of_list(number)
        is_subject = end < len(self.of) and any(self.words.has(list, self.of[end].folded) for list in ("be", "have"))
        return is_subject and any(verb.end <= at < self.quantities[number].first for at in self.others)

    def _has_object(self, verb: Found[Pattern]) -> bool:
        """Whether a verb behind a quantity moves something else: "pulled 11 people out and recovered the bodies"."""
        if verb.means.role == "comes" or self.is_passive(verb) or verb.end >= len(self.of):
            return False
        following = self.of[verb.end].folded
        known = self.words.has("the", following) or self.subject.nouns.at(self.of, verb.end) is not None
        return known or any(each.first == verb.end for each in self.quantities)

    def _is_told_by_relative(self, number: int, end: int) -> bool:
        """Whether a clause behind a number says which are meant: "three who had been freed were captured again"."""
        before = self.of[self.start_of_list(number) - 1].folded if self.start_of_list(number) else ""
        links = self.words.lists["links"].before(self.of, self.start_of_list(number))
        is_told = any(self.words.has(each, before) for each in ("the", "of", "with", "by"))
        is_told = is_told or (links is not None and links.end - links.first > 1)  # "as well as three who came home"
        return not is_told and end < len(self.of) and self.words.has("who", self.of[end].folded)

    def _past_relative(self, end: int) -> int:
        """Where a clause between commas ends that says more of those who are counted: ", who had been held in Orm,"."""
        if end + 1 >= len(self.of) or self.of[end].folded != ",":
            return end
        if not (self.words.has("who", self.of[end + 1].folded) or self.subject.nouns.at(self.of, end + 1)):
            return end
        close = next((at for at in range(end + 2, min(end + _FAR, len(self.of))) if self.of[at].folded == ","), -1)
        return end if close < 0 or self.is_broken(end, close) else close + 1

    def _between(self, first: int, end: int) -> Mention | None:
        """A side named just before the verb, with no preposition before it: "26 bodies Tavia transferred"."""
        for mention in reversed(self.mentions):
            if first <= mention.first and mention.end <= end and end - mention.end < _NEAR:
                at = mention.first - 1
                at -= at > 0 and self.words.has("the", self.of[at].folded)
                word = self.of[at].folded
                return None if self.words.has("prepositions", word) or self.of[at].kind == "sign" else mention
        return None

    def subject_of(self, verb: Found[Pattern]) -> Mention | None:
        """The side that stands before a verb, and in no quantity."""
        relative = verb.first - 1
        relative -= relative > 0 and self.words.has("have", self.of[relative].folded)
        if relative > 1 and self.words.has("which", self.of[relative].folded) and self.of[relative - 1].folded == ",":
            return next((each for each in self.mentions if each.end == relative - 1), None)
        for mention in reversed(self.mentions):
            if mention.end > verb.first:
                continue
            if self.in_quantity(mention) or self.is_aim(mention):
                continue
            return None if self.is_broken(mention.end, verb.first) else mention
        return None

    def _is_given(self, verb: Found[Pattern], owner: Mention, first: int) -> bool:
        """Whether a side is given what stands behind the verb: "Orm was given 26", "Orm had been handed the bodies of 26"."""
        article = verb.end + 1 == first and self.words.has("the", self.of[verb.end].folded)
        return verb.means.role in _GIVES and (article or verb.end == first) and self.is_had(owner.end, verb.first)

    def _has_subject(self, verb: Found[Pattern]) -> bool:
        """Whether something stands before a verb that can be moved by it."""
        at = verb.first - 1
        while at >= 0 and (self.words.has("be", self.of[at].folded) or self.words.has("have", self.of[at].folded)):
            at -= 1
        if at < 0 or self.of[at].kind == "sign":
            return False
        return not any(
            m.end == at + 1 and self.words.has("prepositions", self.of[max(m.first - 1, 0)].folded)
            for m in self.mentions
        )
