"""Phrases with what each means in, where they stand among tokens out: one step a token, however many phrases there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from claimgraph.reader.text import Token
from claimgraph.reader.tokens import tokens

T = TypeVar("T")

#: So many words a phrase has at most that is looked for in a plain list.
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase that stands from the token ``first`` up to, and without, ``end``; what it means."""

    first: int
    end: int
    means: T


class Phrases(Generic[T]):
    """Phrases by their first word, the longest first.

    >>> [each.means for each in Phrases([("at least", 1), ("at", 2)]).all(list(tokens("At least two at sea.")))]
    [1, 2]
    """

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        known: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, means in pairs:
            words = tuple(token.folded for token in tokens(phrase))
            if words:
                known.setdefault(words[0], {}).setdefault(words, means)
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], T]]] = {
            first: sorted(found.items(), key=lambda pair: -len(pair[0])) for first, found in known.items()
        }

        self.single: frozenset[str] = frozenset(first for first, found in known.items() if (first,) in found)
        #: By their last word, for those that stand before something.
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for found in known.values():
            for words, means in found.items():
                self._by_last.setdefault(words[-1], []).append((words, means))

    def before(self, of: Sequence[Token], end: int) -> Found[T] | None:
        """The longest phrase that ends just before this token."""
        best: Found[T] | None = None
        for words, means in self._by_last.get(of[end - 1].folded, ()) if end else ():
            first = end - len(words)
            if first >= 0 and all(of[first + step].folded == word for step, word in enumerate(words)):
                best = Found(first, end, means) if best is None or first < best.first else best
        return best

    def at(self, of: Sequence[Token], first: int) -> Found[T] | None:
        """The longest phrase that begins with this token."""
        for words, means in self._by_first.get(of[first].folded, ()):
            end = first + len(words)
            if end <= len(of) and all(of[first + step].folded == word for step, word in enumerate(words)):
                return Found(first, end, means)
        return None

    def all(self, of: Sequence[Token]) -> tuple[Found[T], ...]:
        """Every phrase among the tokens; of two that overlap the first."""
        found = []
        at = 0
        while at < len(of):
            phrase = self.at(of, at) if of[at].folded in self._by_first else None
            if phrase:
                found.append(phrase)
            at = phrase.end if phrase else at + 1
        return tuple(found)


def phrase_at(words: Sequence[str], at: int, phrases: frozenset[str], longest: int = _LONGEST) -> int:
    """How many folded words from one on are one of some phrases, the longest first; 0 where none begins there.

    >>> phrase_at(["norvia", "as", "well", "as", "estmark"], 1, frozenset({"and", "as well as"}))
    3
    """
    if not 0 <= at < len(words) or words[at] not in _first_words(phrases):
        return 0
    for count in range(min(longest, len(words) - at), 0, -1):
        if " ".join(words[at : at + count]) in phrases:
            return count
    return 0


@lru_cache(maxsize=100)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """The words that some phrases begin with: most words of a text begin none."""
    return frozenset(phrase.split()[0] for phrase in phrases)
