"""The entries under ``claims`` and ``inferences`` in, statements out: who says what, through whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Final

from claimgraph.base import limits
from claimgraph.corpus.declared import keys_of, read_declared
from claimgraph.corpus.evidence.quotes import placed_quotes
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.index import Index
from claimgraph.corpus.propositions import PropositionReader
from claimgraph.corpus.source import Node, Place, Problems, Scalar, Sequence
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Speaker, Statement, Withdrawal
from claimgraph.model.vocabulary import Vocabulary

_SPEAKER: Final = ["who", *keys_of(Speaker)]
#: How a passage or a document is taken back; the key holds the day and the reason.
WITHDRAWALS: Final = ("corrected", "retracted")

#: That a person accepted what a program had proposed; the key holds who, when, and which rule had proposed it.
ACCEPTED: Final = "accepted"

_SAID: Final = ["says", "quote", *keys_of(Statement), *WITHDRAWALS]
_CLAIM: Final = [*_SPEAKER, "via", *_SAID, ACCEPTED]
_INFERENCE: Final = _SAID


@dataclass
class Places:
    """Where things stand in the files, for checks that come after reading."""

    quotes: dict[tuple[str, str, int], Place] = field(default_factory=dict)  #: document, exact words, occurrence
    documents: dict[str, Place] = field(default_factory=dict)
    texts: dict[str, Place] = field(default_factory=dict)
    claims: dict[tuple[str, str], Place] = field(default_factory=dict)
    statements: dict[str, list[Place]] = field(default_factory=dict)  #: by document, in the order of its statements

    def of(self, document: str, statement: Statement, number: int) -> Place:
        """Where a statement stands: its first quote, or else its entry; ``number`` counts from 0 in the document."""
        if statement.quotes:
            first = statement.quotes[0]
            if place := self.quotes.get((document, first.exact, first.occurrence)):
                return place
        return self.statements[document][number]

    def beside(self, others: Places) -> Places:
        """These, and those of other documents."""
        return Places(*({**getattr(others, each.name), **getattr(self, each.name)} for each in fields(self)))


@dataclass
class StatementReader:
    """Reads the statements of one document."""

    document: str
    index: Index
    vocabulary: Vocabulary
    problems: Problems
    places: Places

    def inference(self, node: Node, curator: str) -> Iterator[Statement]:
        """The statements of one entry of ``inferences``; the curator is their claimant."""
        entry = Fields(node, "an inference", _INFERENCE, self.problems)
        entry.require("says", "quote", "rationale")
        yield from self._statements(entry, [(Speaker(curator),)], inferred=True)

    def claim(self, node: Node) -> Iterator[Statement]:
        """The statements of one entry of ``claims``: several where it names several claimants or values."""
        entry = Fields(node, "a claim", _CLAIM, self.problems)
        entry.require("who", "says", *(() if entry.flag("unverified") else ("quote",)))
        relays = tuple(self._relays(entry))
        chains = [(*relays, speaker) for speaker in self._speakers(entry)]
        for chain in chains:
            actors = [link.actor for link in chain if link.actor]
            for repeated in sorted({actor for actor in actors if actors.count(actor) > 1}):
                place = entry.place_of("via")
                self.problems.add(
                    place, f"a cycle of relays: {repeated!r} stands twice in the chain", "Name each speaker once."
                )
        yield from self._statements(entry, chains, inferred=False)

    def _speakers(self, entry: Fields) -> Iterator[Speaker]:
        who, named = entry.scalars("who", limits.CLAIMS_OF_ENTRY), entry.texts("named-as", limits.CLAIMS_OF_ENTRY)
        if named and len(named) != len(who):
            self.problems.add(
                entry.place_of("named-as"),
                f"{len(named)} names for {len(who)} claimants",
                "Give one for each of `who`.",
            )
            named = ()
        # One entry may name several claimants, each in words of its own.
        said = read_declared(Speaker, entry, self.index, self.vocabulary, without=("named_as",))
        for number, found in enumerate(who):
            actor = self.index.actors.resolve(found.text, found.place, self.problems)
            yield Speaker(actor, named_as=named[number] if named else "", **said)

    def _relays(self, entry: Fields) -> Iterator[Speaker]:
        node = entry.node("via")
        items = node.items if isinstance(node, Sequence) else (node,) if node else ()
        if len(items) > limits.RELAYS:
            self.problems.add(
                items[limits.RELAYS].place,
                f"more than {limits.RELAYS} who pass it on",
                "Name those that the text names.",
            )
            return
        for item in items:
            if isinstance(item, Scalar):
                yield Speaker(self.index.actors.resolve(item.text, item.place, self.problems))
            else:
                fields = Fields(item, "a relay", _SPEAKER, self.problems)
                fields.require("who")
                said = read_declared(Speaker, fields, self.index, self.vocabulary)
                yield Speaker(fields.name("who", self.index.actors), **said)

    def _statements(self, entry: Fields, chains: list[tuple[Speaker, ...]], *, inferred: bool) -> Iterator[Statement]:
        said = read_declared(Statement, entry, self.index, self.vocabulary)
        if accepted := entry.node(ACCEPTED):
            fields = Fields(accepted, f"'{ACCEPTED}'", keys_of(Statement, ACCEPTED), self.problems)
            fields.require("by", "on")
            said |= read_declared(Statement, fields, self.index, self.vocabulary, inside=ACCEPTED)
        stance, given = said["stance"], said["id"]
        if stance == "reports":
            self.problems.add(
                entry.place_of("stance"), "'reports' is what a relay does", "Use `via` for the one who relays."
            )
        if inferred and stance not in ("asserts", "suggests"):
            self.problems.add(
                entry.place_of("stance"), "an inference asserts or suggests", "Use `claims` for what a text says."
            )
        reader = PropositionReader(self.document, self.index, self.vocabulary, self.problems)
        says = entry.node("says")
        propositions = reader.read(says, stance) if says else ()
        quotes = self._quotes(entry)
        if given:
            place = entry.place_of("id")
            if (self.document, given) in self.places.claims:
                self.problems.add(place, f"two claims with the id {given!r}", "Give each an id of its own.")
            elif len(chains) * len(propositions) != 1:
                self.problems.add(
                    place, "an id for several claims", "Write the claim with the id as an entry of its own."
                )
            self.places.claims[self.document, given] = place
        texts = sum(len(said.get(name, "")) for name, field in fields_of(Statement).items() if field.kind.is_free)
        self._refuse_many(entry, len(chains) * len(propositions), texts, quotes)
        said |= {"quotes": quotes, "inferred": inferred, "withdrawal": withdrawal_of(entry)}
        for chain in chains if len(chains) * len(propositions) <= limits.CLAIMS_OF_ENTRY else ():
            for proposition in propositions:
                self.places.statements.setdefault(self.document, []).append(entry.place)
                yield Statement(chain=chain, proposition=proposition, **said)

    def _refuse_many(self, entry: Fields, claims: int, texts: int, quotes: tuple[Quote, ...]) -> None:
        """Add a problem where few lines would become a great deal: each claim repeats the texts of its entry."""
        if claims > limits.CLAIMS_OF_ENTRY:
            self.problems.add(
                entry.place_of("who"),
                f"claimants and values make {claims:,} claims, more than {limits.CLAIMS_OF_ENTRY:,}",
                "Write several entries.",
            )
        if claims == 1:
            return
        texts += sum(len(quote.exact) + len(quote.translation) for quote in quotes)
        if claims * texts > limits.TEXTS_OF_ENTRY:
            self.problems.add(
                entry.place,
                f"{claims:,} claims with {texts:,} characters of quotes and notes each, together more than "
                f"{limits.TEXTS_OF_ENTRY:,}",
                "Write several entries, each with the words that prove it.",
            )

    def _quotes(self, entry: Fields) -> tuple[Quote, ...]:
        found = tuple(placed_quotes(entry.node("quote"), self.problems))
        for quote, place in found:
            self.places.quotes.setdefault((self.document, quote.exact, quote.occurrence), place)
        return tuple(quote for quote, _ in found)


def withdrawal_of(fields: Fields) -> Withdrawal | None:
    """What ``corrected`` or ``retracted`` says of a claim or a document; None where neither stands there."""
    for kind in WITHDRAWALS:
        node = fields.node(kind)
        if node is not None:
            said = Fields(node, kind, ("on", "reason"), fields.problems)
            said.require("on", "reason")
            day = said.day("on")
            return Withdrawal(kind, day, said.text("reason")) if day else None
    return None


def refuse_duplicates(document: Document, places: Places, problems: Problems) -> None:
    """Add a problem for each statement that says again, with the same words, what one before it says."""
    seen: set[tuple[object, ...]] = set()
    for number, statement in enumerate(document.statements):
        key = identity(statement)
        if not all(link.actor for link in statement.chain):
            continue  # an unknown actor has been told: it is nobody, and not twice the same
        if key in seen:
            words = "with these words" if statement.quotes else "without any words"
            problems.add(
                places.of(document.id, statement, number),
                f"duplicate claim of {statement.claimant.actor!r} {words}",
                "Remove one of them.",
            )
        seen.add(key)


def identity(statement: Statement) -> tuple[object, ...]:
    """What makes two statements of a document one: who says what through whom, in which words."""
    return (
        *(link.actor for link in statement.chain),
        statement.stance,
        statement.proposition,
        tuple((quote.exact, quote.occurrence) for quote in statement.quotes),
        statement.inferred,
    )
