"""Records in, verdicts, support and choke points out, as triples with their provenance; and the whole graph.

This is the one stage that is not SPARQL: comparing figures in SPARQL takes minutes where SQL takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.base.terms import Term, Triple
from claimgraph.derive.chokepoints import choke_points
from claimgraph.derive.compare import Comparison
from claimgraph.derive.nodes import comparison_node, comparison_triples, rule_triples, support_triples
from claimgraph.derive.tables import rows_of
from claimgraph.derive.totals import total_triples
from claimgraph.model.records import Corpus
from claimgraph.store import ntriples
from claimgraph.triples import triples_of
from claimgraph.triples.names import Namer

__all__ = ["derived_triples", "graph_of"]


def graph_of(corpus: Corpus) -> str:
    """The graph of a corpus, with all that is derived from it, as sorted N-Triples text.

    Nobody has looked at it yet: what leaves goes through `claimgraph.privacy.leaving`.

    Raises:
        ClaimGraphError: too much stands against each other.
    """
    return ntriples([*triples_of(corpus), *derived_triples(corpus)])


def derived_triples(corpus: Corpus) -> Iterator[Triple]:
    """The triples of every comparison and every support of a corpus."""
    namer = Namer(corpus)
    comparison = Comparison(rows_of(corpus, namer), lambda node: _called(node, namer))
    yield from rule_triples()
    verdicts = {comparison_node(verdict): verdict for verdict in comparison.verdicts()}
    yield from comparison_triples(verdicts, comparison.ranked(verdicts), namer)
    yield from total_triples(corpus, len(verdicts), namer)
    yield from support_triples(comparison.support(), choke_points(corpus, namer), namer)


def _called(node: Term, namer: Namer) -> str:
    """The label of a question by its node."""
    asked = {s.proposition.question for d in namer.corpus.documents.values() for s in d.statements}
    return next((namer.labels.question(question) for question in asked if namer.question(question) == node), node)
