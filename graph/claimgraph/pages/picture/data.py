"""The part that a picture shows in, the data of the page out: nodes, the lines between them, claims, documents, cards."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.namespaces import DATA
from claimgraph.network import actor_graph
from claimgraph.pages.layout import APART, positions
from claimgraph.pages.look import EVENT, SHAPES, box_of, colours_of, line_of, lines_of, size_of, type_size
from claimgraph.pages.picture.between import AGREEING, between_claimants
from claimgraph.pages.picture.cards import cards_of
from claimgraph.pages.picture.claims import RELAYS, Claims, key
from claimgraph.pages.picture.part import Part
from claimgraph.pages.picture.passages import Span

if TYPE_CHECKING:
    import networkx

#: How many lines are drawn at once: more are a grey cloud, and slow.
LINES: Final = 2000
#: So many nodes, the most important ones, have a large label; the others' are seen from near.
LABELLED: Final = 18


@dataclass(slots=True)
class _Line:
    claims: set[int] = field(default_factory=set)
    says: dict[str, None] = field(default_factory=dict)


def network_data(part: Part, spans: Mapping[str, Sequence[Span]], sides: Mapping[str, str]) -> dict[str, Any]:
    """What the page's script reads; one line stands for all claims of a kind between two nodes.

    ``spans`` are the words of each passage, ``sides`` the names of all sides of the corpus, on which colours depend.

    ``limit`` is how many nodes are drawn at once, ``base`` what all ids begin with, ``undrawn`` are by kind of line the
    claims of which not all lines are drawn. Sides and stances go by their keys; ``sides`` and ``stances`` hold their names.
    """
    from pyvis.network import Network

    graph = actor_graph(part.store)
    found = Claims(part.store, spans)
    lines: dict[tuple[str, str, str], _Line] = {}
    for source, target, edge in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["kind"])):
        number = found.add(source, target, edge)
        lines.setdefault((source, target, edge["kind"]), _Line()).claims.add(number)
    lines_between, undrawn = between_claimants(part.store, found.answers, found.numbers)
    for between in lines_between:
        line = lines.setdefault((*between.ends, between.kind), _Line())
        line.claims.update(found.numbers[claim] for claim in between.claims)
        if between.says:
            line.says[between.says] = None
    cards, is_cut = cards_of(part, found.positions)

    used = {node for source, target, _ in lines for node in (source, target)}
    shown = graph.subgraph(node for node in graph if node in used or part.is_whole).copy()
    drawn = Network(directed=True)
    _add_nodes(drawn, shown, found, [found.claims[n] for card in cards for n in card["claims"]], colours_of(sides))
    for (source, target, kind), line in sorted(lines.items()):
        drawn.add_edge(
            source,
            target,
            kind=kind,
            width=round(1 + math.log2(len(line.claims)), 1),
            claims=sorted(line.claims),
            says=_told(list(line.says)),
        )
    names = {edge["stance_iri"]: edge["stance"] for *_, edge in graph.edges(data=True) if edge["kind"] == "claims"}
    badges = {badge for claim in found.claims for holder in (claim, *claim["passages"]) for badge in holder["badges"]}
    return {
        "nodes": drawn.nodes,
        "lines": [{name: e[name] for name in ("from", "to", "kind", "width", "claims", "says")} for e in drawn.edges],
        "claims": found.claims,
        "documents": found.documents,
        "cards": cards,
        "cardsCut": is_cut,
        "whole": part.is_whole,
        "badges": sorted(badges),
        "colours": {key(side): colour for side, colour in colours_of(sides).items()} | {"*events": EVENT},
        "sides": {key(side): name for side, name in sides.items()},
        "stances": {key(stance): name for stance, name in names.items()} | {RELAYS: RELAYS},
        "shapes": dict(SHAPES),
        "limit": APART,
        "lineLimit": LINES,
        "agreeing": AGREEING,
        "undrawn": {kind: sorted(found.numbers[claim] for claim in claims) for kind, claims in undrawn.items()},
        "base": DATA,
    }


def _told(says: list[str]) -> str:
    """What stands on a line: the first, and how many others there are."""
    return f"{says[0]} (+{len(says) - 1})" if len(says) > 1 else "".join(says)


def _add_nodes(
    drawn: Any,
    graph: networkx.MultiDiGraph,
    found: Claims,
    disputed: Sequence[Mapping[str, Any]],
    colours: Mapping[str, str],
) -> None:
    """Each node with its place; ``disputed`` are the claims of the cards, ``claims`` of a node those that it makes here."""
    made: dict[str, int] = dict.fromkeys(graph, 0)
    about: dict[str, int] = dict.fromkeys(graph, 0)
    for claim in found.claims:
        made[claim["who"]] += 1
        if claim["event"] in about:
            about[claim["event"]] += 1
    matters = {node for claim in disputed for node in (claim["who"], claim["event"])}
    order = sorted(graph, key=lambda node: (node not in matters, -max(made[node], about[node]), node))
    large = set(order[:LABELLED])
    labels = {node: lines_of(data["label"]) for node, data in graph.nodes(data=True)}
    sizes = {node: size_of(data["kind"], made[node]) for node, data in graph.nodes(data=True)}
    type_sizes = {node: type_size(is_large=node in large) for node in graph}
    places = positions(graph, {node: box_of(labels[node], sizes[node], type_sizes[node]) for node in graph})
    for node, data in sorted(graph.nodes(data=True)):
        drawn.add_node(
            node,
            label=labels[node],
            shape=SHAPES[data["kind"]],
            color=EVENT if data["kind"] == "event" else colours[data["side_iri"]],
            size=round(sizes[node], 1),
            type=type_sizes[node],
            x=places[node][0],
            # The box is around node and label; the label stands below.
            y=places[node][1] - round(line_of(type_sizes[node]) * len(labels[node].split("\n")) / 2),
            name=data["label"],
            kind=data["kind"],
            side=key(data["side_iri"]),
            claims=made[node],
            all=data["claims"],
            names=[name for name in data["names"].split(" | ") if name],
        )
