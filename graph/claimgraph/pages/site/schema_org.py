"""What is said of a claim in, the same for search engines out: a Claim of schema.org with where it appears, unrated."""

from __future__ import annotations

from typing import Any

from claimgraph.accounts.thing import Passage, Thing
from claimgraph.base.namespaces import CG


def claim_of(thing: Thing) -> dict[str, Any] | None:
    """The JSON-LD of the page of a claim (https://schema.org/Claim); None for anything else."""
    if f"{CG}Claim" not in {kind.iri for kind in thing.kinds} or not thing.claims:
        return None
    told = thing.claims[0]
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": thing.iri,
        "name": thing.name,
        "author": {"@type": "Thing", "@id": told.claimant.iri, "name": told.claimant.name},
        "appearance": [_appearance(passage) for passage in told.passages],
    }


def _appearance(passage: Passage) -> dict[str, Any]:
    found = {
        "@type": "CreativeWork",
        "@id": passage.document.iri,
        "name": passage.document.name,
        "publisher": {"@type": "Organization", "name": passage.outlet.name},
    }
    return {**found, "datePublished": passage.published} if passage.published else found
