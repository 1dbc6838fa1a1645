"""What a corpus says, as frozen records. Every reader makes these, everything later starts from these.

Ids are slugs; a claim is referred to by its document and the id that its author gave it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from claimgraph.model.values import Figure, Period
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a span, and where it stands once it was located.

    ``start`` and ``end`` count Unicode code points; ``occurrence`` counts from 1, 0 where the words must be unique.
    """

    exact: str
    occurrence: int = 0
    language: str = ""
    translation: str = ""
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""


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


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a record: ``kind`` is actor, event, concept, or term (then ``id`` is an IRI)."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A reference to a claim, by document and by the id that it has there."""

    document: str
    id: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is not known. ``dimensions`` are pairs of key and reference, sorted by key."""

    property: str = ""
    counts: str = ""
    event: str = ""
    actor: str = ""
    claim: ClaimRef | None = None
    phase: str = ""
    within: str = ""
    as_of: date | None = None
    dimensions: tuple[tuple[str, Ref], ...] = ()


Answer: TypeAlias = Figure | Period | Ref | ClaimRef | bool | str


@dataclass(frozen=True, slots=True)
class Proposition:
    """An answer to a question; ``answer`` is None for an open question."""

    question: Question
    answer: Answer | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a chain: who, in which words of the text, through what, when."""

    actor: str
    named_as: str = ""
    verb: str = ""
    medium: str = ""
    stated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a passage was taken back: ``kind`` is corrected or retracted; ``counted`` where it was asked for all the same."""

    kind: str
    on: date
    reason: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One passage of a document that gives a claim, or from which the curator concludes one.

    ``chain`` runs from the document inward; its last link is the claimant, the others relay.
    ``unverified`` says that there is no quote, or one that nobody compared with a text.
    ``inferred`` statements have the curator as the only link and always a rationale. A withdrawn one stays in the
    graph, but no answer counts it unless asked.
    """

    chain: tuple[Speaker, ...]
    stance: str
    proposition: Proposition
    quotes: tuple[Quote, ...]
    section: str = "body"
    rationale: str = ""
    alternative: str = ""
    note: str = ""
    id: str = ""
    inferred: bool = False
    withdrawal: Withdrawal | None = None
    unverified: bool = False

    @property
    def stands(self) -> bool:
        """Whether answers count it: it was not taken back, or whoever asks wants it all the same."""
        return self.withdrawal is None or self.withdrawal.counted

    @property
    def evidence(self) -> str:
        """``located`` where the place of every quote in the text is known, ``unlocated`` where it still can be found.

        ``unverified`` where there is no quote, or none that is meant to stand in a text.
        """
        if self.unverified or not self.quotes:
            return "unverified"
        return "unlocated" if any(quote.start is None for quote in self.quotes) else "located"

    @property
    def claimant(self) -> Speaker:
        """Whose position it is."""
        return self.chain[-1]

    @property
    def refers_to(self) -> tuple[ClaimRef, ...]:
        """The claims that it is about or names in its answer."""
        found = (self.proposition.question.claim, self.proposition.answer)
        return tuple(ref for ref in found if isinstance(ref, ClaimRef))


@dataclass(frozen=True, slots=True)
class Text:
    """Which text the quotes stand in: sha256 of its bytes, length in code points, and the name of its file."""

    sha256: str
    length: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as published, and what it says. Without ``text`` nothing it says is verified.

    ``called`` is what the spreadsheet that it came from calls it, where that is neither its id nor its title.
    """

    id: str
    title: str
    publisher: str
    published: date | None = None
    url: str = ""
    archived: str = ""
    accessed: date | None = None
    language: str = "en"
    republication_of: str = ""
    lineage_known: bool = True
    basis: str = ""
    note: str = ""
    text: Text | None = None
    curator: str = ""
    curated_on: date | None = None
    imported_from: str = ""
    called: str = ""
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All records, by id, in the order of their ids; and the vocabulary that they were read with."""

    vocabulary: Vocabulary
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    concepts: Mapping[str, Concept]
    documents: Mapping[str, Document]
    claims: Mapping[ClaimRef, Statement]
