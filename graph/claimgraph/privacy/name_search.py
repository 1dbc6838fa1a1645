"""Names in, a search out that tells in one pass over a text whose name stands in it, whatever the number of names.

Each word of a text is folded once and looked up; the text is never compared with one name after another. A part of
four letters or more gives a person away alone, shorter ones do together, in any order, one word apart at most.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from functools import cache, partial

from claimgraph.base.folding import readable, spelt_out, words
from claimgraph.privacy.name_index import NameIndex, Word, completed
from claimgraph.privacy.name_keys import Name, keys_of_word


class NameSearch:
    """Looks for private names in texts; owners are numbers."""

    def __init__(self, private: Iterable[tuple[int, str]], public: Iterable[str] = ()) -> None:
        """``private`` are owners and names; ``public`` are full names in which a private one's part gives nobody away."""
        self._index = NameIndex(private, public)

    def owner_in(self, text: str) -> int | None:
        """Whose name stands first in the text, or None; the smallest number where one name is that of several."""
        return self._first_owner(readable(text)) if self._index.names else None

    def may_be_half(self, before: str, after: str) -> bool:
        """Whether a text that was cut off may begin with the end of a name, or another end with the beginning of one."""
        if not self._index.names:
            return False
        tails, heads, short = self._index.pieces_of_parts
        first, last = words(readable(before.split("\n")[0]))[:1], words(readable(after.split("\n")[-1]))[-1:]
        # Where it begins with no letter, the first word was not cut; it may still be a short part of a name that was.
        begins = short | tails if before[:1].isalpha() else short
        ends = short | heads if after[-1:].isalpha() else short
        return any(keys_of_word(word) & begins for word in first) or any(keys_of_word(word) & ends for word in last)

    def _first_owner(self, text: str) -> int | None:
        read = words(text)
        read += spelt_out(read)
        hits = self._hits(read)
        in_address, joined = cache(partial(_in_address, text)), cache(partial(_joined_in, text))
        last: dict[Name, list[int]] = {}
        public: set[int] = set()
        # What gives somebody away alone, until it is known that no public name is around it.
        waiting: deque[tuple[int, set[int]]] = deque()
        for at, hit in [*hits, (len(read) + self._index.reach, Word())]:
            while waiting and waiting[0][0] + self._index.reach <= at:
                place, owners = waiting.popleft()
                if place not in public:
                    return min(owners)
            if hit.whole:
                return min(hit.whole)
            if owners := hit.alone | hit.common if hit.common and in_address(read[at]) else hit.alone:
                waiting.append((at, owners))
            for name, places in completed(at, hit.together, last):
                if name.owner is None:
                    public.update(places)
                elif not name.weak or self._is_meant(places, read, joined):
                    return name.owner
        return None

    def _hits(self, read: list[str]) -> list[tuple[int, Word]]:
        """Where words stand of which something is known."""
        known = {word: hit for word in set(read) if (hit := self._index.known(word))}
        return [(at, known[word]) for at, word in enumerate(read) if word in known]

    @staticmethod
    def _is_meant(places: list[int], read: list[str], joined: Callable[..., bool]) -> bool:
        """Whether common words side by side are a name: with a capital, in the name's order, or joined by a sign."""
        found = [read[place] for place in places]
        in_order = places == list(range(places[0], places[0] + len(places)))
        return in_order or not all(map(str.islower, found)) or joined(*found)


def _in_address(text: str, word: str) -> bool:
    return bool(re.search(rf"[_/=]{word}(?![^\W_])|(?<![^\W_]){word}[_/]|(?<=\w-){word}(?=-\w)", text))


def _joined_in(text: str, *words: str) -> bool:
    one, other = words[0], words[-1]
    return bool(re.search(rf"{one}(?:[^\w\s]|_){other}|{other}(?:[^\w\s]|_){one}", text))
