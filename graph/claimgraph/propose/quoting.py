"""A text and a span of it in, a wider, narrower or other span out: by words, and by their first letters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Final

from claimgraph.base.words import folded
from claimgraph.reader.text import Span

#: A word with what joins its parts ("Il-76", "don’t", "1,212"), or a sign.
_WORD: Final = re.compile(r"\w+(?:[-’'.,]\w+)*|[^\w\s]")


def _is_sign(word: str) -> bool:
    return not word[0].isalnum()


@dataclass
class Words:
    """The words and signs of a text, by which the ends of a quote move."""

    text: str
    opening: frozenset[str] = frozenset()  #: words that begin a phrase: "from", "and", "that"
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        found = [match.span() for match in _WORD.finditer(self.text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        heads = [number for number in range(len(found)) if self._opens(number)]
        self._heads = [self.starts[number] for number in heads]
        self._tails = [self.ends[number - 1] for number in heads if number] + self.ends[-1:]

    def _opens(self, number: int) -> bool:
        """Whether a phrase begins with this word: it stands after a sign, is one, or is a word that begins phrases."""
        before = self.text[self.starts[number - 1] : self.ends[number - 1]] if number else "."
        word = self.text[self.starts[number] : self.ends[number]]
        return _is_sign(before) or _is_sign(word) or folded(word) in self.opening

    def moved(self, span: Span, by: int, *, end: bool) -> Span:
        """The span with one of its ends moved by a word, on for 1, back for -1; as it was where nothing would be left."""
        return self._moved(span, by, self.ends if end else self.starts, end)

    def moved_by_phrase(self, span: Span, by: int, *, end: bool) -> Span:
        """The same by a phrase.

        >>> words = Words("They came from Norvia, and stayed", frozenset({"from", "and"}))
        >>> words.moved_by_phrase(Span(0, 4), 1, end=True).of(words.text)
        'They came'
        """
        return self._moved(span, by, self._tails if end else self._heads, end)

    @staticmethod
    def _moved(span: Span, by: int, edges: list[int], end: bool) -> Span:
        at = span.end if end else span.start
        number = bisect_right(edges, at) if by > 0 else bisect_left(edges, at) - 1
        if not 0 <= number < len(edges):
            return span
        moved = Span(span.start, edges[number]) if end else Span(edges[number], span.end)
        return moved if moved.start < moved.end else span

    def after(self, span: Span) -> Span:
        """The word after a span that does not touch it, the last one where none is."""
        number = min(bisect_right(self.starts, span.end), len(self.starts) - 1)
        return Span(self.starts[number], self.ends[number])

    def same(self, span: Span, by: int) -> Span:
        """The same words at the place after this one, or before it for -1; as it was where they stand nowhere else."""
        exact = span.of(self.text)
        at = self.text.find(exact, span.start + 1) if by > 0 else self.text.rfind(exact, 0, span.end - 1)
        return span if at < 0 else Span(at, at + len(exact))

    def sought(self, typed: str, near: int) -> Span | None:
        """The span nearest to a place that begins with what was typed; with ``..``, up to a word that begins with the rest.

        Capitals count where any was typed.

        >>> words = Words("40 of ours are home, the ministry said")
        >>> words.sought("40..ho", 0).of(words.text)
        '40 of ours are home'
        """
        first, _, last = (" ".join(part.split()) for part in typed.partition(".."))
        if not first:
            return None
        found = [number for number, start in enumerate(self.starts) if self._begins(start, first)]
        if not found:
            return None
        number = min(found, key=lambda each: (abs(self.starts[each] - near), each))
        start = self.starts[number]
        if not last:
            return Span(start, self.ends[bisect_left(self.ends, start + len(first))])
        until = (each for each in range(number, len(self.starts)) if self._begins(self.starts[each], last))
        final = next(until, None)
        return None if final is None else Span(start, self.ends[final])

    def meant(self, typed: str, near: int) -> str:
        """What was typed; of ``first..last`` the words of the text that begin and end so, where there are any."""
        found = self.sought(typed, near) if ".." in typed else None
        return " ".join(found.of(self.text).split()) if found else typed

    def _begins(self, start: int, wanted: str) -> bool:
        here = " ".join(self.text[start : start + len(wanted)].split())
        return here == wanted if wanted != wanted.lower() else folded(here) == folded(wanted)
