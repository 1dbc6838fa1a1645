"""A corpus folder in, a change of it out: there whole or not at all, and never two at once.

What is new is written beside the corpus first (``.claimgraph/staged``), becomes valid in one step (renamed to
``.claimgraph/ready``), and is then moved to its places. Whoever finds ``staged`` drops it, whoever finds ``ready``
finishes the moves: so whenever a command is killed, the corpus is the old one or the new one. Nothing of a change is
left in the folder ``.claimgraph`` when nobody changes anything.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import BusyError, ExportError, Interrupted
from claimgraph.base.files import STATE, leads_out, mode_of, names_on_disk, on_disk, reason
from claimgraph.corpus.source import shown_path


@dataclass(frozen=True)
class Change:
    """A corpus folder that nobody else changes now."""

    folder: Path

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write files, by their paths in the folder (``documents/morning.yaml``): all of them, or none.

        Raises:
            ExportError: they cannot be written. Then the folder is as it was; or, where the disk or somebody came between
                the moves, the message says that the next command finishes them.
        """
        if not contents:
            return
        state = self.folder / STATE
        name = ""
        try:
            for name, content in contents.items():
                refuse_target(self.folder, name)
                path = state / "staged" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as file:
                    file.write(content)
                    on_disk(file)
            for folder, _, _ in os.walk(state / "staged"):
                names_on_disk(Path(folder))
            (state / "staged").rename(state / "ready")
            names_on_disk(state)
        except (OSError, ValueError) as error:
            raise ExportError(
                f"{shown_path(self.folder / name)} cannot be written: {reason(error)}.",
                "Check the folder, its permissions and the disk; then give the command again.",
            ) from error
        _finish(self.folder)


@contextmanager
def changing(folder: Path, wait: float = limits.WAIT, waiting: Callable[[], object] = lambda: None) -> Iterator[Change]:
    """Hold a corpus folder, made where it is not there yet, so that no other command changes it meanwhile.

    ``waiting`` is called once where another command is at work; ``wait`` is how long it is waited for, in seconds.
    What a killed command left is cleaned up first, with an `Interrupted` warning.

    Raises:
        BusyError: the other command is still at work after that time.
        ExportError: the folder cannot be written to.
    """
    is_new = not os.path.lexists(folder)
    try:
        release = _held(folder, wait, waiting)
    except OSError as error:
        raise ExportError(
            f"{folder} cannot be changed: {reason(error)}.", "Check the folder and its permissions."
        ) from error
    try:
        _recover(folder)
        yield Change(folder)
    finally:
        release()
        if is_new:
            with contextlib.suppress(OSError):
                folder.rmdir()  # where nothing was written to it after all


def settle(folder: Path) -> None:
    """Finish the change that a killed command had begun, or wait for one that is being made: for whoever reads.

    Raises:
        BusyError: it is still being made after `claimgraph.base.limits.WAIT`.
        ExportError: it cannot be finished.
    """
    if (folder / STATE / "ready").is_dir():
        with changing(folder):
            pass


def is_empty(folder: Path) -> bool:
    """Whether nothing is in a folder, or there is none; what this module keeps there does not count."""
    if not os.path.lexists(folder):
        return True
    return folder.is_dir() and not any(path.name != STATE for path in folder.iterdir())


def _held(folder: Path, wait: float, waiting: Callable[[], object]) -> Callable[[], None]:
    """A function that lets go of the folder, once it is held."""
    import filelock

    state, until, told = folder / STATE, time.monotonic() + wait, False
    while True:
        with contextlib.suppress(FileExistsError):
            state.mkdir(parents=True, exist_ok=True)
        # Nobody but a stranger puts links there, to have something moved from or to elsewhere.
        for path in (state, state / "staged", state / "ready"):
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise ExportError(f"{shown_path(path)} is no folder of ours.", f"Remove {shown_path(state)}.")
        lock = filelock.FileLock(state / "lock")
        try:
            lock.acquire(timeout=0 if not told else max(0.0, until - time.monotonic()), poll_interval=0.02)
        except FileNotFoundError:
            if time.monotonic() > until + 1:
                raise
            continue  # whoever held it has just taken its folder away
        except filelock.Timeout as error:
            if told or wait <= 0:
                raise BusyError(
                    f"Another command is changing {folder}.",
                    f"Nothing was changed. Give it again later, or --wait SECONDS (now {wait:g}).",
                ) from error
            told = True
            waiting()
            continue
        return lambda: _let_go(state, lock.release)


def _let_go(state: Path, release: Callable[[], object]) -> None:
    shutil.rmtree(state / "staged", ignore_errors=True)
    if not (state / "ready").exists():
        # While it is still held: whoever waits for this file sees that it has no name any more, and makes a new one.
        for remove in ((state / "lock").unlink, state.rmdir):
            with contextlib.suppress(OSError):
                remove()
    release()


def _recover(folder: Path) -> None:
    state = folder / STATE
    if (state / "ready").is_dir():
        _finish(folder)
        warnings.warn(f"{folder}: an interrupted command had begun to change it; that is now finished.", Interrupted, 4)
    if (state / "staged").exists():
        shutil.rmtree(state / "staged", ignore_errors=True)
        warnings.warn(f"{folder}: what an interrupted command left is removed.", Interrupted, stacklevel=4)


#: What commands write into a corpus. Only this is moved to its place: ``ready`` may be a stranger's.
_CORPUS: Final = (
    r"(actors|events|concepts|identities)\.yaml|documents/[a-z0-9-]+(\.positions\.json|\.yaml)|ontology/[a-z0-9-]+\.ttl"
)
_PROPOSED: Final = r"proposals/[a-z0-9-]+(\.yaml|\.decisions\.jsonl)"
_OURS: Final = re.compile(rf"{_CORPUS}|{_PROPOSED}|schema/[a-z]+\.json|mappings/[a-z0-9-]+\.yaml")
#: What commands write besides, and only where nothing was: the files of a new corpus, its worked example, a text.
_AT_FIRST: Final = re.compile(
    rf"README\.md|documents/\.gitkeep|texts/[a-z0-9-]+\.txt|example/({_CORPUS}|texts/example\.txt)"
)

#: The folders of a corpus in which nothing but its own files lies.
_FOLDERS: Final = (("documents",), ("ontology",), ("schema",), ("mappings",), ("proposals",), (STATE,))


def is_ours(path: Path, folder: Path) -> bool:
    """Whether a path is that of a file that only a corpus is read from: of its cast, a document, a vocabulary."""
    real, inside = os.path.realpath(path), os.path.realpath(folder)
    if not Path(real).is_relative_to(inside):
        return False
    name = Path(real).relative_to(inside)
    return _OURS.fullmatch(name.as_posix()) is not None or name.parts[:1] in _FOLDERS


def refuse_target(folder: Path, name: str) -> None:
    """Raise where a file of a corpus may not, or cannot, be written.

    Raises:
        ExportError: no command writes this; a link leads out of the folder; or something else has its place.
    """
    path = folder / name
    if leads_out(path, folder):
        raise ExportError(
            f"{shown_path(path)} leads out of the corpus: nothing was written.",
            "Replace the link by a file or folder.",
        )
    if not (_OURS.fullmatch(name) or (_AT_FIRST.fullmatch(name) and not os.path.lexists(path))):
        raise ExportError(
            f"{shown_path(path)} is no file that a command writes: nothing was written.",
            f"If you do not know where {shown_path(folder / STATE)} comes from, remove it.",
        )
    if path.exists() and not path.is_file():
        raise ExportError(f"{shown_path(path)} is no file: nothing was written.", "Move away what has its place.")
    there = next(parent for parent in path.parents if parent.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        raise ExportError(f"{shown_path(there)} cannot be written to.", "Check its permissions.")


def _finish(folder: Path) -> None:
    """Move what is ready to its places; nothing of it where any of it may not be moved."""
    ready = folder / STATE / "ready"
    files = [Path(here) / name for here, _, names in os.walk(ready) for name in sorted(names)]
    for path in files:
        refuse_target(folder, path.relative_to(ready).as_posix())
    path = ready
    try:
        for path in files:
            # A link inside the corpus stays, and what it links to is written.
            target = Path(os.path.realpath(folder / path.relative_to(ready)))
            target.parent.mkdir(parents=True, exist_ok=True)
            path.chmod(mode_of(target) & 0o666)  # nothing of it can be run
            path.replace(target)
            names_on_disk(target.parent)
        shutil.rmtree(ready)
    except OSError as error:
        raise ExportError(
            f"{shown_path(folder / path.relative_to(ready))} cannot be put in its place: {reason(error)}.",
            "Mend that: the next command finishes the change.",
        ) from error
