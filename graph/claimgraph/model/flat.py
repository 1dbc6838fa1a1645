"""Records in, one flat row a claim out: what a spreadsheet shows, and what accounts are compared from."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.base.cells import CHAIN, SPANS, joined
from claimgraph.model.columns import SPEAKER, column_of, columns
from claimgraph.model.labels import Labels
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import ClaimRef, Corpus, Document, Ref, Speaker, Statement
from claimgraph.model.values import Figure, Period
from claimgraph.model.vocabulary import key_of


def document_rows(corpus: Corpus) -> Iterator[dict[str, str]]:
    """One row for each document that says nothing itself, but whose text others carry again."""
    for document in corpus.documents.values():
        if not document.statements:
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


def _document(document: Document, corpus: Corpus) -> dict[str, str]:
    text = document.text
    return {
        "document": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": str(document.published or ""),
        "archived": document.archived,
        "accessed": str(document.accessed or ""),
        "document_language": document.language if document.language != "en" else "",
        "republication_of": document.republication_of,
        "lineage": "" if document.lineage_known else "unknown",
        "lineage_basis": document.basis,
        "document_note": document.note,
        "called": document.called,
        "imported_from": document.imported_from,
        "origin": origin_of(document, corpus).id,
        "text_sha256": text.sha256 if text else "",
        "text_length": str(text.length) if text else "",
        "text_file": text.file if text else "",
        "curator": document.curator,
        "curated_on": str(document.curated_on or ""),
    }


def _statement(statement: Statement) -> dict[str, str]:
    quotes, relays = statement.quotes, statement.chain[:-1]
    relayed = [_speaker(link) for link in relays]
    withdrawal = statement.withdrawal
    return {
        "claimant": statement.claimant.actor,
        **_speaker(statement.claimant),
        "relayed_by": joined([link.actor for link in relays], CHAIN),
        **{f"relay_{column}": joined([link[column] for link in relayed], CHAIN) for column in SPEAKER},
        "stance": statement.stance,
        "section": statement.section,
        "quote": joined([quote.exact for quote in quotes], SPANS),
        "occurrence": joined([str(quote.occurrence or "") for quote in quotes], SPANS),
        "language": joined([quote.language for quote in quotes], SPANS),
        "translation": joined([quote.translation for quote in quotes], SPANS),
        "evidence": statement.evidence,
        "rationale": statement.rationale,
        "alternative": statement.alternative,
        "note": statement.note,
        "id": statement.id,
        "inferred": "true" if statement.inferred else "",
        "withdrawn": withdrawal.kind if withdrawal else "",
        "withdrawn_on": str(withdrawal.on) if withdrawal else "",
        "withdrawal_reason": withdrawal.reason if withdrawal else "",
    }


def _speaker(link: Speaker) -> dict[str, str]:
    return {
        "named_as": link.named_as,
        "verb": link.verb,
        "medium": link.medium,
        "stated_on": str(link.stated_on or ""),
    }


def _question(statement: Statement, corpus: Corpus) -> dict[str, str]:
    question = statement.proposition.question
    dimensions = {column_of(key): _ref(ref) for key, ref in question.dimensions}
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
