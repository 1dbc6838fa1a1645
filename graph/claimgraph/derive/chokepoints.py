"""Records in, choke points out: without which document, outlet or relay a proposition would leave the corpus.

These are the dominators of the proposition in the provenance graph, from one root over outlets, origin texts and
relayed claims (Lengauer and Tarjan 1979; https://doi.org/10.1145/357062.357071).
"""

from __future__ import annotations

from claimgraph.base import terms
from claimgraph.base.terms import Term
from claimgraph.derive.tables import standing
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus
from claimgraph.triples.names import Namer

_ROOT = ""


def choke_points(corpus: Corpus, namer: Namer) -> dict[Term, tuple[Term, ...]]:
    """For each proposition that a document carries the nodes that every way to it passes: outlets, documents, relayed
    claims; from the outside in."""
    import networkx

    graph = networkx.DiGraph()
    graph.add_node(_ROOT)
    propositions: set[Term] = set()
    shown: set[Term] = set()
    for document in corpus.documents.values():
        origin = origin_of(document, corpus)
        outlet = terms.named_by_slug("actor", origin.publisher)
        text = terms.named_by_slug("document", origin.id)
        for statement in standing(document):
            if statement.inferred:
                continue
            *relays, position = namer.claims(statement)
            proposition = namer.proposition(statement.proposition)
            # A passage is a way of its own: two passages of one text with one relay are two ways through both.
            passage = f"{namer.report(document, statement)} passage"
            networkx.add_path(graph, [_ROOT, f"{outlet} outlet", text, passage])
            networkx.add_path(graph, [passage, *relays, f"{position} position", proposition])
            propositions.add(proposition)
            shown |= {f"{outlet} outlet", text, *relays}
    above = networkx.immediate_dominators(graph, _ROOT)
    found: dict[Term, tuple[Term, ...]] = {}
    for proposition in propositions:
        passed: list[Term] = []
        here = above[proposition]
        while here is not None and here != _ROOT:
            if here in shown:
                passed.append(here.removesuffix(" outlet"))
            here = above[here]
        found[proposition] = tuple(reversed(passed))
    return found
