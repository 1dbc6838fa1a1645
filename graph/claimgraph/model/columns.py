"""The columns of a spreadsheet of claims: what is written with one claim a row, and read back."""

from __future__ import annotations

from typing import Final

from claimgraph.model.vocabulary import Vocabulary

#: What a row says of its document, by the key in the document's file.
DOCUMENT: Final = {
    "title": "title",
    "called": "called",
    "publisher": "publisher",
    "published": "published",
    "url": "url",
    "archived": "archived",
    "accessed": "accessed",
    "document_language": "language",
    "republication_of": "republication-of",
    "lineage": "lineage",
    "lineage_basis": "basis",
    "document_note": "note",
    "imported_from": "imported-from",
}
#: The digest, length and file of the document's text; who read it, and when.
TEXT: Final = {"text_sha256": "sha256", "text_length": "length", "text_file": "file"}
CURATED: Final = {"curator": "by", "curated_on": "on"}

#: What a row says of the speaker, and the same of each who relays.
SPEAKER: Final = {"named_as": "named-as", "verb": "verb", "medium": "medium", "stated_on": "stated-on"}
RELAY: Final = {f"relay_{column}": key for column, key in SPEAKER.items()}

#: What is worked out from the rest: written, and left alone when it is read.
DERIVED: Final = ("origin", "says")

_QUOTE: Final = ("quote", "occurrence", "language", "translation", "evidence")
_NOTES: Final = ("rationale", "alternative", "note", "id", "inferred", "withdrawn", "withdrawn_on", "withdrawal_reason")


def columns(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every column, in the order in which they are written; a dimension of the subject is a column of its own."""
    dimensions = tuple(column_of(key) for key in sorted(vocabulary.dimensions))
    return (
        "document",
        *("title", "publisher", "published", "url"),
        *("claimant", "relayed_by", "stance", *SPEAKER, "section"),
        *("event", "event_date", "event_type", "actor", "claim", "property", "counts"),
        *dimensions,
        *("phase", "within", "as_of", "value", "min", "max", "qualifier", "object", "negated"),
        *_QUOTE,
        "says",
        *_NOTES,
        *RELAY,
        "origin",
        *(column for column in DOCUMENT if column not in ("title", "publisher", "published", "url")),
        *TEXT,
        *CURATED,
    )


def column_of(key: str) -> str:
    """The column for a key of a corpus file: ``received-by`` is ``received_by``."""
    return key.replace("-", "_")
