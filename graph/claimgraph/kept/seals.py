"""A file in, whether this user wrote it on this machine out: so that nothing that came with a corpus is taken for ours.

A graph beside a corpus is a thing that a stranger could have made, to be shown in the place of what his files say. So
what is written there is noted in the user's own cache directory, with what nobody can give a file that came from
elsewhere: its number on its disk, and when the system last changed it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file, write_file


def seal(path: Path) -> bool:
    """Note that this user wrote a file; whether that can be noted."""
    try:
        write_file(_note(path), _said(path))
    except (OSError, ClaimGraphError):
        return False
    return True


def is_sealed(path: Path) -> bool:
    """Whether a file is the one that was noted, and nobody has touched it since."""
    try:
        return read_file(_note(path), 1024) == _said(path)
    except (OSError, ClaimGraphError):
        return False


def _said(path: Path) -> bytes:
    facts = path.stat(follow_symlinks=False)
    return f"{facts.st_dev} {facts.st_ino} {facts.st_ctime_ns} {facts.st_size}\n".encode()


def _note(path: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()
    return _caches() / "claimgraph" / "sealed" / name


def _caches() -> Path:
    """Where a user's programs keep what they can make again.

    Raises:
        OSError: nobody knows.
    """
    if sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        given = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - not RuntimeError where there is no home
    else:
        # https://specifications.freedesktop.org/basedir-spec/latest/
        given = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")  # noqa: PTH111
    if not os.path.isabs(given):  # noqa: PTH117
        raise OSError(f"No folder for caches: {given!r}")
    return Path(given)
