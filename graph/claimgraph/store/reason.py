"""Triples in, what OWL RL makes of them out: closure and inconsistencies. The only module that knows owlrl.

The reasoner is a reference and a check, not a stage: everything that a question needs is written when the graph is
built, and owlrl needs seconds for a thousand claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.base.resources import shipped

if TYPE_CHECKING:
    import rdflib


def ontology(own: Iterable[str] = (), folder: Path | None = None) -> rdflib.Graph:
    """The core's files but the shapes, and the Turtle texts of a corpus's own, as one rdflib graph."""
    import rdflib

    found = rdflib.Graph()
    for path in sorted((folder or shipped("ontology")).glob("*.ttl")):
        if path.stem != "shapes":
            found.parse(path, format="turtle")
    for text in own:
        found.parse(data=text, format="turtle")
    return found


def closure(graph: rdflib.Graph) -> tuple[rdflib.Graph, list[str]]:
    """The OWL RL closure of a graph, and one sentence for each inconsistency that it finds, sorted.

    owlrl writes inconsistencies into the graph as nodes of the class `ErrorMessage`.
    """
    import owlrl
    import rdflib

    closed = rdflib.Graph()
    for triple in graph:
        closed.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    error = rdflib.Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    messages = {
        str(text)
        for node in closed.subjects(rdflib.RDF.type, error.ErrorMessage)
        for text in closed.objects(node, error.error)
    }
    return closed, sorted(messages)
