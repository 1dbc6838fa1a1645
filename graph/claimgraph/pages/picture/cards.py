"""The part that a picture shows in, what stands against each other in it out, as the cards on which a picture opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimgraph.accounts.disagreements import disagreements, disagreements_with
from claimgraph.accounts.finding import told
from claimgraph.accounts.opening import FIRST
from claimgraph.accounts.sentence import text_of
from claimgraph.base.namespaces import DATA
from claimgraph.pages.picture.part import Part

#: A position: its proposition, who takes it, the stance, all as IRIs.
Position = tuple[str, str, str]


def cards_of(part: Part, numbers: Mapping[Position, int]) -> tuple[list[dict[str, Any]], bool]:
    """What is found of the most important verdicts, in the order of the vocabulary, in sentences; and whether that is all.

    ``numbers`` are those of the claims that the picture shows: ``claims`` of a card are those on which it rests, ``all`` is
    how many it rests on, those among them that only the curators infer. Sentences are those of the whole: what is told of
    a part alone, as that all of it comes from one text, would not be true of it.
    """
    found_here = disagreements(part.store, first=FIRST + 1)
    shown = found_here[:FIRST]
    is_cut = len(shown) < len(found_here)
    if not part.is_whole:
        shown = [disagreements_with(part.whole, one.node.removeprefix(DATA), first=1)[0] for one in shown]
    cards = []
    for found in told(shown, is_cut=is_cut or not part.is_whole):
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
                    "all": len(positions),
                }
            )
        else:
            is_cut = True
    return cards, is_cut
