"""Records in, a store with their graph out."""

from __future__ import annotations

from claimgraph.base.watched import Watched, unwatched
from claimgraph.columns.database import columns_of
from claimgraph.derive import graph_of
from claimgraph.kept.building import Building, Held
from claimgraph.model.records import Corpus


def finish_of_records(build: Building, corpus: Corpus, made_from: str, watched: Watched = unwatched) -> None:
    """Build the store of a corpus, the graph in it with all that is derived, and make it valid.

    Raises:
        ClaimGraphError: the graph would name a private person; or too much stands against each other.
        OSError: the disk is full, or may not be written to.
    """
    columns_of(corpus, build.columns).close()
    build.finish(graph_of(corpus), corpus.vocabulary, corpus, held_of(corpus), made_from, watched)


def held_of(corpus: Corpus) -> Held:
    """What records hold, in numbers."""
    statements = [s for document in corpus.documents.values() for s in document.statements]
    return Held(len(corpus.documents), len(statements), sum(s.evidence != "located" for s in statements))
