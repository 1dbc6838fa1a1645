"""A graph and the boxes of its nodes in, positions out: with a fixed seed, so that pages are reproducible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx

SEED: Final = 20240131

#: Width to height of the picture.
SCREEN: Final = 1.35


def positions(graph: networkx.MultiDiGraph, boxes: Mapping[Any, tuple[float, float]]) -> dict[Any, tuple[int, int]]:
    """Whole-pixel positions of the centres of nodes: a force layout, then boxes pushed apart until none overlap.

    ``boxes`` holds width and height of each node with its label, in pixels.
    """
    import networkx

    if not graph:
        return {}
    simple = networkx.Graph()
    simple.add_nodes_from(graph)
    for source, target in graph.edges():
        weight = simple.get_edge_data(source, target, {"weight": 0.0})["weight"]
        simple.add_edge(source, target, weight=min(weight + 1.0, 6.0))
    if len(simple) < 500:
        found = networkx.spring_layout(simple, seed=SEED, iterations=300)
    else:  # beyond that, networkx's spring layout needs scipy
        found = networkx.forceatlas2_layout(simple, seed=SEED, max_iter=30)
    # Room for every box and three fifths of the picture empty, in the shape of a screen.
    area = 2.6 * sum(width * height for width, height in boxes.values())
    height = (area / SCREEN) ** 0.5
    across, down = _spread({n: p[0] for n, p in found.items()}), _spread({n: p[1] for n, p in found.items()})
    placed = {node: [across[node] * height * SCREEN, down[node] * height] for node in simple}
    _push_apart(placed, boxes)
    return {node: (round(x), round(y)) for node, (x, y) in placed.items()}


def _spread(values: Mapping[Any, float]) -> dict[Any, float]:
    """Values from 0 to 1 in the same order, mostly by rank: a force layout crowds its centre and flings out leaves."""
    order = sorted(values, key=lambda node: (values[node], str(node)))
    ranks = {node: number / max(1, len(order) - 1) for number, node in enumerate(order)}
    low, high = values[order[0]], values[order[-1]]
    return {node: 0.92 * ranks[node] + 0.08 * (value - low) / ((high - low) or 1.0) for node, value in values.items()}


def _push_apart(placed: dict[Any, list[float]], boxes: Mapping[Any, tuple[float, float]], rounds: int = 120) -> None:
    nodes = list(placed)
    # Every round looks at every pair: beyond some hundred nodes fewer rounds must do.
    for _ in range(min(rounds, max(10, 2_000_000 // max(1, len(nodes) ** 2)))):
        moved = False
        for number, one in enumerate(nodes):
            for other in nodes[number + 1 :]:
                apart_x = placed[other][0] - placed[one][0]
                apart_y = placed[other][1] - placed[one][1]
                overlap_x = (boxes[one][0] + boxes[other][0]) / 2 - abs(apart_x)
                overlap_y = (boxes[one][1] + boxes[other][1]) / 2 - abs(apart_y)
                if overlap_x <= 0 or overlap_y <= 0:
                    continue
                moved = True
                # Along the axis that needs the shorter way.
                axis, overlap, apart = (0, overlap_x, apart_x) if overlap_x < overlap_y else (1, overlap_y, apart_y)
                step = (overlap / 2 + 0.5) * (1 if apart >= 0 else -1)
                placed[one][axis] -= step
                placed[other][axis] += step
        if not moved:
            return
