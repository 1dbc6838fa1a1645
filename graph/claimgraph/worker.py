"""A query in, its answer out, from a process of its own that can be ended, and that has little to harm with.

Oxigraph has no time-out and holds the interpreter while it evaluates: neither Ctrl-C nor a signal handler would get
through. So a query that a person typed runs in a child: without network, with a limit on memory, and ended in time.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final

from claimgraph import fences
from claimgraph.errors import ClaimGraphError, QueryError
from claimgraph.refusals import refuse_elsewhere
from claimgraph.store import Store, Table, mentions_service
from claimgraph.tables import formatted

#: How long a query may take, in seconds, and how much memory beside the graph, in MiB: a small laptop stays usable.
SECONDS: Final = 60.0
MEMORY: Final = 1024

#: What is done with the graph and the query in the child; tests put what must not get through there.
Work = Callable[[Store, str], Table | bytes]

_SIMPLER: Final = "Narrow it, add a LIMIT, or allow more with"


def answer(triples: str, sparql: str, format: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> bytes:
    """The answer to any query on N-Triples text: a table in ``format``, or Turtle for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: the query cannot be parsed, asks for another machine or graph, or met the limit of ``seconds`` or
            of ``memory`` (MiB); the message says which.
    """
    return in_fences(Store.answer, triples, sparql, format, seconds, memory)


def in_fences(work: Work, triples: str, sparql: str, format: str, seconds: float, memory: int) -> bytes:
    """What ``work`` makes of a graph and a query, in a process of its own; as `answer`."""
    # "spawn": a forked child would share locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, work, triples, sparql, format, memory), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"The query took longer than {seconds:g} s and was ended.", f"{_SIMPLER} --timeout.")
        value = receiver.recv()
    except EOFError as error:
        process.join()
        raise _ended(process.exitcode or 0, memory) from error
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(value, QueryError):
        raise value
    return bytes(value)


def _ended(code: int, memory: int) -> QueryError:
    """The error for a child that ended without a word, by the signal that ended it."""
    if code == -signal.SIGABRT:  # how Rust ends a process that gets no more memory
        return _too_large(memory)
    if code in (-signal.SIGSEGV, -getattr(signal, "SIGBUS", 0)):
        return QueryError("The query is too long, or nested too deeply, to be read.", "Take parts of it out.")
    if code == -getattr(signal, "SIGKILL", 0):
        return QueryError("The query was ended from outside.", "The machine may have no memory left: see its log.")
    return QueryError(f"The query ended without an answer (code {code}).", "Simplify it to find what fails.")


def _too_large(memory: int) -> QueryError:
    return QueryError(
        f"The query needed more than {memory:,} MiB of memory beside the graph and was ended.", f"{_SIMPLER} --memory."
    )


def _run(sender: Connection, work: Work, triples: str, sparql: str, format: str, memory: int) -> None:
    fences.end_with_parent()
    try:
        sender.send(_answered(work, triples, sparql, format, memory))
    except ClaimGraphError as error:
        # Sent as one class, since a subclass may not be made from its message alone.
        sender.send(QueryError(error.message, error.remedy))
    except MemoryError:
        sender.send(_too_large(memory))
    except Exception as error:
        sender.send(QueryError(f"The query failed: {error}", "Simplify it to find what fails."))


def _answered(work: Work, triples: str, sparql: str, format: str, memory: int) -> bytes:
    refuse_elsewhere(sparql)
    isolated = fences.leave_network()
    store = Store(triples)
    fences.fall_silent()
    fences.limit_memory(memory * 2**20)
    with fences.no_new_files() as closed:
        if not (isolated or closed) and mentions_service(sparql):
            raise QueryError("This system cannot keep a query off the network.", "Leave the word SERVICE out of it.")
        found = work(store, sparql)
    # Outside: what a table is drawn with is loaded now.
    return found if isinstance(found, bytes) else formatted(found, format).encode()
