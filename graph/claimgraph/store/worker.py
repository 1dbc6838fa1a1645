"""A query in, its answer out, from a process of its own that can be ended, and that has little to harm with.

Oxigraph has no time-out and holds the interpreter while it evaluates: neither Ctrl-C nor a signal handler would get
through. So what a person asks runs in a child: without network, with a limit on memory, and ended in time.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Final, TypeAlias

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, QueryError
from claimgraph.base.namespaces import PREFIXES
from claimgraph.store import Store, Table, fences, mentions_service
from claimgraph.store.refusals import refuse_elsewhere

#: A table, or Turtle for CONSTRUCT and DESCRIBE.
Answer: TypeAlias = Table | bytes

_SIMPLER: Final = "Narrow it, add a LIMIT, or allow more with"


def answer(
    triples: str,
    sparql: str,
    prefixes: Mapping[str, str] = PREFIXES,
    *,
    seconds: float = limits.SECONDS,
    memory: int = limits.MEMORY,
) -> Answer:
    """The answer to any query, also a stranger's, on N-Triples text; it may use ``prefixes`` undeclared.

    Raises:
        QueryError: the query cannot be parsed, asks for another machine or graph, or met the limit of ``seconds`` or
            of ``memory`` (MiB); the message says which.
    """
    return in_fences(partial(_to_any, sparql), triples, prefixes, seconds=seconds, memory=memory)


def in_fences(
    work: Callable[[Store], Answer],
    triples: str,
    prefixes: Mapping[str, str] = PREFIXES,
    *,
    seconds: float = limits.SECONDS,
    memory: int = limits.MEMORY,
) -> Answer:
    """What ``work`` gives for a store of N-Triples text, from a process without network, within these limits.

    Raises:
        QueryError: it met a limit, which the message names; or whatever of ours ``work`` raised, as one class.
    """
    # "spawn": a forked child would share locks of threads that it does not have.
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, work, triples, dict(prefixes), memory), daemon=True)
    with _ctrl_c_is_ours():
        process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"The query took longer than {seconds:g} s and was ended.", f"{_SIMPLER} --timeout.")
        value: Answer | QueryError = receiver.recv()
    except EOFError as error:
        process.join()
        raise _ended(process.exitcode or 0, memory) from error
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(value, QueryError):
        raise value
    return value


@contextmanager
def _ctrl_c_is_ours() -> Iterator[None]:
    """Inside, Ctrl-C waits; a child that is started there never gets it: it would end in the midst of its imports."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # before, since its start lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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


def _run(
    sender: Connection, work: Callable[[Store], Answer], triples: str, prefixes: dict[str, str], memory: int
) -> None:
    fences.end_with_parent()
    try:
        fences.leave_network()
        store = Store(triples, prefixes)
        fences.fall_silent()
        fences.limit_memory(memory * 2**20)
        sender.send(work(store))
    except ClaimGraphError as error:
        # Sent as one class, since a subclass may not be made from its message alone.
        sender.send(QueryError(error.message, error.remedy))
    except MemoryError:
        sender.send(_too_large(memory))
    except Exception as error:
        sender.send(QueryError(f"The query failed: {error}", "Simplify it to find what fails."))


def _to_any(sparql: str, store: Store) -> Answer:
    refuse_elsewhere(sparql)
    # Whether or not the system gave this process a network of its own: nothing can be opened while it is answered.
    with fences.no_new_files() as closed:
        if not closed and mentions_service(sparql):
            raise QueryError("This system cannot keep a query off the network.", "Leave the word SERVICE out of it.")
        return store.answer(sparql)
