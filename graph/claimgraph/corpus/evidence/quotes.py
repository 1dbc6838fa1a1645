"""A quote as a person writes it in, the record out; and where its words stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.declared import keys_of, read_declared
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Node, Place, Problems, Scalar, Sequence
from claimgraph.model.evidence import Quote

_SHORTER: Final = "Quote the shortest words that prove the claim; several spans where they stand apart."

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
    items = node.items if isinstance(node, Sequence) else (node,) if node else ()
    if len(items) > limits.QUOTES:
        problems.add(items[limits.QUOTES].place, f"more than {limits.QUOTES:,} quotes", "Write several claims.")
        return
    for item in items:
        if isinstance(item, Scalar):
            if len(item.text) > limits.QUOTE:
                problems.add(
                    item.place, f"a quote of {len(item.text):,} characters, more than {limits.QUOTE:,}", _SHORTER
                )
            elif item.text.strip():
                yield Quote(item.text), item.place
            else:
                problems.add(item.place, "an empty quote", "Copy the words from the text.")
            continue
        fields = Fields(item, "a quote", keys_of(Quote), problems)
        fields.require("exact")
        said = read_declared(Quote, fields)
        if "occurrence" in fields and said["occurrence"] == 0:
            problems.add(fields.place_of("occurrence"), "occurrences count from 1", "Write 1 for the first.")
        yield Quote(**said), fields.place_of("exact")


def located(quote: Quote, text: str) -> Quote:
    """The quote with its place in the text, and the words around it.

    Raises:
        ClaimGraphError: the words are not in the text, or are there more than once without saying which.
    """
    starts = places(quote.exact, text)
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


def places(exact: str, text: str) -> list[int]:
    """Where the words begin in the text, each time that they stand there as whole words.

    Raises:
        ClaimGraphError: they are not in the text, only inside of longer words, or too often.
    """
    # Not a regular expression: on words that are almost repeated it is quadratic.
    anywhere, at = 0, text.find(exact)
    starts: list[int] = []
    while at >= 0 and anywhere <= limits.OCCURRENCES:
        anywhere += 1
        # “7 guys” does not prove 7 where the text says “207 guys”.
        if _whole(text, at, at + len(exact)):
            starts.append(at)
        at = text.find(exact, at + 1)
    if anywhere > limits.OCCURRENCES:
        raise ClaimGraphError(
            f"more than {limits.OCCURRENCES:,} times in the text: “{_short(exact)}”", "Quote more words."
        )
    if anywhere and not starts:
        raise ClaimGraphError(f"only inside a longer word: “{_short(exact)}”", "Quote whole words and numbers.")
    if not starts:
        raise ClaimGraphError(f"not in the text: “{_short(exact)}”", _hint(exact, text))
    return starts


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends between words, and not before a sign that combines with its last letter."""
    if end < len(text) and unicodedata.combining(text[end]):
        return False
    cuts = [text[at - 1 : at + 1] for at in (start, end) if 0 < at < len(text)]
    return not any(pair[0].isalnum() and pair[1].isalnum() for pair in cuts)


# Signs that look alike, each to one stand-in of the same length, so that positions stay.
_ALIKE: Final = str.maketrans("‘’‚‛′´`“”„‟″«»–—−‐‑\u00a0\u202f\t\n\r", "'''''''\"\"\"\"\"\"\"-----     ")


def _hint(exact: str, text: str) -> str:
    if len(exact) > limits.HINT:
        return "Copy the words from the text, without changing any; fewer are easier to compare."
    plain, pattern = text.translate(_ALIKE), re.escape(exact.translate(_ALIKE))
    found = re.search(re.sub(r"(\\ )+", r"\\s+", pattern), plain)
    if found:
        return f"The text has other quotation marks, dashes or spaces: {text[found.start() : found.end()]!r}."
    found = re.search(re.sub(r"(\\ )+", r"\\s+", pattern), plain, re.IGNORECASE)
    if found:
        return f"The text has capitals elsewhere: {text[found.start() : found.end()]!r}."
    bare = exact.strip("‘’‚“”„\"'«»,. ")
    if bare and bare in text:
        return f"The text has {bare!r}, without the marks around it."
    return "Copy the words from the text, without changing any."


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
