"""A request for a page in, the page out: those of a `Site`, each under its address, and the data that it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from mimetypes import guess_type
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from claimgraph.asking import questions
from claimgraph.asking.pieces import Shape, pieces_of_question
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, QuestionError
from claimgraph.graph.made import Made
from claimgraph.pages.site.addresses import path_of
from claimgraph.pages.site.frame import LISTS
from claimgraph.pages.site.site import Site
from claimgraph.server.live import Live
from claimgraph.server.one_thread import in_one_thread
from claimgraph.server.protocol import GRAPHS, NotAnswered, accepted, media_type

#: What is at the address of a thing, by media type; a browser takes the page.
_THING: Final[Mapping[str, tuple[str, ...]]] = {
    "html": ("text/html", "application/xhtml+xml"),
    **GRAPHS,
    "json": ("application/json",),
    "jsonld": ("application/ld+json",),
}
#: The formats by the ending of an address.
_ENDINGS: Final = {
    "html": "html",
    "ttl": "turtle",
    "nt": "ntriples",
    "jsonld": "jsonld",
    "rdf": "rdfxml",
    "json": "json",
}

#: What only repeats a request: fields and links with what was asked, and in a message what stands in quotation marks. The
#: first is not looked at, the other not said: else whoever asks for a name would learn that a private person bears it.
_ASKED: Final = re.compile("<(?:a|input) data-asked [^>]*>")
_QUOTED: Final = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


@dataclass(frozen=True)
class Pages:
    """The pages of a graph."""

    live: Live

    @cached_property
    def _assets(self) -> Mapping[str, bytes]:
        return self.site.assets()

    @property
    def site(self) -> Site:
        """The pages as they are now."""
        return self.live.site

    def routes(self) -> list[Route]:
        """Under which addresses they are."""
        return [
            Route("/", self.start),
            Route("/index.html", self.start),
            Route("/picture.html", self.picture),
            Route("/questions.html", self.asked),
            Route("/query", self.query),
            Route("/query.html", self.query),
            *(Route(f"/{path}", self.asset) for path in self._assets),
            Route("/search.html", self.found),
            *(Route(f"/{path}", self.listed) for path in LISTS),
            *(Route(f"/{path.replace('.html', '.csv')}", self.listed) for path in LISTS),
            Route("/ask/{aspect}/{name}.html", self.answered),
            Route("/ask/{aspect}/{name}.csv", self.answered),
            Route("/event/{id}.html", self.event),
            Route("/id/{name}.{ending}", self.thing),
            Route("/id/{prefix}/{name}.{ending}", self.thing),
            Route("/id/{name}", self.thing),
            Route("/id/{prefix}/{name}", self.thing),
        ]

    def start(self, request: Request) -> Response:
        """The first page."""
        return self._page(self.site.start)

    def picture(self, request: Request) -> Response:
        """The actor graph."""
        return self._page(self.site.picture)

    def asked(self, request: Request) -> Response:
        """The list of questions."""
        return self._page(self.site.asked())

    def query(self, request: Request) -> Response:
        """The page for queries, which asks the endpoint."""
        return self._page(self.site.query())

    def asset(self, request: Request) -> Response:
        """A file that pages load."""
        path = request.url.path.removeprefix("/")
        return Response(self._assets[path], media_type=guess_type(path)[0])

    def found(self, request: Request) -> Response:
        """What a search finds."""
        return self._page(self.site.found(request.query_params.get("q", "")[: limits.LIKE_LENGTH], self.live.search))

    def listed(self, request: Request) -> Response:
        """A list of all actors, events, documents …"""
        path = request.url.path.removeprefix("/")
        if path.endswith(".csv"):
            return self._csv(LISTS[path.replace(".csv", ".html")][1], {})
        return self._page(self.site.listed(path))

    def answered(self, request: Request) -> Response:
        """The answer to a question, with the parameters of the address; where it needs some and has none, what it asks for."""
        id = f"{request.path_params['aspect']}/{request.path_params['name']}"
        given = dict(request.query_params)
        try:
            if not given and questions.question_of(id).parameters:
                return self._page(self.site.question(id))
            if request.url.path.endswith(".csv"):
                return self._csv(id, given)
            return self._page(self.site.answered(id, given))
        except QuestionError as error:
            return self._missing(request, error)

    def event(self, request: Request) -> Response:
        """The account of an event."""
        try:
            return self._page(self.site.account(request.path_params["id"]))
        except QuestionError as error:
            return self._missing(request, error)

    def thing(self, request: Request) -> Response:
        """One thing: its page, or its data, as the address or the Accept header says."""
        given = request.path_params
        id = f"{given['prefix']}:{given['name']}" if "prefix" in given else given["name"]
        try:
            if given.get("ending", "html") not in _ENDINGS:
                raise QuestionError(f"There is no {id!r} as {given['ending']!r}.", f"Known: {', '.join(_ENDINGS)}.")
            format = _ENDINGS.get(given.get("ending", "")) or accepted(request.headers.get("accept") or "*/*", _THING)
            if not format:
                raise NotAnswered(406, "It is there as HTML, Turtle, N-Triples, JSON-LD, RDF/XML and JSON.")
            if format == "html":
                response = self._page(self.site.of(self.site.thing(id)))
            else:
                response = self._sent(Made(self.live.cast, self.site.data(id, format)), _media(format))
        except NotAnswered as error:
            return Response(f"{error.why}\n", error.status, media_type="text/plain")
        except QuestionError as error:
            return self._missing(request, error)
        path = path_of(id)
        response.headers["Vary"] = "Accept"
        response.headers["Link"] = ", ".join(
            f'</{path}.{ending}>; rel="alternate"; type="{_media(kind)}"' for ending, kind in _ENDINGS.items()
        )
        return response

    # ------------------------------------------------------------------------ how they leave

    def _page(self, text: str, status: int = 200) -> Response:
        return self._sent(Made(self.live.cast, text.encode(), _ASKED.sub(" ", text)), "text/html", status)

    def _csv(self, id: str, given: Mapping[str, str]) -> Response:
        """All rows, each looked at, as they come."""
        cast = self.live.cast
        texts = (
            Made(cast, str(piece.content).encode()).looked_at()
            for piece in pieces_of_question(self.site.store, id, given, Shape("csv"))
        )
        named = {"Content-Disposition": f'attachment; filename="{id.replace("/", "-")}.csv"'}
        return StreamingResponse(in_one_thread(texts), media_type="text/csv", headers=named)

    def _sent(self, made: Made, media: str, status: int = 200) -> Response:
        return Response(made.looked_at(), status, media_type=media)

    def _missing(self, request: Request, error: ClaimGraphError) -> Response:
        said = f"{_QUOTED.sub('“…”', error.message)} {error.remedy}"
        return self._page(self.site.missing(request.url.path.removeprefix("/"), said), 404)


def _media(format: str) -> str:
    return {"html": "text/html", "json": "application/json"}.get(format) or media_type(format)
