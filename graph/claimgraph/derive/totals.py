"""Records in, how much they hold out: one node with a number of each kind, so that no question counts everything."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.base import terms
from claimgraph.base.terms import Term, Triple
from claimgraph.derive.tables import standing
from claimgraph.model.records import Corpus
from claimgraph.triples.cast import LABEL, A
from claimgraph.triples.names import Namer, cg


def total_triples(corpus: Corpus, comparisons: int, namer: Namer) -> Iterator[Triple]:
    """The node of totals. Passages that were taken back count for nothing, but that their document is there."""
    found: dict[str, set[Term]] = {name: set() for name in _TOTALS}
    for document in corpus.documents.values():
        if document.text or any(not statement.inferred for statement in document.statements):
            found["documentTotal"].add(document.id)
        for statement in standing(document):
            passage = namer.report(document, statement)
            if statement.inferred:
                found["inferenceTotal"].add(passage)
                continue
            claims = namer.claims(statement)
            found["reportTotal"].add(passage)
            found["claimTotal"].update(claims)
            found["claimantTotal"].update(speaker.actor for speaker in statement.chain)
            if statement.proposition.question.counts:
                found["quantityTotal"].add(namer.question(statement.proposition.question))
            if statement.stance == "declines":
                found["silenceTotal"].add(claims[-1])
            if statement.evidence != "located":
                found["unverifiedTotal"].add(passage)
    counts = {name: len(things) for name, things in found.items()}
    node = terms.named_by_slug("totals", "all")
    yield node, A, cg("Totals")
    yield node, LABEL, terms.english("how much is in this corpus")
    for name, count in {**counts, "eventTotal": len(corpus.events), "comparisonTotal": comparisons}.items():
        yield node, cg(name), terms.integer(count)


_TOTALS = (
    "documentTotal",
    "claimantTotal",
    "claimTotal",
    "reportTotal",
    "quantityTotal",
    "inferenceTotal",
    "silenceTotal",
    "unverifiedTotal",
)
