"""The store in, networkx graphs out; attributes are plain str, int and float, and never None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph import questions
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx


def actor_graph(store: Store) -> networkx.MultiDiGraph:
    """The actor graph of a store.

    Nodes are actors and, for claims that name no actor, events: attributes ``label``, ``kind`` (person, state, event
    …), ``side`` ("" where nobody says), ``names`` (other spellings, with " | " between) and ``claims`` (how many claims
    the actor makes). An edge is one claim in one
    passage, from who says it to whom or what it is about (``kind`` "claims"), or from who relays to whom is relayed
    ("relays"); its key is made of report, claim and target, its attributes are all strings: ``label`` (the claim),
    ``stance``, ``words``, ``said_by``, ``document``, ``published``, ``url``, ``claim``, ``report``.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    spellings: dict[str, list[str]] = {}
    for row in questions.ask(store, "network/spellings").texts():
        spellings.setdefault(row["node"], []).append(row["spelling"])
    for row in questions.ask(store, "network/actors").texts():
        node, count = row.pop("node"), int(row.pop("claims"))
        graph.add_node(node, **row, claims=count, names=" | ".join(spellings.get(node, ())))
    for kind in ("claims", "relays"):
        for row in questions.ask(store, f"network/{kind}").texts():
            source, target = row.pop("source"), row.pop("target")
            key = f"{kind} {row['report']} {row['claim']} {target}"
            graph.add_edge(source, target, key=key, kind=kind, **row)
    return graph
