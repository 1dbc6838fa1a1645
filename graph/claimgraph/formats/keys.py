"""What stands in the files of a corpus without being a declared field of a record, each with a sentence on it.

The readers take these keys; a test compares the two. What is declared says itself what it is (`claimgraph.model.fields`).
"""

from __future__ import annotations

from typing import Final

from claimgraph.model.columns import RELAY, SPEAKER, column_of
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.vocabulary import Vocabulary

#: Of ``documents/*.yaml``.
DOCUMENT: Final = {
    "text": "The text that the quotes stand in: a mapping, see below.",
    "curated": "Who read it, and when: a mapping, see below.",
    "claims": "What the text carries: a list, see below.",
    "inferences": "What the curator concludes from it: a list, see below.",
    "corrected": "That all of it was corrected: `{on: …, reason: …}`.",
    "retracted": "That all of it was taken back: `{on: …, reason: …}`.",
}

#: Of an entry under ``claims``; an inference has the same without `who`, `via`, `accepted` and what is said of a speaker.
CLAIM: Final = {
    "who": "Whose position it is: the id or a name of an actor, or a list of several.",
    "via": "Those who pass it on, the one whom the text quotes first in front: names, or mappings with the keys of a speaker.",
    "says": "The question and the answer: a mapping, see below.",
    "quote": "The words that prove it: a text, a mapping, or a list of these.",
    "accepted": "That a person accepted it where a program had proposed it: a mapping, see below.",
    "corrected": "That this passage was corrected: `{on: …, reason: …}`.",
    "retracted": "That this passage was taken back: `{on: …, reason: …}`.",
}

#: Of the mapping under ``says``; every dimension of the vocabulary is a key too.
SAYS: Final = {
    "claim": "Which claim it is about: its id in this document, or `document#id`.",
    "value": "The answer; a list where a property has several. Without one it is an open question, for `stance: declines`.",
    "min": "The least number or the first day, where the text gives two ends.",
    "max": "The greatest number or the last day.",
    "not": "True where the claim is that it is not so.",
}

#: Of ``actors.yaml``, below the id of each.
ACTOR: Final = {
    "offices": "The offices that it holds: a list, see below.",
}

#: Of an entry under ``offices``.
OFFICE: Final = {"quote": "In these words."}

#: Columns that no field is declared for.
COLUMNS: Final = {
    "document": "The id of the document.",
    "claimant": "Whose position it is.",
    "relayed_by": "Those who pass it on, from the document inward: `a > b`.",
    "event_date": "The day of a new event; read with `--add-new`, never written.",
    "event_type": "The kind of the event.",
    "event_part_of": "The event or series that the event belongs to.",
    "event_basis": "Why two texts are taken to speak of this one event.",
    "claim": "Which claim it is about: `document#id`.",
    "value": "The number that was stated.",
    "min": "The lower end of its interval; in the CSV also the first day of a date.",
    "max": "The upper end of its interval; in the CSV also the last day of a date.",
    "min_date": "The first day, where the answer is a date; in Parquet only.",
    "max_date": "The last day, where the answer is a date; in Parquet only.",
    "value_decimal": "The number that was stated, where the property is answered by decimal numbers; in Parquet only.",
    "min_decimal": "The lower end of such an answer; in Parquet only.",
    "max_decimal": "The upper end of such an answer; in Parquet only.",
    "qualifier": "The word that made the number inexact.",
    "object": "The answer, where it is no number and no date.",
    "negated": "True where the claim is that it is not so.",
    "start": "Where each quote begins in the text, in characters from 0; `claimgraph locate` finds it.",
    "end": "And where it ends.",
    "prefix": "The words before each quote, where its words stand in the text more than once.",
    "suffix": "And those after it.",
    "evidence": "`located`, `unlocated` or `unverified`: whether the quote was found in the text.",
    "says": "The answer as a sentence; written, and left alone when it is read.",
    "inferred": "True where the curator concludes it.",
    "withdrawn": "`corrected` or `retracted`.",
    "withdrawn_on": "The day of that.",
    "withdrawal_reason": "The reason for that.",
    "origin": "The document whose text this one carries; written, and left alone when it is read.",
}

_RECORDS: Final = (Document, TextFile, Statement, Speaker, Quote, Question)


def about_columns(words: Vocabulary) -> dict[str, str]:
    """A sentence on each column of a spreadsheet of claims, also on those of the subject's dimensions."""
    about = {field.column: field.about for record in _RECORDS for field in fields_of(record).values()} | COLUMNS
    about |= {column: f"The same of those who relay: {about[of]}" for column, of in zip(RELAY, SPEAKER, strict=True)}
    return about | {
        column_of(key): found.term.definition or found.term.label for key, found in words.dimensions.items()
    }
