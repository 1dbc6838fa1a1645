"""A text in, its paragraphs out: a line each, or a block of lines that were broken at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimgraph.reader.text import Span

_LINE: Final = re.compile(r"(?P<words>[^\n\r\u2028\u2029]+)|\r\n?|[\n\u2028\u2029]")
#: Lines broken at a width have about that width, and most of them end within a sentence.
_NARROWEST, _WIDEST = 45, 110
_ENDS: Final = re.compile(r"""[.!?…:][”"'»’)]*\s*$""")


def paragraphs(text: str) -> Iterator[Span]:
    """Where the paragraphs of a text stand, without the spaces around them."""
    block: list[Span] = []
    ends = 0
    for found in _LINE.finditer(text):
        line = _stripped(text, *found.span())
        if line.start == line.end:
            ends += found["words"] is None
            continue
        if ends > 1:
            yield from _of_block(text, block)
            block = []
        block.append(line)
        ends = 0
    yield from _of_block(text, block)


def _of_block(text: str, block: list[Span]) -> Iterator[Span]:
    if len(block) > 2 and _is_wrapped(text, block):
        yield Span(block[0].start, block[-1].end)
    else:
        yield from block


def _is_wrapped(text: str, block: list[Span]) -> bool:
    full = block[:-1]
    if not all(_NARROWEST <= line.end - line.start <= _WIDEST for line in full):
        return False
    return 2 * sum(bool(_ENDS.search(text, max(line.start, line.end - 9), line.end)) for line in full) < len(full)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
