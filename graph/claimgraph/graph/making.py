"""Records in, the triples of their graph out, looked at for private names."""

from __future__ import annotations

from claimgraph.derive import graph_of, perspective
from claimgraph.model.records import Corpus
from claimgraph.privacy.leaving import looked_at
from claimgraph.triples.ontology import PREFIXES, with_ontology

__all__ = ["PREFIXES", "triples_of"]


def triples_of(corpus: Corpus, teller: str = "", *, defines: bool = False) -> str:
    """The graph as sorted N-Triples text; the world of a ``teller``, if one is given; with its terms, if it ``defines`` them.

    Raises:
        ClaimGraphError: it would name a private person.
        QuestionError: there is no such teller.
    """
    text = perspective.told_by(corpus, teller) if teller else graph_of(corpus)
    if defines:
        text = with_ontology(text, corpus.vocabulary)
    return looked_at(corpus, text.encode()).decode()
