"""Columns in, verdicts, support and choke points out, as triples with their provenance; and the whole graph.

This is the one stage that is not SPARQL: comparing figures in SPARQL takes minutes where SQL takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.columns.database import Database, columns_of
from claimgraph.derive.stage import DERIVED, derive
from claimgraph.model.records import Corpus
from claimgraph.store import merged, ntriples
from claimgraph.triples import chunks_of, name_all, vocabulary_triples

#: What is said of so many nodes is one chunk.
_LINES: Final = 4096

__all__ = ["derive", "derived_chunks", "graph_of"]


def graph_of(corpus: Corpus) -> str:
    """The graph of a corpus, with all that is derived from it, as sorted N-Triples text.

    Nobody has looked at it yet: what leaves goes through `claimgraph.privacy.leaving`.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        told = b"".join(chunks_of(database)).decode()
        derive(database, corpus.vocabulary)
        derived = b"".join(derived_chunks(database)).decode()
    return merged(told, derived, ntriples(vocabulary_triples(corpus.vocabulary)))


def derived_chunks(database: Database) -> Iterator[bytes]:
    """The N-Triples of every comparison and every support, of columns of which these are derived, in chunks of lines."""
    found = database.execute(
        # Our own name.
        f"SELECT lines FROM {DERIVED}.lines_of_node UNION ALL SELECT line FROM {DERIVED}.lines_of_proposition"  # noqa: S608
    )
    while rows := found.fetchmany(_LINES):
        yield "".join(lines if lines.endswith("\n") else f"{lines}\n" for (lines,) in rows if lines).encode()
