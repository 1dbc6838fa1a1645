"""SHACL shapes as Turtle in, what is said of each node out; a term of SHACL that is not supported is an error."""

from __future__ import annotations

import graphlib
from collections.abc import Iterator
from typing import Final, TypeAlias

from claimgraph.base.errors import ShapesError
from claimgraph.base.namespaces import RDF, RDFS, SH, compact
from claimgraph.base.terms import Term
from claimgraph.store.answers import Cell
from claimgraph.store.oxigraph import turtle_terms

#: The local name of a parameter of SHACL, as "minCount", and its value.
Constraint: TypeAlias = tuple[str, Cell]

_TARGETS: Final = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_CONSTRAINTS: Final = (
    "and class datatype disjoint hasValue in lessThan lessThanOrEquals maxCount maxExclusive maxInclusive maxLength "
    "minCount minExclusive minInclusive minLength node nodeKind not or pattern property xone"
)
_OTHERS: Final = (
    "NodeShape PropertyShape PropertyGroup path alternativePath inversePath flags "
    "IRI Literal BlankNode IRIOrLiteral BlankNodeOrIRI BlankNodeOrLiteral "
    "message name description order group defaultValue"
)
_SUPPORTED: Final = frozenset(f"{_CONSTRAINTS} {_OTHERS}".split()).union(_TARGETS)


class ShapeFile:
    """The nodes of a shapes file.

    >>> file = ShapeFile("@prefix sh: <http://www.w3.org/ns/shacl#> . <a:S> sh:targetClass <a:C> ; sh:minCount 1 .")
    >>> [name for name, value in file.constraints(file.with_targets()[0])]
    ['minCount']
    """

    def __init__(self, turtle: str) -> None:
        """Read it.

        Raises:
            TurtleError: the text is no Turtle.
            ShapesError: it holds a term of SHACL that is not supported, wherever: what no shape leads to may still say
                what the shapes mean. Or shapes, paths or lists lead back to themselves.
        """
        self._said: dict[Cell, dict[str, list[Cell]]] = {}
        strange = []
        for subject, predicate, value in turtle_terms(turtle)[0]:
            for cell in (predicate, value):
                if cell.kind == "iri" and cell.text.startswith(SH) and cell.text[len(SH) :] not in _SUPPORTED:
                    strange.append((subject, f"sh:{cell.text[len(SH) :]}"))
            self._said.setdefault(subject, {}).setdefault(predicate.text, []).append(value)
        if strange:
            # Of a shape with a name first: there a person begins to look.
            raise unsupported(*min(strange, key=lambda found: found[0].kind != "iri"))
        try:
            graphlib.TopologicalSorter({node: set(self._leads_to(node)) for node in self._said}).prepare()
        except graphlib.CycleError as error:
            raise unsupported(error.args[1][0], "a shape, path or list that leads back to itself") from error

    def with_targets(self) -> list[Cell]:
        """The shapes that say themselves which nodes they are about, in the order of the file."""
        return [
            shape for shape in self._said if self.is_class(shape) or any(self.values(shape, name) for name in _TARGETS)
        ]

    def is_class(self, shape: Cell) -> bool:
        """Whether a shape is a class too, and so about the nodes of that class."""
        types = {cell.text for cell in self._said.get(shape, {}).get(f"{RDF}type", [])}
        return {f"{RDFS}Class", f"{SH}NodeShape"} <= types

    def values(self, node: Cell, name: str) -> list[Cell]:
        """What a node has for a property of SHACL, given by its local name."""
        return self._said.get(node, {}).get(SH + name, [])

    def constraints(self, shape: Cell) -> list[Constraint]:
        """What a shape demands."""
        return [(name, value) for name in _CONSTRAINTS.split() for value in self.values(shape, name)]

    def is_list(self, node: Cell) -> bool:
        """Whether a node is a list, also the empty one."""
        return node.text == f"{RDF}nil" or f"{RDF}first" in self._said.get(node, {})

    def members(self, node: Cell) -> list[Cell]:
        """The members of a list.

        Raises:
            ShapesError: it is none.
        """
        found = []
        while node.text != f"{RDF}nil":
            said = self._said.get(node, {})
            first, rest = said.get(f"{RDF}first", []), said.get(f"{RDF}rest", [])
            if len(first) != 1 or len(rest) != 1:
                raise unsupported(node, "something that is no list, where a list must stand")
            found += first
            node = rest[0]
        return found

    def _leads_to(self, node: Cell) -> Iterator[Cell]:
        for predicate, values in self._said[node].items():
            if predicate.startswith(SH) or predicate == f"{RDF}rest" or predicate == f"{RDF}first":
                yield from (value for value in values if value in self._said)


def iri_of(cell: Cell, shape: Cell) -> Term:
    """The IRI term that a cell is.

    Raises:
        ShapesError: it is something else.
    """
    if cell.kind != "iri":
        raise unsupported(shape, f"{cell.text!r} where an IRI must stand")
    return cell.term


def constant_of(cell: Cell, shape: Cell) -> Term:
    """The term that a cell is.

    Raises:
        ShapesError: it is a blank node, which is no node of any other graph.
    """
    if cell.kind == "blank":
        raise unsupported(shape, "a blank node where an IRI or a literal must stand")
    return cell.term


def unsupported(node: Cell, what: str) -> ShapesError:
    """The error that something which is said of a node is not supported."""
    where = compact(node.text) if node.kind == "iri" else "a node without a name"
    return ShapesError(f"The shapes say of {where} what is not supported: {what}.", "Say it with other terms of SHACL.")
