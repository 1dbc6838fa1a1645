"""Records in, one flat row a claim out: what a spreadsheet shows, and what accounts are compared from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.labels import Labels
from claimgraph.lineage import origin_of
from claimgraph.records import ClaimRef, Corpus, Document, Ref, Statement
from claimgraph.values import Figure, Period
from claimgraph.vocabulary import key_of

#: The columns of every row, in order; a column without a value holds "".
COLUMNS: Final = [
    "document",
    "url",
    "title",
    "publisher",
    "published",
    "origin",
    "claimant",
    "named_as",
    "relayed_by",
    "stance",
    "verb",
    "medium",
    "stated_on",
    "section",
    "event",
    "event_type",
    "actor",
    "claim",
    "property",
    "counts",
    "received_by",
    "affiliation",
    "situation",
    "phase",
    "within",
    "as_of",
    "value",
    "min",
    "max",
    "qualifier",
    "object",
    "negated",
    "quote",
    "language",
    "translation",
    "rationale",
    "alternative",
    "note",
    "id",
    "curator",
    "curated_on",
    "inferred",
    "withdrawn",
    "withdrawn_on",
    "withdrawal_reason",
    "says",
]


def claim_rows(corpus: Corpus) -> Iterator[dict[str, str]]:
    """One row for each statement of a corpus, in the order of documents and files.

    Actors, events, concepts and claims stand there by id. ``relayed_by`` is the chain ``a > b`` from the document
    inward. ``value`` is the stated number, ``object`` any other answer; ``says`` is the label that people read.
    """
    labels = Labels(corpus)
    for document in corpus.documents.values():
        for statement in document.statements:
            row = dict.fromkeys(COLUMNS, "")
            row |= _document(document, corpus) | _statement(statement) | _question(statement, corpus)
            row |= _answer(statement) | {"says": labels.proposition(statement.proposition)}
            yield row


def _document(document: Document, corpus: Corpus) -> dict[str, str]:
    return {
        "document": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": str(document.published or ""),
        "origin": origin_of(document, corpus).id,
        "curator": document.curator,
        "curated_on": str(document.curated_on or ""),
    }


def _statement(statement: Statement) -> dict[str, str]:
    speaker = statement.claimant
    return {
        "claimant": speaker.actor,
        "named_as": speaker.named_as,
        "relayed_by": " > ".join(link.actor for link in statement.chain[:-1]),
        "stance": statement.stance,
        "verb": speaker.verb,
        "medium": speaker.medium,
        "stated_on": str(speaker.stated_on or ""),
        "section": statement.section,
        "quote": " … ".join(quote.exact for quote in statement.quotes),
        "language": " … ".join(quote.language for quote in statement.quotes if quote.language),
        "translation": " … ".join(quote.translation for quote in statement.quotes if quote.translation),
        "rationale": statement.rationale,
        "alternative": statement.alternative,
        "note": statement.note,
        "id": statement.id,
        "inferred": "true" if statement.inferred else "",
        "withdrawn": statement.withdrawal.kind if statement.withdrawal else "",
        "withdrawn_on": str(statement.withdrawal.on) if statement.withdrawal else "",
        "withdrawal_reason": statement.withdrawal.reason if statement.withdrawal else "",
    }


def _question(statement: Statement, corpus: Corpus) -> dict[str, str]:
    question = statement.proposition.question
    dimensions = {key.replace("-", "_"): _ref(ref) for key, ref in question.dimensions}
    return {
        "event": question.event,
        "event_type": corpus.events[question.event].type if question.event else "",
        "actor": question.actor,
        "claim": _claim(question.claim) if question.claim else "",
        "property": question.property,
        "counts": question.counts,
        "phase": question.phase,
        "within": question.within,
        "as_of": str(question.as_of or ""),
        **dimensions,
    }


def _answer(statement: Statement) -> dict[str, str]:
    negated = {"negated": "true"} if statement.proposition.negated else {}
    match statement.proposition.answer:
        case Figure(low, high, stated, qualifier):
            ends = {"min": "" if low is None else str(low), "max": "" if high is None else str(high)}
            return ends | {"value": "" if stated is None else str(stated), "qualifier": qualifier} | negated
        case Period(first, last):
            return {"min": str(first or ""), "max": str(last or "")} | negated
        case bool() as truth:
            return {"object": str(truth).lower()} | negated
        case str() as text:
            return {"object": text} | negated
        case Ref() as ref:
            return {"object": _ref(ref)} | negated
        case ClaimRef() as ref:
            return {"object": _claim(ref)} | negated
    return negated


def _ref(ref: Ref) -> str:
    return key_of(ref.id) if ref.kind == "term" else ref.id


def _claim(ref: ClaimRef) -> str:
    return f"{ref.document}#{ref.id}"
