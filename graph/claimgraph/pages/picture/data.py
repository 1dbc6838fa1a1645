"""The actor graph in, the data of the page out: nodes, the lines between them, claims and documents."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from claimgraph.accounts.stances import DENIES
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.base.namespaces import CG, DATA
from claimgraph.model.vocabulary import key_of
from claimgraph.network import actor_graph
from claimgraph.pages.layout import APART, positions
from claimgraph.pages.look import EVENT, LABEL, SHAPES, box_of, colours_of, lines_of, size_of
from claimgraph.pages.picture.part import Part
from claimgraph.pages.picture.passages import Span
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx

#: How many lines are drawn at once: more are a grey cloud, and slow.
LINES: Final = 2000

#: Beyond this many claimants, who agrees with whom is no picture any more: n claimants give n² / 2 lines.
AGREEING: Final = 12

#: What stands in the place of a stance where somebody passes on what another says.
RELAYS: Final = "relays"

Line = tuple[str, str, str]
Row = Mapping[str, str]


def network_data(part: Part, spans: Mapping[str, Sequence[Span]], sides: Mapping[str, str]) -> dict[str, Any]:
    """What the page's script reads; one line stands for all claims of a kind between two nodes.

    ``spans`` are the words of each passage, ``sides`` the names of all sides of the corpus, on which colours depend.

    ``limit`` is how many nodes are drawn at once, ``base`` what all ids begin with. Sides and stances
    go by their keys; ``sides`` and ``stances`` hold their names.
    """
    import networkx
    from pyvis.network import Network

    graph = actor_graph(part.store)
    claims: list[dict[str, Any]] = []
    documents: dict[tuple[str, ...], int] = {}
    numbers: dict[tuple[str, str], int] = {}
    lines: dict[Line, list[int]] = {}
    for source, target, edge in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["kind"])):
        if (edge["report"], edge["claim"]) not in numbers:
            numbers[edge["report"], edge["claim"]] = len(claims)
            document = tuple(edge[name] for name in ("in", "document", "outlet", "published", "url"))
            at = documents.setdefault(document, len(documents))
            claims.append(_claim(edge, at, spans.get(edge["report"], ())))
        lines.setdefault((source, target, edge["kind"]), []).append(numbers[edge["report"], edge["claim"]])
    for line, found in _between_claimants(part.store, numbers):
        lines.setdefault(line, []).extend(found)

    used = {node for source, target, _ in lines for node in (source, target)}
    shown = graph.subgraph(node for node in graph if node in used or part.is_whole).copy()
    if not part.is_whole:
        made: dict[str, set[int]] = {node: set() for node in used}
        for (source, _, kind), of_line in lines.items():
            if kind == "claims":
                made[source].update(of_line)
        networkx.set_node_attributes(shown, {node: len(found) for node, found in made.items()}, "claims")
    drawn = Network(directed=True)
    _add_nodes(drawn, shown, colours_of(sides))
    for (source, target, kind), of_line in sorted(lines.items()):
        drawn.add_edge(
            source, target, kind=kind, width=round(1 + math.log2(len(of_line)), 1), claims=sorted(set(of_line))
        )
    names = ("id", "title", "outlet", "published", "url")
    stances = {edge["stance_iri"]: edge["stance"] for *_, edge in graph.edges(data=True) if edge["kind"] == "claims"}
    return {
        "nodes": drawn.nodes,
        "lines": [{name: e[name] for name in ("from", "to", "kind", "width", "claims")} for e in drawn.edges],
        "claims": claims,
        "documents": [dict(zip(names, document, strict=True)) for document in documents],
        "badges": sorted({badge for claim in claims for badge in claim["badges"]}),
        "colours": {_key(side): colour for side, colour in colours_of(sides).items()} | {"*events": EVENT},
        "sides": {_key(side): name for side, name in sides.items()},
        "stances": {_key(stance): name for stance, name in stances.items()} | {RELAYS: RELAYS},
        "shapes": dict(SHAPES),
        "limit": APART,
        "lineLimit": LINES,
        "base": DATA,
    }


def _key(iri: str) -> str:
    """The short name of a side or a stance, by which the page's script and its address call it."""
    return iri.removeprefix(DATA) if iri.startswith(DATA) else key_of(iri)


def _each(texts: str) -> list[str]:
    return list(dict.fromkeys(text for text in texts.split(" | ") if text))


def _add_nodes(drawn: Any, graph: networkx.MultiDiGraph, colours: Mapping[str, str]) -> None:
    labels = {node: lines_of(data["label"]) for node, data in graph.nodes(data=True)}
    sizes = {node: size_of(data["kind"], data["claims"]) for node, data in graph.nodes(data=True)}
    places = positions(graph, {node: box_of(labels[node], sizes[node]) for node in graph})
    for node, data in sorted(graph.nodes(data=True)):
        drawn.add_node(
            node,
            label=labels[node],
            shape=SHAPES[data["kind"]],
            color=EVENT if data["kind"] == "event" else colours[data["side_iri"]],
            size=round(sizes[node], 1),
            x=places[node][0],
            # The box is around node and label; the label stands below.
            y=places[node][1] - round(LABEL * len(labels[node].split("\n")) / 2),
            name=data["label"],
            kind=data["kind"],
            side=_key(data["side_iri"]),
            claims=data["claims"],
            names=[name for name in data["names"].split(" | ") if name],
        )


def _claim(edge: Mapping[str, Any], document: int, spans: Sequence[Span]) -> dict[str, Any]:
    return {
        **{name: edge[name] for name in ("said_by", "section", "stated", "ambiguous", "withdrawn")},
        "label": edge["said"],
        "disputes": _each(edge["disputes"]),
        "compared": [verdict for verdict in _each(edge["verdict"]) if verdict not in _each(edge["disputes"])],
        "stance": RELAYS if edge["kind"] == "relays" else _key(edge["stance_iri"]),
        "document": document,
        "spans": spans,
        "badges": list(_badges(edge)),
    }


def _badges(edge: Mapping[str, Any]) -> Iterator[str]:
    """What a reader should know of a claim at a glance: whether it is disputed, and on how much it rests."""
    if edge["disputes"]:
        yield "disputed"
    if edge["origins"] == 1:
        yield "one source"
    elif edge["origins"]:
        yield f"{edge['origins']} origins"
    if edge["held_by_iri"] == f"{CG}severalSides":
        yield "several sides"
    if edge["unverified"]:
        yield "unverified"
    if edge["withdrawn"]:
        yield "withdrawn"
    if edge["ambiguous"]:
        yield "ambiguous"


def _between_claimants(store: Store, numbers: Mapping[tuple[str, str], int]) -> Iterator[tuple[Line, list[int]]]:
    """Lines from claimant to claimant: who contradicts whom, and who says the same."""
    of_claim: dict[str, list[int]] = {}
    for (_, claim), number in numbers.items():
        of_claim.setdefault(claim, []).append(number)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in questions.ask(store, "network/same-question").texts():
        if row["claim"] in of_claim:
            groups.setdefault((row["kind"], row["node"]), []).append(row)
    for (kind, _), rows in groups.items():
        if kind == "agrees" and len({row["claimant"] for row in rows}) > AGREEING:
            continue
        for one, other in _beside(rows):
            if one["claimant"] != other["claimant"] and (kind == "agrees" or _opposed(one, other)):
                first, second = sorted((one["claimant"], other["claimant"]))
                yield (first, second, kind), of_claim[one["claim"]] + of_claim[other["claim"]]


def _beside(rows: list[Row]) -> Iterable[tuple[Row, Row]]:
    """Every two of these claims; of very many, each beside the first that stands against it and has another claimant."""
    if len(rows) <= limits.ALL_PAIRS:
        return combinations(rows, 2)
    first: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        first.setdefault((row["claimant"], row["stance_iri"], row["proposition"]), row)
    # Two claimants for each stance and answer are enough: one of them is another than the one who is beside.
    few: dict[tuple[str, str], list[Row]] = {}
    for (_, stance, proposition), row in first.items():
        of_answer = few.setdefault((stance, proposition), [])
        if len(of_answer) < 2:
            of_answer.append(row)
    heads = [row for of_answer in few.values() for row in of_answer]
    return _first_opposed(rows, heads)


def _first_opposed(rows: list[Row], heads: list[Row]) -> Iterator[tuple[Row, Row]]:
    for row in rows:
        for head in heads:
            if row["claimant"] != head["claimant"] and _opposed(row, head):
                yield row, head
                break


def _opposed(one: Row, other: Row) -> bool:
    """Whether two claims that a verdict rests on stand against each other: they hold different answers, or one denies."""
    denials = [one["stance_iri"], other["stance_iri"]].count(DENIES)
    return denials == 1 or (not denials and one["proposition"] != other["proposition"])
