"""The store in, the actor graph out: who claims something about whom, who relays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from claimgraph.asking import questions
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx


def actor_graph(store: Store) -> networkx.MultiDiGraph:
    """The actor graph of a store.

    Nodes are actors and, for claims that name no actor, events: attributes ``label``, ``kind`` (person, state,
    event …), ``side`` and ``side_iri`` ("" where nobody says), ``names`` (other spellings, with " | " between) and
    ``claims`` (how many claims the actor makes). An edge is one claim in one passage, from who says it to whom or what
    it is about (``kind`` "claims"), or from who relays to whom is relayed ("relays"); its key is made of report, claim
    and target, its attributes are strings but for one: ``label`` (stance and proposition; of a relay, what is relayed),
    ``said`` (the same without the stance), ``stance`` and ``stance_iri``, ``words``, ``said_by``, ``section``,
    ``document``, ``outlet``, ``published``, ``url``, ``claim``, ``report``; ``ambiguous`` (another reading),
    ``unverified`` ("true" where nobody found the words in the text), ``withdrawn`` (how, when and why it was taken
    back), each "" where it is not so; ``stated`` (the day on which it was said, "" where the text does not tell) and
    ``day`` (that, or else the day of publication); ``verdict`` and ``verdict_iri`` (of the comparisons that rest on this
    claim, with " | " between), ``disputes`` (those of them that are disputes), ``origins`` (int: through how many origin
    texts its proposition reaches us), ``held_by`` and ``held_by_iri`` (which sides hold it). What says how it is held is
    "" and 0 where the claim holds nothing: a relay, a denial, a silence. Code decides by IRIs; the words are for people.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    spellings: dict[str, list[str]] = {}
    for row in questions.ask(store, "network/spellings").texts():
        spellings.setdefault(row["node"], []).append(row["spelling"])
    for row in questions.ask(store, "network/actors").texts():
        node, count = row.pop("node"), int(row.pop("claims"))
        graph.add_node(node, **row, claims=count, names=" | ".join(spellings.get(node, ())))
    badges = _badges(store)
    days = {(r["report"], r["claim"]): r["stated"] for r in questions.ask(store, "network/days").texts()}
    for kind in ("claims", "relays"):
        for row in questions.ask(store, f"network/{kind}").texts():
            source, target = row.pop("source"), row.pop("target")
            key = f"{kind} {row['report']} {row['claim']} {target}"
            stated = days.get((row["report"], row["claim"]), "")
            more = {"stated": stated, "day": stated or row["published"], **badges.get(row["claim"], _NONE)}
            # A picture shows the label alone: who denies or declines an answer must not seem to give it.
            said = row.pop("label")
            label = f"{row['stance']}: {said}" if kind == "claims" else said
            graph.add_edge(source, target, key=key, kind=kind, label=label, said=said, **row, **more)
    # An event of which every claim names an actor has no line: there is nothing to read at it.
    graph.remove_nodes_from(
        [node for node, kind in graph.nodes(data="kind") if kind == "event" and not graph.degree(node)]
    )
    return graph


_VERDICTS: Final = ("verdict", "verdict_iri", "disputes")
_HELD: Final = ("held_by", "held_by_iri")
_NONE: Final[dict[str, Any]] = {"origins": 0} | dict.fromkeys((*_VERDICTS, *_HELD), "")


def _badges(store: Store) -> dict[str, dict[str, Any]]:
    """For each claim the verdicts that rest on it, in the order of the vocabulary, and how it is held."""
    of_claim: dict[str, list[dict[str, str]]] = {}
    for row in questions.ask(store, "network/badges").texts():
        row["disputes"] = row["verdict"] if row["disputed"] == "true" else ""
        of_claim.setdefault(row["claim"], []).append(row)
    return {
        claim: {name: " | ".join(row[name] for row in rows if row[name]) for name in _VERDICTS}
        | {name: rows[0][name] for name in _HELD}
        | {"origins": int(rows[0]["origins"] or 0)}
        for claim, rows in of_claim.items()
    }
