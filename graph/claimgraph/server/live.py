"""A graph in, what is shown of it now out: of a corpus folder, what was saved last that has no mistakes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, CorpusError, shown_place
from claimgraph.base.files import is_store
from claimgraph.corpus import reading_of
from claimgraph.corpus.saved import saves
from claimgraph.graph import Graph
from claimgraph.graph.made import site_of
from claimgraph.pages.site.search import Search
from claimgraph.pages.site.site import Site
from claimgraph.privacy.people import Cast, People
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.server.workers import Workers
from claimgraph.store import Store


class Live:
    """The graph, its site and the workers that answer queries on it; `renew` makes them those of what is saved now."""

    def __init__(self, graph: Graph, workers: Workers) -> None:
        self.graph, self.workers = graph, workers
        #: Who may not be named: also whoever is private only in what was saved last, where that has mistakes.
        self.cast: Cast = graph.cast
        self.site = self._whole = site_of(graph)
        workers.prepare = _store_of(graph)
        self.search: Search | None = None
        self._index()

    def _index(self) -> None:
        """Make the index of what is shown, beside all else: of a large graph it takes its time."""

        def made(site: Site) -> None:
            search = Search(site.store)
            if site is self._whole:
                self.search = search

        self.search = None
        threading.Thread(target=made, args=(self._whole,), daemon=True).start()

    def renew(self) -> None:
        """Read the corpus again; where something is wrong in it the old pages stay, and say what."""
        graph = Graph(self.graph.source)
        try:
            site = site_of(graph)
        except ClaimGraphError as error:
            self.cast = _with_private(self.graph.cast, self.graph.source)
            self.site = replace(self._whole, wrong=_shown(error, self.cast))
        except OSError as error:  # a file went while it was read: the next save comes soon
            self.site = replace(self._whole, wrong=f"{error.filename}: {error.strerror}")
        else:
            self.graph, self.cast, self.site, self._whole = graph, graph.cast, site, site
            self.workers.prepare = _store_of(graph)
            self._index()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Inside, it is renewed at each save, if it is a corpus folder of somebody's."""
        folder = self.graph.source
        if not isinstance(folder, (Path, str)) or is_store(folder):
            yield
            return
        ended = threading.Event()
        watching = threading.Thread(target=self._watch, args=(Path(folder), ended), daemon=True)
        watching.start()
        try:
            yield
        finally:
            ended.set()
            watching.join()

    def _watch(self, folder: Path, ended: threading.Event) -> None:
        for saved in saves(folder):
            if ended.is_set():
                return
            if saved:
                self.renew()


def _with_private(cast: Cast, source: object) -> Cast:
    """Whoever is known, with those whom a corpus folder calls private now, although something is wrong in it."""
    try:
        now = reading_of(source).corpus if isinstance(source, (Path, str)) else cast
    except (ClaimGraphError, OSError):
        now = cast
    private = {id: actor for id, actor in now.actors.items() if actor.private}
    return People({**cast.actors, **private})


def _shown(error: ClaimGraphError, cast: Cast) -> str:
    """What is wrong, for a page that strangers may read: of what names a private person only where it is."""
    names = PrivateNames(cast)
    if not isinstance(error, CorpusError):
        return "Something is wrong that names a private person." if names.named_in(str(error)) else str(error)
    problems = error.problems[: limits.PROBLEMS_SHOWN]
    shown = [
        f"{shown_place(each.file, each.line, each.column, each.sheet)}: what is wrong here names a private person"
        if names.named_in(str(each))
        else str(each)
        for each in problems
    ]
    return "\n".join((*shown, error.remedy))


def _store_of(graph: Graph) -> partial[Store]:
    """What makes the store of a graph in another process."""
    return partial(Store.of, graph.triples_or_folder, dict(graph.prefixes))
