"""What pyshacl, which is not ours, says of a graph: in the lines that the program writes."""

from __future__ import annotations

import re

import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser

from claimgraph.base.namespaces import compact
from claimgraph.base.terms import literal


def pyshacl_lines(triples: str, shapes: str) -> list[str]:
    """One line for each node and message that pyshacl reports of N-Triples text by shapes in Turtle, sorted."""
    rules = rdflib.Graph().parse(data=shapes, format="turtle")
    data = rdflib.Graph()
    # rdflib gives blank nodes names of its own, by which nobody finds them again.
    names = {name: rdflib.BNode(name) for name in re.findall(r"_:(\w+)", triples)}
    W3CNTriplesParser(NTGraphSink(data), bnode_context=names).parsestring(triples)
    _, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
    assert isinstance(results, rdflib.Graph)
    return sorted({_line(results, one) for one in results.objects(None, SH.result)})


def _line(results: rdflib.Graph, result: rdflib.term.Node) -> str:
    messages = " ".join(sorted(str(message) for message in results.objects(result, SH.resultMessage)))
    return f"{_shown(results.value(result, SH.focusNode))}: {messages}"


def _shown(node: object) -> str:
    match node:
        case rdflib.BNode():
            return f"_:{node}"
        case rdflib.Literal():
            return literal(str(node))
        case _:
            return compact(str(node))
