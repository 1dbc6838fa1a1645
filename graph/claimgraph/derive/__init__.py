"""Columns in, verdicts, support and choke points out, as triples with their provenance; and the whole graph.

This is the one stage that is not SPARQL: comparing figures in SPARQL takes minutes where SQL takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.columns.database import Database, columns_of
from claimgraph.derive.stage import DERIVED, derive
from claimgraph.model.records import Corpus
from claimgraph.store import merged, ntriples
from claimgraph.triples import chunks_of, name_all, vocabulary_triples

__all__ = ["derive", "derived_lines", "graph_of"]


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
        derived = "".join(derived_lines(database))
    return merged(told, derived, ntriples(vocabulary_triples(corpus.vocabulary)))


def derived_lines(database: Database) -> Iterator[str]:
    """The lines of N-Triples of every comparison and every support, of columns of which these are derived."""
    rows = database.execute(
        # Our own name.
        f"SELECT lines FROM {DERIVED}.lines_of_node UNION ALL SELECT line FROM {DERIVED}.lines_of_proposition"  # noqa: S608
    ).fetchall()
    for (lines,) in rows:
        yield from (f"{line}\n" for line in lines.split("\n") if line)
