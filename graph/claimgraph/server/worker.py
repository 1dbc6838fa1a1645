"""A process that holds a graph, without network and with little memory: queries in one by one, their answers out in pieces."""

from __future__ import annotations

import io
import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final

from claimgraph.base.errors import ClaimGraphError, QueryError
from claimgraph.store import Store, fences
from claimgraph.store.answered import Answered
from claimgraph.store.worker import nothing_opened

#: How much of an answer is sent at a time, in bytes.
_PIECE: Final = 2**16


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and the format in which a table is wanted, and a graph; "" where the asker takes none.

    ``base`` is what IRIs in it are relative to.
    """

    sparql: str
    table: str
    graph: str
    base: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A query that is not answered, and why; the process is ready for the next one."""

    message: str
    remedy: str


class Worker:
    """The process, from outside; ``prepare`` made what it holds."""

    def __init__(self, prepare: Callable[[], Store], memory: int) -> None:
        self.prepare = prepare
        context = multiprocessing.get_context("spawn")  # a server has threads, whose locks a forked child would share
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, prepare, memory), daemon=True)
        self._process.start()
        other.close()

    def ask(self, query: Query) -> None:
        """Give it a query; only after its last word on the one before."""
        self._connection.send(query)

    def word(self) -> str | bytes | Refused | None:
        """Wait for what it says next: the format of the answer, a piece of it, why there is none; None after all of it.

        Raises:
            EOFError: it has ended.
        """
        return self._connection.recv()  # type: ignore[no-any-return]

    def end(self) -> None:
        """End it; whoever waits for its word meets the end of the pipe."""
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(connection: Connection, prepare: Callable[[], Store], memory: int) -> None:
    fences.end_with_parent()
    fences.leave_network()
    store = prepare()
    fences.fall_silent()
    fences.limit_memory(memory * 2**20)
    with suppress(EOFError, ConnectionError):  # the server has ended
        while True:
            connection.send(_last_word(store, connection.recv(), connection))


def _last_word(store: Store, query: Query, connection: Connection) -> Refused | None:
    try:
        with nothing_opened(query.sparql, store):
            _answer(store, query, connection)
    except ConnectionError:
        raise
    except MemoryError:
        os._exit(1)  # what is left of it may be in any state
    except ClaimGraphError as error:
        return Refused(error.message, error.remedy)
    except Exception as error:  # whatever a library does with what a stranger wrote
        return Refused(f"The query failed: {error}", "Simplify it to find what fails.")
    return None


def _answer(store: Store, query: Query, connection: Connection) -> None:
    answered = Answered(store, query.sparql, query.base)
    format = query.graph if answered.is_graph else query.table
    if not format:
        what = "a graph" if answered.is_graph else "a table"
        raise QueryError(f"The answer is {what}, which has none of the forms that you accept.", "Accept */*.")
    connection.send(format)
    pieces = io.BufferedWriter(_Pieces(connection), _PIECE)  # type: ignore[type-var]
    answered.write(format, pieces)
    pieces.flush()


class _Pieces(io.RawIOBase):
    """What is written is sent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes, /) -> int:  # type: ignore[override]
        self._connection.send(bytes(piece))
        return len(piece)
