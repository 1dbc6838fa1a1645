"""GraphML: the actor graph, for Gephi, yEd, Cytoscape, igraph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from claimgraph.characters import for_xml
from claimgraph.export import Exported, Writer
from claimgraph.network import actor_graph

if TYPE_CHECKING:
    import networkx


def xml_safe(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The graph with every text fit for XML, since networkx writes what no reader takes; numbers stay numbers."""

    def safe(attributes: dict[str, object]) -> dict[str, object]:
        return {name: for_xml(value) if isinstance(value, str) else value for name, value in attributes.items()}

    found = graph.__class__()
    found.add_nodes_from((node, safe(attributes)) for node, attributes in graph.nodes(data=True))
    found.add_edges_from(
        (source, target, key, safe(attributes)) for source, target, key, attributes in graph.edges(keys=True, data=True)
    )
    return found


def write(source: Exported) -> bytes:
    """The actor graph as GraphML; an edge's id is its key, unique in the file."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(xml_safe(actor_graph(source.store)), out)
    return out.getvalue()


WRITERS: Final = {"graphml": Writer("the actor graph, for Gephi, yEd, Cytoscape and igraph", write)}
