"""A command and a kind of harm in, what became of it out: commands run in forked children that can be killed anywhere.

A child is a process of its own, but begins where a started program would be after its imports: so a thousand of them
take minutes, and every moment of their lives is one in which the program works.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from types import FrameType

import claimgraph
from claimgraph.cli import main
from claimgraph.identity.glossary import in_english
from claimgraph.model.vocabulary import vocabulary
from hostile.examples import Example

#: No command of the harness takes this long, in seconds: what does hangs.
LIMIT = 60.0


def warm_up() -> None:
    """Import all of the program, and read its lists of words, so that no child has to.

    No command is run, so that no thread is there to be lost.
    """
    for module in pkgutil.walk_packages(claimgraph.__path__, "claimgraph."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    vocabulary()
    in_english("any name")


@dataclass
class Done:
    """How a child ended: exit code (minus the signal, where one ended it), what it said, how long it lived."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def said(self) -> str:
        """The last that it said, for a report."""
        return " / ".join((self.err or self.out).strip().splitlines()[-3:])[-300:]


@dataclass
class Child:
    """A command that runs."""

    pid: int
    pipes: dict[int, bytearray]
    start: float = field(default_factory=time.monotonic)
    status: int | None = None
    end: float = 0.0


def started(
    example: Example, folder: Path, environment: dict[str, str], harm: Callable[[], object] = lambda: None
) -> Child:
    """Fork a child that calls `harm` and runs the command in the folder."""
    read_out, write_out = os.pipe()
    read_err, write_err = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read_out)
            os.close(read_err)
            _run(example, folder, environment, harm, write_out, write_err)
        finally:
            os._exit(99)  # never back into the harness
    os.close(write_out)
    os.close(write_err)
    return Child(pid, {read_out: bytearray(), read_err: bytearray()})


def _run(
    example: Example,
    folder: Path,
    environment: dict[str, str],
    harm: Callable[[], object],
    out: int,
    err: int,
) -> None:
    os.dup2(out, 1)
    os.dup2(err, 2)
    typed_read, typed_write = os.pipe()
    os.write(typed_write, example.typed.encode())
    os.close(typed_write)
    os.dup2(typed_read, 0)
    sys.stdin, sys.stdout, sys.stderr = (
        TextIOWrapper(os.fdopen(number, mode), encoding="utf-8", line_buffering=number == 2)
        for number, mode in ((0, "rb"), (1, "wb"), (2, "wb"))
    )
    os.chdir(folder)
    os.environ.update(environment)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    code = 1
    harm()
    try:
        main.main(args=list(example.words), prog_name="claimgraph")
        code = 0
    except SystemExit as exit_:
        code = exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None)
    except BaseException:
        traceback.print_exc()
    sys.setprofile(None)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def ended(*children: Child, kill_after: float | None = None) -> list[Done]:
    """Wait for children, and read what they say; `kill_after` so many seconds of its life the first is killed."""
    waiting = {pipe: child for child in children for pipe in child.pipes}
    deadline = min(child.start for child in children) + LIMIT
    while waiting or any(child.status is None for child in children):
        now = time.monotonic()
        if now > deadline:
            for child in children:
                os.kill(child.pid, signal.SIGKILL)
        if kill_after is not None and now >= children[0].start + kill_after:
            os.kill(children[0].pid, signal.SIGKILL)
            kill_after = None
        wait = 0.05 if kill_after is None else max(0.0, children[0].start + kill_after - now)
        for pipe in select.select(list(waiting), [], [], min(wait, 0.05))[0] if waiting else []:
            data = os.read(pipe, 1 << 16)
            waiting[pipe].pipes[pipe] += data
            if not data:
                os.close(pipe)
                del waiting[pipe]
        for child in children:
            # Its pipes are closed when it and its own children are gone; only then it is taken from the table.
            if child.status is None and not any(owner is child for owner in waiting.values()):
                _, child.status = os.waitpid(child.pid, 0)
                child.end = time.monotonic()
    return [_done(child) for child in children]


def _done(child: Child) -> Done:
    out, err = (bytes(said).decode("utf-8", "replace") for said in child.pipes.values())
    seconds = child.end - child.start
    if seconds >= LIMIT:
        err += f"\nIt did not end within {LIMIT:g} s."
    return Done(os.waitstatus_to_exitcode(child.status or 0), out, err, seconds)


# ------------------------------------------------------------------------ the n-th step

#: What changes files, as Python's audit events (https://docs.python.org/3/library/audit_events.html) name it.
_AUDITED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
#: What has no audit event: calls of C functions, as a profiler sees them.
_CALLED = {"write", "writelines", "flush", "close", "__exit__", "fsync", "fdatasync", "flock", "ftruncate", "sendfile"}


def stepped(folder: Path, on_step: Callable[[int, str], object]) -> Callable[[], None]:
    """A harm that calls `on_step` with number and name before each step that changes a file below the folder."""
    root = str(folder.resolve())
    count, inside = 0, False

    def step(name: str) -> None:
        nonlocal count, inside
        if not inside:  # what `on_step` does is no step
            count, inside = count + 1, True
            on_step(count, name)
            inside = False

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and _below(path, root):
                step(f"open {_name(path)}")
        elif event in _AUDITED and any(_below(path, root) for path in arguments):
            step(f"{event} {_name(arguments[0])}")

    def profile(frame: FrameType, event: str, called: object) -> None:
        name = getattr(called, "__name__", "")
        if event == "c_call" and name in _CALLED and not inside and _is_file(getattr(called, "__self__", None), root):
            step(name)

    def harm() -> None:
        sys.addaudithook(audit)
        sys.setprofile(profile)

    return harm


def _below(path: object, root: str) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    # Not realpath: that would look at files, and so be seen itself.
    return os.path.abspath(os.fsdecode(path)).startswith(root + os.sep)  # noqa: PTH100


def _name(path: object) -> str:
    return Path(os.fsdecode(path)).name if isinstance(path, str | bytes | os.PathLike) else str(path)


def _is_file(holder: object, root: str) -> bool:
    """Whether a C function belongs to the module of system calls, or to a file below the folder."""
    if getattr(holder, "__name__", "") in ("posix", "fcntl"):
        return True
    fileno = getattr(holder, "fileno", None)
    try:
        if fileno is None or not holder.writable():  # type: ignore[union-attr]
            return False
        return str(Path(f"/proc/self/fd/{fileno()}").readlink()).startswith(root)
    except (OSError, ValueError, AttributeError):
        return False


def die(at: int) -> Callable[[int, str], None]:
    """A step that is the last one, if it is the one with this number."""

    def step(number: int, name: str) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return step


# ------------------------------------------------------------------------ the n-th byte, a full disk


def torn(size: int) -> Callable[[], None]:
    """A harm that ends the process when it has written so many bytes of any file."""

    def harm() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return harm


def full(size: int) -> Callable[[], None]:
    """A harm that refuses every byte of any file after so many: a disk that is full for this process."""

    def harm() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return harm
