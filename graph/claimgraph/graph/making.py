"""Records in, the triples of their graph out, looked at for private names; with what defines their terms, if it is wanted."""

from __future__ import annotations

from claimgraph.derive import graph_of, perspective
from claimgraph.kept.held import Kept
from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.privacy.leaving import looked_at
from claimgraph.privacy.people import Cast
from claimgraph.store import Store
from claimgraph.triples.ontology import PREFIXES, with_ontology

__all__ = ["PREFIXES", "defined", "triples_in", "triples_of"]


def triples_of(corpus: Corpus, teller: str = "", *, defines: bool = False) -> str:
    """The graph as sorted N-Triples text; the world of a ``teller``, if one is given; with its terms, if it ``defines`` them.

    Raises:
        ClaimGraphError: it would name a private person.
        QuestionError: there is no such teller.
    """
    text = perspective.told_by(corpus, teller) if teller else graph_of(corpus)
    return defined(text, corpus.vocabulary, corpus) if defines else looked_at(corpus, text.encode()).decode()


def triples_in(kept: Kept) -> str:
    """The graph in a store as sorted N-Triples text."""
    return Store.on_disk(kept.graph).serialize("ntriples").decode()


def defined(text: str, words: Vocabulary, cast: Cast) -> str:
    """The N-Triples text of a graph with the triples that define its terms.

    Raises:
        ClaimGraphError: it would name a private person.
    """
    return looked_at(cast, with_ontology(text, words).encode()).decode()
