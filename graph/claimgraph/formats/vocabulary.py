"""HTML: what can be said in a corpus, each term with its definition; made from the core and the corpus's own files."""

from __future__ import annotations

from typing import Final

from claimgraph.formats import Exported, Writer
from claimgraph.pages.vocabulary_page import vocabulary_page


def write(source: Exported) -> bytes:
    """The page in UTF-8; no claim of the corpus is on it."""
    return vocabulary_page(source.corpus.vocabulary).encode()


WRITERS: Final = {"vocabulary": Writer("what can be said in the corpus, as a page for the browser", write)}
