"""GEXF: the actor graph for Gephi, laid out, coloured and with a time line.

Gephi draws one edge from a node to another, so there are two forms: `gexf` merges all that one actor says about another
into one edge with ``weight`` (their count), `gexf-claims` makes each claim a node. Attributes are those of
`claimgraph.network.merged`; ``label`` becomes Gephi's label. Colour is the side, size grows with the claims an actor
makes, and the places of `gexf` are those of the page for the browser (y points up in Gephi).

``start`` and ``end`` of an edge, and of a claim's node, are the first and the last day on which it was said, or else
published; what bears no date has neither, and Gephi shows it at all times. Characters that XML cannot hold become
U+FFFD. The format cannot hold several lines between two nodes in a way that Gephi keeps. networkx stamps the day of
writing into the file: it is taken out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from claimgraph.formats import Exported, Writer
from claimgraph.formats.appearance import Appearance, appearances
from claimgraph.formats.xml_text import xml_safe
from claimgraph.network import actor_graph, claims_as_nodes, merged

if TYPE_CHECKING:
    import networkx


def write(source: Exported, form: Callable[[networkx.MultiDiGraph], networkx.DiGraph]) -> bytes:
    """The actor graph in one of its forms without parallel edges, as GEXF 1.2."""
    import networkx

    actors = xml_safe(actor_graph(source.store))
    graph = form(actors)
    # Where parallel edges pull is where the page has its nodes, so they are laid out before they are merged.
    looks = appearances(actors if set(graph) == set(actors) else graph)
    for node, data in graph.nodes(data=True):
        data["viz"] = _viz(looks[node])
        _time(data, data.get("first", ""), data.get("last", ""))
    for speaker, target, data in graph.edges(data=True):
        if "count" in data:
            data["weight"] = data.pop("count")
            _time(data, data["first"], data["last"])
        else:  # the edges of a claim last as long as the claim
            claim = graph.nodes[speaker if graph.nodes[speaker]["passages"] else target]
            _time(data, claim["first"], claim["last"])
    out = io.BytesIO()
    networkx.write_gexf(graph, out)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)


def _viz(look: Appearance) -> dict[str, Any]:
    red, green, blue = (int(look.colour[at : at + 2], 16) for at in (1, 3, 5))
    return {
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "size": look.size,
        "position": {"x": look.x, "y": -look.y, "z": 0},
    }


def _time(data: dict[str, Any], first: str, last: str) -> None:
    if first:
        data |= {"start": first, "end": last}


WRITERS: Final = {
    "gexf": Writer("the actor graph laid out for Gephi, one line between two actors", partial(write, form=merged)),
    "gexf-claims": Writer("the same with each claim a node", partial(write, form=claims_as_nodes)),
}
