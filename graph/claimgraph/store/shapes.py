"""A store in, the places where its graph breaks SHACL shapes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claimgraph.base.namespaces import RDFS, compact
from claimgraph.base.resources import shipped
from claimgraph.base.terms import literal
from claimgraph.store.answers import Cell
from claimgraph.store.oxigraph import Store
from claimgraph.store.shape_queries import shape_queries


def violations(store: Store, shapes: Path | None = None) -> list[str]:
    """One line for each node that breaks a shape, sorted: the node, and the shape's message.

    ``shapes`` is a Turtle file; without one, the shapes that ship.

    Raises:
        TurtleError: the file is no Turtle.
        ShapesError: it says something that is not supported.
    """
    text = (shapes or shipped("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    found = set()
    for shape in shape_queries(text, _subclasses(store)):
        if store.query(shape.anything).rows:
            for message, query in shape.parts:
                found |= {f"{_shown(node, store)}: {message}" for (node,) in store.query(query).rows if node}
    return sorted(found)


def _shown(node: Cell, store: Store) -> str:
    match node.kind:
        case "iri":
            return compact(node.text, store.prefixes)
        case "literal":
            return literal(node.text)
    return node.text


def _subclasses(store: Store) -> dict[str, set[str]]:
    """All classes below each class that has some: walked here, since a path in a query is walked for every node."""
    directly: dict[str, set[str]] = {}
    for below, above in store.pairs(f"{RDFS}subClassOf"):
        if below.kind == above.kind == "iri":
            directly.setdefault(above.text, set()).add(below.text)
    return {above: _reached(above, directly) for above in directly}


def _reached(above: str, directly: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = {above}
    while ahead:
        ahead = {below for name in ahead for below in directly.get(name, ())} - found
        found |= ahead
    return found - {above}
