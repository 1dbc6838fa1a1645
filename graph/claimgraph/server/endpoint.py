"""A request for SPARQL in, the answer out: what `protocol` read is asked of the `workers`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.privacy.leaving import looked_at
from claimgraph.server.description import described
from claimgraph.server.live import Live
from claimgraph.server.protocol import GRAPHS, NotAnswered, accepted, address_of, media_type, query_of, status_of
from claimgraph.server.workers import Answering

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
            format = await anext(answering)
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
        return StreamingResponse(self._pieces(answering), media_type=media_type(format))

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
                looked_at(self.live.graph.cast, b"", (before + piece).decode(errors="replace"))
                before = piece[-_NAME:]
                yield piece
