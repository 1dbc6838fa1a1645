"""Those who claim and are claimed about: actors with their offices, events, concepts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimgraph.model.evidence import Quote


@dataclass(frozen=True, slots=True)
class Office:
    """That an actor holds an office, with the document that says so or another basis."""

    title: str
    of: str = ""
    since: date | None = None
    until: date | None = None
    document: str = ""
    quote: Quote | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who claims or is claimed about. ``role`` stands for the name of a private person everywhere."""

    id: str
    type: str
    name: str
    also: tuple[str, ...] = ()
    part_of: str = ""
    side: str = ""
    basis: str = ""
    offices: tuple[Office, ...] = ()
    wikidata: str = ""
    private: bool = False
    role: str = ""
    note: str = ""

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
    type: str
    name: str
    also: tuple[str, ...] = ()
    part_of: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """An answer that is neither actor nor event: a place, a weapon, a reason."""

    id: str
    type: str
    name: str
    also: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    disjoint_with: tuple[str, ...] = ()
    definition: str = ""
