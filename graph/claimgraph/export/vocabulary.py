"""HTML: what can be said, each term with its definition; made from the ontology, whatever the corpus."""

from __future__ import annotations

from typing import Final

from claimgraph.export import Exported, Writer
from claimgraph.pages.vocabulary_page import vocabulary_page


def write(source: Exported) -> bytes:
    """The page of the shipped ontology in UTF-8; no claim of the corpus is on it."""
    return vocabulary_page().encode()


WRITERS: Final = {"vocabulary": Writer("what can be said, as a page for the browser; the same for every corpus", write)}
