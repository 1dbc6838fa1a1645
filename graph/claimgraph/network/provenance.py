"""The store in, the provenance graph out: from documents through passages and claims to what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.asking import questions
from claimgraph.base.errors import ClaimGraphError
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx


def provenance_graph(store: Store) -> networkx.DiGraph:
    """The provenance graph of a store, without circles.

    document → report → claim (→ relayed claim …) → proposition → question or quantity → event or actor, and original →
    copy between documents. An inference stands like a report, but the document only starts it (``kind`` "inferred
    from"): no document carries it. Withdrawn passages, and claims that only they gave, are left out. Who denies a
    proposition or gives no answer stands above it too: the ``stance`` of the claim says which.

    Claims about claims would lead back, from the question to a claim and from there down again, as if whoever remarks
    on a figure had passed it on. So that edge is turned, from the claim to the question that is asked about it ("asked
    about in"), and an answer that is itself a claim ("differs from that one") has no edge to it.

    Edges have ``kind``. Nodes have ``kind``, ``label``, ``who`` (publisher, speakers, claimant), ``stance``,
    ``words``, ``day`` (of publication, or of statement as the text gives it) and ``url``: strings, "" where there is
    nothing to say.

    Raises:
        ClaimGraphError: the triples lead in a circle, as none that were built from a corpus do.
    """
    import networkx

    graph = networkx.DiGraph()
    nodes = {row.pop("node"): row for row in questions.ask(store, "network/steps").texts()}
    edges = [tuple(row.values()) for row in questions.ask(store, "network/provenance").texts()]
    within = {end for source, _, target in edges for end in (source, target)}
    graph.add_nodes_from((node, attributes) for node, attributes in nodes.items() if node in within)
    graph.add_edges_from((source, target, {"kind": kind}) for source, kind, target in edges)
    if not networkx.is_directed_acyclic_graph(graph):
        circle = " → ".join(source for source, _ in networkx.find_cycle(graph))
        raise ClaimGraphError(f"Provenance leads in a circle: {circle}.", "Look at cg:relays and cg:republicationOf.")
    return graph
