"""The columns of a spreadsheet of claims: what is written with one claim a row, and read back."""

from __future__ import annotations

from typing import Final

from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.vocabulary import Vocabulary


def _columns(record: type, inside: str = "") -> dict[str, str]:
    """The key in YAML of each declared field that has a column, by that column."""
    found = fields_of(record).values()
    return {field.column: field.key for field in found if field.column and field.inside == inside}


#: What a row says of its document, by the key in the document's file.
DOCUMENT: Final = _columns(Document)
#: The digest, length and file of the document's text; who read it, and when.
TEXT: Final = _columns(TextFile)
CURATED: Final = _columns(Document, "curated")

#: What a row says of the speaker, and the same of each who relays.
SPEAKER: Final = _columns(Speaker)
RELAY: Final = {f"relay_{column}": key for column, key in SPEAKER.items()}

#: What a row says of the passage, of its quotes and of what is asked.
STATEMENT: Final = _columns(Statement)
ACCEPTED: Final = _columns(Statement, "accepted")
QUOTE: Final = _columns(Quote)
#: Where each quote stands: attributes that no person writes, so no field is declared for them.
POSITION: Final = ("start", "end", "prefix", "suffix")
QUESTION: Final = _columns(Question)

#: What is worked out from the rest: written, and left alone when it is read.
DERIVED: Final = ("origin", "says")

#: The columns that people look at first, in this order.
_FIRST: Final = ("document", "title", "publisher", "published", "url", "claimant", "relayed_by", "stance")


def columns(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every column, in the order in which they are written; a dimension of the subject is a column of its own."""
    dimensions = tuple(column_of(key) for key in sorted(vocabulary.dimensions))
    question = [column for column in QUESTION if column not in ("event", "actor")]
    every = (
        *_FIRST,
        *SPEAKER,
        "section",
        *("event", "event_date", "event_type", "event_part_of", "event_basis", "actor", "claim", "property", "counts"),
        *dimensions,
        *question,
        *("value", "min", "max", "qualifier", "object", "negated"),
        *QUOTE,
        *POSITION,
        *("evidence", "says"),
        *STATEMENT,
        *ACCEPTED,
        *("inferred", "withdrawn", "withdrawn_on", "withdrawal_reason"),
        *RELAY,
        "origin",
        *DOCUMENT,
        *TEXT,
        *CURATED,
    )
    return tuple(dict.fromkeys(every))


def column_of(key: str) -> str:
    """The column for a key of a corpus file: ``received-by`` is ``received_by``."""
    return key.replace("-", "_")
