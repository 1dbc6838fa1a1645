"""One value for a graph: where it comes from, what is selected of it, its triples; and all that can be had from it.

The command line, notebooks and programs call only this. Whatever leaves it is looked at for private names. What is had
from it is loaded when it is asked for: a question to a graph that is there already is answered at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.base import limits
from claimgraph.graph.readable import Readable
from claimgraph.graph.selected import Selection, Source

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

    from claimgraph.graph.fenced import Fenced
    from claimgraph.graph.made import Made
    from claimgraph.graph.published import Published
    from claimgraph.kept.changing import Changed
    from claimgraph.store import Table, Value

__all__ = ["Graph", "Selection", "Source"]


class Graph(Readable):
    """The graph of a corpus, or of what is selected of one. Records and triples are made when they are needed, once.

    ``source`` is records, the folder of a corpus or of a store, or nothing for the shipped corpus; all else is given by
    its methods.

    >>> from claimgraph import Graph
    >>> graph = Graph().as_of("2024-12-31")
    >>> graph
    <Graph of the shipped corpus, selected: not made yet>
    >>> [row["id"] for row in graph.ask("document/all")]
    ['largest-ever-swap']
    >>> graph  # doctest: +ELLIPSIS
    <Graph: 60 claims in 1 document, ... triples>
    """

    def __repr__(self) -> str:
        if "store" not in vars(self):  # to look at it must cost nothing, and raise nothing
            whole = "the shipped corpus" if self.source is None else str(self.source)
            return f"<Graph of {whole}{', selected' * bool(self.choices)}: not made yet>"
        from claimgraph.base.words import counted

        (counts,) = self.table("summary/counts").texts()
        parts = [counted(int(counts[what]), what.rstrip("s")) for what in ("claims", "documents")]
        return f"<Graph: {' in '.join(parts)}, {counted(len(self), 'triple')}>"

    # ------------------------------------------------------------------------ questions

    def ask(self, question: str, /, **parameters: str) -> list[dict[str, Value]]:
        """The answer to a named question: rows from column to value, with the types of Python; None where there is none.

        Raises:
            QuestionError: there is no such question, or its parameters do not fit.
        """
        return self.table(question, **parameters).values()

    def table(self, question: str, /, **parameters: str) -> Table:
        """The same answer with its terms: IRIs, datatypes and languages."""
        from claimgraph.asking import questions

        return questions.ask(self.store, question, **parameters)

    def sparql(self, query: str) -> Table | bytes:
        """The answer to any SPARQL query: a table, or Turtle for CONSTRUCT and DESCRIBE.

        It runs in this process, without limits: give a stranger's query to `fenced`.

        >>> from claimgraph import Graph
        >>> table = Graph().sparql("SELECT ?v (COUNT(*) AS ?n) { ?c cg:verdict/rdfs:label ?v } GROUP BY ?v ORDER BY ?v")
        >>> table.values()[0]
        {'v': 'contradicts', 'n': 1}

        Raises:
            QueryError: it cannot be parsed, or wants to reach the network.
        """
        return self.store.answer(query)

    def fenced(self, *, seconds: float = limits.SECONDS, memory: int = limits.MEMORY) -> Fenced:
        """The graph for strangers' queries: asked in a process without network, within these seconds and MiB."""
        from claimgraph.graph.fenced import Fenced

        return Fenced(self, seconds, memory)

    # ------------------------------------------------------------------------ changes

    def put(self, document: Path | str) -> Changed:
        """Put the document of a file into the store that the graph comes from, in the place of the one with its id.

        From the first change on, nobody else can read the store, until `close`.

        Raises:
            CorpusError: something in the document is wrong; the error holds every problem.
            ClaimGraphError: the graph comes from no store; the document would name a private person.
        """
        return self._after(self._changing.put(Path(document)))

    def remove(self, id: str) -> Changed:
        """Take a document out of the store that the graph comes from.

        Raises:
            ClaimGraphError: the graph comes from no store; there is no such document, or others need it.
        """
        return self._after(self._changing.remove(id))

    # ------------------------------------------------------------------------ views

    def export(
        self, format: str, path: Path | str | None = None, *, all_columns: bool = False, bom: bool = False
    ) -> bytes:
        """The bytes of a file for other tools, in one of the formats of `claimgraph export`; written where a path is given.

        Of a table, ``all_columns`` also gives those in which nothing stands; ``bom`` begins a CSV with the mark by which
        Excel knows UTF-8.

        Raises:
            ExportError: there is no such format, or the file cannot be written.
            ClaimGraphError: the file would name a private person.
        """
        from claimgraph.graph.made import export_of

        return self._left(export_of(self, format, all_columns=all_columns, bom=bom), path)

    def report(
        self,
        format: str = "text",
        path: Path | str | None = None,
        *,
        event: str = "",
        told_by: Sequence[str] = (),
        first: int = limits.DISAGREEMENTS,
        whole: bool = False,
        width: int = 100,
    ) -> str:
        """The brief as "text", "markdown" or "html": what does not fit together, in sentences, then each event's figures.

        The ``first`` disagreements are the most important ones (cg:importance); of a large corpus no events are told; ``whole``
        tells all, ``event`` what there is on one event. ``told_by`` names two or more whose worlds are put together instead;
        ``width`` wraps the text, in characters.

        Raises:
            ExportError: there is no such format, or the file cannot be written.
            QuestionError: one of the tellers is unknown; or no event has the name, or several have.
            ClaimGraphError: it would name a private person.
        """
        from claimgraph.graph.made import Made, brief_of
        from claimgraph.pages import brief

        lines = brief_of(self, told_by, event=event, first=first, whole=whole)
        return self._left(Made(self.cast, brief.formatted(lines, format, width).encode()), path).decode()

    def page(
        self,
        path: Path | str | None = None,
        *,
        event: str = "",
        actor: str = "",
        document: str = "",
        picture: bool = False,
    ) -> str:
        """A page for the browser, as HTML: the page of one event, or the actor graph, of all or of one actor or document.

        With ``picture`` also an event gives its actor graph.

        Raises:
            QuestionError: nothing has the name, or several have it.
            ExportError: the file cannot be written.
            ClaimGraphError: it would name a private person.
        """
        from claimgraph.graph.made import page_of

        made = page_of(self, event=event, actor=actor, document=document, picture=picture)
        return self._left(made, path).decode()

    def site(self, folder: Path | str) -> Published:
        """Write the pages of `claimgraph serve` as plain files, for any web host or a disk, in the place of older ones.

        Raises:
            ExportError: something else is in the folder, or it cannot be written.
            ClaimGraphError: a page would name a private person; or there are more claims than a site of files takes.
        """
        from claimgraph.graph.published import publish

        return publish(self, Path(folder))

    def to_pandas(self, what: str = "claims", /, **parameters: str) -> pandas.DataFrame:
        """A DataFrame of all claims, one a row, or of the answer to a named question.

        Texts are "string", numbers "Int64" and "Float64", days "datetime64[s]", the rest "boolean"; no value is NA.

        Raises:
            QuestionError: there is no such question, or its parameters do not fit.
            ClaimGraphError: pandas is not installed; or the frame would name a private person.
        """
        from claimgraph.formats import frames, typed_rows
        from claimgraph.privacy.leaving import looked_at

        if what != "claims":
            return frames.answer_frame(self.table(what, **parameters))
        looked_at(self.corpus, b"", typed_rows.words_of(self.corpus))
        return frames.claims_frame(self.corpus)

    def to_networkx(self, view: str = "actors") -> networkx.MultiDiGraph | networkx.DiGraph:
        """The graph as a networkx graph, in one of three views; attributes are plain str, int and float.

        ``actors``: who claims something about whom, who relays whom. ``provenance``: from documents to what they are
        about, without circles. ``claims``: everything, each claim a node.

        Raises:
            ClaimGraphError: there is no such view.
        """
        from claimgraph import network

        return network.view(self.store, view)

    def to_rdflib(self) -> rdflib.Graph:
        """The same triples as an rdflib graph, with the prefixes bound."""
        from claimgraph.store.interchange import rdflib_graph

        return rdflib_graph(self.ntriples, self.prefixes)

    def _left(self, made: Made, path: Path | str | None) -> bytes:
        content = made.looked_at()
        if path is not None:
            from claimgraph.corpus.written_out import write_out

            own = self.source if isinstance(self.source, (str, Path)) else None
            write_out(Path(path), content, Path(own) if own else None)
        return content
