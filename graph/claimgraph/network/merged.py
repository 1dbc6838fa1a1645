"""The actor graph in, the same without parallel edges out: for tools that draw one line between two nodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimgraph.base.words import counted
from claimgraph.model.vocabulary import key_of

if TYPE_CHECKING:
    import networkx


def merged(actors: networkx.MultiDiGraph) -> networkx.DiGraph:
    """One edge from a node to another for all that the first says about it or relays of it.

    Nodes are those of the actor graph. Edge attributes: ``count`` (of the edges that it stands for), ``claims`` and
    ``relays`` (which of them are what), ``unverified`` (how many of them nobody found in a text), all int;
    ``label`` ("3 claims, 1 relay"), ``stances``, ``verdicts``, ``outlets`` and ``said`` (the claims), each text
    once, with " | " between; ``first`` and ``last`` (the first and the last ``day`` that is known, "" where none
    is): strings.
    """
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from((node, dict(attributes)) for node, attributes in actors.nodes(data=True))
    parallel: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, attributes in actors.edges(data=True):
        parallel.setdefault((source, target), []).append(attributes)
    for (source, target), edges in sorted(parallel.items()):
        relays = sum(edge["kind"] == "relays" for edge in edges)
        claims = len(edges) - relays
        graph.add_edge(
            source,
            target,
            label=", ".join(counted(n, word) for n, word in ((claims, "claim"), (relays, "relay")) if n),
            count=len(edges),
            claims=claims,
            relays=relays,
            stances=_each_once(edge["stance"] for edge in edges),
            verdicts=_each_once(verdict for edge in edges for verdict in edge["verdict"].split(" | ")),
            outlets=_each_once(edge["outlet"] for edge in edges),
            said=_each_once(edge["label"] for edge in edges),
            unverified=sum(edge["unverified"] == "true" for edge in edges),
            **_days(edges),
        )
    return graph


def claims_as_nodes(actors: networkx.MultiDiGraph) -> networkx.DiGraph:
    """Each claim a node between who says it and whom or what it is about: nothing is parallel, and no claim is lost.

    All nodes have ``label``, ``kind`` (a claim's is "claim", a relay's "relay"), ``side`` and ``side_iri`` (a claim has
    its claimant's), ``names``, ``stance`` and ``stance_iri``, ``unverified``, ``ambiguous``, ``withdrawn``, ``words``,
    ``said_by``, ``document``, ``outlet``, ``verdict``, ``held_by``, ``first`` and ``last``: strings, "" where there is
    nothing to say, with " | " between where a claim stands in several passages; and ``claims`` (those of an actor),
    ``origins`` and ``passages``: int. Edges have ``kind``: to the claim the key of its stance ("asserts", "denies" …),
    "about" from it, "relays" from a relay to whom it relays.
    """
    import networkx

    texts = (
        "stance",
        "stance_iri",
        "unverified",
        "ambiguous",
        "withdrawn",
        "words",
        "said_by",
        "document",
        "outlet",
        "verdict",
        "held_by",
        "first",
        "last",
    )
    graph = networkx.DiGraph()
    for node, attributes in actors.nodes(data=True):
        graph.add_node(node, **attributes, **dict.fromkeys(texts, ""), origins=0, passages=0)
    of_claim: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for source, target, attributes in actors.edges(data=True):
        of_claim.setdefault(attributes["claim"], []).append((source, target, attributes))
    for claim, edges in sorted(of_claim.items()):
        found = [attributes for *_, attributes in edges]
        one, is_relay = found[0], found[0]["kind"] == "relays"
        graph.add_node(
            claim,
            label=one["label"],
            kind="relay" if is_relay else "claim",
            side=actors.nodes[edges[0][0]]["side"],
            side_iri=actors.nodes[edges[0][0]]["side_iri"],
            names="",
            claims=0,
            **{name: _each_once(edge[name] for edge in found) for name in texts[:-2]},
            **_days(found),
            origins=one["origins"],
            passages=len({edge["report"] for edge in found}),
        )
        for source, target, _ in edges:
            graph.add_edge(source, claim, kind=key_of(one["stance_iri"]))
            graph.add_edge(claim, target, kind="relays" if is_relay else "about")
    return graph


def _each_once(texts: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(text for text in texts if text))


def _days(edges: list[dict[str, Any]]) -> dict[str, str]:
    days = sorted(edge["day"] for edge in edges if edge["day"])
    return {"first": days[0] if days else "", "last": days[-1] if days else ""}
