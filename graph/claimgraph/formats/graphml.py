"""GraphML: the graph in each of its views, for yEd, Gephi, Cytoscape, igraph and networkx.

Nodes and edges hold the attributes that the view documents (`claimgraph.network`), under their names, as ``string`` or
``long``; an attribute that a node does not have is left out. A node's id is its IRI. In `graphml` every edge has an id
of its own, made of kind, report, claim and target, so that parallel edges stay apart; `graphml-full` takes source,
kind and target; the two others have no parallel edges and no ids. Characters that XML cannot hold become U+FFFD.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from claimgraph.formats import Exported, Writer
from claimgraph.formats.xml_text import xml_safe
from claimgraph.network import actor_graph, claim_graph, merged, provenance_graph
from claimgraph.store import Store

if TYPE_CHECKING:
    import networkx


def write(source: Exported, view: Callable[[Store], networkx.DiGraph]) -> bytes:
    """A view of the graph as GraphML."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(xml_safe(view(source.store)), out)
    return out.getvalue()


def _actors_merged(store: Store) -> networkx.DiGraph:
    return merged(actor_graph(store))


def _full(store: Store) -> networkx.MultiDiGraph:
    """The claim graph; networkx writes the key of an edge as its id, which must be the only one in the file."""
    import networkx

    graph = claim_graph(store)
    found: Any = networkx.MultiDiGraph()
    found.add_nodes_from(graph.nodes(data=True))
    for source, target, kind, attributes in graph.edges(keys=True, data=True):
        found.add_edge(source, target, key=f"{source} {kind} {target}", **attributes)
    return found


WRITERS: Final = {
    "graphml": Writer("the actor graph, for yEd, Cytoscape and igraph", partial(write, view=actor_graph)),
    "graphml-merged": Writer(
        "the same with one line between two actors and a count", partial(write, view=_actors_merged)
    ),
    "graphml-provenance": Writer("from documents to events, without circles", partial(write, view=provenance_graph)),
    "graphml-full": Writer("everything, each claim a node", partial(write, view=_full)),
}
