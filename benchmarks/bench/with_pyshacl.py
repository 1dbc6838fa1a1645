"""The check against the shapes as somebody would do it with pyshacl."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.bench.answers import digest_of_nodes
from benchmarks.bench.data import Data


def shaped(data: Data) -> Callable[[], object]:
    """The nodes that break a shape, each with the messages of the shapes that it breaks."""
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    from claimgraph.base.namespaces import compact
    from claimgraph.base.resources import shipped

    graph = rdflib.Graph().parse(data.broken, format="nt")
    shapes = rdflib.Graph().parse(shipped("ontology") / "shapes.ttl")

    def work() -> object:
        _, found, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", meta_shacl=False)

        def answer() -> object:
            told = set()
            for result in found.subjects(rdflib.RDF.type, SH.ValidationResult):
                node = found.value(result, SH.focusNode)
                shown = f"_:{node}" if isinstance(node, rdflib.BNode) else compact(str(node))
                told.add(f"{shown}: {found.value(result, SH.resultMessage)}")
            return digest_of_nodes(told)

        return answer

    return work
