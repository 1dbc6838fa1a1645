"""Many names in, the pairs out that are worth a closer look; no name is compared with all the others.

Names that are alike share something that can be looked up: their words, but for one that is like another's; the words of
the shorter; their letters; the first letters that one is made of; a day. So the work grows with the names, not with
their square. Where more names share one thing than `claimgraph.base.limits.NAMES_SHARING`, each is compared with the
first and with those next to it, and `Candidates.crowded` counts them: nothing is left out silently.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import combinations
from typing import Final, TypeVar

from claimgraph.base import limits
from claimgraph.identity.alike_words import MISSPELT, like, stems
from claimgraph.identity.spelling import spelling
from claimgraph.identity.wordlists import STATE
from claimgraph.identity.words import FEW, Name, Word, names

T = TypeVar("T")
_Bag = tuple[str, ...]


@dataclass
class Candidates:
    """Looks for pairs among texts, given by their numbers."""

    texts: Sequence[str]
    events: bool = False
    crowded: int = 0  #: how many names share something with too many others for all of them to be compared
    _found: set[tuple[int, int]] = field(default_factory=set)
    _read: list[tuple[int, Name]] = field(default_factory=list)

    def pairs(self) -> set[tuple[int, int]]:
        """The numbers of the texts to compare, the smaller first."""
        self._read = [(number, name) for number, text in enumerate(self.texts) for name in names(text)]
        self._of_equal_keys()
        near = _neighbours(word for _, name in self._read for word in name.words)
        self._of_one_other_word(near)
        self._of_parts(near)
        self._of_initials()
        return self._found

    def _block(self, numbers: Iterable[int]) -> None:
        block = sorted(set(numbers))
        self.crowded += len(block) if len(block) > limits.NAMES_SHARING else 0
        self._found.update(_near_pairs(block))

    def _of_equal_keys(self) -> None:
        """Names with the same words, letters or sounds, or the same in Cyrillic; events of one day or month."""
        blocks: dict[object, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            found = spelling(text)
            blocks["spelt", found.spelt].append(number)
            blocks["heard", found.heard].append(number)
        for number, name in self._read:
            said = [word for word in name.words if word.role != "mark"]
            blocks["letters", name.run_together].append(number)
            if name.is_person and len(plain := _keys(name, "")) > 1:
                blocks["person", plain[0][0], plain[-1]].append(number)
            blocks["words", _bag(name.words)].append(number)
            blocks["sounds", tuple(sorted(word.skeleton for word in name.words))].append(number)
            if self.events:
                for key in _of_event(name, said):
                    blocks[key].append(number)
        for block in blocks.values():
            self._block(block)

    def _of_one_other_word(self, near: dict[str, set[str]]) -> None:
        """Names that are the same but for one word, which is like the other's."""
        having: dict[_Bag, list[int]] = defaultdict(list)
        for number, name in self._read:
            having[_bag(name.words)].append(number)
        for number, name in self._read:
            bag = _bag(name.words)
            for at, key in enumerate(bag):
                for other in near.get(key, ()):
                    self._beside(number, having.get(tuple(sorted((*bag[:at], other, *bag[at + 1 :]))), ()))

    def _of_parts(self, near: dict[str, set[str]]) -> None:
        """Names of which all that tells who is meant stands in another."""
        holding: dict[str, set[int]] = defaultdict(set)
        ends: dict[str, set[int]] = defaultdict(set)
        unmarked: set[int] = set()
        for number, name in self._read:
            plain = _keys(name, "")
            for key in (*plain, *_keys(name, "mark")):
                holding[key].add(number)
            for key in {plain[0], plain[-1]} if plain else ():
                ends[key].add(number)
            if {*plain} <= _STATE:
                for key in _keys(name, "country"):
                    ends[key].add(number)
            if not _keys(name, "mark"):
                unmarked.add(number)
        held, ending = cache(partial(_of_any, near, holding)), cache(partial(_of_any, near, ends))
        for number, name in self._read:
            plain, marks = _keys(name, ""), _keys(name, "mark")
            if len(plain) > 1:
                found = set.intersection(*sorted(map(held, plain), key=len))
            elif said := plain or _keys(name, "country"):
                # With a title or a number one word is enough of a part, without only an end is.
                more = plain and (marks or _keys(name, "title"))
                found = (held if more else ending)(said[0])
            else:
                continue
            if marks:
                found = found & unmarked.union(*(holding[mark] for mark in marks))
            self._beside(number, found)

    def _of_initials(self) -> None:
        """Names that hold the first letters of others' words: UAE, Russian MoD."""
        short: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for number, name in self._read:
            for word in name.words:
                if word.acronym:
                    rest = frozenset(other.key for other in name.words if other is not word and other.role != "mark")
                    short[word.acronym].append((number, rest))
                    if len(word.acronym) > 3:  # KUNA: the first word gives two
                        short[word.acronym[0] + word.acronym[2:]].append((number, rest))
        longest = max(map(len, short), default=0)
        meant: dict[int, set[int]] = defaultdict(set)
        for number, name in self._read:
            keys = {word.key for word in name.words}
            for letters in {run for read in _letters(name) for run in _runs(read, longest)} & short.keys():
                for other, rest in short[letters]:
                    if rest <= keys or not keys.isdisjoint(rest):
                        meant[other].add(number)
        for number, others in meant.items():
            self._beside(number, others)

    def _beside(self, number: int, others: Iterable[int]) -> None:
        found = sorted({*others} - {number})
        self.crowded += len(found) > limits.NAMES_SHARING
        self._found.update((min(number, other), max(number, other)) for other in found[: limits.NAMES_SHARING])


_STATE: Final = frozenset(word.key for state in STATE for name in names(state) for word in name.words)


def _bag(words: Iterable[Word]) -> _Bag:
    return tuple(sorted(word.key for word in words))


def _keys(name: Name, role: str) -> list[str]:
    return [word.key for word in name.words if word.role == role]


def _of_event(name: Name, said: list[Word]) -> Iterator[tuple[str, ...]]:
    yield from (("day", day) for day in name.days)
    plain = {word.key for word in said if word.role == ""}
    months = {word.key[:3] for word in name.words if word.is_day or word.is_month}
    yield from (("month", month, word) for month in months for word in plain)
    if len(plain) <= FEW:
        yield from (("both", *pair) for pair in combinations(sorted(plain), 2))
    countries = sorted({word.key for word in said if word.role == "country"})
    yield from (("parties", *pair, word) for pair in combinations(countries, 2) for word in plain)


def _of_any(near: dict[str, set[str]], holding: dict[str, set[int]], key: str) -> set[int]:
    """The names that hold a word, or one that is like it."""
    others = near.get(key)
    return holding.get(key, set()).union(*(holding.get(other, ()) for other in others or ()))


def _letters(name: Name) -> Iterator[str]:
    yield "".join(letter for letter, _ in name.letters)
    yield "".join(letter for letter, place in name.letters if place >= 0)


def _runs(letters: str, longest: int) -> Iterator[str]:
    for start in range(len(letters)):
        for end in range(start + 2, min(len(letters), start + longest) + 1):
            yield letters[start:end]


def _near_pairs(block: list[T]) -> Iterator[tuple[T, T]]:
    """All pairs of a list; of a crowd each with the first and with those next to it."""
    if len(block) <= limits.NAMES_SHARING:
        yield from combinations(block, 2)
        return
    for at in range(1, len(block)):
        yield block[0], block[at]
        yield from ((block[before], block[at]) for before in range(max(1, at - 4), at))


def _neighbours(words: Iterable[Word]) -> dict[str, set[str]]:
    """The keys of the words that each word may stand for, by its key."""
    known = {(word.key, word.role): word for word in words if word.role in ("", "country", "initial")}
    blocks: dict[str, list[Word]] = defaultdict(list)
    for _, word in sorted(known.items()):
        for trace in _traces(word):
            blocks[trace].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for block in blocks.values():
        for one, other in _near_pairs(block):
            if one.key != other.key and other.key not in found[one.key] and like(one, other)[0]:
                found[one.key].add(other.key)
                found[other.key].add(one.key)
    return found


def _traces(word: Word) -> Iterator[str]:
    """What words that may stand for each other have in common."""
    if word.role == "initial":
        yield "first " + word.key[0]
        return
    if word.role == "country":
        yield from (f"sound {capital.skeleton}" for capital in word.capitals)
        return
    yield "sound " + word.skeleton
    yield from ("stem " + stem for stem in stems(word.key))
    yield "stem " + re.sub("^[ae]l", "", word.key)
    if len(word.key) >= MISSPELT:
        # Two words of which one letter differs are the same without that letter.
        yield "less " + word.key
        yield from {f"less {word.key[:at]}{word.key[at + 1 :]}" for at in range(len(word.key))}
