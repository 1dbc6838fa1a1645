"""One document file in, the document and its statements out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.cast import Index
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Node, Problems, Scalar, Sequence
from claimgraph.corpus.statements import WITHDRAWALS, Places, StatementReader, withdrawal_of
from claimgraph.model import values
from claimgraph.model.records import Document, Text
from claimgraph.model.vocabulary import Vocabulary

_DOCUMENT: Final = [
    "title",
    "called",
    "publisher",
    "published",
    "url",
    "archived",
    "accessed",
    "language",
    "republication-of",
    "lineage",
    "basis",
    "note",
    "text",
    "curated",
    "imported-from",
    "claims",
    "inferences",
    *WITHDRAWALS,
]
_TEXT: Final = ["sha256", "length", "file"]
_CURATED: Final = ["by", "on"]


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
        return Document(
            id=id,
            title=fields.short("title"),
            called=fields.short("called"),
            publisher=fields.name("publisher", self.index.actors),
            published=fields.day("published"),
            url=fields.url("url"),
            archived=fields.url("archived"),
            accessed=fields.day("accessed"),
            language=fields.language("language", "en"),
            republication_of=republication_of,
            lineage_known=fields.choice("lineage", ("known", "unknown"), "known") == "known",
            basis=fields.text("basis"),
            note=fields.text("note"),
            text=text,
            curator=curator,
            curated_on=curated.day("on") if curated else None,
            imported_from=fields.short("imported-from"),
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

    def _entries(self, fields: Fields, key: str) -> tuple[Node, ...]:
        node = fields.node(key)
        if node is None or (isinstance(node, Scalar) and not node.text):
            return ()  # `claims:` with nothing below it yet
        if not isinstance(node, Sequence):
            self.problems.add(node.place, f"{key!r} must be a list", "Begin each entry with `- `.")
            return ()
        return node.items


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ClaimGraphError(f"not a sha256: {text!r}", "It has 64 digits 0-9 and a-f; `claimgraph new` writes it.")
    return text


def _file_name(text: str) -> str:
    # A corpus comes from strangers: its texts are looked for in one folder, never outside it.
    if "/" in text or "\\" in text or text in (".", "..") or "\x00" in text:
        raise ClaimGraphError(f"not a plain file name: {text!r}", "Name a file in the folder of texts, without a path.")
    return text
