"""An attribution in, where the text names through what it was said out: Telegram, its website, a statement."""

from __future__ import annotations

from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.told import Range, Told

#: So many tokens from the words that show who speaks: "said in a statement on Telegram".
_NEAR: Final = 8


def medium_at(clauses: Clauses, told: Told) -> Range | None:
    """The tokens for the medium that is nearest to who speaks and after a preposition; None where none is named."""
    words = clauses.language
    for at in range(told.shown[0], min(told.shown[1] + _NEAR, len(clauses.read))):
        count = next((count for count in (2, 1) if clauses.words(at, at + count) in words.media), 0)
        if not count or clauses.quoted[at]:
            continue
        group = clauses.at(at)
        governed = clauses.word((group.first if group else at) - 1) in words.prepositions
        if governed or (group is not None and at < told.shown[1] and group.owner is not None):
            return at, at + count
    return None
