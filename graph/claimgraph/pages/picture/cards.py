"""The part that a picture shows in, what stands against each other in it out, as the cards on which a picture opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from claimgraph.accounts.disagreements import disagreements, disagreements_with
from claimgraph.accounts.finding import told
from claimgraph.accounts.sentence import text_of
from claimgraph.base.namespaces import DATA
from claimgraph.pages.picture.part import Part

#: So many cards, the most important ones.
_FIRST: Final = 12

#: A position: its proposition, who takes it, the stance, all as IRIs.
Position = tuple[str, str, str]


def cards_of(part: Part, numbers: Mapping[Position, int]) -> list[dict[str, Any]]:
    """What is found of the most important verdicts, in the order of the vocabulary, in sentences; and the claims it rests on.

    ``numbers`` are those of the claims that the picture shows. Sentences are those of the whole: what is told of a part
    alone, as that all of it comes from one text, would not be true of it.
    """
    shown = disagreements(part.store, first=_FIRST)
    if not part.is_whole:
        shown = [disagreements_with(part.whole, one.node.removeprefix(DATA), first=1)[0] for one in shown]
    cards = []
    for found in told(shown):
        first = found.evidence[0]
        positions = dict.fromkeys(
            (row["proposition"], row["who"], row["stance_iri"]) for one in found.evidence for row in one.rows
        )
        claims = [numbers[position] for position in positions if position in numbers]
        if claims:
            cards.append(
                {
                    "id": first.node,
                    "heading": found.heading,
                    "about": found.title.text,
                    "said": [text_of(sentence) for sentence in found.sentences],
                    "cautions": [text_of(caution) for caution in found.cautions],
                    "claims": claims,
                }
            )
    return cards
