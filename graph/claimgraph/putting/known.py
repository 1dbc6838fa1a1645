"""The cast of a store in, what is looked up in it for every document out: who is called what, who holds which office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from claimgraph.columns.to_records import Cast
from claimgraph.corpus.evidence.positions import Positions, placed
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Place
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.records import Document, Statement
from claimgraph.model.values import ClaimRef
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.privacy.private_names import PrivateNames


@dataclass(frozen=True)
class Known:
    """What a store knows besides its documents; worked out once while it is open."""

    vocabulary: Vocabulary
    cast: Cast

    @cached_property
    def attesting(self) -> Mapping[str, set[str]]:
        """The actors whose offices a document attests, by document."""
        found: dict[str, set[str]] = {}
        for actor in self.cast.actors.values():
            for office in actor.offices:
                if office.document:
                    found.setdefault(office.document, set()).add(actor.id)
        return found

    @cached_property
    def private(self) -> PrivateNames:
        """The private persons."""
        return PrivateNames(self.cast)

    @cached_property
    def names(self) -> tuple[Names, Names, Names]:
        """The names of actors, events and concepts."""
        return (
            _names("actor", self.cast.actors.values()),
            _names("event", self.cast.events.values()),
            _names("concept", self.cast.concepts.values()),
        )

    def holders(self, document: str, positions: Positions) -> dict[str, Actor]:
        """The actors whose offices a document attests, with the places of the quotes as its file of positions says."""
        found = {}
        for id in sorted(self.attesting.get(document, ())):
            actor = self.cast.actors[id]
            offices = (
                _placed(office, positions) if office.document == document else office for office in actor.offices
            )
            found[id] = replace(actor, offices=tuple(offices))
        return found

    def with_actors(self, actors: Mapping[str, Actor]) -> Known:
        """The same where some actors are others now."""
        return Known(self.vocabulary, replace(self.cast, actors={**self.cast.actors, **actors}))


def _names(kind: str, records: Iterable[Actor | Event | Concept]) -> Names:
    found = Names(kind)
    for record in records:
        found.add(record.id, filter(None, (record.name, *record.also)), Place(f"{kind}s.yaml"))
    return found


def _placed(office: Office, positions: Positions) -> Office:
    if office.quote is None:
        return office
    return replace(office, quote=placed(replace(office.quote, start=None, end=None, prefix="", suffix=""), positions))


def claims_of(documents: Iterable[Document]) -> dict[ClaimRef, Statement]:
    """The claims of documents that have an id."""
    return {ClaimRef(d.id, s.id): s for d in documents for s in d.statements if s.id}
