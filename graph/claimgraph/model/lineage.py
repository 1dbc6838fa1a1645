"""A document in, the line of republications that it stands in out: the same text has one origin."""

from __future__ import annotations

from claimgraph.model.records import Corpus, Document


def lineage_of(document: Document, corpus: Corpus) -> list[Document]:
    """The document, what it republishes, what that republishes, and so on to the origin."""
    line = [document]
    while line[-1].republication_of:
        line.append(corpus.documents[line[-1].republication_of])
    return line


def origin_of(document: Document, corpus: Corpus) -> Document:
    """The first document in the line of republications, the document itself where it is none."""
    return lineage_of(document, corpus)[-1]
