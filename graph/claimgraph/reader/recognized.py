"""A text in, the language that it is in out: the one whose function words it has most of."""

from __future__ import annotations

from itertools import islice
from typing import Final

from claimgraph.reader.language import language, languages
from claimgraph.reader.tokens import tokens

#: So much of a text is looked at.
_LOOKED_AT: Final = 2_000


def recognized(text: str) -> str:
    """The code of the language of a text, by its function words; "" where it has none, or as many of two languages.

    >>> recognized("Сколько их, он не уточнил."), recognized("Скільки їх, він не уточнив."), recognized("He did not say.")
    ('ru', 'uk', 'en')
    """
    words = [token.folded for token in islice(tokens(text), _LOOKED_AT) if token.kind == "word"]
    shares = {code: sum(word in language(code).function_words for word in words) for code in languages()}
    first, second, *_ = sorted(shares, key=lambda code: (-shares[code], code))
    return first if shares[first] > shares[second] else ""
