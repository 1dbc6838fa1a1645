"""The actors of a corpus in, who may be meant by some words of a text out: by name, surname, body or office.

Names are found by their first word and then word by word, so a text is gone through once, however many actors there are.
A name that another body has too, with its state before it ("Defence Ministry"), or that has no capital ("the authorities"),
only describes: it means its actor where nobody else is near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Final

from claimgraph.base.folding import latin
from claimgraph.identity.countries import country
from claimgraph.identity.spelling import heard, spelt
from claimgraph.model.cast import Actor
from claimgraph.reader.language import Language
from claimgraph.reader.text import Token
from claimgraph.reader.tokens import tokens

#: Where a name ends in the tree of names.
_END: Final = ""
#: What marks a word of a person's name as it sounds: Medynsky is Medinsky, too.
_HEARD: Final = "~"
_SHORT: Final = 4
#: Signs that may stand between the words of a name: an initial's full stop, a hyphen, around a short form, or a name in a name.
_WITHIN: Final = frozenset({".", "-", "(", ")", "&", "”", "»", '"', "''", "“"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: up to which token it goes, whom it may mean, and whether it only describes."""

    end: int
    actors: tuple[str, ...]
    describes: bool = False
    surname: bool = False


@dataclass(frozen=True, eq=False)
class Names:
    """All names of some actors, prepared for being looked for."""

    actors: tuple[Actor, ...]
    language: Language
    _tree: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for actor in self.actors:
            for name in (actor.name, *actor.also):
                words = self._words(name)
                if words:
                    self._add(words, actor.id, self._describes(actor, words, name), False)
            if actor.type == "person":
                for words in {self._words(name)[-1:] for name in (actor.name, *actor.also)} - {()}:
                    self._add(words, actor.id, False, True)

    @cached_property
    def by_id(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _states(self) -> Mapping[str, str]:
        """The states by each of their names that is one word, and by the key of their country."""
        found: dict[str, str] = {}
        for actor in self.actors:
            if actor.type == "state":
                for name in (actor.name, *actor.also):
                    words = self._words(name)
                    if len(words) == 1:
                        found.setdefault(words[0], actor.id)
                    if key := country(" ".join(filter(None, map(latin, name.split())))):
                        found.setdefault(key, actor.id)
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        """The actors that are no persons by each word of their names."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for actor in self.actors:
            if actor.type != "person":
                for words in self.names_of(actor.id):
                    for word in words:
                        found[word][actor.id] = None
        return {word: tuple(ids) for word, ids in found.items()}

    @lru_cache(maxsize=100_000)  # noqa: B019 - it lives as long as the names
    def names_of(self, actor: str) -> tuple[frozenset[str], ...]:
        """The words of each name of an actor."""
        known = self.by_id[actor]
        return tuple(frozenset(self._words(name)) for name in (known.name, *known.also))

    def first_letter(self, actor: str) -> str:
        """The first letter of the name of an actor, folded: of a person that of the first name."""
        return self._words(self.by_id[actor].name)[0][:1]

    @lru_cache(maxsize=100_000)  # noqa: B019 - it lives as long as the names
    def state_of(self, word: str) -> str:
        """The state among the actors that a folded word names, or whose people it names; "" for none."""
        key = spelt(word)
        singular = self.language.endings.singular(word)
        for found in (key, country(latin(word)), country(latin(singular)), spelt(singular)):
            if found and found in self._states:
                return self._states[found]
        return ""

    def of_state(self, actor: str, state: str) -> bool:
        """Whether an actor is a state, a part of it, or stands on its side."""
        return state in self.belongs(actor)

    @lru_cache(maxsize=100_000)  # noqa: B019 - it lives as long as the names
    def belongs(self, actor: str) -> frozenset[str]:
        """The actor, all that it is a part of, and its side."""
        found: set[str] = set()
        while actor and actor not in found and actor in self.by_id:
            found.add(actor)
            known = self.by_id[actor]
            if known.side:
                found.add(known.side)
            actor = known.part_of
        return frozenset(found)

    def at(self, read: Sequence[Token], at: int, limit: int) -> Named | None:
        """The longest name that begins at a token, before ``limit``."""
        node = self._tree
        best: Named | None = None
        capital = False
        for number in range(at, limit):
            token = read[number]
            if token.kind == "sign":
                if number > at and token.folded in _WITHIN:
                    continue
                break
            following = node.get(self._spelt(token.folded))
            if following is None and token.capital:
                following = node.get(_HEARD + heard(token.folded))
            if following is None:
                if number > at and token.folded in self.language.articles:
                    continue
                break
            node = following
            capital = capital or token.capital
            if entry := node.get(_END):
                for describes, surname, ids in entry:
                    if describes or capital:
                        best = Named(number + 1, tuple(ids), describes, surname)
                        break
        return best

    def bodies(self, words: Iterable[str]) -> tuple[str, ...]:
        """The actors that are no persons and have all these folded words in one name."""
        wanted = frozenset(map(self._spelt, words))
        if not wanted:
            return ()
        rarest = min(wanted, key=lambda word: (len(self._by_word.get(word, ())), word))
        return tuple(
            actor for actor in self._by_word.get(rarest, ()) if any(wanted <= name for name in self.names_of(actor))
        )

    @lru_cache(maxsize=100_000)  # noqa: B019 - it lives as long as the names
    def _spelt(self, word: str) -> str:
        return word if word in self.language.possessive else spelt(word)

    def _words(self, name: str) -> tuple[str, ...]:
        """The words of a name as they are looked for; "the" only where nothing else tells that it is a name."""
        read = [token for token in tokens(name) if token.kind != "sign"]
        bare = [token for token in read if token.folded not in self.language.articles] or read
        kept = bare if any(token.capital for token in bare) else read
        return tuple(filter(None, (self._spelt(token.folded) for token in kept)))

    def _describes(self, actor: Actor, words: tuple[str, ...], name: str) -> bool:
        first, *others = name.split()
        bare = others if first.lower() in self.language.articles else [first, *others]
        if not any(sign.isupper() for word in bare for sign in word):
            return True
        if actor.type in ("person", "state", "outlet") or any(map(self.state_of, words)):
            return False
        return len(words) <= _SHORT and all(word in self.common for word in words)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words of names that bodies of more than one state have: a body, and what stands before it there."""
        found = set(map(spelt, self.language.bodies | self.language.offices))
        for actor in self.actors:
            if actor.type == "organization" and actor.part_of:
                for words in map(self._words, (actor.name, *actor.also)):
                    if any(map(self.state_of, words)):
                        found |= {word for word in words if not self.state_of(word)}
        return frozenset(found)

    def _add(self, words: tuple[str, ...], actor: str, describes: bool, surname: bool) -> None:
        node = self._tree
        is_person = self.by_id[actor].type == "person"
        for word in words:
            following = node.setdefault(word, {})
            if is_person and len(word) > _SHORT:
                node.setdefault(_HEARD + heard(word), following)
            node = following
        entries = node.setdefault(_END, [])
        for entry in entries:
            if entry[:2] == (describes, surname):
                if actor not in entry[2]:
                    entry[2].append(actor)
                return
        entries.append((describes, surname, [actor]))
        # A whole name before a surname, and both before words that only describe, which need no capital.
        entries.sort(key=lambda entry: entry[:2])


def names_in(read: Sequence[Token], names: Names) -> Iterator[tuple[int, Named]]:
    """Every name in some tokens with the token it begins at, the longest from the left, none inside another."""
    at = 0
    while at < len(read):
        found = names.at(read, at, len(read)) if read[at].kind != "sign" else None
        if found and not _is_part_of_word(read, found.end):
            yield at, found
            at = found.end
        else:
            at += 1


def _is_part_of_word(read: Sequence[Token], end: int) -> bool:
    """Whether a hyphen binds what looks like a name to another word: Moscow-backed."""
    if end + 1 < len(read) and read[end].folded == "-" and read[end].span.start == read[end - 1].span.end:
        return read[end + 1].span.start == read[end].span.end
    return False
