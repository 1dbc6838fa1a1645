"""A text in, its words, numbers and signs out, each with its place; signs that nobody sees are no part of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimgraph.reader.text import Span, Token

#: Signs that nobody sees: of no width, of the direction of writing, soft hyphens.
_UNSEEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_LETTER: Final = rf"(?:[^\W\d_]|[{_UNSEEN}\u0300-\u036f])"
_APOSTROPHE: Final = "['’ʼ`´]"
# An apostrophe and s after a word is a token of its own ("Norvia's"); in "don't" and "O'Neil" it is a part of the word.
_TOKEN: Final = re.compile(
    rf"(?P<own>(?<=\w){_APOSTROPHE}[sS](?!\w))"
    rf"|(?P<number>\d(?:[{_UNSEEN}]*\d|[.,:/'’\u00a0\u2009\u202f](?=\d))*)"
    rf"|(?P<word>(?:[^\W\d_]\.){{2,}}|{_LETTER}+(?:{_APOSTROPHE}(?![sS](?!\w)){_LETTER}+)*)"
    r"|(?P<sign>\.{3,}|''|``|[^\w\s])"
)
_HIDDEN: Final = re.compile(f"[{_UNSEEN}]")
_ONE_APOSTROPHE: Final = str.maketrans(dict.fromkeys("’ʼ`´", "'"))


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in its order; every sign that is no space belongs to one.

    >>> [token.folded for token in tokens("Norvia's U.S. envoy didn't say 1,200.")]
    ['norvia', "'s", 'u.s.', 'envoy', "didn't", 'say', '1,200', '.']
    """
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "sign"
        seen = _HIDDEN.sub("", found[0])
        if seen:
            folded = seen if kind == "sign" else seen.lower().translate(_ONE_APOSTROPHE)
            yield Token(Span(*found.span()), folded, "word" if kind == "own" else kind, seen[0].isupper())
