"""The public functions: from a corpus to a graph, and from the graph to answers and to other libraries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph import network
from claimgraph.asking import questions
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.model.records import Corpus
from claimgraph.privacy.leaving import looked_at
from claimgraph.store import Store, Table, ntriples
from claimgraph.store.interchange import rdflib_graph
from claimgraph.triples.ontology import ontology_triples

if TYPE_CHECKING:
    import networkx
    import rdflib

__all__ = ["ask", "build", "read_corpus", "to_networkx", "to_rdflib"]


def build(corpus: Corpus | Path | str | None = None) -> Store:
    """The graph of a corpus, or of the corpus in a folder; by default of the shipped one.

    >>> graph = build()
    >>> len(graph) > 10_000
    True

    Raises:
        CorpusError: the folder's corpus has mistakes; the error lists all of them.
        ClaimGraphError: the graph would name a private person.
    """
    records = corpus if isinstance(corpus, Corpus) else read_corpus(corpus)
    return Store(triples(records), records.vocabulary.prefixes)


def triples(corpus: Corpus) -> str:
    """The same graph as sorted N-Triples text.

    Raises:
        ClaimGraphError: the graph would name a private person.
    """
    return looked_at(corpus, graph_of(corpus).encode()).decode()


def triples_with_vocabulary(corpus: Corpus) -> str:
    """The same graph together with what the vocabulary's files say of each term, as sorted N-Triples text.

    Raises:
        ClaimGraphError: the graph, or the vocabulary, would name a private person.
    """
    said = ntriples(ontology_triples(corpus.vocabulary))
    both = {*graph_of(corpus).split("\n"), *said.split("\n")} - {""}
    return looked_at(corpus, "".join(f"{line}\n" for line in sorted(both)).encode()).decode()


def ask(graph: Store, question: str, /, **parameters: str) -> list[dict[str, str]]:
    """The answer to a named question as a list of rows, each a dictionary from column to text.

    >>> rows = ask(build(), "figure/of-event", event="exchange-2024-01-31")
    >>> sorted({row["figure"] for row in rows if "Ukraine" in row["quantity"]})
    ['195', '207']

    Raises:
        QuestionError: there is no such question, or its parameters do not fit.
    """
    return questions.ask(graph, question, **parameters).texts()


def table(graph: Store, question: str, /, **parameters: str) -> Table:
    """The same answer with its terms: IRIs, datatypes and languages."""
    return questions.ask(graph, question, **parameters)


def to_rdflib(graph: Store) -> rdflib.Graph:
    """The same triples as an rdflib graph, with our prefixes bound.

    Raises:
        Nothing of ours: the triples come from a store that has checked them.
    """
    return rdflib_graph(graph.serialize("ntriples").decode(), graph.prefixes)


def to_networkx(graph: Store, view: str = "actors") -> networkx.MultiDiGraph | networkx.DiGraph:
    """The graph as a networkx graph, in one of three views; attributes are plain str, int and float.

    ``actors``: who claims something about whom, who relays whom (`claimgraph.network.actors`). ``provenance``: from
    documents to what they are about, without circles (`claimgraph.network.provenance`). ``claims``: everything, each
    claim a node (`claimgraph.network.claims`).

    >>> sorted(to_networkx(build(), "provenance").nodes(data="kind"))[0][1]
    'actor'

    Raises:
        ClaimGraphError: there is no such view.
    """
    return network.view(graph, view)
