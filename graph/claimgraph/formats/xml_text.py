"""A graph in, the same graph with texts that XML can hold out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from claimgraph.base.characters import for_xml

if TYPE_CHECKING:
    import networkx

    G = TypeVar("G", bound="networkx.Graph[Any]")


def plain_text(value: Any) -> Any:
    """The value; of a text, one without characters that XML cannot hold: U+FFFD stands in their place.

    Also for a lone carriage return, which XML holds only escaped, and ElementTree does not escape it in text.
    """
    return for_xml(value.replace("\r\n", "\n")).replace("\r", "\ufffd") if isinstance(value, str) else value


def xml_safe(graph: G) -> G:
    """The graph with every text fit for XML; numbers stay numbers."""
    found: G = graph.__class__()
    for node, attributes in graph.nodes(data=True):
        found.add_node(node, **{name: plain_text(value) for name, value in attributes.items()})
    for *ends, attributes in graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True):
        found.add_edge(*ends, **{name: plain_text(value) for name, value in attributes.items()})
    return found
