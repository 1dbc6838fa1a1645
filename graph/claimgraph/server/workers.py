"""Queries in, their answers out piece by piece, from processes that stay: each holds the graph, and is ended at its limits.

Oxigraph has no time-out and holds the interpreter while it evaluates; so a query has a process for itself, and one that
comes to no end is ended with its process, beside which the others go on.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import anyio
import anyio.to_thread

from claimgraph.base.errors import ClaimGraphError, QueryError
from claimgraph.server.worker import Query, Refused, Worker
from claimgraph.store import Store

#: The format that an answer begins in; then its pieces.
Answering: TypeAlias = "AsyncIterator[str | bytes]"

_NARROW: Final = "Narrow it, add a LIMIT, or start the server with higher limits."


class Busy(ClaimGraphError):
    """No process is free, and none became so in time."""


class Overdue(ClaimGraphError):
    """A query met a limit."""


@dataclass
class Workers:
    """``count`` processes with the graph that ``prepare`` gives, which may change; for use inside `running`.

    ``seconds`` is how long a query may take until its answer is complete, ``memory`` how many MiB it may need beside the
    graph.
    """

    count: int
    seconds: float
    memory: int
    prepare: Callable[[], Store] = Store
    _free: deque[Worker] = field(default_factory=deque)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Inside, the processes are there; afterwards they are ended."""
        self._slots = anyio.Semaphore(self.count)
        # A process is waited for in a thread: beside those that are needed elsewhere.
        self._threads = anyio.CapacityLimiter(2 * self.count)
        # Linux ends a process with the thread that started it: these stay.
        with ThreadPoolExecutor(self.count) as self._starters:
            self._free.extend(await asyncio.gather(*(self._started() for _ in range(self.count))))
            try:
                yield
            finally:
                while self._free:
                    self._free.pop().end()

    async def _started(self, instead_of: Worker | None = None) -> Worker:
        """A new process, started beside all else: to hand it the graph takes its time."""

        def new() -> Worker:
            if instead_of:
                instead_of.end()
            return Worker(self.prepare, self.memory)

        # Also where whoever asked has gone meanwhile: else there would be one less.
        with anyio.CancelScope(shield=True):
            started = await asyncio.get_running_loop().run_in_executor(self._starters, new)
        return started

    async def answer(self, query: Query) -> Answering:
        """The format in which the answer is written, then the answer in pieces.

        Raises:
            QueryError: it cannot be parsed, asks for another machine or graph, or fails while it is answered.
            Overdue: it met a limit.
            Busy: all processes are at work.
        """
        with anyio.move_on_after(self.seconds) as waiting:
            await self._slots.acquire()
        if waiting.cancelled_caught:
            raise Busy("Every process that answers queries is at work.", "Ask again in a moment.")
        worker, is_ready = self._free.popleft(), False
        try:
            if worker.prepare is not self.prepare:
                worker = await self._started(worker)
            until = anyio.current_time() + self.seconds
            worker.ask(query)
            while (said := await self._word(worker, until)) is not None:
                if isinstance(said, Refused):
                    is_ready = True
                    raise QueryError(said.message, said.remedy)
                yield said
            is_ready = True
        finally:
            # One that is not ready met a limit; or nobody wants to hear the rest.
            self._free.append(worker if is_ready else await self._started(worker))
            self._slots.release()

    async def _word(self, worker: Worker, until: float) -> str | bytes | Refused | None:
        """The next that a process says; None where all is said."""
        try:
            with anyio.fail_after(until - anyio.current_time()):
                return await anyio.to_thread.run_sync(worker.word, abandon_on_cancel=True, limiter=self._threads)
        except TimeoutError:
            raise Overdue(f"The query took longer than {self.seconds:g} s and was ended.", _NARROW) from None
        except (EOFError, OSError):
            why = f"The query needed more than {self.memory:,} MiB beside the graph, or is nested too deeply; it was ended."
            raise Overdue(why, _NARROW) from None
