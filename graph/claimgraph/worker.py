"""A query in, its answer out, from a process of its own that can be ended.

Oxigraph has no time-out and holds the interpreter while it evaluates: neither Ctrl-C nor a signal handler would get
through. So a query that a person typed runs in a child that the parent can end.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from claimgraph.errors import ClaimGraphError, QueryError
from claimgraph.store import Store
from claimgraph.tables import formatted

T = TypeVar("T")


def answer(triples: str, sparql: str, format: str) -> bytes:
    """The answer to any query on N-Triples text: a table in ``format``, or Turtle for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: the query cannot be parsed, or wants to reach the network.
    """
    store = Store(triples)
    if store.gives_triples(sparql):
        return store.construct(sparql)
    return formatted(store.query(sparql), format).encode()


def in_time(seconds: float, work: Callable[..., T], *arguments: object) -> T:
    """What ``work`` returns, run in a process of its own that ends after ``seconds`` at the latest.

    Raises:
        QueryError: it took longer.
        ClaimGraphError: whatever ``work`` raised of ours.
    """
    # "spawn": a forked child would share locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, work, arguments), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(
                f"The query took longer than {seconds:g} s and was ended.",
                "Narrow it, add a LIMIT, or allow more with --timeout.",
            )
        kind, value = receiver.recv()
    except EOFError as error:
        raise QueryError(
            "The query ended without an answer.", "It may have needed more memory than there is."
        ) from error
    finally:
        process.kill()
        process.join()
        receiver.close()
    if kind == "error":
        raise value
    return value  # type: ignore[no-any-return]


def _run(sender: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    _end_with_parent()
    try:
        sender.send(("answer", work(*arguments)))
    except ClaimGraphError as error:
        # Sent as one class, since a subclass may not be made from its message alone.
        sender.send(("error", QueryError(error.message, error.remedy)))
    except Exception as error:
        sender.send(("error", QueryError(f"The query failed: {error}", "Simplify it to find what fails.")))


def _end_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that ends; elsewhere a time-out must do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends this process
    if sys.platform == "linux":
        pr_set_pdeathsig = 1  # linux/prctl.h
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
