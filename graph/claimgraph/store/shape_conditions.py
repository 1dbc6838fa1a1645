"""What a SHACL shape says in, the SPARQL condition out that is true of the nodes that fit it.

Conditions nest as shapes do: what must be true of a value of a node is a FILTER in an EXISTS. Each EXISTS holds one
triple, which the engine looks up by the node at hand, so that a query takes as long as there are nodes and values; two
triples it joins over the whole graph first, and that for every node. A condition is true or false and never an error,
since NOT of an error is an error again: what cannot be compared, or has no length, is false.

Nodes are variables with numbers, of which ever greater ones are used on the way from ?n0 to its values and theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import Final, TypeAlias

from claimgraph.base.namespaces import SH, XSD
from claimgraph.base.terms import Term, iri, literal
from claimgraph.store.answers import Cell
from claimgraph.store.oxigraph import Store
from claimgraph.store.shape_file import Constraint, ShapeFile, constant_of, iri_of, unsupported

#: The condition on the node of a number.
Condition: TypeAlias = Callable[[int], str]
#: From a node, a number that is free, and a condition: that of the node's values by a path one fulfils it.
Some: TypeAlias = Callable[[int, int, Condition], str]

_KINDS: Final = {
    "IRI": "isIRI({0})",
    "Literal": "isLiteral({0})",
    "BlankNode": "isBlank({0})",
    "IRIOrLiteral": "!isBlank({0})",
    "BlankNodeOrIRI": "!isLiteral({0})",
    "BlankNodeOrLiteral": "!isIRI({0})",
}
#: How a value {0} is held against what the shape gives.
_COMPARED: Final = {
    "minInclusive": "{0} >= {1}",
    "minExclusive": "{0} > {1}",
    "maxInclusive": "{0} <= {1}",
    "maxExclusive": "{0} < {1}",
    "minLength": "STRLEN(STR({0})) >= {1}",
    "maxLength": "STRLEN(STR({0})) <= {1}",
}
#: How a value {0} is held against each value {1} that its node has for another property.
_PAIRED: Final = {"lessThan": "{0} < {1}", "lessThanOrEquals": "{0} <= {1}", "disjoint": "!sameTerm({0}, {1})"}
#: Types of XML Schema of which the engine can tell whether a text is one; any text is one of the others.
_READ: Final = frozenset({"boolean", "date", "dateTime", "decimal", "double", "float", "integer", "time"})
_ANY_TEXT: Final = frozenset({"anyURI", "string"})
#: Values are counted by looking for one that is none of those found: where there are too few, in every order.
_MOST_COUNTED: Final = 5


class Conditions:
    """The conditions of the shapes of a file, on a graph with these classes below others."""

    def __init__(self, file: ShapeFile, subclasses: Mapping[str, Iterable[str]]) -> None:
        self._file = file
        self._subclasses = subclasses

    def and_below(self, name: Term) -> list[Term]:
        """A class, and all below it."""
        return [name, *map(iri, sorted(self._subclasses.get(name.strip("<>"), ())))]

    def demanded(self, shape: Cell, constraints: list[Constraint], node: int) -> str:
        """That a node, or what it has by the path of a property shape, is as these constraints of the shape say.

        Raises:
            ShapesError: one says something that is not supported.
        """
        paths = self._file.values(shape, "path")
        if not paths:
            return _all(self._value_is(shape, one, node, node) for one in constraints)
        if len(paths) > 1:
            raise unsupported(shape, "more than one sh:path")
        some = self._some(shape, paths[0])
        least = max(self._counts(shape, "minCount"), default=0)
        most = min(self._counts(shape, "maxCount"), default=None)
        each = [one for one in constraints if one[0] not in ("minCount", "maxCount", "hasValue")]

        def good(at: int) -> str:
            return _all(self._value_is(shape, one, node, at) for one in each)

        found = [
            some(node, node + 1, _same(constant_of(given, shape))) for name, given in constraints if name == "hasValue"
        ]
        if least == most == 1:
            # "A good one, and no other" takes fewer look-ups than what follows, and is what most shapes demand.
            return _all(
                [*found, some(node, node + 1, lambda at: _all([good(at), f"!{_at_least(2, some, node, [at])}"]))]
            )
        if least:
            found.append(_at_least(least, some, node, []))
        if most is not None:
            found.append(f"!{_at_least(most + 1, some, node, [])}")
        if each:
            found.append(f"!{some(node, node + 1, lambda at: f'!{good(at)}')}")
        return _all(found)

    def _counts(self, shape: Cell, name: str) -> Iterator[int]:
        for given in self._file.values(shape, name):
            count = given.value
            if not isinstance(count, int) or not 0 <= count <= _MOST_COUNTED:
                raise unsupported(
                    shape, f"sh:{name} {given.text!r}, which is no whole number from 0 to {_MOST_COUNTED}"
                )
            yield count

    def _some(self, shape: Cell, path: Cell) -> Some:
        if path.kind == "iri":
            return lambda node, free, is_so: f"EXISTS {{ ?n{node} {path.term} ?n{free} FILTER({is_so(free)}) }}"
        inverse, alternative = self._file.values(path, "inversePath"), self._file.values(path, "alternativePath")
        if len(inverse) + len(alternative) + self._file.is_list(path) != 1:
            raise unsupported(
                shape, "a path that is not one of: a property, a list, sh:inversePath, sh:alternativePath"
            )
        for cell in inverse:
            back = iri_of(cell, shape)
            return lambda node, free, is_so: f"EXISTS {{ ?n{free} {back} ?n{node} FILTER({is_so(free)}) }}"
        for cell in alternative:
            ways = [self._some(shape, way) for way in self._file.members(cell)]
            return lambda node, free, is_so: _any(way(node, free, is_so) for way in ways)
        return reduce(_then, [self._some(shape, step) for step in self._file.members(path)])

    def _value_is(self, shape: Cell, constraint: Constraint, node: int, at: int) -> str:
        """That ?n``at``, a value of ?n``node`` or that node itself, is as one constraint says."""
        name, given = constraint
        value = f"?n{at}"
        match name:
            case "class":
                return _any(f"EXISTS {{ {value} a {term} }}" for term in self.and_below(iri_of(given, shape)))
            case "datatype":
                return _of_type(shape, given, value)
            case "nodeKind" if kind := _KINDS.get(given.text.removeprefix(SH)):
                return kind.format(value)
            case "pattern":
                return _like(shape, given.text, "".join(flag.text for flag in self._file.values(shape, "flags")), value)
            case "in":
                return _any(_same(constant_of(one, shape))(at) for one in self._file.members(given))
            case "node" | "property":
                return self._fits(given, at)
            case "not":
                return f"!{self._fits(given, at)}"
            case "and" | "or" | "xone":
                return _JOINED[name](self._fits(inner, at) for inner in self._file.members(given))
        if form := _COMPARED.get(name):
            return _certainly(form.format(value, constant_of(given, shape)))
        if form := _PAIRED.get(name):
            held = _certainly(form.format(value, f"?n{at + 1}"))
            return f"!EXISTS {{ ?n{node} {iri_of(given, shape)} ?n{at + 1} FILTER(!{held}) }}"
        raise unsupported(shape, f"sh:{name} {given.text}, in this place")

    def _fits(self, shape: Cell, node: int) -> str:
        return self.demanded(shape, self._file.constraints(shape), node)


def _then(first: Some, second: Some) -> Some:
    return lambda node, free, is_so: first(node, free, lambda at: second(at, at + 1, is_so))


def _at_least(count: int, some: Some, node: int, found: list[int]) -> str:
    """That a node has so many values, of which some are found."""
    if len(found) == count:
        return "true"

    def another(at: int) -> str:
        others = [f"!sameTerm(?n{at}, ?n{one})" for one in found]
        return _all([*others, _at_least(count, some, node, [*found, at])])

    return some(node, max([node, *found]) + 1, another)


def _same(term: Term) -> Condition:
    return lambda at: f"sameTerm(?n{at}, {term})"


def _of_type(shape: Cell, datatype: Cell, value: str) -> str:
    same = f"DATATYPE({value}) = {iri_of(datatype, shape)}"
    name = datatype.text.removeprefix(XSD)
    if name in _READ:
        return _certainly(f"{same} && isLiteral({datatype.term}(STR({value})))")
    if name == datatype.text or name in _ANY_TEXT:
        return _certainly(same)
    raise unsupported(shape, f"sh:datatype xsd:{name}")


def _like(shape: Cell, pattern: str, flags: str, value: str) -> str:
    words = f"{literal(pattern)}, {literal(flags)}"
    (tried,) = Store().query(f'SELECT (REGEX("", {words}) AS ?tried) {{}}').rows
    if tried == (None,):
        raise unsupported(shape, f"the pattern {pattern!r} with the flags {flags!r}")
    return _certainly(f"REGEX(STR({value}), {words})")


def _certainly(condition: str) -> str:
    return f"COALESCE({condition}, false)"


def _all(conditions: Iterable[str]) -> str:
    return f"({' && '.join(conditions) or 'true'})"


def _any(conditions: Iterable[str]) -> str:
    return f"({' || '.join(conditions) or 'false'})"


def _exactly_one(conditions: Iterable[str]) -> str:
    return f"({' + '.join(f'IF({condition}, 1, 0)' for condition in conditions) or '0'} = 1)"


_JOINED: Final = {"and": _all, "or": _any, "xone": _exactly_one}
