"""Those who claim and are claimed about: actors with their offices, events, concepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimgraph.base import limits
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import declared
from claimgraph.model.values.dates import Day
from claimgraph.model.values.term import Listed, Named, NamedAll
from claimgraph.model.values.text import Text, Texts, WikidataId
from claimgraph.model.values.yes_no import YesNo


@dataclass(frozen=True, slots=True)
class Office:
    """That an actor holds an office, with the document that says so or another basis."""

    title: str = declared(Text(limits.NAME), key="office", column="office", about="The title.")
    of: str = declared(Named("actor"), term="officeOf", about="Of which actor.")
    since: date | None = declared(Day(), default=None, term="since", about="The day on which it began.")
    until: date | None = declared(Day(), default=None, term="until", about="The last day.")
    document: str = declared(Named("document"), term="attestedIn", about="The document that says so.")
    quote: Quote | None = None
    basis: str = declared(Text(english=True), term="basis", about="On what it rests, where no document says so.")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who claims or is claimed about. ``role`` stands for the name of a private person everywhere."""

    id: str
    type: str = declared(Listed("actor_types"), about="What kind of actor.")
    name: str = declared(Text(limits.NAME), about="The name that is shown.")
    also: tuple[str, ...] = declared(
        Texts(limits.SPELLINGS), default=(), about="Other spellings; files and questions may use them."
    )
    part_of: str = declared(
        Named("actor"), term="partOf", about="The actor that it belongs to; its side follows from that."
    )
    side: str = declared(Named("actor"), about="The actor on whose side it stands, or third-party.")
    basis: str = declared(Text(english=True), about="On what the side rests: a source, or a reason.")
    offices: tuple[Office, ...] = ()
    wikidata: str = declared(WikidataId(), about="Its Wikidata id, where that is sure: Q and digits.")
    private: bool = declared(
        YesNo(), default=False, about="True for a private person: the role is shown, the name never."
    )
    role: str = declared(Text(limits.NAME), about="What is shown instead of the name of a private person.")
    note: str = declared(Text(english=True), term="note", about="A remark of the curator.")

    @property
    def shown(self) -> str:
        """The name to show: the role of a private person, everybody else's name."""
        return self.role if self.private else self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name but the first that may be shown."""
        return () if self.private else self.also


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody claims to have happened, to happen or to be planned."""

    id: str
    type: str = declared(Listed("event_types"), about="What kind of event.")
    name: str = declared(Text(limits.NAME), about="The name that is shown.")
    also: tuple[str, ...] = declared(Texts(limits.SPELLINGS), default=(), about="Other spellings.")
    part_of: str = declared(Named("event"), term="partOf", about="The event or series that it belongs to.")
    basis: str = declared(
        Text(english=True), term="basis", about="Why it is taken for one event, and for a part of another."
    )
    note: str = declared(Text(english=True), term="note", about="A remark of the curator.")


@dataclass(frozen=True, slots=True)
class Concept:
    """An answer that is neither actor nor event: a place, a weapon, a reason."""

    id: str
    type: str = declared(
        Listed("concept_types"), default="concept", about="What kind of concept; `concept` where nothing is said."
    )
    name: str = declared(Text(limits.NAME), about="The name that is shown.")
    also: tuple[str, ...] = declared(Texts(limits.SPELLINGS), default=(), about="Other spellings.")
    broader: tuple[str, ...] = declared(
        NamedAll("concept"), default=(), about="The concepts that it is a kind or a part of."
    )
    disjoint_with: tuple[str, ...] = declared(
        NamedAll("concept"), default=(), about="The concepts that exclude it as answers to one question."
    )
    definition: str = declared(Text(english=True), about="What is meant.")


def side_of(id: str, actors: Mapping[str, Actor]) -> str:
    """The side of an actor, also where it follows from what it is part of; "" where none does."""
    seen: set[str] = set()
    while id in actors and id not in seen:
        seen.add(id)
        if actors[id].side:
            return actors[id].side
        id = actors[id].part_of
    return ""
