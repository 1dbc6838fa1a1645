"""A quote that was located in a text in, the words before and after it that may be shown out.

Looked at before they are cut: half a name is a name that nobody would find again. So where the name of a private
person stands near, the words are left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimgraph.model.evidence import Quote
from claimgraph.privacy.private_names import PrivateNames

#: How much further than the words themselves a name is looked for, in code points: longer than a name.
_NEAR: Final = 128


def with_safe_context(quote: Quote, text: str, names: PrivateNames, *, paragraph: bool = False) -> Quote:
    """The located quote with the words around it, or without where they may name a private person.

    With ``paragraph`` all that stands on the lines of the quote; else the prefix and the suffix that it has.
    """
    if quote.start is None or quote.end is None:
        return quote
    start, end = quote.start, quote.end
    prefix, suffix = _paragraph(text, start, end) if paragraph else (quote.prefix, quote.suffix)
    near = text[max(0, start - len(prefix) - _NEAR) : end + len(suffix) + _NEAR]
    # Lines end where they end; a prefix is cut anywhere, also where a private person's namesake stands.
    if names.named_in(near) or (not paragraph and names.may_be_half(prefix, suffix)):
        prefix = suffix = ""
    return replace(quote, prefix=prefix, suffix=suffix)


def _paragraph(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span on the lines that it is on."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first:start], text[end : last if last >= 0 else len(text)]
