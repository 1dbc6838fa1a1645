"""Records in, one flat row a claim out: what a spreadsheet shows, and what accounts are compared from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimgraph.base.cells import CHAIN, SPANS, joined
from claimgraph.model.columns import POSITION, QUOTE, SPEAKER, column_of, columns
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import fields_of
from claimgraph.model.labels import Labels
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus, Document, Statement
from claimgraph.model.values import ClaimRef, Ref, kind_of
from claimgraph.model.vocabulary import key_of


def document_rows(corpus: Corpus, *, silent: bool = False) -> Iterator[dict[str, str]]:
    """One row for each document; with ``silent`` only for those that say nothing themselves, but are carried again."""
    for document in corpus.documents.values():
        if not (silent and document.statements):
            yield dict.fromkeys(columns(corpus.vocabulary), "") | _document(document, corpus)


def claim_rows(corpus: Corpus) -> Iterator[dict[str, str]]:
    """One row for each statement of a corpus, in the order of documents and files.

    Actors, events, concepts and claims stand there by id. ``relayed_by`` is the chain ``a > b`` from the document
    inward. ``value`` is the stated number, ``object`` any other answer; ``says`` is the label that people read, and
    ``evidence`` says whether the quote was found in the text. A column without a value holds "".
    """
    labels = Labels(corpus)
    names = columns(corpus.vocabulary)
    for document in corpus.documents.values():
        for statement in document.statements:
            row = dict.fromkeys(names, "")
            row |= _document(document, corpus) | _statement(statement) | _question(statement, corpus)
            row |= _answer(statement) | {"says": labels.proposition(statement.proposition)}
            yield row


def cells_of(record: Any) -> dict[str, str]:
    """What the declared fields of a record say, by column."""
    return {field.column: field.cell(record) for field in fields_of(record).values() if field.column}


def quote_cells(quote: Quote) -> dict[str, str]:
    """What a row says of one quote, and of where it stands."""
    places = {name: getattr(quote, name) for name in POSITION}
    return cells_of(quote) | {name: "" if found is None else str(found) for name, found in places.items()}


def _document(document: Document, corpus: Corpus) -> dict[str, str]:
    text = cells_of(document.text) if document.text else {}
    return {"document": document.id, "origin": origin_of(document, corpus).id, **cells_of(document), **text}


def _statement(statement: Statement) -> dict[str, str]:
    quotes, relays = statement.quotes, statement.chain[:-1]
    relayed, quoted = [cells_of(link) for link in relays], [quote_cells(quote) for quote in quotes]
    withdrawal = statement.withdrawal
    return {
        "claimant": statement.claimant.actor,
        **cells_of(statement.claimant),
        "relayed_by": joined([link.actor for link in relays], CHAIN),
        **{f"relay_{column}": joined([link[column] for link in relayed], CHAIN) for column in SPEAKER},
        **{column: joined([quote[column] for quote in quoted], SPANS) for column in (*QUOTE, *POSITION)},
        "evidence": statement.evidence,
        **cells_of(statement),
        "inferred": "true" if statement.inferred else "",
        "withdrawn": withdrawal.kind if withdrawal else "",
        "withdrawn_on": str(withdrawal.on) if withdrawal else "",
        "withdrawal_reason": withdrawal.reason if withdrawal else "",
    }


def _question(statement: Statement, corpus: Corpus) -> dict[str, str]:
    question = statement.proposition.question
    event = corpus.events[question.event] if question.event else None
    return {
        **cells_of(question),
        "event_type": event.type if event else "",
        "event_part_of": event.part_of if event else "",
        "event_basis": event.basis if event else "",
        "claim": _claim(question.claim) if question.claim else "",
        **{column_of(key): _ref(ref) for key, ref in question.dimensions},
    }


def _answer(statement: Statement) -> dict[str, str]:
    answer = statement.proposition.answer
    said = {} if answer is None else kind_of(answer).cells(answer)
    return said | ({"negated": "true"} if statement.proposition.negated else {})


def _ref(ref: Ref) -> str:
    return key_of(ref.id) if ref.kind == "term" else ref.id


def _claim(ref: ClaimRef) -> str:
    return f"{ref.document}#{ref.id}"
