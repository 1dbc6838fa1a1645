"""A corpus folder in, one digest of all that its graph depends on out: the bytes of its files, and this program.

Equal digests mean an equal graph. What cannot be read as a corpus has none: whoever reads it then tells why.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from claimgraph import __version__
from claimgraph.base import limits
from claimgraph.base.errors import ResourceError
from claimgraph.base.resources import shipped

#: The files of a corpus that its graph is made from, and the folders of which every file counts.
_FILES: Final = ("actors.yaml", "events.yaml", "concepts.yaml", "identities.yaml")
_FOLDERS: Final = ("documents", "ontology")
_BYTES: Final = 16


class _Unreadable(Exception):
    """A file cannot be read, or is none."""


def digest_of(folder: Path, smallest: int = 0) -> str:
    """The digest of the corpus in a folder; "" where it cannot be read, or its files are fewer bytes than ``smallest``."""
    found, seen, size = hashlib.blake2b(_program(), digest_size=_BYTES), dict[tuple[int, int], int](), 0
    try:
        for name, is_link in _names(folder):
            path = f"{folder}/{name}"  # a Path for each of 100,000 files takes longer than reading them
            content, facts = _read(path)
            size += len(content)
            # Two names of one file are a mistake in a corpus, also where they were two files before.
            first = seen.setdefault((facts.st_dev, facts.st_ino), len(seen))
            leads_to = os.readlink(path) if is_link else ""  # noqa: PTH115
            found.update(f"{name}\0{leads_to}\0{first}\0{len(content)}\0".encode(errors="surrogateescape"))
            found.update(content)
    except (OSError, _Unreadable):
        return ""
    return found.hexdigest() if size >= smallest else ""


def _names(folder: Path) -> Iterator[tuple[str, bool]]:
    """The names of all files that count, in one order; and whether each is a link."""
    yield from ((name, (folder / name).is_symlink()) for name in _FILES if os.path.lexists(folder / name))
    for name in _FOLDERS:
        if not os.path.lexists(folder / name):
            continue
        if (folder / name).is_symlink():
            raise _Unreadable  # it may lead anywhere: read it each time
        with os.scandir(folder / name) as entries:
            yield from sorted((f"{name}/{e.name}", e.is_symlink()) for e in entries if e.name[0] != ".")


def _read(path: str) -> tuple[bytes, os.stat_result]:
    # Not blocking: to open a pipe that nobody writes to would wait for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > limits.FILE_BYTES:
            raise _Unreadable
        content = os.read(handle, facts.st_size + 1)
        while len(content) <= limits.FILE_BYTES and (more := os.read(handle, 2**20)):
            content += more
        return content, facts
    finally:
        os.close(handle)


@cache
def _program() -> bytes:
    """What tells this program from another: its version, and when its files and the core's ontology were changed."""
    found = hashlib.blake2b(__version__.encode(), digest_size=_BYTES)
    roots = [Path(__file__).resolve().parents[1]]
    with contextlib.suppress(ResourceError):  # told by whoever reads it
        roots.append(shipped("ontology"))
    for root in roots:
        for here, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                facts = os.stat(os.path.join(here, name))  # noqa: PTH116, PTH118
                found.update(f"{name}\0{facts.st_mtime_ns}\0{facts.st_size}\0".encode(errors="surrogateescape"))
    return found.digest()
