"""What a process gives up for good before it runs what a stranger wrote: the network, most of the memory, the terminal.

Refusing a text is the first fence. These are the ones below it, which do not depend on reading any text right.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

if sys.platform == "win32":
    resource = None
else:
    import resource

_CLONE_NEWUSER: Final = 0x10000000  # linux/sched.h
_CLONE_NEWNET: Final = 0x40000000
_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h


def end_with_parent() -> None:
    """Ask Linux to end this process when its parent ends, however that ends; elsewhere a time-out must do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends this process
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def leave_network() -> bool:
    """Move this process into a network of its own that has no way out; whether the system allowed it.

    Linux alone has this, for root and, on most systems, for everybody (https://man7.org/linux/man-pages/man2/unshare.2.html).
    The process must have one thread.
    """
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None).unshare
    return any(unshare(flags) == 0 for flags in (_CLONE_NEWUSER | _CLONE_NEWNET, _CLONE_NEWNET))


def has_one_thread() -> bool:
    """Whether this process surely has one thread, also of those that Python does not know; only Linux says so."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        return False


def is_alone() -> bool:
    """Whether this process sees no network but its own machine, as after `leave_network`."""
    try:
        return {name for _, name in socket.if_nameindex()} <= {"lo"}
    except (AttributeError, OSError):
        return False


@contextmanager
def no_new_files() -> Iterator[bool]:
    """Inside, nothing can be opened: no file, and no connection, whoever asks; whether the system allows it.

    What is open stays open. This is the fence of systems that have no `leave_network`, and costs nothing beside it.
    """
    if resource is None:
        yield False
        return
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        yield True
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def limit_memory(more: int) -> None:
    """Let this process take ``more`` bytes beside what it has now; whoever asks for more is ended by the system.

    Where the system does not say what a process has (macOS, Windows) only the time is limited.
    """
    if resource is None or sys.platform != "linux":
        return
    with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 - no file of anybody's
        has = int(sizes.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = has + more if hard == resource.RLIM_INFINITY else min(has + more, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # an ended query leaves no image of its memory on the disk


def fall_silent() -> None:
    """Let nothing of this process reach the terminal: an engine that runs out of memory prints pages about itself."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
