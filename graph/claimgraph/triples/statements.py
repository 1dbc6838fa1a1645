"""A proposition in, the actors whom it concerns out."""

from __future__ import annotations

from claimgraph.model.records import Proposition
from claimgraph.model.values import ClaimRef, Ref
from claimgraph.triples.names import Namer


def concerned(proposition: Proposition, namer: Namer) -> set[str]:
    """The actors whom question or answer name; of a claim in either, its claimant."""
    question, answer = proposition.question, proposition.answer
    found = {question.actor} if question.actor else set()
    for ref in (*(ref for _, ref in question.dimensions), answer):
        if isinstance(ref, Ref) and ref.kind == "actor":
            found.add(ref.id)
    for claim in (question.claim, answer):
        if isinstance(claim, ClaimRef):
            found.add(namer.corpus.claims[claim].claimant.actor)
    return found
