"""The tables of a graph in, its triples out: made by SQL, alike for five articles and for a million claims."""

from __future__ import annotations

from claimgraph.columns.database import columns_of
from claimgraph.model.records import Corpus
from claimgraph.store import merged, ntriples
from claimgraph.triples.named import name_all
from claimgraph.triples.names import Namer
from claimgraph.triples.vocabulary import vocabulary_triples
from claimgraph.triples.written import chunk_count, chunks_of

__all__ = ["Namer", "chunk_count", "chunks_of", "name_all", "ntriples_of", "vocabulary_triples"]


def ntriples_of(corpus: Corpus) -> str:
    """The graph of a corpus as sorted N-Triples text, without what is derived; the same corpus gives the same bytes."""
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        text = b"".join(chunks_of(database)).decode()
    return merged(text, ntriples(vocabulary_triples(corpus.vocabulary)))
