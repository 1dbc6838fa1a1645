"""The sides that a sentence names in, with those out that it only calls the other one: "the other side got 95"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reader.figure_words import FigureWords
from claimgraph.reader.sides import Mention, other_side
from claimgraph.reader.text import Token


def with_other_side(
    of: Sequence[Token], mentions: Sequence[Mention], parties: Sequence[str], speaker: str, words: FigureWords
) -> Sequence[Mention]:
    """The mentions with those of "the other side": the one that was not named last, here or by who spoke before."""
    more = []
    for found in words.lists["other_side"].all(of):
        named = [each.side for each in mentions if each.end <= found.first and each.side and not each.is_people]
        if side := other_side(named[-1] if named else speaker, parties):
            more.append(Mention(found.first, found.end, side, False))
    return sorted((*mentions, *more), key=lambda each: each.first) if more else mentions
