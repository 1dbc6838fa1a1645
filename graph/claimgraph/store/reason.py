"""Triples in, what OWL RL makes of them out: closure and inconsistencies. The only module that knows owlrl.

The reasoner is a reference and a check, not a stage: everything that a question needs is written when the graph is
built, and owlrl needs seconds for a few hundred claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.base.namespaces import PREFIXES, compact
from claimgraph.base.resources import shipped
from claimgraph.store.interchange import rdflib_graph
from claimgraph.store.oxigraph import Store
from claimgraph.store.shapes import violations

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


def inconsistencies(triples: str) -> list[str]:
    """What `closure` finds wrong with N-Triples text, without any ontology but what the text itself says."""
    return closure(rdflib_graph(triples))[1]


def broken_by_closure(triples: str, own: Iterable[str] = (), prefixes: Mapping[str, str] = PREFIXES) -> list[str]:
    """What is wrong once all that follows from N-Triples text and the ontology is added to it: one line each, sorted.

    ``own`` are the Turtle texts of a corpus's vocabulary. First the inconsistencies, then the violations of the shapes.
    """
    import rdflib

    closed, found = closure(rdflib_graph(triples) + ontology(own))
    # owlrl says of literals, too, what they are: no RDF file may, and no shape looks there.
    for triple in [triple for triple in closed if isinstance(triple[0], rdflib.Literal)]:
        closed.remove(triple)
    told = sorted({_in_order(re.sub(r"https?://[^\s,()]+", lambda iri: compact(iri[0], prefixes), m)) for m in found})
    return [*told, *violations(Store(closed.serialize(format="nt"), prefixes))]


def _in_order(message: str) -> str:
    """The message with the two terms that it is about in order: owlrl finds some pairs in either."""
    return re.sub(r"(\S+) and (\S+)", lambda pair: " and ".join(sorted(pair.groups())), message, count=1)
