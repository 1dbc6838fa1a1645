"""What a corpus says, as frozen records. Every reader makes these, everything later starts from these.

Ids are slugs; a claim is referred to by its document and the id that its author gave it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from claimgraph.base import limits
from claimgraph.base.words import counted
from claimgraph.model.cast import Actor, Concept, Event
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import declared
from claimgraph.model.values import ClaimRef, Figure, Measure, Period, Ref
from claimgraph.model.values.dates import Day
from claimgraph.model.values.term import Listed, Named
from claimgraph.model.values.text import Address, Language, Text
from claimgraph.model.values.yes_no import YesNo
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is not known. ``dimensions`` are pairs of key and reference, sorted by key."""

    property: str = declared(
        Listed("properties"), term="property", about="What is asked, where it is no number of things."
    )
    counts: str = declared(Listed("counted"), term="counts", about="What is counted, where it is asked how many.")
    event: str = declared(Named("event"), term="ofEvent", about="What it is about.")
    actor: str = declared(Named("actor"), term="ofActor", about="Whom it is about.")
    claim: ClaimRef | None = None
    phase: str = declared(Listed("phases"), term="phase", about="How far it had come, according to the claimant.")
    within: str = declared(
        Named("event", "series"), term="within", about="The series in which it is counted or ranked."
    )
    as_of: date | None = declared(Day(), default=None, term="asOf", about="The day up to which it is counted.")
    dimensions: tuple[tuple[str, Ref], ...] = ()


Answer: TypeAlias = Figure | Measure | Period | Ref | ClaimRef | bool | str


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
    named_as: str = declared(
        Text(limits.NAME), term="namedAs", about="The words with which the text names the speaker."
    )
    verb: str = declared(Listed("verbs"), term="verb", about="The verb that introduces the words.")
    medium: str = declared(Listed("media"), term="medium", about="Through what the speaker spoke.")
    stated_on: date | None = declared(Day(), default=None, term="statedOn", about="The day of speaking, by the text.")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a passage was taken back: ``kind`` is corrected or retracted; ``counted`` where it was asked for all the same."""

    kind: str
    on: date
    reason: str
    counted: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Statement:
    """One passage of a document that gives a claim, or from which the curator concludes one.

    ``chain`` runs from the document inward; its last link is the claimant, the others relay.
    ``unverified`` says that there is no quote, or one that nobody compared with a text.
    ``inferred`` statements have the curator as the only link and always a rationale. A withdrawn one stays in the
    graph, but no answer counts it unless asked.
    """

    chain: tuple[Speaker, ...]
    proposition: Proposition
    quotes: tuple[Quote, ...]
    stance: str = declared(Listed("stances"), default="asserts", about="The force with which the claimant holds it.")
    section: str = declared(Listed("sections"), default="body", about="Where in the document the passage stands.")
    rationale: str = declared(Text(english=True), term="rationale", about="Why the passage is read so.")
    alternative: str = declared(
        Text(english=True), term="alternativeReading", about="Another reading that the words allow."
    )
    note: str = declared(Text(english=True), term="note", about="A remark of the curator.")
    id: str = declared(Text(limits.NAME), about="What other claims of the document call it.")
    accepted_by: str = declared(
        Named("actor"),
        key="by",
        inside="accepted",
        term="acceptedBy",
        about="Who accepted it, where a program had proposed it.",
    )
    accepted_on: date | None = declared(
        Day(), default=None, key="on", inside="accepted", term="acceptedOn", about="And when."
    )
    accepted_rule: str = declared(
        Text(limits.NAME), key="rule", inside="accepted", term="acceptedRule", about="The rule that had proposed it."
    )
    inferred: bool = False
    withdrawal: Withdrawal | None = None
    unverified: bool = declared(
        YesNo(), default=False, column="", about="True where no text is at hand, or no words prove it."
    )

    def __repr__(self) -> str:
        words = " … ".join(quote.exact for quote in self.quotes)
        short = f"{words[:50]}…" if len(words) > 50 else words
        return f"<Statement: {self.claimant.actor} {self.stance}, “{short}”>"

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


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A text as published, and what it says. Without ``text`` nothing it says is verified.

    ``called`` is what the spreadsheet that it came from calls it, where that is neither its id nor its title.
    """

    id: str
    title: str = declared(Text(limits.NAME), about="The title, as published.")
    publisher: str = declared(Named("actor", "outlet"), term="publisher", about="The outlet that published it.")
    published: date | None = declared(Day(), default=None, term="publishedOn", about="The date that it bears.")
    url: str = declared(Address(), term="url", about="Where it was published.")
    archived: str = declared(Address(), term="archivedAt", about="Where a copy is kept.")
    accessed: date | None = declared(Day(), default=None, term="accessedOn", about="When the curator read it there.")
    language: str = declared(Language(), default="en", column="document_language", about="The language of its text.")
    republication_of: str = declared(
        Named("document"), term="republicationOf", about="The document whose text it carries again."
    )
    lineage_known: bool = declared(
        YesNo("known", "unknown"),
        default=True,
        key="lineage",
        column="lineage",
        term="lineageKnown",
        about="Unknown where nobody knows whether its text is another's.",
    )
    basis: str = declared(Text(english=True), column="lineage_basis", term="basis", about="On what its lineage rests.")
    note: str = declared(Text(english=True), column="document_note", term="note", about="A remark of the curator.")
    imported_from: str = declared(
        Text(limits.NAME), term="importedFrom", about="The spreadsheet that its claims came from."
    )
    called: str = declared(Text(limits.NAME), about="What the spreadsheet that it came from calls it.")
    text: TextFile | None = None
    curator: str = declared(
        Named("actor"), key="by", inside="curated", term="curatedBy", about="Who read it and wrote this down."
    )
    curated_on: date | None = declared(
        Day(), default=None, key="on", inside="curated", term="curatedOn", about="And when."
    )
    statements: tuple[Statement, ...] = ()

    def __repr__(self) -> str:
        return f"<Document {self.id}: {counted(len(self.statements), 'statement')}, {self.publisher}, {self.published}>"


@dataclass(frozen=True, slots=True, repr=False)
class Corpus:
    """All records, by id, in the order of their ids; and the vocabulary that they were read with."""

    vocabulary: Vocabulary
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    concepts: Mapping[str, Concept]
    documents: Mapping[str, Document]
    claims: Mapping[ClaimRef, Statement]

    def __repr__(self) -> str:
        statements = sum(len(document.statements) for document in self.documents.values())
        counts = ((len(self.documents), "document"), (statements, "statement"), (len(self.actors), "actor"))
        return f"<Corpus: {', '.join(counted(number, what) for number, what in counts)}>"
