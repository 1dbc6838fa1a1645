"""A graph in, the program that answers requests about it out."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.graph import Graph
from claimgraph.server.endpoint import TOLD, Endpoint
from claimgraph.server.live import Live
from claimgraph.server.pages import Pages
from claimgraph.server.reconcile import Reconciling
from claimgraph.server.workers import Workers


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever starts a server decides.

    ``hosts`` are the names under which it may be asked: a page elsewhere could else give its own name this machine's
    address, and read what is here (DNS rebinding). ``origins`` are the sites whose pages may read the answers ("*" for all).
    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1", "[::1]")
    origins: tuple[str, ...] = ()
    workers: int = limits.QUERIES_AT_ONCE
    seconds: float = limits.SECONDS_SERVED
    memory: int = limits.MEMORY


def app_of(graph: Graph, settings: Settings) -> Starlette:
    """The program for a graph."""
    workers = Workers(settings.workers, settings.seconds, settings.memory)
    live = Live(graph, workers)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with live.watched():
            async with workers.running():
                yield

    return Starlette(
        routes=[
            *Pages(live).routes(),
            Route("/sparql", Endpoint(live).answer, methods=["GET", "POST"]),
            *Reconciling(live, settings.origins).routes(),
        ],
        middleware=_middleware(settings),
        exception_handlers={ClaimGraphError: _refused},
        lifespan=lifespan,
    )


def _refused(request: Request, error: Exception) -> Response:
    """What goes wrong although nothing is wrong with a request: the way out is closed to what it would give.

    Why, is for whoever started the server: a stranger would learn who of the corpus is private.
    """
    logging.getLogger(__name__).error("%s: %s", request.url.path, error)
    return PlainTextResponse("This cannot be shown. The server's own messages say why.\n", 500)


#: What every answer says to a browser: take it for what it is called, tell nobody where you were.
_SAID: Final = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))
#: And let nobody frame it; but for one that names who may.
_UNFRAMED: Final = (b"x-frame-options", b"DENY")


class _Headers:
    """Adds what every answer says."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message.get("headers", ())
                names_framers = any(
                    name == b"content-security-policy" and b"frame-ancestors" in value for name, value in own
                )
                message["headers"] = [*own, *_SAID, *(() if names_framers else (_UNFRAMED,))]
            await send(message)

        await self._app(scope, receive, said)


def _middleware(settings: Settings) -> Sequence[Middleware]:
    found = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False),
        Middleware(_Headers),
    ]
    if settings.origins:
        origins = list(settings.origins)
        found.append(
            Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"], expose_headers=[TOLD])
        )
    return found
