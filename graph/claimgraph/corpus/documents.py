"""One document file in, the document and its statements out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimgraph import values
from claimgraph.corpus.cast import Index
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.propositions import PropositionReader
from claimgraph.corpus.quotes import placed_quotes
from claimgraph.corpus.source import Node, Place, Problems, Scalar, Sequence
from claimgraph.errors import ClaimGraphError
from claimgraph.records import Document, Proposition, Quote, Speaker, Statement, Text
from claimgraph.vocabulary import Vocabulary

_DOCUMENT: Final = [
    "title",
    "publisher",
    "published",
    "url",
    "archived",
    "accessed",
    "language",
    "republication-of",
    "basis",
    "note",
    "text",
    "curated",
    "claims",
    "inferences",
]
_TEXT: Final = ["sha256", "length", "file"]
_CURATED: Final = ["by", "on"]
_SPEAKER: Final = ["who", "named-as", "verb", "medium", "stated-on"]
_CLAIM: Final = [*_SPEAKER, *["via", "stance", "says", "quote", "section", "rationale", "alternative", "note", "id"]]
_INFERENCE: Final = ["stance", "says", "quote", "section", "rationale", "alternative", "note", "id"]


@dataclass
class Places:
    """Where things stand in the files, for checks that come after reading."""

    quotes: dict[tuple[str, str, int], Place] = field(default_factory=dict)  #: document, exact words, occurrence
    documents: dict[str, Place] = field(default_factory=dict)
    texts: dict[str, Place] = field(default_factory=dict)
    claims: dict[tuple[str, str], Place] = field(default_factory=dict)


@dataclass
class DocumentReader:
    """Reads document files against the names and the vocabulary of their corpus."""

    index: Index
    vocabulary: Vocabulary
    problems: Problems
    places: Places = field(default_factory=Places)

    def read(self, id: str, node: Node) -> Document:
        """The document in the tree of its file."""
        fields = Fields(node, f"document {id!r}", _DOCUMENT, self.problems)
        fields.require("title", "publisher")
        self.places.documents[id] = node.place
        republication_of = fields.name("republication-of", self.index.documents)
        if republication_of and "basis" not in fields:
            self.problems.add(fields.place_of("republication-of"), "a lineage without a basis", "Add `basis: …`.")
        text = self._text(id, fields)
        curated = self._sub(fields, "curated", _CURATED)
        curator = curated.name("by", self.index.actors) if curated else ""
        statements = (*self._list(id, fields, "claims", self._claims), *self._inferences(id, fields, curator))
        if statements and not text:
            self.problems.add(
                fields.place, "a document with claims but without a text", "Add `text: {sha256: …, length: …}`."
            )
        if statements and not curated:
            self.problems.add(fields.place, "claims that nobody curated", "Add `curated: {by: …, on: …}`.")
        return Document(
            id=id,
            title=fields.text("title"),
            publisher=fields.name("publisher", self.index.actors),
            published=fields.day("published"),
            url=fields.url("url"),
            archived=fields.url("archived"),
            accessed=fields.day("accessed"),
            language=fields.language("language", "en"),
            republication_of=republication_of,
            basis=fields.text("basis"),
            note=fields.text("note"),
            text=text,
            curator=curator,
            curated_on=curated.day("on") if curated else None,
            statements=statements,
        )

    def _sub(self, fields: Fields, key: str, known: list[str]) -> Fields | None:
        node = fields.node(key)
        if node is None:
            return None
        sub = Fields(node, key, known, self.problems)
        sub.require(known[0], known[1])
        return sub

    def _text(self, id: str, document: Fields) -> Text | None:
        fields = self._sub(document, "text", _TEXT)
        if fields is None:
            return None
        self.places.texts[id] = fields.place
        return Text(
            fields.parsed("sha256", _sha256) or "",
            fields.parsed("length", values.number) or 0,
            fields.parsed("file", _file_name) or "",
        )

    def _list(
        self, id: str, fields: Fields, key: str, read: Callable[[str, Node], Iterator[Statement]]
    ) -> Iterator[Statement]:
        node = fields.node(key)
        if isinstance(node, Scalar) and not node.text:
            return  # `claims:` with nothing below it yet
        if node is not None and not isinstance(node, Sequence):
            self.problems.add(node.place, f"{key!r} must be a list", "Begin each entry with `- `.")
            return
        for item in node.items if node else ():
            yield from read(id, item)

    def _inferences(self, id: str, fields: Fields, curator: str) -> Iterator[Statement]:
        def read(id: str, node: Node) -> Iterator[Statement]:
            entry = Fields(node, "an inference", _INFERENCE, self.problems)
            entry.require("says", "quote", "rationale")
            yield from self._statements(id, entry, [(Speaker(curator),)], inferred=True)

        return self._list(id, fields, "inferences", read)

    def _claims(self, id: str, node: Node) -> Iterator[Statement]:
        entry = Fields(node, "a claim", _CLAIM, self.problems)
        entry.require("who", "says", "quote")
        relays = tuple(self._relays(entry))
        chains = [(*relays, speaker) for speaker in self._speakers(entry)]
        for chain in chains:
            actors = [link.actor for link in chain if link.actor]
            for repeated in sorted({actor for actor in actors if actors.count(actor) > 1}):
                place = entry.place_of("via")
                self.problems.add(
                    place, f"a cycle of relays: {repeated!r} stands twice in the chain", "Name each speaker once."
                )
        yield from self._statements(id, entry, chains, inferred=False)

    def _speakers(self, entry: Fields) -> Iterator[Speaker]:
        who, named = entry.scalars("who"), entry.texts("named-as")
        if named and len(named) != len(who):
            self.problems.add(
                entry.place_of("named-as"),
                f"{len(named)} names for {len(who)} claimants",
                "Give one for each of `who`.",
            )
            named = ()
        for number, found in enumerate(who):
            actor = self.index.actors.resolve(found.text, found.place, self.problems)
            yield self._speaker(entry, actor, named[number] if named else "")

    def _speaker(self, fields: Fields, actor: str, named_as: str) -> Speaker:
        schemes = self.vocabulary.schemes
        return Speaker(
            actor,
            named_as,
            fields.choice("verb", schemes["verbs"]),
            fields.choice("medium", schemes["media"]),
            fields.day("stated-on"),
        )

    def _relays(self, entry: Fields) -> Iterator[Speaker]:
        node = entry.node("via")
        for item in node.items if isinstance(node, Sequence) else (node,) if node else ():
            if isinstance(item, Scalar):
                yield Speaker(self.index.actors.resolve(item.text, item.place, self.problems))
            else:
                fields = Fields(item, "a relay", _SPEAKER, self.problems)
                fields.require("who")
                yield self._speaker(fields, fields.name("who", self.index.actors), fields.text("named-as"))

    def _statements(
        self, id: str, entry: Fields, chains: list[tuple[Speaker, ...]], *, inferred: bool
    ) -> Iterator[Statement]:
        schemes = self.vocabulary.schemes
        stance = entry.choice("stance", schemes["stances"], "asserts")
        if stance == "reports":
            self.problems.add(
                entry.place_of("stance"), "'reports' is what a relay does", "Use `via` for the one who relays."
            )
        if inferred and stance not in ("asserts", "suggests"):
            self.problems.add(
                entry.place_of("stance"), "an inference asserts or suggests", "Use `claims` for what a text says."
            )
        reader = PropositionReader(id, self.index, self.vocabulary, self.problems)
        says = entry.node("says")
        propositions = reader.read(says, stance) if says else ()
        quotes = self._quotes(id, entry)
        given = entry.text("id")
        if given:
            place = entry.place_of("id")
            if (id, given) in self.places.claims:
                self.problems.add(place, f"two claims with the id {given!r}", "Give each an id of its own.")
            elif len(chains) * len(propositions) != 1:
                self.problems.add(
                    place, "an id for several claims", "Write the claim with the id as an entry of its own."
                )
            self.places.claims[id, given] = place
        for chain in chains:
            for proposition in propositions:
                yield self._statement(entry, chain, stance, proposition, quotes, inferred)

    def _statement(
        self,
        entry: Fields,
        chain: tuple[Speaker, ...],
        stance: str,
        proposition: Proposition,
        quotes: tuple[Quote, ...],
        inferred: bool,
    ) -> Statement:
        return Statement(
            chain,
            stance,
            proposition,
            quotes,
            section=entry.choice("section", self.vocabulary.schemes["sections"], "body"),
            rationale=entry.text("rationale"),
            alternative=entry.text("alternative"),
            note=entry.text("note"),
            id=entry.text("id"),
            inferred=inferred,
        )

    def _quotes(self, id: str, entry: Fields) -> tuple[Quote, ...]:
        found = tuple(placed_quotes(entry.node("quote"), self.problems))
        for quote, place in found:
            self.places.quotes.setdefault((id, quote.exact, quote.occurrence), place)
        return tuple(quote for quote, _ in found)


def refuse_duplicates(
    document: Document,
    claim_key: Callable[[Statement], tuple[str, ...]],
    places: Mapping[tuple[str, str, int], Place],
    problems: Problems,
) -> None:
    """Add a problem for each statement that says again, with the same words, what one before it says."""
    seen: set[tuple[object, ...]] = set()
    for statement in document.statements:
        key = (claim_key(statement), tuple((q.exact, q.occurrence) for q in statement.quotes), statement.inferred)
        if key in seen and statement.quotes:
            first = statement.quotes[0]
            place = places.get((document.id, first.exact, first.occurrence), Place(document.id))
            problems.add(
                place, f"duplicate claim of {statement.claimant.actor!r} with these words", "Remove one of them."
            )
        seen.add(key)


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ClaimGraphError(f"not a sha256: {text!r}", "It has 64 digits 0-9 and a-f; `claimgraph new` writes it.")
    return text


def _file_name(text: str) -> str:
    # A corpus comes from strangers: its texts are looked for in one folder, never outside it.
    if "/" in text or "\\" in text or text in (".", "..") or "\x00" in text:
        raise ClaimGraphError(f"not a plain file name: {text!r}", "Name a file in the folder of texts, without a path.")
    return text
