"""A sentence in, the sides of those out who speak of a figure: who says it, who says "we", who asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.reader.moves import Clause, Move
from claimgraph.reader.quantities import Quantity
from claimgraph.reader.sides import Mention, other_side

#: How far before a verb "we" may stand: "we are preparing to bring home".
_SELF: Final = 6


@dataclass(frozen=True)
class Tellers:
    """Who speaks in a sentence, and who spoke before it."""

    clause: Clause
    parties: Sequence[str]
    speaker: str  #: the side of whom the sentence before spoke last
    receiver: str  #: the side to which the figure before went

    def said_by(self, here: Quantity) -> str:
        """The side of who speaks in the sentence: named before the quantity, else behind it, else before the sentence."""
        if before := self.said_before(here):
            return before
        if named := self._speakers():
            return named[0].side
        # Who spoke before and where the figure before went are two guesses: both must be the same.
        guesses = {self.receiver, self.speaker} - {""}
        return guesses.pop() if len(guesses) == 1 else ""

    def said_before(self, here: Quantity) -> str:
        """The side of who speaks before a quantity; "" where nobody does."""
        before = [mention for mention in self._speakers() if mention.end <= here.first]
        # "Tavia announced a deal with Orm, and that 12 had come home": who stands behind "with" does not speak.
        speaks = [mention for mention in before if not self._is_with(mention)]
        return (speaks or before)[-1].side if before else ""

    def said_alone(self, here: Quantity) -> str:
        """The side of who speaks before a quantity, where its sentence names no other: whoever held them may say so too."""
        named = {mention.side for mention in self.clause.mentions if mention.side}
        return self.said_before(here) if len(named) == 1 else ""

    def _speakers(self) -> list[Mention]:
        """The sides that are named and may speak."""
        return [
            mention
            for mention in self.clause.mentions
            if mention.side
            and not (mention.is_people or self.clause.in_quantity(mention) or self.clause.is_aim(mention))
        ]

    def _is_with(self, mention: Mention) -> bool:
        at = mention.first - 1
        at -= at > 0 and self.clause.words.has("the", self.clause.of[at].folded)
        return at >= 0 and self.clause.words.has("with", self.clause.of[at].folded)

    def spoken_of(self, first: int) -> str:
        """The side that was named last before a place, in no quantity; that of the sentence before where none was."""
        for mention in reversed(self.clause.mentions):
            if (
                mention.end <= first
                and mention.side
                and not (self.clause.in_quantity(mention) or self.clause.is_aim(mention))
            ):
                return mention.side
        return self.speaker

    def we(self, here: Quantity, move: Move) -> Mention | None:
        """The side of who says that "we" moved it, or who was named before "it": "we have brought back 150"."""
        for at in range(move.verb.first - 1, max(-1, move.verb.first - _SELF), -1):
            if self.clause.words.has("we", self.clause.of[at].folded):
                return Mention(at, at + 1, self.said_by(here), False)
            if self.clause.words.has("it", self.clause.of[at].folded) and self.speaker:
                return Mention(at, at + 1, self.spoken_of(at), False)
            if self.clause.of[at].kind != "word":
                return None
        return None

    def told_by_other(self, here: Quantity, move: Move) -> Mention | None:
        """Who says that the other side "returned" some: then these were given back to him, and not got back by it."""
        subject = move.subject if move.is_object and move.is_ambiguous else None
        if (
            subject is None
            or not subject.side
            or self.clause.of[move.verb.first].folded.endswith(self.clause.words.gerund)
        ):
            return None
        for mention in self._speakers():
            between = self.clause.of[mention.end : subject.first]
            says = any(token.folded in self.clause.words.saying for token in between)
            if says and mention.end <= subject.first and mention.side == other_side(subject.side, self.parties):
                return mention
        return None

    def demanded_by(self, here: Quantity) -> str:
        """The side of who asks for those who are counted: "demanded that 79 be handed over"; "" for nobody."""
        first = max((at + 1 for at in self.clause.breaks if at < here.first), default=0)
        demands = self.clause.words.lists["demands"]
        found = next((at for at in range(first, here.first) if demands.at(self.clause.of, at)), -1)
        sides = [each.side for each in self._speakers() if each.end <= found]
        nearest = [each.side for each in self._speakers() if each.end == found]
        return (nearest or sides or [""])[0]
