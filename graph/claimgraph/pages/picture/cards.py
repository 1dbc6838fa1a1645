"""A store in, what stands against each other in it out, as the cards on which a picture opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from claimgraph.accounts.disagreements import disagreements
from claimgraph.store import Store

#: So many cards, the most important ones.
_FIRST: Final = 12

#: A position: its proposition, who takes it, the stance, all as IRIs.
Position = tuple[str, str, str]


def cards_of(store: Store, numbers: Mapping[Position, int]) -> list[dict[str, Any]]:
    """The most important verdicts in the order of the vocabulary: of what, the sentence, who says what, and their claims.

    ``numbers`` are those of the claims that the picture shows.
    """
    found = []
    for one in disagreements(store, first=_FIRST):
        positions = dict.fromkeys(
            (row["proposition"], row["who"], row["stance_iri"]) for voice in one.voices for row in voice.passages
        )
        claims = [numbers[position] for position in positions if position in numbers]
        if claims:
            voices = [
                {"says": voice.shown, "who": f"{voice.claimant}{f' ({voice.force})' if voice.force else ''}"}
                for voice in one.voices
            ]
            found.append(
                {
                    "id": one.node,
                    "heading": one.heading,
                    "about": one.about,
                    "sentence": one.sentence,
                    "voices": voices,
                    "claims": claims,
                }
            )
    return found
