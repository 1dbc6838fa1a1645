"""A quantity and what moves it in, to which side it went out, with the name of the rule that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from claimgraph.reader.moves import Move
from claimgraph.reader.quantities import Quantity
from claimgraph.reader.sides import Mention, other_side
from claimgraph.reader.tellers import Tellers

#: How far behind a quantity or its verb "to Tavia" may stand, and in front of it.
_REACH: Final = 9


@dataclass(frozen=True, slots=True)
class Direction:
    """To which side something went, by which rule, and between which tokens the words for it stand."""

    side: str  #: "" for both sides together
    rule: str
    first: int
    end: int
    denied: bool = False  #: whether the number is denied: "not 300"
    counted: str = ""  #: the key of what is counted, where the rule says that too
    phase: str = ""  #: the key of the phase, where the rule says that too


@dataclass(frozen=True)
class Directions(Tellers):
    """What tells a direction in one sentence: verbs, prepositions, whose those are who are counted, who speaks."""

    def of(self, number: int, move: Move) -> Direction | None:
        """Where the quantity with this number went by what moves it."""
        here = self.clause.quantities[number]
        if move.role == "stays":
            return None
        if self._by_stranger(here, move):
            return None
        to, start = self._to(here, move), self.belongs(here, move)
        side = start.side if start else ""
        if to and to.side:
            if side and side != to.side and here.side:
                return None
            return Direction(to.side, "to-receiver", min(here.first, to.first), max(here.end, to.end))
        if self.clause.words.has("to", self.clause.of[move.verb.end - 1].folded):
            return None  # "were taken to a hospital"
        if (given := self._given(here, move)) and side in ("", given.side):
            return Direction(given.side, "given-to", *self._with(here, move, given))
        if side:
            return Direction(side, "returned-to-own" if here.side else "its-own", *self._with(here, move))
        if move.role == "swaps" or (self._in_all(here) and self._is_joint(here)):
            return Direction("", "in-all", *self._with(here, move))
        subject = (move.subject or self.we(here, move)) if move.is_object else None
        if subject and subject.side:
            if move.role == "receives" or (move.gives and self.clause.is_passive(move.verb)):
                return Direction(subject.side, "receiver-is-subject", *self._with(here, move, subject))
            if move.gives or self._receives_too(here, move):
                other = other_side(subject.side, self.parties)
                return Direction(other, "giver-is-subject", *self._with(here, move, subject)) if other else None
        if teller := self.told_by_other(here, move):
            return Direction(teller.side, "told-by-receiver", teller.first, max(here.end, move.verb.end))
        if not move.is_object and (side := self.demanded_by(here)):
            return Direction(side, "demanded", *self._with(here, move))
        if agent := self._agent(here, move):
            side = agent.side if move.role == "receives" else other_side(agent.side, self.parties)
            return Direction(side, "by-agent", here.first, max(here.end, agent.end)) if side else None
        if (source := self._from(number, move)) and (other := other_side(source.side, self.parties)):
            return Direction(other, "from-holder", min(here.first, source.first), max(here.end, source.end))
        if (
            not move.is_object
            and not self._has_agent(move)
            and (move.role in ("comes", "frees", "receives", "covers") or move.is_ambiguous)
            and (side := self.said_alone(here) if move.role == "frees" else self.said_by(here))
        ):
            return Direction(side, "home-of-speaker", *self._with(here, move))
        return None

    def _has_agent(self, move: Move) -> bool:
        """Whether it is said behind a verb who moved them: "were rescued by soldiers", and not "by the end of May"."""
        at, of = move.verb.end, self.clause.of
        if at + 1 >= len(of) or not self.clause.words.has("by", of[at].folded):
            return False
        at += 2 if self.clause.words.has("the", of[at + 1].folded) else 1
        return at < len(of) and (of[at].capital or self.clause.subject.nouns.at(of, at) is not None)

    def _in_all(self, here: Quantity) -> bool:
        """Whether a number is said to be that of both directions: "a total of 300", "300 in all"."""
        words = self.clause.words.lists["in_all"]
        after = words.at(self.clause.of, here.end) if here.end < len(self.clause.of) else None
        return after is not None or words.before(self.clause.of, here.first) is not None

    def _with(self, here: Quantity, move: Move, subject: Mention | None = None) -> tuple[int, int]:
        first = min(here.first, move.verb.first, subject.first if subject else here.first)
        return first, max(here.end, move.verb.end)

    def _is_joint(self, here: Quantity) -> bool:
        """Whether both sides are named together before a quantity: "the two sides brought home"."""
        words = self.clause.words.lists["jointly"]
        return any(words.at(self.clause.of, at) for at in range(max(0, here.first - _REACH), here.first))

    def _to(self, here: Quantity, move: Move) -> Mention | None:
        """The side behind "to", after the quantity and its verb, or at the beginning: "To Tavia were returned 9"."""
        end = max(here.end, move.verb.end)
        for mention in self.clause.mentions:
            if move.role == "comes" and self._is_arrived(mention, move):
                return mention
            if self.clause.is_receiver(mention) and not self.clause.in_quantity(mention):
                behind = end - 1 <= mention.first <= end + _REACH and not self.clause.is_broken(end, mention.first)
                front = mention.end <= min(here.first, move.verb.first) and self._is_in_front(mention)
                within = min(here.first, move.verb.first) <= mention.first < end
                if (behind and not self._other_between(here, end, mention.first)) or front or within:
                    return mention
        return None

    def _is_arrived(self, mention: Mention, move: Move) -> bool:
        """Whether a side is named just behind a verb of coming as where they are: "back in Tavia"."""
        at = move.verb.end
        return mention.first == at + 1 and self.clause.words.has("arrives", self.clause.of[at].folded)

    def _given(self, here: Quantity, move: Move) -> Mention | None:
        """The side that stands between a verb and what it was given: "gave Tavia 19 bodies", "gave us 19"."""
        at = move.verb.end
        if not move.gives or not move.is_object or not at < here.first:
            return None
        if at + 1 == here.first and (speaker := self.said_by(here)):
            if self.clause.words.has("us", self.clause.of[at].folded):
                return Mention(at, here.first, speaker, False)
            if self.clause.words.has("them", self.clause.of[at].folded):
                return Mention(at, here.first, other_side(speaker, self.parties), False)
        between = [m for m in self.clause.mentions if m.first == move.verb.end and m.end <= here.first and m.side]
        return between[0] if between else None

    def _other_between(self, here: Quantity, first: int, end: int) -> bool:
        return any(first <= each.first < end for each in self.clause.quantities if each is not here)

    def _is_in_front(self, mention: Mention) -> bool:
        return mention.first <= 3 and mention.end <= 5

    def _from(self, number: int, move: Move) -> Mention | None:
        """The side behind "from": "from Tavia", "from captivity in Tavia", "from territory controlled by Tavia"."""
        here, end = self.clause.quantities[number], max(self.clause.end_of_list(number), move.verb.end)
        for mention in self.clause.mentions:
            near = mention.side and here.end - 1 <= mention.first <= end + _REACH
            apart = self.clause.in_quantity(mention) or self._other_between(here, end, mention.first)
            if near and not apart and self.clause.is_source(mention):
                return mention
        return None

    def _by_stranger(self, here: Quantity, move: Move) -> bool:
        """Whether a state that is no side is said to have moved it: "handed over by Belarus"."""
        if move.subject and not move.subject.side and move.role in ("gives", "returns", "receives"):
            return True
        end = max(here.end, move.verb.end)
        return any(
            not mention.side
            and end <= mention.first <= end + _REACH
            and self.clause.words.has("by", self.clause.of[mention.first - 1].folded)
            for mention in self.clause.mentions
        )

    def belongs(self, here: Quantity, move: Move | None = None) -> Mention | None:
        """The side of those who are counted, by the words for them or, of "its own", by who is spoken of."""
        if here.side:
            return Mention(here.first, here.end, here.side, False)
        if here.whose == "own":
            owner = move.subject if move and move.is_object else None
            ours = any(each.whose == "ours" for each in self.clause.quantities)  # "95 of ours and 96 of theirs"
            spoken = other_side(self.said_by(here), self.parties) if ours else self.spoken_of(here.first)
            side = owner.side if owner and owner.side else spoken
        elif here.whose == "ours":
            side = self.said_by(here)
        else:
            return None
        return Mention(here.first, here.end, side, False) if side else None

    def _receives_too(self, here: Quantity, move: Move) -> bool:
        """Whether who "returned" some is said to have received others for them: then these were given back."""
        if not move.is_ambiguous:
            return False
        verb = next((verb for verb in self.clause.verbs if verb.first >= here.end), None)
        if verb is None or verb.means.role != "receives":
            return False
        joins = self.clause.words.has("joins", self.clause.of[verb.first - 1].folded)
        return joins and not any(here.end <= each.first < verb.first for each in self.clause.mentions)

    def _agent(self, here: Quantity, move: Move) -> Mention | None:
        """The side that is named behind "by" as who moved it: "were released by Orm"."""
        end = max(here.end, move.verb.end)
        if move.is_object or move.role not in ("gives", "frees", "returns", "receives"):
            return None
        for mention in self.clause.mentions:
            if not (mention.side and end <= mention.first <= end + _REACH) or self.clause.is_broken(end, mention.first):
                continue
            at = mention.first - 1
            at -= self.clause.words.has("the", self.clause.of[at].folded)
            # Whom soldiers of a side rescue, it need not receive.
            people = mention.end < len(self.clause.of) and self.clause.subject.nouns.at(self.clause.of, mention.end)
            if any(self.clause.words.has("be", token.folded) for token in self.clause.of[end:at]):
                continue  # "the release of 95 was welcomed by Orm"
            if self.clause.words.has("by", self.clause.of[at].folded) and not self._other_between(here, end, at):
                return None if people and move.role == "receives" else mention
        return None
