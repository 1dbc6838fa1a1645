"""Many names in, the pairs out that are worth a closer look; no name is compared with all the others.

Names that are alike share something that can be looked up: their words, but for one that is like another's; the words of
the shorter; their letters; the first letters that one is made of; a day. So the work grows with the names, not with
their square. Where more names share one thing than `claimgraph.base.limits.NAMES_SHARING`, each is compared with the
first and with those next to it, and `Candidates.crowded` counts them: nothing is left out silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import combinations

from claimgraph.base import limits
from claimgraph.identity.given_names import given
from claimgraph.identity.neighbours import near_pairs, neighbours
from claimgraph.identity.reading import names
from claimgraph.identity.shortened import CUT, HUMPS, cut_together
from claimgraph.identity.spelling import spelling
from claimgraph.identity.wordlists import STATE
from claimgraph.identity.words import FEW, Name, Word

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
        near = neighbours(word for _, name in self._read for word in name.words)
        self._of_one_other_word(near)
        self._of_parts(near)
        self._of_initials()
        self._of_cut_words()
        self._of_consonants()
        return self._found

    def _block(self, numbers: Iterable[int]) -> None:
        block = sorted(set(numbers))
        self.crowded += len(block) if len(block) > limits.NAMES_SHARING else 0
        self._found.update(near_pairs(block))

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
                for first in given(plain[0]):
                    blocks["given", first, plain[-1]].append(number)
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
            if {*plain} <= _state():
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

    def _of_cut_words(self) -> None:
        """Names whose words are cut and written as one in another: HuffPost, csmonitor."""
        ends: dict[tuple[str, str], list[tuple[int, list[Word]]]] = defaultdict(list)
        for number, name in self._read:
            words = [word for word in name.words if word.role != "mark"]
            for end in range(1, len(words)):
                for first in {word.run[:1] for word in words[max(0, end - CUT) : end]}:
                    ends[first, words[end].run].append((number, words))
                ends[words[end - 1].run[:1], words[end].run[:2]].append((number, words))
        for number, name in self._read:
            for word in name.words:
                run = word.run if word.role == "" else ""
                humps = {hump.lower()[:2] for hump in HUMPS.findall(word.text)[1:]}
                for end in {*humps, *(run[at:] for at in range(1, len(run) - CUT + 1))}:
                    if having := ends.get((run[:1], end)):
                        self._beside(number, [other for other, words in having if cut_together(word, words)])

    def _of_consonants(self) -> None:
        """Names in an alphabet of which only the consonants compare, and those with the same ones."""
        alike = {letters: set[int]() for _, name in self._read if name.romanised for letters in name.consonants}
        for number, name in self._read if alike else ():
            for letters in name.consonants & alike.keys():
                alike[letters].add(number)
        for block in alike.values():
            self._block(block)

    def _beside(self, number: int, others: Iterable[int]) -> None:
        found = sorted({*others} - {number})
        self.crowded += len(found) > limits.NAMES_SHARING
        self._found.update((min(number, other), max(number, other)) for other in found[: limits.NAMES_SHARING])


@cache  # and not when the module is loaded: it reads the names of all states
def _state() -> frozenset[str]:
    return frozenset(word.key for state in STATE for name in names(state) for word in name.words)


def _bag(words: Iterable[Word]) -> _Bag:
    return tuple(sorted(word.key for word in words))


def _keys(name: Name, role: str) -> list[str]:
    return [word.key for word in name.words if word.role == role]


def _of_event(name: Name, said: list[Word]) -> Iterator[tuple[str, ...]]:
    yield from (("day", day) for day in name.days)
    plain = {word.key for word in said if word.role == ""}
    months = {word.key[:3] for word in name.words if word.is_day or word.is_month}
    months |= {word.key for word in name.words if word.is_year}
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
