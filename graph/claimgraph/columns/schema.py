"""The tables that a graph is made from, with what a row of each is: the one place that says so.

A declared field of a record (`model/fields.py`) is a column by the name of its attribute, of the type that its kind of
value has in Parquet: so a new field is a new column, and nothing here changes. The other columns are written out.

A text that is not there is "", as in records; a number, day or truth that is not there is NULL. Ids are those of
records. A passage is known by its document and its ``place`` among the document's statements, from 0; speakers and
quotes by their number in it. Questions and answers stand once each, under a number that means nothing outside the
database.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.values.text import Several

#: Where the words of a passage stand in the text, and what stands around them.
_PLACE: Final = {"starts": "BIGINT", "ends": "BIGINT", "prefix": "VARCHAR", "suffix": "VARCHAR"}


def _declared(record: type, start: str = "") -> dict[str, str]:
    """The columns of the declared fields of a record."""
    return {
        f"{start}{field.name}": "VARCHAR[]" if isinstance(field.kind, Several) else field.kind.column
        for field in fields_of(record).values()
    }


_QUOTE: Final = _declared(Quote) | _PLACE
_PASSAGE: Final = {"document": "VARCHAR", "place": "INTEGER"}


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """The columns of every table by their names, each with its type in DuckDB."""
    found = {
        "actor": {"id": "VARCHAR", **_declared(Actor)},
        "event": {"id": "VARCHAR", **_declared(Event)},
        "concept": {"id": "VARCHAR", **_declared(Concept)},
        # An office of an actor; `place` is its number among them. Where it has no quote, `exact` is NULL.
        "office": {"actor": "VARCHAR", "place": "INTEGER", **_declared(Office), **_QUOTE},
        # A document; where it has no text, `text_sha256` is NULL. `origin` is the first in its line of republications.
        "document": {"id": "VARCHAR", **_declared(Document), **_declared(TextFile, "text_"), "origin": "VARCHAR"},
        # A passage. `stands` says whether answers count it, `evidence` what `Statement.evidence` says.
        "statement": {
            **_PASSAGE,
            **_declared(Statement),
            "inferred": "BOOLEAN",
            "withdrawn": "VARCHAR",
            "withdrawn_on": "DATE",
            "withdrawal_reason": "VARCHAR",
            "withdrawal_counted": "BOOLEAN",
            "stands": "BOOLEAN",
            "evidence": "VARCHAR",
            "question": "BIGINT",
            "answer": "BIGINT",  # NULL for an open question
            "negated": "BOOLEAN",
        },
        # A link of the chain of a passage, from the document inward; the last one, of `links`, is the claimant.
        "speaker": {**_PASSAGE, "link": "INTEGER", "links": "INTEGER", "actor": "VARCHAR", **_declared(Speaker)},
        "quote": {**_PASSAGE, "span": "INTEGER", **_QUOTE},
        # A question. Where it is about no claim, `claim_document` and `claim_id` are "".
        "question": {
            "question": "BIGINT",
            **_declared(Question),
            "claim_document": "VARCHAR",
            "claim_id": "VARCHAR",
        },
        # A further dimension of a question: its key, and what it is, as in `model.values.term.Ref`.
        "dimension": {"question": "BIGINT", "key": "VARCHAR", "kind": "VARCHAR", "id": "VARCHAR"},
        # An answer: `kind` is that of its record: figure, measure, period, truth, words, ref, claim. Numbers and days as
        # texts, exactly; of a reference `ref_kind` and `text` (its id), of a claim `document` and `text`.
        "answer": {
            "answer": "BIGINT",
            "kind": "VARCHAR",
            "low": "VARCHAR",
            "high": "VARCHAR",
            "stated": "VARCHAR",
            "qualifier": "VARCHAR",
            "unit": "VARCHAR",
            "truth": "BOOLEAN",
            "ref_kind": "VARCHAR",
            "document": "VARCHAR",
            "text": "VARCHAR",
        },
    }
    return MappingProxyType({name: MappingProxyType(columns) for name, columns in found.items()})
