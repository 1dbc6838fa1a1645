"""A program in, its service on a port of this machine out, until Ctrl-C."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import suppress

from starlette.applications import Starlette

from claimgraph.base.errors import ClaimGraphError


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one.

    Raises:
        ClaimGraphError: it is in use, or may not be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
    except (OSError, OverflowError) as error:
        found.close()
        raise ClaimGraphError(
            f"Cannot listen on {host}, port {port}: {getattr(error, 'strerror', error)}.",
            "Another program may use it: give another one, or --port 0 for any that is free.",
        ) from error
    return found


def serve(app: Starlette, on: socket.socket, ready: Callable[[], object]) -> None:
    """Answer requests until Ctrl-C or a signal ends it; ``ready`` is called once, when it can."""
    import uvicorn

    class _Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    # Uvicorn would print where in the code an answer was broken off; whoever asked sees that it was.
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=1)
    with suppress(KeyboardInterrupt):  # how one ends a server
        _Server(config).run([on])


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a message is to be shown: it tells of no error that was told."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error and (error.__cause__ or error), ClaimGraphError)
