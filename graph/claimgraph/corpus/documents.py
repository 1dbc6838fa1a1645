"""One document file in, the document and its statements out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from claimgraph.corpus.declared import keys_of, read_declared
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.index import Index
from claimgraph.corpus.source import Node, Problems, Scalar, Sequence
from claimgraph.corpus.statements import WITHDRAWALS, Places, StatementReader, withdrawal_of
from claimgraph.model.evidence import TextFile
from claimgraph.model.records import Document
from claimgraph.model.vocabulary import Vocabulary

_DOCUMENT: Final = [*keys_of(Document), "text", "curated", "claims", "inferences", *WITHDRAWALS]


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
        said = read_declared(Document, fields, self.index, self.vocabulary)
        if said["republication_of"] and "basis" not in fields:
            self.problems.add(fields.place_of("republication-of"), "a lineage without a basis", "Add `basis: …`.")
        text = self._text(id, fields)
        curated = self._sub(fields, "curated", keys_of(Document, "curated"))
        if curated:
            said |= read_declared(Document, curated, self.index, self.vocabulary, inside="curated")
        curator = said.get("curator", "")
        reader = StatementReader(id, self.index, self.vocabulary, self.problems, self.places)
        statements = (
            *(found for entry in self._entries(fields, "claims") for found in reader.claim(entry)),
            *(found for entry in self._entries(fields, "inferences") for found in reader.inference(entry, curator)),
        )
        if withdrawal := withdrawal_of(fields):
            statements = tuple(replace(s, withdrawal=s.withdrawal or withdrawal) for s in statements)
        if not text and not all(statement.unverified for statement in statements):
            self.problems.add(
                fields.place,
                "a document with claims but without a text",
                "Add `text: {sha256: …, length: …}`, or `unverified: true` to each claim.",
            )
        if statements and not curated and "imported-from" not in fields:
            self.problems.add(fields.place, "claims that nobody curated", "Add `curated: {by: …, on: …}`.")
        if not curated and (inferred := [n for n, s in enumerate(statements) if s.inferred]):
            place = self.places.statements[id][inferred[0]]
            self.problems.add(place, "an inference that nobody curated", "Add `curated: {by: …, on: …}`.")
        return Document(id=id, text=text, statements=statements, **said)

    def _sub(self, fields: Fields, key: str, known: list[str]) -> Fields | None:
        node = fields.node(key)
        if node is None:
            return None
        sub = Fields(node, key, known, self.problems)
        sub.require(known[0], known[1])
        return sub

    def _text(self, id: str, document: Fields) -> TextFile | None:
        fields = self._sub(document, "text", keys_of(TextFile))
        if fields is None:
            return None
        self.places.texts[id] = fields.place
        return TextFile(**read_declared(TextFile, fields, self.index, self.vocabulary))

    def _entries(self, fields: Fields, key: str) -> tuple[Node, ...]:
        node = fields.node(key)
        if node is None or (isinstance(node, Scalar) and not node.text):
            return ()  # `claims:` with nothing below it yet
        if not isinstance(node, Sequence):
            self.problems.add(node.place, f"{key!r} must be a list", "Begin each entry with `- `.")
            return ()
        return node.items
