"""The words of each report as the page shows them: each quote between the words before and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.model.evidence import Quote
from claimgraph.model.records import Corpus
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.triples.names import Namer

#: Before, the exact words, after.
Span = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """The spans of a report, and whether they were found in the text."""

    spans: tuple[Span, ...]
    unverified: bool


def passages_of(corpus: Corpus) -> Mapping[str, Passage]:
    """The passage of every report by its IRI.

    As much context as the quotes carry; none where it would name a private person.
    """
    namer, names = Namer(corpus), PrivateNames(corpus)

    def span(quote: Quote) -> Span:
        if names.named_in(f"{quote.prefix}{quote.exact}{quote.suffix}"):
            return "", quote.exact, ""
        return quote.prefix, quote.exact, quote.suffix

    return {
        namer.report(document, statement).strip("<>"): Passage(
            tuple(map(span, statement.quotes)), statement.evidence != "located"
        )
        for document in corpus.documents.values()
        for statement in document.statements
    }
