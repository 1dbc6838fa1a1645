"""claimgraph: who claims what, on whose word, in which passage of which document.

>>> import claimgraph
>>> graph = claimgraph.build(claimgraph.read_corpus())
>>> rows = claimgraph.ask(graph, "claim/by-actor", actor="Zelensky")
>>> len(rows) > 10
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimgraph.base.errors import ClaimGraphError, CorpusError, ExportError, QueryError, QuestionError

if TYPE_CHECKING:
    from claimgraph.api import (
        Graph,
        as_of,
        ask,
        build,
        export,
        questions,
        read_corpus,
        report,
        to_networkx,
        to_pandas,
        to_rdflib,
        without,
    )

__version__ = "0.1.0"

__all__ = [
    "ClaimGraphError",
    "CorpusError",
    "ExportError",
    "Graph",
    "QueryError",
    "QuestionError",
    "as_of",
    "ask",
    "build",
    "export",
    "questions",
    "read_corpus",
    "report",
    "to_networkx",
    "to_pandas",
    "to_rdflib",
    "without",
]


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])  # what is public, and not what this module happens to import


def __getattr__(name: str) -> Any:
    # Loaded at first use, so that `claimgraph --help` does not wait for any library.
    if name in __all__:
        from claimgraph import api

        return getattr(api, name)
    raise AttributeError(f"module 'claimgraph' has no attribute {name!r}")
