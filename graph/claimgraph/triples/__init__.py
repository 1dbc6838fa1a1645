"""Records in, triples out: pure, without clock, network or order of sets."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.base.terms import Triple
from claimgraph.model.records import Corpus
from claimgraph.store import ntriples
from claimgraph.triples.cast import actor_triples, concept_triples, event_triples, vocabulary_triples
from claimgraph.triples.names import Namer
from claimgraph.triples.statements import document_triples

__all__ = ["Namer", "ntriples_of", "triples_of"]


def ntriples_of(corpus: Corpus) -> str:
    """The graph of a corpus as sorted N-Triples text; the same corpus gives the same bytes."""
    return ntriples(triples_of(corpus))


def triples_of(corpus: Corpus) -> Iterator[Triple]:
    """The triples of a corpus, in no particular order and some of them more than once."""
    namer = Namer(corpus)
    for actor in corpus.actors.values():
        yield from actor_triples(actor, namer)
    for event in corpus.events.values():
        yield from event_triples(event, namer)
    for concept in corpus.concepts.values():
        yield from concept_triples(concept, namer)
    for document in corpus.documents.values():
        yield from document_triples(document, namer)
    yield from vocabulary_triples(corpus)
