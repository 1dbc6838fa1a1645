"""A request for SPARQL in, the answer out: what `protocol` read is asked of the `workers`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from claimgraph.asking.misspelt import misspelt
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.privacy.leaving import looked_at
from claimgraph.server.description import described
from claimgraph.server.live import Live
from claimgraph.server.protocol import GRAPHS, NotAnswered, accepted, address_of, media_type, query_of, status_of
from claimgraph.server.worker import Query
from claimgraph.server.workers import Answering

#: The header of an answer that tells of misspelt terms.
TOLD: Final = "Claimgraph-Told"
#: What no header may hold.
_UNSENT: Final = re.compile("[^ -~]")
#: So many bytes of a piece are looked at again with the next one: no name is longer.
_NAME: Final = 4 * limits.NAME


@dataclass(frozen=True)
class Endpoint:
    """Answers queries; without one it says what it is."""

    live: Live

    async def answer(self, request: Request) -> Response:
        """The answer to a request."""
        try:
            query = await query_of(request)
            if query is None:
                return self._description(request)
            answering = self.live.workers.answer(query)
            format = await _first(answering, request)
        except NotAnswered as error:
            # What is left of a body that is too long is not read.
            ends = {"Connection": "close"} if error.status == 413 else {}
            return PlainTextResponse(f"{error.why}\n", error.status, ends)
        except ClaimGraphError as error:
            later = {"Retry-After": "5"} if status_of(error) == 503 else {}
            return PlainTextResponse(f"{error}\n", status_of(error), later)
        assert isinstance(format, str)
        if request.method == "HEAD":
            await answering.aclose()  # type: ignore[attr-defined]
            return Response(media_type=media_type(format))
        return StreamingResponse(self._pieces(answering), headers=self._told(query), media_type=media_type(format))

    def _told(self, query: Query) -> dict[str, str]:
        """What an answer says beside itself: of terms that the graph does not know, for whose sake it may be empty."""
        site = self.live.site
        found = misspelt(query.sparql, site.terms.labels, site.store.prefixes)
        told = " ".join(islice(found, limits.TERMS_TOLD))[: limits.LIKE_LENGTH]
        return {TOLD: _UNSENT.sub("?", told)} if told else {}

    def _description(self, request: Request) -> Response:
        format = accepted(request.headers.get("accept") or "*/*", GRAPHS) or "turtle"
        content = described(address_of(request), format)
        return Response(content, media_type=media_type(format))

    async def _pieces(self, answering: Answering) -> AsyncIterator[bytes]:
        """The pieces of an answer, looked at; who goes before the last one ends it. What fails now breaks it off."""
        before = b""
        async with aclosing(answering) as pieces:  # type: ignore[type-var]
            async for piece in pieces:
                assert isinstance(piece, bytes)
                # A name may begin in one piece and end in the next.
                looked_at(self.live.cast, b"", (before + piece).decode(errors="replace"))
                before = piece[-_NAME:]
                yield piece


async def _first(answering: Answering, request: Request) -> str | bytes:
    """The first word of an answer. Whoever asked may hang up before it comes: then nobody goes on looking for it."""
    word = asyncio.ensure_future(anext(answering))
    hung_up = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait((word, hung_up), return_when=asyncio.FIRST_COMPLETED)
        if not word.done():
            raise NotAnswered(400, "Nobody waits for the answer.")
        return word.result()
    finally:
        for task in (word, hung_up):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
