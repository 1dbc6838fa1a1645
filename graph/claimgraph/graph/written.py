"""A graph and what is asked of it in, the text of the answer out, piece by piece, from a process without network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from claimgraph.asking.pieces import Piece, Shape, pieces_of_query, pieces_of_question
from claimgraph.asking.question_files import question_of
from claimgraph.graph.fenced import Fenced
from claimgraph.store import Store, worker


def question_written(fenced: Fenced, question: str, given: Mapping[str, str], shape: Shape) -> Iterator[Piece]:
    """The answer to a named question; raises what `Fenced.table` raises, each as soon as it is met.

    The time is for each piece: a question of ours comes to an end, and a long answer takes long.
    """
    question_of(question)  # told before the graph is made
    return _each(fenced, partial(_of_question, question, dict(given), shape), in_all=False)


def query_written(fenced: Fenced, query: str, shape: Shape) -> Iterator[Piece]:
    """The answer to any SPARQL query, in that time; raises what `Fenced.sparql` raises, each as soon as it is met."""
    return _each(fenced, partial(_of_query, query, shape), in_all=True)


def _each(fenced: Fenced, work: partial[Iterator[Piece]], *, in_all: bool) -> Iterator[Piece]:
    graph = fenced.graph
    return worker.each_in_fences(
        work, graph.triples_or_folder, graph.prefixes, seconds=fenced.seconds, memory=fenced.memory, in_all=in_all
    )


def _of_question(question: str, given: Mapping[str, str], shape: Shape, store: Store) -> Iterator[Piece]:
    return pieces_of_question(store, question, given, shape)


def _of_query(query: str, shape: Shape, store: Store) -> Iterator[Piece]:
    with worker.nothing_opened(query, store):
        yield from pieces_of_query(store, query, shape)
