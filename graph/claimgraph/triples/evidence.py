"""Quotes in, Web Annotation selectors out (https://www.w3.org/TR/annotation-model/#selectors)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.base import terms
from claimgraph.base.namespaces import OA, RDF
from claimgraph.base.terms import Term, Triple
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Document
from claimgraph.triples.names import Namer, cg

_A: Term = f"<{RDF}type>"
_EVIDENCE: Term = cg("evidence")


def _oa(name: str) -> Term:
    return f"<{OA}{name}>"


def words_of(quotes: Sequence[Quote], marks: Sequence[str]) -> str:
    """The words as answers show them, with marks on what a reader must know of them.

    >>> words_of([Quote("207 guys")], ["unverified"])
    '207 guys [unverified]'
    """
    words = " … ".join(quote.exact for quote in quotes) or "[no quote]"
    return " ".join([words, *(f"[{mark}]" for mark in marks)])


def evidence_triples(
    owner: Term,
    document: Document,
    quotes: Sequence[Quote],
    namer: Namer,
    proves: Term = _EVIDENCE,
) -> Iterator[Triple]:
    """One specific resource for each quote: two selectors in one resource would mean one place.

    ``proves`` is the property that leads from the owner to a span.
    """
    for quote in quotes:
        span = namer.evidence(document, quote)
        words, positions = f"{span}q", f"{span}p"
        yield owner, proves, span
        yield span, _A, _oa("SpecificResource")
        yield span, _oa("hasSource"), terms.named_by_slug("document", document.id)
        yield span, _oa("hasSelector"), words
        yield words, _A, _oa("TextQuoteSelector")
        yield words, _oa("exact"), terms.literal(quote.exact)
        if quote.prefix:
            yield words, _oa("prefix"), terms.literal(quote.prefix)
        if quote.suffix:
            yield words, _oa("suffix"), terms.literal(quote.suffix)
        if quote.start is not None and quote.end is not None:
            yield span, _oa("hasSelector"), positions
            yield positions, _A, _oa("TextPositionSelector")
            yield positions, _oa("start"), terms.integer(quote.start)
            yield positions, _oa("end"), terms.integer(quote.end)
        if quote.language:
            yield span, cg("language"), terms.literal(quote.language)
        if quote.translation:
            yield span, cg("translation"), terms.english(quote.translation)
