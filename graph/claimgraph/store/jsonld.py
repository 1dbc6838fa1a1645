"""Triples in, compacted JSON-LD out (https://www.w3.org/TR/json-ld11/): one node a line, its context in the file.

pyoxigraph writes the expanded form, with rdf:type as a property like others: no tool that frames or reads by type
finds anything there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimgraph.base.namespaces import RDF, XSD
from claimgraph.store.answers import Cell

_TYPE: Final = f"{RDF}type"
_STRING: Final = f"{XSD}string"
#: Only what ends so may be the prefix of a short IRI, where a context says no more than its namespace.
_DELIMITERS: Final = tuple(":/?#[]@")
#: Larger whole numbers are not the same in every reader of JSON (https://www.rfc-editor.org/rfc/rfc8259#section-6).
_EXACT: Final = 2**53


def json_ld(triples: Iterable[tuple[Cell, Cell, Cell]], prefixes: Mapping[str, str]) -> bytes:
    """The triples as one document, nodes and their properties sorted; ``prefixes`` become its context."""
    nodes: dict[Cell, dict[str, list[Cell]]] = {}
    for subject, predicate, value in triples:
        nodes.setdefault(subject, {}).setdefault(predicate.text, []).append(value)
    short = _Short(nodes, prefixes)
    ordered = sorted(nodes, key=lambda node: (node.kind == "blank", node.text))
    context = ",\n".join(f"{_json(name)}: {_json(said)}" for name, said in short.context().items())
    graph = ",\n".join(_json(short.node(node)) for node in ordered)
    return f'{{"@context": {{\n{context}\n}},\n"@graph": [\n{graph}\n]}}\n'.encode()


class _Short:
    """How the terms of one graph are written: with prefixes, and without what all values of a property share."""

    def __init__(self, nodes: Mapping[Cell, Mapping[str, list[Cell]]], prefixes: Mapping[str, str]) -> None:
        self.nodes = nodes
        cells = [*nodes, *(cell for about in nodes.values() for cells in about.values() for cell in cells)]
        names = {name for about in nodes.values() for name in about}
        iris = names | {cell.text for cell in cells if cell.kind == "iri"} | {cell.datatype for cell in cells} - {""}
        # A prefix that some IRI has as its scheme would make another IRI of that.
        schemes = {iri.partition(":")[0] for iri in iris}
        self.prefixes = {
            prefix: namespace
            for prefix, namespace in sorted(prefixes.items())
            if prefix not in schemes and namespace.endswith(_DELIMITERS)
        }
        self.base = self.prefixes.pop("", "")
        self.shared = {name: self._shared(name) for name in names - {_TYPE}}

    def context(self) -> dict[str, Any]:
        """Base, prefixes, and what all values of a property are."""
        base = {"@base": self.base} if self.base else {}
        shared = {self.iri(name): shared for name, shared in self.shared.items() if shared}
        return {**base, **self.prefixes, **dict(sorted(shared.items()))}

    def node(self, node: Cell) -> dict[str, Any]:
        """One node with its types and properties."""
        found: dict[str, Any] = {"@id": self.reference(node)}
        about = self.nodes[node]
        if _TYPE in about:
            found["@type"] = _one_or_all([self.iri(cell.text) for cell in about[_TYPE]])
        values = {
            self.iri(name): _one_or_all([self._value(cell, self.shared[name]) for cell in cells])
            for name, cells in about.items()
            if name != _TYPE
        }
        return found | dict(sorted(values.items()))

    def iri(self, iri: str) -> str:
        """The IRI with one of the prefixes, where that is possible."""
        for prefix, namespace in self.prefixes.items():
            rest = iri.removeprefix(namespace)
            if iri.startswith(namespace) and rest and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return iri

    def reference(self, cell: Cell) -> str:
        """What names a node: its IRI, short; below the base without it."""
        rest = cell.text.removeprefix(self.base)
        if cell.kind == "iri" and self.base and cell.text.startswith(self.base) and re.fullmatch(r"[\w-]+", rest, re.A):
            return rest
        return self.iri(cell.text) if cell.kind == "iri" else cell.text

    def _shared(self, name: str) -> dict[str, str]:
        """What a context may say of all values of a property: that they are nodes, of one datatype, in one language."""
        cells = [cell for about in self.nodes.values() for cell in about.get(name, ())]
        if all(cell.kind != "literal" for cell in cells):
            return {"@type": "@id"}
        if len({(cell.kind, cell.datatype, cell.language) for cell in cells}) > 1:
            return {}
        first = cells[0]
        if first.language:
            return {"@language": first.language}
        return {} if first.datatype == _STRING else {"@type": self.iri(first.datatype)}

    def _value(self, cell: Cell, shared: Mapping[str, str]) -> Any:
        if cell.kind != "literal":
            return self.reference(cell) if shared else {"@id": self.reference(cell)}
        native = _native(cell)
        if shared or not isinstance(native, str):
            return native
        if cell.language:
            return {"@value": cell.text, "@language": cell.language}
        if cell.datatype == _STRING:
            return cell.text
        return {"@value": native, "@type": self.iri(cell.datatype)}


def _native(cell: Cell) -> str | int | bool:
    """A literal as JSON has it, where every reader makes the same literal of it again; else its text."""
    if cell.datatype == f"{XSD}boolean" and cell.text in ("true", "false"):
        return cell.text == "true"
    if cell.datatype == f"{XSD}integer" and re.fullmatch(r"0|-?[1-9]\d{0,15}", cell.text, re.A):
        return int(cell.text) if abs(int(cell.text)) < _EXACT else cell.text
    return cell.text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
