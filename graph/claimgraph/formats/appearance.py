"""A graph in, what its nodes look like out: the colours, sizes and places that the page for the browser has too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.pages.layout import positions
from claimgraph.pages.look import EVENT, box_of, colours_of, lines_of, size_of

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Appearance:
    """A node as it is drawn: colour "#rrggbb", half its width and its centre in pixels, x to the right, y downward."""

    colour: str
    size: float
    x: int
    y: int


def appearances(graph: networkx.DiGraph) -> dict[str, Appearance]:
    """The appearance of each node of the actor graph, or of one made from it; a claim is small, in its claimant's colour."""
    colours = colours_of(side for _, side in graph.nodes(data="side_iri"))
    sizes, boxes = {}, {}
    for node, data in graph.nodes(data=True):
        is_claim = data["kind"] in ("claim", "relay")
        sizes[node] = 4.0 if is_claim else round(size_of(data["kind"], data["claims"]), 1)
        # A claim's label is a sentence: no picture has room for hundreds of them.
        boxes[node] = (20.0, 20.0) if is_claim else box_of(lines_of(data["label"]), sizes[node])
    places = positions(graph, boxes)
    return {
        node: Appearance(EVENT if data["kind"] == "event" else colours[data["side_iri"]], sizes[node], *places[node])
        for node, data in graph.nodes(data=True)
    }
