"""RDF in which each claim names the answer that it is about as a triple that nobody asserts.

The triple is (question, cg:answer, proposition). A claim with a content that answers its question reifies it, with
claimant and stance beside: read them, since a denied answer is reified too. What gives no answer (a relay, a silence
about an open question) reifies nothing. Everything else of the graph stands there as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.base.namespaces import RDF
from claimgraph.base.terms import Term, Triple
from claimgraph.formats import Exported, Writer
from claimgraph.store import Store, nquads_as, ntriples
from claimgraph.triples.names import A, cg


def claimed(store: Store) -> Iterator[tuple[Term, Triple]]:
    """Each claim that gives an answer, with the triple that would hold if the answer were right."""
    triples = store.terms()
    question = {s: o for s, p, o in triples if p == cg("about")}
    answered = {s for s, p, _ in triples if p == cg("answerLabel")}
    for claim, predicate, proposition in triples:
        if predicate == cg("content") and proposition in answered:
            yield claim, (question[proposition], cg("answer"), proposition)


def rdf12(source: Exported) -> bytes:
    """The graph as Turtle 1.2: a claim is the reifier of a triple term (https://www.w3.org/TR/rdf12-concepts/)."""
    reified = ((claim, f"<{RDF}reifies>", f"<<( {' '.join(triple)} )>>") for claim, triple in claimed(source.store))
    return nquads_as(ntriples([*source.store.terms(), *reified]), "turtle", source.store.prefixes)


def rdf_statement(source: Exported) -> bytes:
    """The graph as Turtle: a claim is an rdf:Statement (https://www.w3.org/TR/rdf11-schema/#ch_reificationvocab)."""
    reified = (
        (claim, predicate, term)
        for claim, (subject, answer, proposition) in claimed(source.store)
        for predicate, term in (
            (A, f"<{RDF}Statement>"),
            (f"<{RDF}subject>", subject),
            (f"<{RDF}predicate>", answer),
            (f"<{RDF}object>", proposition),
        )
    )
    return nquads_as(ntriples([*source.store.terms(), *reified]), "turtle", source.store.prefixes)


WRITERS: Final = {
    "rdf12": Writer("RDF 1.2 (Turtle): each claim reifies the answer that it is about", rdf12),
    "rdf-statement": Writer("RDF 1.1 (Turtle): the same with rdf:Statement, for stores without RDF 1.2", rdf_statement),
}
