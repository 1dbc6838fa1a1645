"""Work in, what it gives out, from a process of its own that can be ended, and that has little to harm with.

Some of what strangers write keeps an engine busy for ever, or eats all memory, and neither Ctrl-C nor a signal handler
gets through. So it is read in a child: without network, with a limit on memory, and ended in time.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from claimgraph.base.errors import ClaimGraphError, StoreError
from claimgraph.store import fences

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

S = TypeVar("S")
T = TypeVar("T")


class Ended(Exception):
    """The work came to no end: ``why`` is "time", "memory", "depth", "outside", "code" or "failed"; ``said`` more of it."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


def apart(prepare: Callable[[], S], work: Callable[[S], T], *, seconds: float, memory: int) -> T:
    """What ``work`` gives for what ``prepare`` made, within ``seconds`` and ``memory`` (MiB beside what that took).

    Both run in the child, the second one within the fences; what they are made of has to be pickled.

    Raises:
        Ended: it met a limit, or failed in a way that is no error of ours.
        StoreError: what is on a disk cannot be read.
        ClaimGraphError: whatever else of ours ``work`` raised, as this class.
    """
    (value,) = each_apart(prepare, partial(_alone, work), seconds=seconds, memory=memory)
    return value


def _alone(work: Callable[[S], T], prepared: S) -> Iterator[T]:
    yield work(prepared)


def each_apart(
    prepare: Callable[[], S], work: Callable[[S], Iterable[T]], *, seconds: float, memory: int, in_all: bool = True
) -> Iterator[T]:
    """Each of the values that ``work`` gives, as it comes: the child waits until it is taken. Else as `apart`.

    The ``seconds`` are those in which somebody waits for values: for all together, or, not ``in_all``, for each.
    """
    left = seconds
    # A forked child is there at once, but would share locks of threads that it does not have.
    context = multiprocessing.get_context("fork" if fences.has_one_thread() else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, prepare, work, memory), daemon=True)  # type: ignore[attr-defined]
    with _ctrl_c_is_ours(context.get_start_method()):
        process.start()
    sender.close()
    try:
        while True:
            begun = time.monotonic()
            if not receiver.poll(max(0.0, left)):
                raise Ended("time")
            said: Any = receiver.recv()
            left = left - (time.monotonic() - begun) if in_all else seconds
            if isinstance(said, (ClaimGraphError, Ended)):
                raise said
            if not said:
                return
            yield said[0]
    except EOFError as error:
        process.join()
        raise _of_code(process.exitcode or 0) from error
    finally:
        process.kill()
        process.join()
        receiver.close()


@contextmanager
def _ctrl_c_is_ours(start: str) -> Iterator[None]:
    """Inside, Ctrl-C waits; a child that is started there never gets it: it would end in the midst of its imports."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    if start == "spawn":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # before, since its start lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _of_code(code: int) -> Ended:
    """For a child that ended without a word, by the signal that ended it."""
    if code == -signal.SIGABRT:  # how Rust ends a process that gets no more memory
        return Ended("memory")
    if code in (-signal.SIGSEGV, -getattr(signal, "SIGBUS", 0)):
        return Ended("depth")
    if code == -getattr(signal, "SIGKILL", 0):
        return Ended("outside")
    return Ended("code", str(code))


def _run(sender: Connection, prepare: Callable[[], S], work: Callable[[S], Iterable[T]], memory: int) -> None:
    fences.end_with_parent()
    try:
        fences.leave_network()
        prepared = prepare()
        fences.fall_silent()
        fences.limit_memory(memory * 2**20)
        for value in work(prepared):
            sender.send((value,))
        sender.send(())
    except StoreError as error:
        sender.send(error)
    except ClaimGraphError as error:
        # Sent as one class, since a subclass may not be made from its message alone.
        sender.send(ClaimGraphError(error.message, error.remedy))
    except MemoryError:
        sender.send(Ended("memory"))
    except Exception as error:  # whatever a library does with what a stranger wrote
        sender.send(Ended("failed", str(error)))
