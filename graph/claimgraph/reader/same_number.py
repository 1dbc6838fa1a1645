"""A sentence that says "the same number" in, the number out that was told before it: "The same number went to Orm"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.numeral import Numeral
from claimgraph.reader.said import Figure
from claimgraph.reader.text import Sentence

#: In how many sentences, behind its own, a number is taken up.
_NEAR: Final = 3


def same_as_before(
    sentence: Sentence, amounts: Sequence[Numeral], last: Figure | None, words: FigureWords
) -> tuple[Numeral, ...]:
    """The number of the figure before, where a sentence takes it up in front of all numbers of its own."""
    of = sentence.tokens
    if last is None or last.denied or sentence.number - last.sentence > _NEAR or last.phase != "completed":
        return ()
    end = amounts[0].first if amounts else len(of)
    found = next((each for each in words.lists["same_number"].all(of) if each.end <= end), None)
    if found is None or (found.end < len(of) and words.has("breaks", of[found.end].folded)):
        return ()  # "as many as last time"
    value = last.minimum if last.minimum is not None else last.maximum
    return (Numeral(found.first, found.first, found.end, value or 0, last.minimum, last.maximum, last.stated),)
