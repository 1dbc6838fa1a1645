"""Columns in, verdicts, support and choke points out, as triples with their provenance; and the whole graph.

This is the one stage that is not SPARQL: comparing figures in SPARQL takes minutes where SQL takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.columns.database import Database, columns_of
from claimgraph.derive.stage import DERIVED, derive
from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.store import merged, ntriples
from claimgraph.triples import chunks_of, name_all, vocabulary_triples

__all__ = ["derive", "graph_chunks", "graph_of", "told_chunks"]

#: The rows that are fetched at a time.
_ROWS: Final = 1024


def graph_of(corpus: Corpus) -> str:
    """The graph of a corpus, with all that is derived from it, as sorted N-Triples text.

    Nobody has looked at it yet: what leaves goes through `claimgraph.privacy.leaving`.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        derive(database, corpus.vocabulary)
        return merged(b"".join(graph_chunks(database, corpus.vocabulary)).decode())


def graph_chunks(database: Database, words: Vocabulary) -> Iterator[bytes]:
    """All N-Triples of columns that have names, and of which all is derived; whole lines, in chunks."""
    yield from told_chunks(database)
    yield ntriples(vocabulary_triples(words)).encode()


def told_chunks(database: Database) -> Iterator[bytes]:
    """The same without what the vocabulary says of its terms."""
    yield from chunks_of(database)
    yield from _derived_chunks(database)


def _derived_chunks(database: Database) -> Iterator[bytes]:
    # In no order: to put a gigabyte of lines in order, all of it is held.
    for table, lines in (("lines_of_node", "lines"), ("lines_of_proposition", "line")):
        database.execute(f"SELECT encode({lines}) FROM {DERIVED}.{table}")  # noqa: S608 - our own names
        while found := database.fetchmany(_ROWS):
            yield b"".join(text for (text,) in found)
