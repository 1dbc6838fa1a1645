"""The public functions: from a corpus to a graph, and from the graph to answers, files and other libraries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph import network
from claimgraph.asking import questions as asking
from claimgraph.asking.question_files import NamedQuestion
from claimgraph.base import limits
from claimgraph.corpus import read_corpus
from claimgraph.graph import Graph, Source
from claimgraph.store import Store, Table, Value
from claimgraph.store.interchange import rdflib_graph

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

__all__ = [
    "Graph",
    "as_of",
    "ask",
    "build",
    "export",
    "questions",
    "read_corpus",
    "report",
    "table",
    "to_networkx",
    "to_pandas",
    "to_rdflib",
    "without",
]


def build(corpus: Source = None) -> Graph:
    """The graph of records, or of the corpus or the store in a folder; by default of the shipped corpus. It is made at once.

    >>> import claimgraph
    >>> graph = claimgraph.build()                     # or of your own: claimgraph.build("my-corpus")
    >>> len(graph) > 10_000
    True

    Raises:
        CorpusError: the folder's corpus has mistakes; the error lists all of them.
        ClaimGraphError: there is no corpus; or the graph would name a private person.
    """
    graph = Graph(corpus)
    _ = graph.store
    return graph


def as_of(corpus: Graph | Source, day: date | str) -> Graph:
    """The graph of what was stated or published until a day, a date or "2024-01-31"; undated documents are left out.

    >>> import claimgraph
    >>> claimgraph.as_of(None, "2024-12-31").said
    ('As known on 31 December 2024. 3 undated documents are left out.',)

    Raises:
        ClaimGraphError: that is no day.
    """
    return _graph(corpus).as_of(day)


def without(corpus: Graph | Source, who: str) -> Graph:
    """The graph without an outlet, a document or an actor, by id or any name, and without all who republish it.

    >>> import claimgraph
    >>> claimgraph.without(None, "RT").said
    ('Without RT: 119 passages go, 93 propositions are told by nobody else.',)

    Raises:
        QuestionError: nobody and nothing has that name, or several have; told as soon as the graph is used.
    """
    return _graph(corpus).without(who)


def questions() -> list[NamedQuestion]:
    """All questions that can be asked by name, each with its id, its words, parameters, columns and an example.

    >>> import claimgraph
    >>> found = {question.id: question for question in claimgraph.questions()}
    >>> found["silence/of-actor"]
    <silence/of-actor actor=zelensky: What did this actor decline to say?>
    >>> found["silence/of-actor"].columns
    ('on', 'acknowledging', 'words', 'outlet', 'document', 'published')
    """
    return list(asking.questions().values())


def ask(graph: Graph | Source | Store, question: str, /, **parameters: str) -> list[dict[str, Value]]:
    """The answer to a named question: a list of rows, each a dictionary from column to value.

    Whole numbers are int, decimals Decimal, days datetime.date, what is so or not bool, all else str; what has no value
    is None. Actors, events and documents go by id or by any of their names.

    >>> import claimgraph
    >>> rows = claimgraph.ask(claimgraph.build(), "figure/of-event", event="exchange-2024-01-31")
    >>> sorted({row["min"] for row in rows if "Ukraine" in row["quantity"]})
    [195, 207]

    Raises:
        QuestionError: there is no such question, or its parameters do not fit.
    """
    return table(graph, question, **parameters).values()


def table(graph: Graph | Source | Store, question: str, /, **parameters: str) -> Table:
    """The same answer with its terms: IRIs, datatypes and languages.

    Raises:
        QuestionError: there is no such question, or its parameters do not fit.
    """
    return asking.ask(_store(graph), question, **parameters)


def export(corpus: Graph | Source, format: str, path: Path | str | None = None) -> bytes:
    """The bytes of a file for other tools, in a format of `claimgraph export`; written to a file where a path is given.

    >>> import claimgraph
    >>> claimgraph.export(None, "csv").decode().splitlines()[0].split(",")[:4]
    ['document', 'title', 'publisher', 'published']

    Raises:
        ExportError: there is no such format, or the file cannot be written.
        ClaimGraphError: the file would name a private person.
    """
    return _graph(corpus).export(format, path)


def report(
    corpus: Graph | Source = None,
    format: str = "text",
    path: Path | str | None = None,
    *,
    told_by: Sequence[str] = (),
    first: int = limits.DISAGREEMENTS,
    whole: bool = False,
    width: int = 100,
) -> str:
    """The brief as "text", "markdown" or "html": how the accounts disagree, then each event with its figures.

    The ``first`` disagreements are the most important ones; of a large corpus no events are told; ``whole`` tells all.
    ``told_by`` names two or more actors or sides whose worlds are put together instead. ``width`` wraps the text, in
    characters.

    >>> import claimgraph
    >>> print(claimgraph.report()[:15])
    Who claims what

    Raises:
        ExportError: there is no such format, or the file cannot be written.
        QuestionError: one of the tellers is unknown.
        ClaimGraphError: it would name a private person.
    """
    return _graph(corpus).report(format, path, told_by=told_by, first=first, whole=whole, width=width)


def to_pandas(corpus: Graph | Source = None, what: str = "claims", /, **parameters: str) -> pandas.DataFrame:
    """A DataFrame of all claims, one a row, or of the answer to a named question. It needs `pip install claimgraph[pandas]`.

    The columns of claims are those of the Parquet file (docs/reference.md). Texts have the type string, numbers Int64 and
    Float64, days datetime64[s], what is so or not boolean; no value is NA, or NaT where a day would stand.

    >>> import claimgraph
    >>> claims = claimgraph.to_pandas()
    >>> claims["min"].max().item(), str(claims["published"].dtype)
    (6001, 'datetime64[s]')

    Raises:
        QuestionError: there is no such question, or its parameters do not fit.
        ClaimGraphError: pandas is not installed; or the frame would name a private person.
    """
    return _graph(corpus).to_pandas(what, **parameters)


def to_networkx(graph: Graph | Source | Store, view: str = "actors") -> networkx.MultiDiGraph | networkx.DiGraph:
    """The graph as a networkx graph, in one of three views; attributes are plain str, int and float.

    ``actors``: who claims something about whom, who relays whom (`claimgraph.network.actors`). ``provenance``: from
    documents to what they are about, without circles (`claimgraph.network.provenance`). ``claims``: everything, each
    claim a node (`claimgraph.network.claims`).

    >>> import claimgraph
    >>> actors = claimgraph.to_networkx(claimgraph.build())
    >>> actors.is_multigraph(), actors.is_directed()
    (True, True)

    Raises:
        ClaimGraphError: there is no such view.
    """
    return network.view(_store(graph), view)


def to_rdflib(graph: Graph | Source | Store) -> rdflib.Graph:
    """The same triples as an rdflib graph, with our prefixes bound.

    >>> import claimgraph
    >>> graph = claimgraph.build()
    >>> len(claimgraph.to_rdflib(graph)) == len(graph)
    True
    """
    store = _store(graph)
    return rdflib_graph(store.serialize("ntriples").decode(), store.prefixes)


def _graph(corpus: Graph | Source) -> Graph:
    return corpus if isinstance(corpus, Graph) else Graph(corpus)


def _store(graph: Graph | Source | Store) -> Store:
    return graph if isinstance(graph, Store) else _graph(graph).store
