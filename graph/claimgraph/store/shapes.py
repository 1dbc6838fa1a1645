"""A graph in, the places where it breaks the SHACL shapes out. The only module that knows pyshacl."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.base.namespaces import PREFIXES, compact
from claimgraph.base.resources import shipped
from claimgraph.store.interchange import rdflib_graph

if TYPE_CHECKING:
    import rdflib


def violations(triples: str, shapes: Path | None = None, prefixes: Mapping[str, str] = PREFIXES) -> list[str]:
    """One line for each violation of the shapes by N-Triples text, sorted: the node, and what is wrong with it."""
    return violations_in(rdflib_graph(triples), shapes, prefixes)


def violations_in(data: rdflib.Graph, shapes: Path | None = None, prefixes: Mapping[str, str] = PREFIXES) -> list[str]:
    """The same of an rdflib graph."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    rules = rdflib.Graph().parse(shapes or shipped("ontology") / "shapes.ttl", format="turtle")
    # No inference: the graph writes its supertypes itself, and validation must not depend on another graph.
    conforms, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", meta_shacl=False)
    assert isinstance(results, rdflib.Graph)
    if conforms:
        return []
    return sorted(
        {_line(results, result, prefixes) for result in results.subjects(rdflib.RDF.type, SH.ValidationResult)}
    )


def _line(results: rdflib.Graph, result: rdflib.term.Node, prefixes: Mapping[str, str]) -> str:
    from rdflib.namespace import SH

    node = str(results.value(result, SH.focusNode))
    messages = " ".join(sorted(str(message) for message in results.objects(result, SH.resultMessage)))
    return f"{compact(node, prefixes) if ':' in node else '_:' + node}: {messages}"
