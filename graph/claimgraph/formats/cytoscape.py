"""Cytoscape.js JSON: the actor graph, laid out and styled, for Cytoscape.js and the Cytoscape desktop.

``elements`` has ``nodes`` and ``edges``. ``data`` holds the attributes of `claimgraph.network.actors` as JSON strings
and numbers, and ``id`` (a node's IRI, or the key of an edge), ``name`` (the label, which the desktop shows), ``source``
and ``target``, ``colour`` and ``size``. ``position`` is the centre in pixels. ``classes`` is the kind: ``person``,
``event`` …, ``claims``, ``relays``. ``style`` draws them as the page for the browser does. Parallel edges stay apart.
JSON holds every character, so nothing is replaced.
"""

from __future__ import annotations

import json
from typing import Any, Final

from claimgraph.formats import Exported, Writer
from claimgraph.formats.appearance import appearances
from claimgraph.network import actor_graph

_SHAPES: Final = {
    "person": "ellipse",
    "state": "diamond",
    "organization": "hexagon",
    "outlet": "triangle",
    "collective": "star",
    "event": "rectangle",
}

_STYLE: Final[list[dict[str, Any]]] = [
    {
        "selector": "node",
        "style": {
            "label": "data(name)",
            "shape": "hexagon",
            "width": "data(size)",
            "height": "data(size)",
            "background-color": "data(colour)",
            "text-wrap": "wrap",
            "text-max-width": 160,
            "text-valign": "bottom",
            "font-size": 15,
        },
    },
    *({"selector": f"node.{kind}", "style": {"shape": shape}} for kind, shape in _SHAPES.items()),
    {
        "selector": "edge",
        "style": {
            "width": 1.5,
            "line-color": "#b4bac4",
            "target-arrow-color": "#b4bac4",
            "target-arrow-shape": "triangle",
            "curve-style": "bezier",
        },
    },
    {"selector": "edge.relays", "style": {"line-style": "dashed"}},
]


def write(source: Exported) -> bytes:
    """The actor graph as Cytoscape.js JSON."""
    graph = actor_graph(source.store)
    looks = appearances(graph)
    nodes = [
        {
            "data": {
                **data,
                "id": node,
                "name": data["label"],
                "colour": looks[node].colour,
                "size": 2 * looks[node].size,
            },
            "position": {"x": looks[node].x, "y": looks[node].y},
            "classes": data["kind"],
        }
        for node, data in graph.nodes(data=True)
    ]
    edges = [
        {
            # Nodes and edges share one space of ids; a key is no IRI, and names kind, report, claim and target.
            "data": {**data, "id": key, "name": data["label"], "source": start, "target": end},
            "classes": data["kind"],
        }
        for start, end, key, data in graph.edges(keys=True, data=True)
    ]
    content = {
        "data": {"name": "who claims what"},
        "elements": {"nodes": nodes, "edges": edges},
        "style": _STYLE,
        "layout": {"name": "preset"},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


WRITERS: Final = {"cytoscape": Writer("the actor graph laid out for Cytoscape.js and Cytoscape", write)}
