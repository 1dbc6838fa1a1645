"""The part that a picture shows in, what stands against each other in it out, as the cards on which a picture opens."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from claimgraph.accounts.disagreements import Voice, disagreements, disagreements_with
from claimgraph.base.namespaces import DATA
from claimgraph.pages.picture.part import Part

#: So many cards, the most important ones.
_FIRST: Final = 12

#: A position: its proposition, who takes it, the stance, all as IRIs.
Position = tuple[str, str, str]


def cards_of(part: Part, numbers: Mapping[Position, int]) -> list[dict[str, Any]]:
    """The most important verdicts in the order of the vocabulary: of what, the sentence, who says what, and their claims.

    ``numbers`` are those of the claims that the picture shows. Sentences and voices are those of the whole: what is told of
    a part alone, as that all of it comes from one text, would not be true of it.
    """
    found = []
    for shown in disagreements(part.store, first=_FIRST):
        one = shown if part.is_whole else disagreements_with(part.whole, shown.node.removeprefix(DATA), first=1)[0]
        positions = dict.fromkeys(
            (row["proposition"], row["who"], row["stance_iri"]) for voice in one.voices for row in voice.passages
        )
        claims = [numbers[position] for position in positions if position in numbers]
        if claims:
            found.append(
                {
                    "id": one.node,
                    "heading": one.heading,
                    "about": one.about,
                    "sentence": one.sentence,
                    "voices": [_said(said, list(same)) for said, same in groupby(one.voices, key=lambda v: v.shown)],
                    "claims": claims,
                }
            )
    return found


def _said(said: str, voices: list[Voice]) -> dict[str, str]:
    """What somebody says, and who: the first, and how many others say the same."""
    first = voices[0]
    who = f"{first.claimant} ({first.force})" if first.force else first.claimant
    return {"says": said, "who": f"{who} and {len(voices) - 1:,} more" if len(voices) > 1 else who}
