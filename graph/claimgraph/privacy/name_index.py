"""Names in, what each word of a text may be of them out: looked up once, and remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from claimgraph.base.folding import APOSTROPHES, humps, latin, native, script, sound
from claimgraph.privacy.common_words import COMMON_WORDS
from claimgraph.privacy.inflection import same_stem
from claimgraph.privacy.name_keys import ALONE, Name, keys_of_part, keys_of_word, spellings

#: How many letters of joined parts are looked for inside a word: less would be found in others.
_JOINED: Final = 7
#: How many words are remembered.
_MEMORY: Final = 300_000
#: A place that is near to none.
_NOWHERE: Final = -(10**9)


@dataclass(eq=False)
class Word:
    """What is known of a word of a text: whose name it gives away alone, or holds whole; which parts it may be."""

    alone: set[int] = field(default_factory=set)
    #: The same for what is a common word too, and written as one.
    common: set[int] = field(default_factory=set)
    whole: set[int] = field(default_factory=set)
    parts: dict[Name, set[int]] = field(default_factory=dict)
    #: Those of names that may have to be read together.
    together: dict[Name, set[int]] = field(default_factory=dict)


class NameIndex:
    """Private names, and the public ones that share a part with them; owners of private names are numbers."""

    def __init__(self, private: Iterable[tuple[int, str]], public: Iterable[str]) -> None:
        self._keys: dict[str, list[tuple[Name, int]]] = defaultdict(list)
        self._wholes: dict[str, set[int]] = defaultdict(set)
        # By their first letters, so that a word is compared with few.
        self._inside: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._stems: dict[str, set[tuple[str, Name, int]]] = defaultdict(set)
        self._words: dict[str, Word | None] = {}
        self.names = [name for owner, text in private for name in spellings(owner, text)]
        for name in self.names:
            self._add(name)
        known = set(self._keys)
        shared: set[str] = set()
        #: How many words around one may be the rest of a public name.
        self.reach = 1
        for name in (name for text in sorted(set(public)) for name in spellings(None, text)):
            fits = [bool(known & keys_of_word(part)) for part in name.parts]
            # It has to have a part of its own, or it would be the private name.
            if any(fits) and not all(fits):
                self._add(name)
                self.reach = max(self.reach, len(name.parts))
                shared.update(*map(keys_of_part, name.parts))
        self._telling = {
            name for name in self.names if name.alone and any(self._tells(part, shared) for part in name.parts)
        }

    @staticmethod
    def _tells(part: str, shared: set[str]) -> bool:
        """Whether a part gives a person away wherever it stands: long, no other word, and no public person's too."""
        return len(part) >= ALONE and native(part) not in COMMON_WORDS and not keys_of_part(part) & shared

    def _add(self, name: Name) -> None:
        for at, part in enumerate(name.parts):
            for key in keys_of_part(part):
                self._keys[key].append((name, at))
            for form in {native(part)} if script(part) in ("latin", "other") and len(part) >= ALONE else ():
                self._stems[form[:3]].add((form, name, at))
        if name.owner is None:
            return
        # Two short words the wrong way round are other words: Ana Sol and solana.
        orders = {name.parts} if name.weak else {name.parts, name.parts[::-1]}
        for parts in orders if len(name.parts) > 1 else ():
            joined = "".join(map(latin, parts))
            # Words of two signs sound like many others: 李五 like 礼物.
            for key in ("L" + joined, "C" + sound(joined)) if name.alone else ("L" + joined,):
                self._wholes[key].add(name.owner)
                if len(joined) >= _JOINED:
                    self._inside[key[:5]].add((key, name.owner))
        if len(name.parts) > 1 and script(name.parts[0]) == "latin":
            self._initials(name, name.owner)
        key = "N" + native("".join(name.parts))
        if script(key[1:]) == "unspaced" and len(key) > 2:
            self._inside[key[:2]].add((key, name.owner))

    def _initials(self, name: Name, owner: int) -> None:
        """An initial joined with the longest part, as in addresses of mail: bborrow, borrowb."""
        longest = max(name.parts, key=len)
        if len(longest) > ALONE:
            for other in name.parts:
                for key in (latin(other)[:1] + latin(longest), latin(longest) + latin(other)[:1]):
                    if other != longest:
                        self._wholes["L" + key].add(owner)

    @cached_property
    def pieces_of_parts(self) -> tuple[set[str], set[str], set[str]]:
        """The ends and the beginnings, from three letters, of all that names are found by; and the short parts."""
        tails: set[str] = set()
        heads: set[str] = set()
        short: set[str] = set()
        for key, parts in self._keys.items():
            for name, at in parts:
                if name.owner is not None and len(name.parts[at]) < ALONE:
                    short.add(key)
                elif name.owner is not None:
                    tails.update(key[0] + key[cut:] for cut in range(2, len(key) - 2))
                    heads.update(key[:cut] for cut in range(4, len(key)))
        return tails, heads, short

    def known(self, word: str) -> Word | None:
        """What is known of a word, remembered."""
        if word not in self._words:
            if len(self._words) > _MEMORY:
                self._words.clear()
            self._words[word] = self._known(word)
        return self._words[word]

    def _known(self, word: str) -> Word | None:
        known = Word()
        for piece, counts in dict.fromkeys(_pieces(word)):
            for key in keys_of_word(piece):
                known.whole |= self._wholes.get(key, set())
                known.whole.update(self._within(key))
                for name, part in self._keys.get(key, ()):
                    self._note(known, piece, name, part, counts)
            bare = native(piece)
            for form, name, part in self._stems.get(bare[:3], ()):
                if bare != form and same_stem(bare, form):
                    self._note(known, piece, name, part, counts)
        parts = humps(word)
        if len(parts) > 1:
            inner = [(at, hit) for at, piece in enumerate(parts) if (hit := self.known(piece))]
            last: dict[Name, list[int]] = {}
            for at, hit in inner:
                known.whole |= {name.owner for name, _ in completed(at, hit.parts, last) if name.owner is not None}
                # MacArthur and LeBron are other names than Arthur and Bron.
                if len(parts) > 2 or len(parts[0]) >= ALONE:
                    known.alone |= hit.alone
        # Else each Vladimir of a text would be compared with every private person of that name.
        known.together = {name: mine for name, mine in known.parts.items() if name not in self._telling}
        return known if known.whole or known.parts or known.alone else None

    @staticmethod
    def _note(known: Word, piece: str, name: Name, part: int, counts: bool) -> None:
        known.parts.setdefault(name, set()).add(part)
        if name.owner is None or not counts:
            return
        only = name.parts[part]
        long = min(len(piece), len(only)) >= ALONE
        if len(name.parts) == 1 or (long and name.alone and script(only) != "unspaced"):
            (known.common if piece.islower() and native(only) in COMMON_WORDS else known.alone).add(name.owner)

    def _within(self, key: str) -> Iterator[int]:
        kind, letters = key[0], key[1:]
        if kind == "N":
            yield from self._inside_of(kind, letters, 1)
        elif len(letters) >= _JOINED:
            yield from self._inside_of(kind, letters, 4)

    def _inside_of(self, kind: str, letters: str, first: int) -> Iterator[int]:
        for at in range(len(letters) - first + 1):
            for key, owner in self._inside.get(kind + letters[at : at + first], ()):
                if letters.startswith(key[1:], at):
                    yield owner


def completed(at: int, parts: dict[Name, set[int]], last: dict[Name, list[int]]) -> Iterator[tuple[Name, list[int]]]:
    """The names of which all parts stand near each other, now that the word at a place is read."""
    for name, mine in parts.items():
        places = last.setdefault(name, [_NOWHERE] * len(name.parts))
        # A word is one part: of two that are the same, that which was seen longer ago.
        places[min(mine, key=lambda part: (places[part], part))] = at
        # A name that is public must stand there exactly: it excuses.
        reach = len(places) - 1 if name.owner is None else len(places)
        if len(places) > 1 and at - min(places) <= reach:
            yield name, places


def _pieces(word: str) -> Iterator[tuple[str, bool]]:
    """The word, and what stands around apostrophes in it, each with whether it counts alone."""
    yield word, True
    pieces = APOSTROPHES.split(word)
    if len(pieces) > 1:
        for before, piece in zip(["", *pieces], pieces, strict=False):
            yield piece, before.lower() != "o"  # O’Brien is no Brien
