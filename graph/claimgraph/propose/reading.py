"""A text and a corpus in, what a reader finds in it out: the place where a reader is joined."""

from __future__ import annotations

import re
from typing import Final

from claimgraph.model.records import Corpus
from claimgraph.reader.said import Reading, Said
from claimgraph.reader.text import Sentence, Span

_SENTENCE: Final = re.compile(r"\S[^.!?\n]*[.!?]*[”\"’»]?")


def read(text: str, corpus: Corpus, language: str = "en") -> Reading:
    """What is said in a text, by whom: for now every sentence, and that the outlet says it."""
    spans = [Span(*found.span()) for found in _SENTENCE.finditer(text)]
    sentences = tuple(Sentence(number, span, (), 0) for number, span in enumerate(spans))
    said = tuple(Said((), "asserts", (span,), (), number, "outlet") for number, span in enumerate(spans))
    return Reading(sentences, said, language=language)
