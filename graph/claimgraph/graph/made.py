"""A selection in, what it is shown as out: a file for other tools, a brief, a page. Nobody has looked at it yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from claimgraph.accounts.event_report import report_on
from claimgraph.accounts.lines import Line
from claimgraph.accounts.report import report, selected
from claimgraph.accounts.thing import Terms
from claimgraph.accounts.together import told_together
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, ExportError
from claimgraph.base.terms import Triple
from claimgraph.base.words import unverified
from claimgraph.formats import Exported, writers, written
from claimgraph.graph.selected import Selection
from claimgraph.privacy.leaving import looked_at
from claimgraph.privacy.people import Cast
from claimgraph.store import FORMATS, Store, ntriples

if TYPE_CHECKING:
    from claimgraph.pages.site.site import Site


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a graph, before anybody looked whom it names; ``words`` where it is no text itself.

    ``cast`` is who may not be named in it; ``leaves`` says what of the records a file does not take along.
    """

    cast: Cast
    content: bytes
    words: str | None = None
    leaves: str = ""

    def looked_at(self) -> bytes:
        """The content.

        Raises:
            ClaimGraphError: it would name a private person.
        """
        return looked_at(self.cast, self.content, self.words)


def export_of(graph: Selection, format: str, *, all_columns: bool = False, bom: bool = False) -> Made:
    """The file of a format; how a table is wanted, `Exported` says.

    Raises:
        ExportError: there is no such format, or none that holds plain facts or defined terms.
    """
    if not (graph.teller or graph.defines):
        source = Exported(lambda: graph.corpus, graph.store, all_columns, bom)
        return Made(graph.cast, *written(source, format), writers()[format].leaves(source))
    if format not in FORMATS:
        raise ExportError(f"Plain facts and defined terms are RDF, not {format!r}.", f"Known: {', '.join(FORMATS)}.")
    return Made(graph.cast, graph.store.serialize(format))


def brief_of(
    graph: Selection,
    told_by: Sequence[str] = (),
    *,
    event: str = "",
    first: int = limits.DISAGREEMENTS,
    whole: bool = False,
) -> list[Line]:
    """The lines of the brief, of that on one event, or of what several tellers tell together; how much, `report` says.

    Raises:
        QuestionError: one of the tellers is unknown; or no event has the name, or several have.
    """
    _refuse_facts(graph)
    if told_by:
        lines = told_together(graph.corpus, told_by)
    elif event:
        lines = report_on(graph.store, event, first=first, whole=whole)
    else:
        lines = report(graph.store, first=first, whole=whole)
    return selected(lines, graph.left_out)


def page_of(
    graph: Selection,
    *,
    event: str = "",
    actor: str = "",
    document: str = "",
    picture: bool = False,
) -> Made:
    """The page of one event, or the actor graph of all, or of what is named.

    Raises:
        QuestionError: nothing has the name, or several have it.
    """
    _refuse_facts(graph)
    note = " ".join(graph.said)
    if event and not (picture or actor or document):
        from claimgraph.pages.event_page import event_page

        return Made(graph.cast, event_page(graph.store, event, note=note).encode())
    from claimgraph.pages.picture import actor_page

    page = actor_page(graph.cast, graph.store, event=event, actor=actor, document=document, note=note)
    return Made(graph.cast, page.encode())


def site_of(graph: Selection) -> Site:
    """The pages of a graph."""
    from claimgraph.pages.site.site import Site

    _refuse_facts(graph)
    count, of = graph.unverified
    notes = [*graph.said, graph.caution, f"{unverified(count, of)}: their words are marked." if count else ""]
    terms = Terms(Store(ntriples(_vocabulary(graph)), graph.prefixes))
    return Site(graph.store, terms, graph.cast, tuple(filter(None, notes)))


def misspelt_in(graph: Selection, sparql: str) -> list[str]:
    """A sentence for each of the first terms of a query that are not in the vocabulary of the graph, with what was meant."""
    from claimgraph.asking.misspelt import misspelt

    terms = {subject[1:-1] for subject, _, _ in _vocabulary(graph) if subject.startswith("<")}
    return list(islice(misspelt(sparql, terms, graph.prefixes), limits.TERMS_TOLD))


def _vocabulary(graph: Selection) -> Iterator[Triple]:
    from claimgraph.triples.ontology import ontology_triples

    return ontology_triples(graph.kept.vocabulary if graph.kept else graph.corpus.vocabulary)


def _refuse_facts(graph: Selection) -> None:
    if graph.teller:
        raise ClaimGraphError("Plain facts have no claims to show.", "Take the graph as it was before `told_by`.")
