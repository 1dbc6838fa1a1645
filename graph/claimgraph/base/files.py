"""Bytes in, a file out, whole or not at all; a path in, its bytes out, never more than was asked for."""

from __future__ import annotations

import contextlib
import glob
import os
import stat
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from claimgraph.base.errors import ClaimGraphError, ExportError, Interrupted

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

#: The folder of a corpus for what is no part of it: a change that is being made, the graph as it was built.
STATE: Final = ".claimgraph"

#: The file by which a store is known, and told from a corpus folder.
MANIFEST: Final = "manifest.json"

#: The ending of what is not a whole file yet, behind the eight signs that `tempfile` chooses.
_PART: Final = ".claimgraph-part"
_CHOSEN: Final = "[a-z0-9_]" * 8


def is_store(folder: Path | str) -> bool:
    """Whether a folder is a store, and no corpus folder."""
    return (Path(folder) / MANIFEST).is_file() and not (Path(folder) / "actors.yaml").is_file()


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes; never a pipe or a device, which may never end.

    Raises:
        ClaimGraphError: it is none, or cannot be read. The message does not name the file: whoever asks knows its name.
    """
    try:
        # Not blocking: to open a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ClaimGraphError("not a file", "Replace it by a file: a pipe or a device may never end.")
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, IsADirectoryError):
            raise ClaimGraphError("not a file", "Replace it by a file.") from error
        raise ClaimGraphError(f"cannot be read: {reason(error)}", "Check the name and the permissions.") from error
    if len(data) > limit:
        raise ClaimGraphError(f"larger than {limit // 2**20} MiB", "Split it into several files.")
    return data


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path below a folder leads out of it, over whatever links; also where a link leads to itself."""
    try:
        with contextlib.suppress(FileNotFoundError):  # what is not there yet may be made
            os.path.realpath(path, strict=True)
        return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder, strict=True))
    except OSError:
        return True


def refuse_way_out(path: Path, folder: Path) -> None:
    """Raise where a path that is written as one below a folder leads out of it, over a link.

    Raises:
        ClaimGraphError: it does.
    """
    if Path(os.path.abspath(path)).is_relative_to(os.path.abspath(folder)) and leads_out(path, folder):  # noqa: PTH100
        raise ClaimGraphError(
            f"{path} leads out of the corpus, over a link: nothing was read or written.",
            "Replace the link by a copy; or give the path that it leads to.",
        )


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that an interruption leaves the old one or the new one, whole.

    What an interrupted command left of the same file is cleaned up, with an `Interrupted` warning.

    Raises:
        ExportError: it cannot be written.
    """
    with file_written(path) as write:
        write(content)


@contextlib.contextmanager
def file_written(path: Path) -> Iterator[Callable[[bytes], object]]:
    """The same of a file that comes in pieces: inside, each is written by a call; where anything fails there, none is left.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as device:  # or a pipe: there is nothing to keep
                yield device.write
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        file, beside = _beside(target)
        try:
            with file:
                yield file.write
                on_disk(file)
                beside.chmod(mode_of(target))
                beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        names_on_disk(target.parent)
    except (OSError, ValueError, RuntimeError) as error:
        raise ExportError(
            f"{path} cannot be written: {reason(error)}.", "Check the folder and its permissions."
        ) from error


def _beside(target: Path) -> tuple[BinaryIO, Path]:
    """A new file beside another, held as long as it is open: what nobody holds is the remains of a killed command."""
    while True:
        # A name of its own for each writer, so that two at once do not mix.
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_beginning(target), suffix=_PART)
        file = os.fdopen(handle, "wb")
        if _hold(handle):
            return file, Path(name)
        file.close()


def _beginning(target: Path) -> str:
    # A name has at most 255 bytes, and a letter up to four.
    return f".{os.fsencode(target.name)[:80].decode('utf-8', 'ignore')}."


def _hold(handle: int) -> bool:
    """Hold an open file until it is closed; whether that was possible, and the file still has its name."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a drive that knows no locks
    return os.fstat(handle).st_nlink > 0


def _sweep(target: Path) -> None:
    """Remove what killed commands left of a file, and say so."""
    if fcntl is None:
        return
    for left in target.parent.glob(f"{glob.escape(_beginning(target))}{_CHOSEN}{_PART}"):
        with contextlib.suppress(OSError):  # somebody else's, or swept by another command just now
            handle = os.open(left, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                if _hold(handle):
                    left.unlink()
                    warnings.warn(f"{left}: what an interrupted command left is removed.", Interrupted, stacklevel=3)
            finally:
                os.close(handle)


def on_disk(file: BinaryIO) -> None:
    """Wait until all that was written to a file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def names_on_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def mode_of(target: Path) -> int:
    """The permissions of a file, or those that a new one gets."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()


def reason(error: BaseException) -> str:
    """Why something of the system failed, in its own words; never nothing."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
