"""A quote as a person writes it in, the record out; and where its words stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claimgraph import values
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Node, Place, Problems, Scalar, Sequence
from claimgraph.errors import ClaimGraphError
from claimgraph.records import Quote

_QUOTE: Final = ["exact", "occurrence", "language", "translation"]

#: Web Annotation leaves the length of prefix and suffix open; 32 code points are the custom of its implementations.
CONTEXT: Final = 32


def quote_of(node: Node | None, problems: Problems) -> Iterator[Quote]:
    """The quotes under a key: one text, one mapping with ``exact``, or a list of these."""
    for quote, _ in placed_quotes(node, problems):
        yield quote


def placed_quotes(node: Node | None, problems: Problems) -> Iterator[tuple[Quote, Place]]:
    """The same, each with its place in the file."""
    if isinstance(node, Sequence) and not node.items:
        problems.add(node.place, "an empty list of quotes", "Copy the words from the text.")
    for item in node.items if isinstance(node, Sequence) else (node,) if node else ():
        if isinstance(item, Scalar):
            if item.text.strip():
                yield Quote(item.text), item.place
            else:
                problems.add(item.place, "an empty quote", "Copy the words from the text.")
            continue
        fields = Fields(item, "a quote", _QUOTE, problems)
        fields.require("exact")
        occurrence = fields.parsed("occurrence", values.number)
        if occurrence == 0:
            problems.add(fields.place_of("occurrence"), "occurrences count from 1", "Write 1 for the first.")
        yield (
            Quote(fields.text("exact"), occurrence or 0, fields.language("language"), fields.text("translation")),
            fields.place_of("exact"),
        )


def located(quote: Quote, text: str) -> Quote:
    """The quote with its place in the text, and the words around it.

    Raises:
        ClaimGraphError: the words are not in the text, or are there more than once without saying which.
    """
    anywhere = [found.start() for found in re.finditer(f"(?={re.escape(quote.exact)})", text)]
    # “7 guys” does not prove 7 where the text says “207 guys”.
    starts = [start for start in anywhere if _whole(text, start, start + len(quote.exact))]
    if anywhere and not starts:
        raise ClaimGraphError(f"only inside a longer word: “{_short(quote.exact)}”", "Quote whole words and numbers.")
    if not starts:
        raise ClaimGraphError(f"not in the text: “{_short(quote.exact)}”", _hint(quote.exact, text))
    if len(starts) > 1 and not quote.occurrence:
        raise ClaimGraphError(
            f"{len(starts)} times in the text: “{_short(quote.exact)}”",
            f"Say which: `quote: {{exact: …, occurrence: 1}}` to {len(starts)}, or quote more words.",
        )
    if quote.occurrence > len(starts):
        raise ClaimGraphError(
            f"occurrence {quote.occurrence} of words that stand {len(starts)} time(s) in the text", "Count again."
        )
    start = starts[(quote.occurrence or 1) - 1]
    end = start + len(quote.exact)
    return replace(
        quote, start=start, end=end, prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT]
    )


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends between words, and not before a sign that combines with its last letter."""
    if end < len(text) and unicodedata.combining(text[end]):
        return False
    cuts = [text[at - 1 : at + 1] for at in (start, end) if 0 < at < len(text)]
    return not any(pair[0].isalnum() and pair[1].isalnum() for pair in cuts)


# Signs that look alike, each to one stand-in of the same length, so that positions stay.
_ALIKE: Final = str.maketrans("‘’‚‛′´`“”„‟″«»–—−‐‑\u00a0\u202f\t\n\r", "'''''''\"\"\"\"\"\"\"-----     ")


def _hint(exact: str, text: str) -> str:
    plain, pattern = text.translate(_ALIKE), re.escape(exact.translate(_ALIKE))
    found = re.search(re.sub(r"(\\ )+", r"\\s+", pattern), plain)
    if found:
        return f"The text has other quotation marks, dashes or spaces: {text[found.start() : found.end()]!r}."
    found = re.search(re.sub(r"(\\ )+", r"\\s+", pattern), plain, re.IGNORECASE)
    if found:
        return f"The text has capitals elsewhere: {text[found.start() : found.end()]!r}."
    return "Copy the words from the text, without changing any."


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
