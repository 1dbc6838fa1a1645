"""A text in, its words as they are compared out: folded, with figures set apart, and what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.folding import sound
from claimgraph.identity.spelling import spelt
from claimgraph.propose.copies.figures import LONG, greater, kind, value
from claimgraph.reader.text import Span

if TYPE_CHECKING:
    import numpy

    Codes = numpy.ndarray[Any, numpy.dtype[numpy.uint64]]
    Flags = numpy.ndarray[Any, numpy.dtype[numpy.bool_]]
    Places = numpy.ndarray[Any, numpy.dtype[numpy.int32]]

#: So many words beside each other are compared as one.
SHINGLE: Final = 6

#: What may stand within a word: an apostrophe, and signs that nobody sees.
_WITHIN: Final = "['’ʼ\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]"
_TOKEN: Final = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th)?(?![^\W_])|[^\W_]+(?:{_WITHIN}+[^\W_]+)*|[\"“”„«»\n]"
)
_SIGNS: Final = '"“”„«»\n'
#: A longer word is no word: it is folded by its beginning.
_LONG_WORD: Final = 64


class Lexicon(dict[str, int]):
    """The number of each word of some texts, the same for all spellings of it; figures have that of their kind."""

    def __init__(self) -> None:
        super().__init__()
        #: The numbers of figures.
        self.of_kind = {name: _code(f"\0{name}") for name in ("number", "month", "weekday")}
        self.sign = _code("\0sign")

    def __missing__(self, word: str) -> int:
        lower = word.lower()[:_LONG_WORD]
        if lower != word:
            code = self[lower]
        elif word in _SIGNS:
            code = self.sign
        elif found := kind(word):
            code = self.of_kind[found]
        else:
            code = _code(sound(spelt(word)) or word)
        self[word] = code
        return code


def _code(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Wording:
    """The words of a text as they are compared; numbers beside each other are one word."""

    text: str
    codes: Codes  #: the number of each word
    quoted: Flags  #: whether it stands in quotation marks
    figures: Mapping[int, str]  #: what a figure says, by its place among the words
    first: Places  #: which sign or word of the text each word begins with
    last: Places  #: and which one it ends with

    def __len__(self) -> int:
        return len(self.codes)

    def shingles(self) -> Codes:
        """A number for each run of `SHINGLE` words, by the place of its first word."""
        import numpy

        count = max(0, len(self.codes) - SHINGLE + 1)
        found = numpy.zeros(count, dtype=numpy.uint64)
        for step in range(SHINGLE):
            # Multiplied by an odd number and turned, so that the order of words counts; it may overflow.
            found = found * numpy.uint64(0x9E3779B97F4A7C15) + self.codes[step : step + count]
            found ^= found >> numpy.uint64(29)
        return found

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands in the text."""
        tokens = [found.span() for found in _TOKEN.finditer(self.text)]
        ends = zip(self.first.tolist(), self.last.tolist(), strict=True)
        return tuple(Span(tokens[first][0], tokens[last][1]) for first, last in ends)

    def words(self, start: int, end: int) -> str:
        """The text from one word up to, and without, another."""
        return Span(self.spans[start].start, self.spans[end - 1].end).of(self.text)


def wording_of(text: str, lexicon: Lexicon) -> Wording:
    """The words of a text as they are compared."""
    import numpy

    tokens = _TOKEN.findall(text)
    codes = numpy.array([lexicon[token] for token in tokens], dtype=numpy.uint64)
    last = numpy.arange(len(codes), dtype=numpy.int32)
    stays, said = codes != numpy.uint64(lexicon.sign), dict[int, str]()
    for start, end in _numbers(tokens, _places(codes, lexicon.of_kind["number"])):
        stays[start + 1 : end + 1] = False
        last[start] = end
        said[start] = value([token.lower() for token in tokens[start : end + 1][:LONG]])
    for name in ("month", "weekday"):
        said |= {place: tokens[place].lower()[:3] for place in _places(codes, lexicon.of_kind[name])}
    first = numpy.flatnonzero(stays).astype(numpy.int32)
    quoted = _quoted(tokens, numpy.flatnonzero(~stays).tolist())
    places = numpy.searchsorted(first, numpy.fromiter(said, dtype=numpy.int32, count=len(said)))
    figures = dict(zip(places.tolist(), said.values(), strict=True))
    return Wording(text, codes[first], quoted[first], figures, first, last[first])


def _places(codes: Codes, code: int) -> list[int]:
    import numpy

    found: list[int] = numpy.flatnonzero(codes == numpy.uint64(code)).tolist()
    return found


def _numbers(tokens: list[str], places: list[int]) -> Iterator[tuple[int, int]]:
    """The numbers that stand beside each other, or with "and" between them in words, by the first and the last place."""
    start = before = -2
    for place in places:
        joined = place == before + 2 and tokens[before + 1].lower() == "and" and tokens[before].lower() in greater()
        if place != before + 1 and not joined:
            if start >= 0:
                yield start, before
            start = place
        before = place
    if start >= 0:
        yield start, before


def _quoted(tokens: list[str], signs: list[int]) -> Flags:
    """Which tokens stand in quotation marks; a line end closes what was not closed."""
    import numpy

    quoted = numpy.zeros(len(tokens), dtype=bool)
    opened = -1
    for place in signs:
        if tokens[place] == "\n":
            opened = -1
        elif tokens[place] in _SIGNS:
            if opened >= 0:
                quoted[opened:place] = True
            opened = place if opened < 0 and tokens[place] not in "”»" else -1
    return quoted
