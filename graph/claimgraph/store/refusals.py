"""A person's query in; a refusal, with the reason, where it asks for another machine or for another graph.

This is rdflib's parse tree, for a clear answer. It is not what keeps a query off the network: that is the parser of
the engine itself (`claimgraph.store`), and below it the process that a query runs in (`claimgraph.store.fences`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimgraph.base.errors import QueryError

#: What each part of a query asks for, by rdflib's name for it, with the remedy.
_ELSEWHERE: Final = {
    "ServiceGraphPattern": ("SERVICE would send a part of the query to another machine.", "Ask this graph only."),
    "DatasetClause": (
        "FROM names another graph: the answer would be empty, since a query here reads one graph, without a name.",
        "Leave FROM out.",
    ),
    "GraphGraphPattern": (
        "GRAPH asks for a graph with a name: the answer would be empty, since the graph here has none.",
        "Leave GRAPH and its braces out.",
    ),
}
# Whoever writes none of these words needs no tree.
_WORDS: Final = re.compile(r"service|from|graph|\\u", re.IGNORECASE)


def refuse_elsewhere(sparql: str) -> None:
    """Do nothing, or say why the query is not answered; what rdflib cannot parse is left to the engine to judge.

    Raises:
        QueryError: the query names another machine (SERVICE) or other graphs (FROM, GRAPH).
    """
    if not _WORDS.search(sparql):
        return
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(sparql)
    except Exception:  # pyparsing raises its own, and RecursionError; the engine says what is wrong in its own words
        return
    for name in sorted(set(_names(tree)) & _ELSEWHERE.keys()):
        raise QueryError(*_ELSEWHERE[name])


def _names(tree: object) -> Iterator[str]:
    """The names of all parts of a parse tree."""
    from rdflib.plugins.sparql.parserutils import CompValue

    todo = [tree]
    while todo:
        here = todo.pop()
        if isinstance(here, CompValue):
            yield here.name
            todo.extend(here.values())
        elif isinstance(here, str):
            continue
        elif hasattr(here, "__iter__"):
            todo.extend(here)
