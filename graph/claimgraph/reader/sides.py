"""The actors of a corpus in, which side each of its names speaks of out: a state, its people, its offices, its officials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimgraph.base import limits
from claimgraph.identity.countries import country
from claimgraph.model.cast import Actor
from claimgraph.reader.phrases import Phrases
from claimgraph.reader.subject_matter import Noun
from claimgraph.reader.text import Token
from claimgraph.reader.tokens import tokens

#: How many actors may stand one above the other.
_DEEP = limits.NESTING


#: A name of so many words that ends with a word for what is counted is no name: "Tavian POWs".
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a side or somebody of it; ``side`` is "" for a state that is no side of this corpus."""

    first: int
    end: int
    side: str
    is_people: bool  #: "Tavians": those who are counted, rather than who speaks
    actor: str = ""


class Sides:
    """The sides of a corpus by every name of its actors, with the words for the people of a state."""

    def __init__(self, actors: Sequence[Actor], third_party: str, nouns: Phrases[Noun]) -> None:
        self._nouns = nouns
        by_id = {actor.id: actor for actor in actors}
        self.of_actor = {actor.id: _side(actor, by_id, third_party) for actor in actors}
        #: Those that are a side of their own: two states, two parties to a strike.
        self.parties = tuple(sorted({side for side in self.of_actor.values() if side}))
        self._names = Phrases(self._called(actors))
        self._countries = {
            country(name.lower()): actor.id
            for actor in actors
            if actor.type == "state"
            for name in (actor.name, *actor.also)
        }
        self._countries.pop("", None)
        self._words = {word: actor for actor in self.parties for word in _stems(by_id.get(actor))}

    def _called(self, actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
        """Every name with its actor: the whole ones, then shorter ones that only one side has."""
        shown = [actor for actor in actors if not actor.private]
        yield from ((name, actor.id) for actor in shown for name in _names(actor) if not self._is_common(name))
        shorter: dict[str, set[str]] = {}
        for actor in shown:
            for name in _shorter(actor):
                if self._is_common(name):
                    continue
                shorter.setdefault(name.lower(), set()).add(actor.id)
        for name, ids in sorted(shorter.items()):
            if len({self.of_actor[id] for id in ids}) == 1:
                yield name, min(ids)

    def _is_common(self, name: str) -> bool:
        """Whether a name is words that others have too, or says what is counted: "the servicemen", "Tavian prisoners"."""
        words = list(tokens(name))
        bare = name[4:] if name.lower().startswith("the ") else name
        short = len(words) <= _SHORT and self._nouns.before(words, len(words)) is not None
        return (
            bare.islower()
            or short
            or any(self._nouns.at(words, at) for at in range(len(words)) if not words[at].capital)
        )

    def mentions(self, of: Sequence[Token]) -> tuple[Mention, ...]:
        """Every place where the tokens name a side, or a state that is none."""
        return tuple(self._mentions(of))

    def _mentions(self, of: Sequence[Token]) -> Iterator[Mention]:
        at = 0
        while at < len(of):
            token = of[at]
            found = self._names.at(of, at) if token.kind == "word" else None
            word = token.folded
            single = word[:-1] if word.endswith("s") and token.capital else word
            if found and (found.end > at + 1 or token.capital):
                side = self.of_actor.get(found.means, "")
                people = found.end == at + 1 and word.endswith("s") and self._state_of(single) == side != ""
                if side or self._is_state(found.means):
                    yield Mention(at, found.end, side, people, found.means)
                at = found.end
                continue
            if token.kind == "word" and (token.capital or country(word)):
                actor = self._state_of(word)
                people = actor is None
                actor = self._state_of(single) if people else actor
                if actor is not None:
                    yield Mention(at, at + 1, self.of_actor.get(actor, ""), people, actor)
            at += 1

    def _state_of(self, word: str) -> str | None:
        """The actor of a state by a word for it or its people; "" for another state, None for no state."""
        if word in self._words:
            return self._words[word]
        key = country(word)
        return self._countries.get(key, "") if key else None

    def _is_state(self, actor: str) -> bool:
        return actor in self._countries.values()

    def of_text(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The two sides of which a text speaks most; those of the corpus where these are two."""
        if len(self.parties) <= 2:
            return self.parties
        often = Counter(each.side for each in mentions if each.side)
        return tuple(sorted(side for side, _ in often.most_common(2)))


def other_side(side: str, parties: Sequence[str]) -> str:
    """The side that is not this one, where there are two; else ""."""
    return next((each for each in parties if each != side), "") if side in parties and len(parties) == 2 else ""


def _side(actor: Actor, by_id: Mapping[str, Actor], third_party: str) -> str:
    here: Actor | None = actor
    for _ in range(_DEEP):
        if here is None:
            return ""
        if here.side:
            return "" if here.side == third_party else here.side
        here = by_id.get(here.part_of)
    return ""


def _names(actor: Actor) -> Iterator[str]:
    for name in (actor.name, *actor.also):
        yield name
        if name.lower().startswith("the "):
            yield name[4:]
    if actor.type == "person" and " " in actor.name:
        yield actor.name.rsplit(" ", 1)[1]


def _shorter(actor: Actor) -> Iterator[str]:
    """A name of a body without whose it is, and without what it is for: "Defence Ministry"."""
    if actor.type not in ("organization", "collective"):
        return
    for name in _names(actor):
        for short in (name.partition(" for ")[0], name):
            words = short.split()
            if len(words) > 2:
                yield " ".join(words[1:])


def _stems(actor: Actor | None) -> Iterator[str]:
    """One-word names of a side: "Tavia", "Tavian"."""
    if actor is not None:
        for name in (actor.name, *actor.also):
            if " " not in name:
                yield name.lower()
