"""A folder in, a hold on it out: many may read at once, and what nobody holds may be removed.

The system lets go when a process ends, however it ends: so what a killed command left is known by nobody holding it.
Windows has no such hold; there a folder in which a file is open cannot be renamed, and that is tried instead.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import weakref
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

#: How a folder is called while it is removed.
GOING: Final = ".going-"


class Hold:
    """A folder that is read: it stays as long as this value does, also when something newer takes its place.

    With ``alone`` it is changed, and nobody reads it meanwhile.
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        """Raises OSError where the folder is gone, or is being removed; BlockingIOError where others are in the way."""
        if fcntl is None:
            return
        handle = os.open(folder, os.O_RDONLY)
        self._release = weakref.finalize(self, os.close, handle)
        try:
            _lock(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            if not os.path.samestat(os.fstat(handle), folder.stat()):
                raise FileNotFoundError(folder)
        except OSError:
            self._release()
            raise

    def let_go(self) -> None:
        """End the hold, at once."""
        if fcntl is not None:
            self._release()


def remove_unheld(folder: Path) -> None:
    """Remove a folder, unless somebody holds it."""
    handle = None
    with contextlib.suppress(OSError):  # somebody holds it
        try:
            if fcntl is not None:
                handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
                _lock(handle, fcntl.LOCK_EX)
            # In one step, so that nobody finds half of it.
            going = folder.with_name(f"{GOING}{folder.name.removeprefix(GOING)}")
            folder.rename(going)
            shutil.rmtree(going, ignore_errors=True)
        finally:
            if handle is not None:
                os.close(handle)


def _lock(handle: int, kind: int) -> None:
    """Lock an open folder now, or raise BlockingIOError."""
    assert fcntl is not None
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return  # a drive that knows no locks
