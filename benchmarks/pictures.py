"""How the layout of the actor page grows, against networkx: ratios in one run, `python benchmarks/pictures.py`.

Made-up graphs in which a few nodes have most lines, as where a few actors make most claims. Seconds depend on the
machine; the ratios are what to look at.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import networkx

from claimgraph.pages.layout import positions

#: Beyond this networkx needs minutes.
COMPARED = 1000


def main() -> None:
    print(f"{'nodes':>6} {'lines':>6} {'seconds':>8} {'per line':>9}  networkx takes")
    first = 0.0
    for nodes in (100, 500, 1000, 5000):
        graph = networkx.MultiDiGraph(networkx.barabasi_albert_graph(nodes, 3, seed=1).edges())
        boxes = dict.fromkeys(graph, (120.0, 50.0))
        ours = _seconds(lambda graph=graph, boxes=boxes: positions(graph, boxes))
        lines = graph.number_of_edges()
        first = first or ours / lines
        theirs = ""
        if nodes <= COMPARED:
            simple = networkx.Graph(graph)
            other = _seconds(lambda simple=simple: networkx.forceatlas2_layout(simple, seed=1, max_iter=50))
            theirs = f"{other / ours:.1f} times as long (50 rounds of ForceAtlas2)"
        print(f"{nodes:>6,} {lines:>6,} {ours:>8.2f} {ours / lines / first:>8.2f}x  {theirs}")


def _seconds(work: Callable[[], object]) -> float:
    """The shortest of three runs."""
    found = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


if __name__ == "__main__":
    main()
