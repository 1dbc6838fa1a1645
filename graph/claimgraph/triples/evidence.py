"""Quotes in, their words as answers show them out."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.model.evidence import Quote


def words_of(quotes: Sequence[Quote], marks: Sequence[str]) -> str:
    """The words as answers show them, with marks on what a reader must know of them.

    >>> words_of([Quote("207 guys")], ["unverified"])
    '207 guys [unverified]'
    """
    words = " … ".join(quote.exact for quote in quotes) or "[no quote]"
    return " ".join([words, *(f"[{mark}]" for mark in marks)])
