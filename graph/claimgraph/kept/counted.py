"""By how much counts change in, the lines of a store that go and come for that out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.base import terms
from claimgraph.base.terms import Term
from claimgraph.store.changed import ChangedStore
from claimgraph.triples.names import cg

#: What a node has that is there as long as there is anything to count: an opposition.
_ONLY_COUNTED: Final = cg("comparisonCount")
#: The node whose counts are told also where they are 0.
_TOTALS: Final = terms.data("totals-all")


@dataclass(frozen=True, slots=True)
class Counted:
    """Lines that go and come; and the nodes that stay, whatever else says that they go: there is something to count yet."""

    gone: frozenset[str]
    come: frozenset[str]
    stay: frozenset[Term]


def counted(store: ChangedStore, changes: Mapping[tuple[Term, Term], int]) -> Counted:
    """The lines that change counts, given by their subject and predicate, by so much."""
    gone, come, stay = set(), set(), set()
    for (subject, predicate), more in changes.items():
        old = store.number(subject, predicate)
        new = (old or 0) + more
        if predicate == _ONLY_COUNTED and new:
            stay.add(subject)
        if new != old:
            gone |= {f"{subject} {predicate} {terms.integer(old)} ."} if old is not None else set()
            come |= {f"{subject} {predicate} {terms.integer(new)} ."} if new or subject == _TOTALS else set()
    return Counted(frozenset(gone), frozenset(come), frozenset(stay))
