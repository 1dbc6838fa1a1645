"""A property graph as CSV and Cypher, in one zip: for Ladybug, and (not run there) for Neo4j.

Made from the claim graph (`claimgraph.network.claims`), with fewer kinds of nodes. ``nodes/LABEL.csv`` has a row a
node: ``id`` (its IRI), ``label``, ``kind`` (person, state, quantity …) and its properties, whole numbers as INT64 and
all else as text, days as YYYY-MM-DD. ``edges/TYPE-FROM-TO.csv`` has ``source`` and ``target``.

- A term of the vocabulary is not a node but a property of what refers to it, by its label: ``stance`` "asserts".
- The two selectors of a span of evidence are properties of it: ``oa_exact``, ``oa_start``, ``oa_end``.
- Names keep the letters of the property: ``publishedOn``, ``literalValue``; a relationship is written OF_EVENT, without
  any prefix; where that is also a label, HAS_EVIDENCE. What has no value is empty, an empty text is ``""``.

Left out: ``types`` and ``datatypes``, so the triples cannot be made again from it. Control characters become U+FFFD, and
a carriage return a line feed. Cells stand as they are, so that the database gets the text: these files are no
spreadsheets, `csv` is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.cells import joined
from claimgraph.formats import Exported, Writer
from claimgraph.formats.cypher_scripts import ladybug_script, neo4j_script
from claimgraph.formats.xml_text import plain_text
from claimgraph.network import claim_graph

if TYPE_CHECKING:
    import networkx

# The label of each kind of node; others are a label of their own.
_LABELS: Final = {
    "quantity": "Question",
    "series": "Event",
    "place": "Concept",
    **dict.fromkeys(("outlet", "state", "person", "collective", "organization"), "Actor"),
}
_FOLDED: Final = ("oa:hasSelector",)


@dataclass
class PropertyGraph:
    """Nodes by label, and edges by type, label of the source and label of the target; all sorted."""

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def columns(self, label: str) -> dict[str, type]:
        """The properties of a label, each with its type: str, or int; ``label`` and ``kind``, then the others sorted."""
        types = {name: type(value) for data in self.nodes[label].values() for name, value in data.items()}
        return {"label": str, "kind": str, **dict(sorted(types.items()))}


def property_graph(graph: networkx.MultiDiGraph) -> PropertyGraph:
    """The claim graph with terms as properties, and selectors as properties of their evidence."""
    properties = {
        node: {_identifier(name): value for name, value in data.items() if name not in ("types", "datatypes")}
        for node, data in graph.nodes(data=True)
        if data["kind"] not in ("term", "quote", "position")
    }
    found = PropertyGraph()
    for node, data in sorted(properties.items()):
        found.nodes.setdefault(_label(data["kind"]), {})[node] = data
    terms: dict[tuple[str, str], list[str]] = {}
    for source, target, kind in sorted(graph.edges(keys=True)):
        if kind in _FOLDED:
            selector = graph.nodes[target].items()
            properties[source] |= {_identifier(name): value for name, value in selector if ":" in name}
        elif target not in properties:
            terms.setdefault((source, _identifier(kind)), []).append(graph.nodes[target]["label"])
        else:
            ends = _label(properties[source]["kind"]), _label(properties[target]["kind"])
            found.edges.setdefault((_type(kind, found.nodes), *ends), []).append((source, target))
    for (source, name), labels in terms.items():
        properties[source][name] = labels[0] if len(labels) == 1 else joined(labels, " | ")
    found.edges = dict(sorted(found.edges.items()))
    return found


def write(source: Exported) -> Mapping[str, bytes]:
    """The files of the property graph, by name."""
    found = property_graph(claim_graph(source.store))
    files: dict[str, str] = {}
    for label, nodes in found.nodes.items():
        columns = found.columns(label)
        rows = ([node, *(data.get(name) for name in columns)] for node, data in nodes.items())
        files[f"nodes/{label}.csv"] = _csv(["id", *columns], rows)
    for names, edges in found.edges.items():
        files[f"edges/{'-'.join(names)}.csv"] = _csv(["source", "target"], edges)
    columns_of = {label: found.columns(label) for label in found.nodes}
    files["ladybug.cypher"] = ladybug_script(columns_of, list(found.edges))
    files["neo4j.cypher"] = neo4j_script(columns_of, list(found.edges))
    return {name: content.encode() for name, content in files.items()}


def _csv(columns: list[str], rows: Iterable[Iterable[str | int | None]]) -> str:
    # Every text in quotes, so that an empty text and no text are told apart.
    lines = (",".join(_cell(value) for value in row) for row in (columns, *rows))
    return "".join(f"{line}\n" for line in lines)


def _cell(value: str | int | None) -> str:
    if isinstance(value, str):
        doubled: str = plain_text(value).replace('"', '""')
        return f'"{doubled}"'
    return "" if value is None else str(value)


def _label(kind: str) -> str:
    return _LABELS.get(kind, "".join(word.capitalize() for word in kind.split()))


def _identifier(name: str) -> str:
    """A name that stands in a script: letters, digits, underscores, whatever the vocabulary calls it."""
    return re.sub(r"\W", "_", name, flags=re.ASCII)


def _type(kind: str, labels: Iterable[str]) -> str:
    name = _identifier(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.rpartition(":")[2])).upper()
    # Ladybug has one namespace, without case, for labels and types.
    return f"HAS_{name}" if name in {label.upper() for label in labels} else name


WRITERS: Final = {"cypher": Writer("a property graph as CSV and Cypher in a zip, for Ladybug and Neo4j", write)}
