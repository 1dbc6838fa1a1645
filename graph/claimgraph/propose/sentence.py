"""Spans of a text in, the paragraph around them out, as much of it as a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.reader.text import Span

#: So many signs of the text before and behind the words are shown at most.
_AROUND: Final = 500


def around(text: str, spans: Sequence[Span]) -> Span:
    """The paragraph in which the first span begins, up to that in which the last one ends."""
    first, last = min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)
    before = text.rfind("\n\n", 0, first)
    behind = text.find("\n\n", last)
    start = max(0 if before < 0 else before + 2, first - _AROUND)
    return Span(start, min(len(text) if behind < 0 else behind, last + _AROUND))
