"""A stranger's question on a graph in, the answer out, from a process without network, within limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from claimgraph.asking.question_files import question_of
from claimgraph.base import limits
from claimgraph.graph.selected import Selection
from claimgraph.store import Store, Table, worker


@dataclass(frozen=True, slots=True)
class Fenced:
    """A graph that is asked in a process of its own: so long, in seconds, and with so much memory beside it, in MiB.

    A script that uses it needs ``if __name__ == "__main__":``, since that process imports it again.
    """

    graph: Selection
    seconds: float = limits.SECONDS
    memory: int = limits.MEMORY

    def table(self, question: str, /, **parameters: str) -> Table:
        """The answer to a named question.

        Raises:
            QuestionError: there is no such question.
            QueryError: its parameters do not fit, or it met a limit.
        """
        question_of(question)  # told before the graph is made
        graph, asked = self.graph, partial(_answer, question, parameters)
        found = worker.in_fences(
            asked, graph.triples_or_folder, graph.prefixes, seconds=self.seconds, memory=self.memory
        )
        assert isinstance(found, Table)
        return found

    def sparql(self, query: str) -> Table | bytes:
        """The answer to any SPARQL query: a table, or Turtle for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: it cannot be parsed, asks for another machine or graph, or met a limit.
        """
        graph = self.graph
        return worker.answer(graph.triples_or_folder, query, graph.prefixes, seconds=self.seconds, memory=self.memory)


def _answer(question: str, parameters: Mapping[str, str], store: Store) -> Table:
    # Loaded in the process that answers.
    from claimgraph.asking.questions import ask

    return ask(store, question, **parameters)
