"""SHACL shapes in, the SPARQL queries out that find the nodes which break them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimgraph.store.answers import Cell
from claimgraph.store.shape_conditions import Conditions
from claimgraph.store.shape_file import ShapeFile, constant_of, iri_of, unsupported


@dataclass(frozen=True, slots=True)
class ShapeQueries:
    """The queries for one shape: each gives nodes that break it, in its one column."""

    #: Those that break anything: as a rule there are none, and no other query has to be asked.
    anything: str
    #: For the shape itself, and for each property shape in it: the message, and the query.
    parts: tuple[tuple[str, str], ...]


def shape_queries(turtle: str, subclasses: Mapping[str, Iterable[str]]) -> Iterator[ShapeQueries]:
    """The queries for each shape of a Turtle text that has a target; ``subclasses`` are all below each class.

    Raises:
        TurtleError: the text is no Turtle.
        ShapesError: it says something that is not supported.
    """
    file = ShapeFile(turtle)
    conditions = Conditions(file, subclasses)
    for shape in file.with_targets():
        nodes = " UNION ".join(f"{{ {target} }}" for target in _targets(file, conditions, shape))
        said = list(_said(file, conditions, shape))
        if not said:
            continue
        yield ShapeQueries(
            _broken(nodes, " && ".join(condition for _, condition in said)),
            tuple((message, _broken(nodes, condition)) for message, condition in said),
        )


def _broken(nodes: str, condition: str) -> str:
    return f"SELECT DISTINCT ?n0 {{ {nodes} FILTER(!({condition})) }}"


def _targets(file: ShapeFile, conditions: Conditions, shape: Cell) -> Iterator[str]:
    for cell in [*file.values(shape, "targetClass"), *([shape] if file.is_class(shape) else [])]:
        yield from (f"?n0 a {name}" for name in conditions.and_below(iri_of(cell, shape)))
    for cell in file.values(shape, "targetNode"):
        yield f"VALUES ?n0 {{ {constant_of(cell, shape)} }}"
    for cell in file.values(shape, "targetSubjectsOf"):
        yield f"?n0 {iri_of(cell, shape)} ?other"
    for cell in file.values(shape, "targetObjectsOf"):
        yield f"?other {iri_of(cell, shape)} ?n0"


def _said(file: ShapeFile, conditions: Conditions, shape: Cell) -> Iterator[tuple[str, str]]:
    """The messages and conditions of a shape, and of the property shapes in it: each tells for itself."""
    parts = file.values(shape, "property")
    for one in [shape, *parts]:
        if file.values(one, "path") and file.values(one, "property"):
            raise unsupported(one, "sh:property in a property shape, which would tell of nodes that are no targets")
    own = [constraint for constraint in file.constraints(shape) if constraint[0] != "property"]
    for part, constraints in [(shape, own), *((part, file.constraints(part)) for part in parts)]:
        if constraints:
            yield _message(file, part), conditions.demanded(part, constraints, 0)


def _message(file: ShapeFile, shape: Cell) -> str:
    messages = sorted(cell.text for cell in file.values(shape, "message"))
    if not messages:
        raise unsupported(shape, "constraints without a sh:message, so that nobody could be told what is wrong")
    return " ".join(messages)
