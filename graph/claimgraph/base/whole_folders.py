"""Files in, one by one; a folder of them out, in which the old ones are until all of the new ones are there.

The files are written into a folder of its own in it first. When all are there, the list of what is ours in the folder gets
their names as well, each is moved to its place, what is gone is removed, and the list becomes that of the new ones. So the
list always covers what lies there: whoever is killed between two moves gives the command again, and all is as it should be.
What others put into the folder stays as it is.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from claimgraph.base.errors import BusyError, ExportError
from claimgraph.base.files import leads_out, read_file, reason, write_file
from claimgraph.base.locks import Hold

#: The list of the files, by which such a folder is known.
LIST: Final = "files.txt"
_HEAD: Final = "claimgraph wrote these files, and replaces and removes them when it writes them again:"
_NEW: Final = ".claimgraph-new"
#: A list of a million files is not longer.
_LIST_BYTES: Final = 256 * 2**20
#: Names that every disk takes: no sign of a shell, no full stop in front, nothing that leads elsewhere.
_PATH: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,220}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,220}){0,8}")


@contextmanager
def whole_folder(folder: Path) -> Iterator[Callable[[str, bytes], None]]:
    """Inside, each call writes a file by its path in the folder; when all went well they are there, and no others of ours.

    Raises:
        ExportError: something else is in the folder; a file cannot be written; two would be one on a disk that takes capitals
            for small letters.
        BusyError: another command is writing this folder.
    """
    refuse_others(folder)
    is_new = not folder.exists()
    try:
        (folder / _NEW).mkdir(parents=True, exist_ok=True)
        hold = _held(folder)
        try:
            written = _Written(folder / _NEW / "files")
            yield written.write
            _put(folder, written)
        finally:
            shutil.rmtree(folder / _NEW, ignore_errors=True)
            hold.let_go()
            if is_new and not (folder / LIST).exists():
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise ExportError(
            f"{folder} cannot be written: {reason(error)}.",
            "Check the folder, its permissions and the room on the disk.",
        ) from error


def refuse_others(folder: Path) -> None:
    """Raise where the files would be put among those of somebody else.

    Raises:
        ExportError: the path is no folder, or one with something in it and without a list of ours.
    """
    if not os.path.lexists(folder):
        return
    remedy = "Give a new folder, or one that this command has written; nothing was changed."
    if not folder.is_dir():
        raise ExportError(f"{folder} is no folder.", remedy)
    others = sorted(path.name for path in folder.iterdir() if path.name != _NEW)
    if others and not _listed(folder):
        raise ExportError(f"There is {others[0]} in {folder}, and no {LIST} of this command.", remedy)


class _Written:
    """The files that were written so far."""

    def __init__(self, place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)  # what a killed command left
        self.place = place
        self.paths: dict[str, str] = {}  #: by what they are on a disk that does not tell capitals

    def write(self, path: str, content: bytes) -> None:
        if not _PATH.fullmatch(path):
            raise ExportError(f"{path!r} is no name for a file.", "Shorten the id or the term that it is made of.")
        other = self.paths.setdefault(path.lower(), path)
        if other != path:
            raise ExportError(
                f"{other} and {path} would be one file on many disks.", "Rename one of the two terms or ids."
            )
        target = self.place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _held(folder: Path) -> Hold:
    try:
        return Hold(folder / _NEW, alone=True)
    except BlockingIOError as error:
        raise BusyError(f"Another command is writing {folder}.", "Give it again when that is done.") from error


def _put(folder: Path, written: _Written) -> None:
    before, now = _listed(folder), set(written.paths.values())
    for path in sorted(now):
        target = folder / path
        if leads_out(target, folder) or target.is_dir() or (path not in before and os.path.lexists(target)):
            raise ExportError(
                f"{target} has the place of a file of ours: nothing was changed.", "Move it away, or give a new folder."
            )
    _list(folder, before | now)
    for path in sorted(now):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (written.place / path).replace(target)
    for path in sorted(before - now, reverse=True):
        _remove(folder, path)
    _list(folder, now)


def _remove(folder: Path, path: str) -> None:
    if leads_out(folder / path, folder):
        return
    with contextlib.suppress(OSError):  # somebody was faster; or there is something of others in a folder
        (folder / path).unlink()
        for above in PurePosixPath(path).parents[:-1]:
            (folder / above).rmdir()


def _list(folder: Path, paths: set[str]) -> None:
    write_file(folder / LIST, "".join(f"{line}\n" for line in (_HEAD, *sorted(paths))).encode())


def _listed(folder: Path) -> set[str]:
    """What the list in a folder names, of which nothing leads elsewhere; nothing where there is none of ours."""
    if not (folder / LIST).is_file():
        return set()
    head, *paths = read_file(folder / LIST, _LIST_BYTES).decode("utf-8", "replace").splitlines() or [""]
    return {path for path in paths if _PATH.fullmatch(path)} if head == _HEAD else set()
