"""A graph in, the same graph with texts that XML can hold out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import networkx

    G = TypeVar("G", bound="networkx.Graph[Any]")

# Characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): networkx writes them, no reader takes them.
# A carriage return it can hold, but only escaped, which ElementTree does not do in text.
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_text(value: Any) -> Any:
    """The value; of a text, one without characters that XML cannot hold: U+FFFD stands in their place."""
    return _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n")) if isinstance(value, str) else value


def xml_safe(graph: G) -> G:
    """The graph with every text fit for XML; numbers stay numbers."""
    found: G = graph.__class__()
    for node, attributes in graph.nodes(data=True):
        found.add_node(node, **{name: plain_text(value) for name, value in attributes.items()})
    for *ends, attributes in graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True):
        found.add_edge(*ends, **{name: plain_text(value) for name, value in attributes.items()})
    return found
