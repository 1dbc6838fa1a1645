"""A document in, its text out, where that is at hand and still the one that its quotes stand in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import Reading
from claimgraph.corpus.evidence.texts import FOLDER, own_texts, text_of, texts_in
from claimgraph.corpus.source import shown_path
from claimgraph.model.records import Document


def text_at_hand(document: Document, reading: Reading, texts: Path | None = None) -> str:
    """The text of a document, from a folder of texts or the corpus's own.

    Raises:
        ClaimGraphError: the document has none, or it is not at hand.
        CorpusError: the text is another than the one whose digest the document has.
    """
    file = shown_path(reading.folder / "documents" / f"{document.id}.yaml")
    if document.text is None:
        raise ClaimGraphError(
            f"{file} has no text that could be quoted.", "Add `text: {file: …, sha256: …, length: …}`."
        )
    folder = texts or own_texts(reading.folder)
    if folder is None:
        raise ClaimGraphError(
            f"The text of {file} is not in {shown_path(reading.folder / FOLDER)}.", "Put it there, or give --texts DIR."
        )
    alone = replace(reading, problems=reading.problems.beside())
    text = text_of(document, texts_in(folder, reading.folder), alone)
    alone.problems.raise_any()
    assert text is not None
    return text
