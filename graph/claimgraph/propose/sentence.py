"""Spans of a text in, what is around them out: the paragraph, as much of it as a person reads, and the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimgraph.reader.text import Span

#: So many signs of the text before and behind the words are shown at most.
_AROUND: Final = 500
#: Where a sentence ends, or a line: another begins with a capital or a quotation mark ("Jan. 3" does not).
_END: Final = re.compile(r"""[.!?…][”"’»)]*\s+(?=[“"«‘(]?[^\W\d_a-zа-яіїєґ])|\n""")


def around(text: str, spans: Sequence[Span]) -> Span:
    """The paragraph in which the first span begins, up to that in which the last one ends."""
    first, last = min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)
    before = text.rfind("\n\n", 0, first)
    behind = text.find("\n\n", last)
    start = max(0 if before < 0 else before + 2, first - _AROUND)
    return Span(start, min(len(text) if behind < 0 else behind, last + _AROUND))


def sentence(text: str, span: Span) -> Span:
    """The sentence in which a span stands, as far as its paragraph is shown.

    >>> sentence("They met. On Jan. 3 he spoke. She left.", Span(20, 27)).of("They met. On Jan. 3 he spoke. She left.")
    'On Jan. 3 he spoke. '
    """
    whole = around(text, (span,))
    ends = [found.end() for found in _END.finditer(text, whole.start, whole.end)]
    start = max((end for end in ends if end <= span.start), default=whole.start)
    return Span(start, min((end for end in ends if end >= span.end), default=whole.end))
