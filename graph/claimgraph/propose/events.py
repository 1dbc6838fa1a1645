"""A document and its corpus in, the event that its figures are likely about out."""

from __future__ import annotations

from claimgraph.model.records import Corpus, Document
from claimgraph.model.values import Period


def event_of(document: Document, corpus: Corpus) -> str:
    """The only event that the document's claims are about; else the only one on its day; "" where that is not clear."""
    own = {statement.proposition.question.event for statement in document.statements} - {""}
    found = own or events_on_day_of(document, corpus)
    return next(iter(found)) if len(found) == 1 else ""


def events_on_day_of(document: Document, corpus: Corpus) -> set[str]:
    """The events of which somebody says that they were on the day that the document bears."""
    day = document.published
    if day is None:
        return set()
    return {
        statement.proposition.question.event
        for other in corpus.documents.values()
        for statement in other.statements
        if statement.stands and not statement.proposition.negated
        if isinstance(answer := statement.proposition.answer, Period) and answer.first == answer.last == day
    } - {""}
