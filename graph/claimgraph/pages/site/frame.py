"""What a page shows in, the page out: with what stands around it on each page of a site, and links to all that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename
from typing import Any, Final

from claimgraph.accounts.disagreements import alike
from claimgraph.accounts.thing import Terms
from claimgraph.base.namespaces import CG, DATA
from claimgraph.base.words import counted
from claimgraph.pages.page import page
from claimgraph.pages.site.addresses import from_to, id_of, path_of
from claimgraph.pages.site.query import is_whole
from claimgraph.privacy.people import Cast
from claimgraph.store import Store

#: The lists of the site by their page: what they are called, the question that gives them, what its rows are.
LISTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "actors.html": ("Actors", "actor/all", "actor"),
    "events.html": ("Events", "event/all", "event"),
    "documents.html": ("Documents", "document/all", "document"),
    "silences.html": ("Who kept silent", "silence/all", ""),
}
#: What stands at the head of each page, by its path.
HEAD: Final[Mapping[str, str]] = {
    "index.html": "Who claims what",
    **{path: LISTS[path][0] for path in ("actors.html", "events.html", "documents.html")},
    "picture.html": "Picture",
    "questions.html": "Questions",
    "query.html": "Query",
    "search.html": "Search",
}
#: What stands on the page of something else, by the beginning of its id, and the property that says whose.
_STANDING: Final = {"proposition": f"{CG}about", "report": f"{CG}carries"}


@dataclass(frozen=True)
class Frame:
    """What all pages of a store have in common.

    ``cast`` is who may not be named beside a quote, ``notes`` are what whoever reads them has to know; ``wrong`` is what is
    wrong with what was to be shown instead of this.
    With ``is_live`` a server answers, which has all in other forms, takes parameters and searches; else they are plain files.
    """

    store: Store
    terms: Terms
    cast: Cast
    notes: tuple[str, ...] = ()
    wrong: str = ""
    is_live: bool = True

    @cached_property
    def has_query(self) -> bool:
        """Whether there is a query page: a server has one always, files need all parts of it."""
        return self.is_live or is_whole()

    def holder(self, id: str) -> str:
        """The IRI of that on whose page something stands; "" for what has a page to itself."""
        property = _STANDING.get(id.partition("-")[0])
        return self.store.value(f"{DATA}{id}", property) if property else ""

    def _page(self, path: str, template: str, **shown: Any) -> str:
        def to(there: str) -> str:
            return from_to(path, there)

        def of(id: str) -> str:
            return to(f"{path_of(id)}.html")

        def link(iri: str) -> str:
            id = id_of(iri, self.store.prefixes)
            if holder := self.holder(id):
                there = link(holder)
                return f"#{id}" if there == basename(path) else f"{there}#{id}"
            return of(id) if id else ""

        head = {there: title for there, title in HEAD.items() if there != "query.html" or self.has_query}
        ours = {"alike": alike, "counted": counted, "head": head, "notes": self.notes, "wrong": self.wrong}
        ours["has_query"] = self.has_query
        return page(template, to=to, link=link, of=of, here=path, is_live=self.is_live, **{**ours, **shown})
