"""Triples and tables in, a store out: there whole or not at all, whenever it is stopped.

A build is a folder of its own in the store. It becomes valid when the manifest that names it takes the place of the old
one. Whoever reads goes on reading the build that he began with; what nobody reads any more, and what a killed command
left, the next build removes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.asking.cautions import caution_of
from claimgraph.base import limits
from claimgraph.base.errors import BusyError, StoreError
from claimgraph.base.files import names_on_disk, reason
from claimgraph.base.locks import GOING, remove_unheld
from claimgraph.kept.held import COLUMNS, GRAPH, ONTOLOGY, PEOPLE, WORKINGS
from claimgraph.kept.manifest import BUILD, FILE, Manifest, files_in, manifest_of, write_manifest
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.privacy.leaving import looked_at
from claimgraph.privacy.people import Cast, written
from claimgraph.store import Store, write_triples

_LOCK: Final = "lock"


@dataclass(frozen=True, slots=True)
class Held:
    """How many documents and passages a store holds, and how many of the passages nobody found in a text."""

    documents: int
    statements: int
    unverified: int


@dataclass(frozen=True, slots=True)
class Building:
    """A build that is not valid yet."""

    store: Path
    name: str

    @property
    def columns(self) -> Path:
        """Where the database with the tables of `claimgraph.columns` belongs: written and closed before `finish`."""
        return self.store / self.name / COLUMNS

    @property
    def workings(self) -> Path:
        """Where a database may lie that is needed until the build is finished."""
        return self.store / self.name / WORKINGS

    def finish(
        self,
        triples: Iterable[bytes],
        vocabulary: Vocabulary,
        cast: Cast,
        held: Held,
        made_from: str,
    ) -> None:
        """Store the triples beside the columns, and make the build valid.

        ``triples`` are N-Triples in pieces of whole lines; ``cast`` has all persons; ``made_from`` is the digest of what
        it all was made from.

        Raises:
            ClaimGraphError: the triples name a private person.
            StoreError: they are no triples.
        """
        place = self.store / self.name
        write_triples(place / GRAPH, (looked_at(cast, piece) for piece in triples))
        (place / ONTOLOGY).mkdir()
        for file in vocabulary.own:
            (place / ONTOLOGY / file.name).write_text(file.text, encoding="utf-8", newline="")
        if persons := written(cast):
            (place / PEOPLE).write_text(persons, encoding="utf-8", newline="")
        store = Store.on_disk(place / GRAPH, vocabulary.prefixes)
        said = Manifest(
            build=self.name,
            made_from=made_from,
            documents=held.documents,
            statements=held.statements,
            unverified=held.unverified,
            triples=len(store),
            caution=caution_of(store),
            prefixes=dict(vocabulary.prefixes),
            files=files_in(place),
        )
        for here, _, _ in os.walk(place):
            names_on_disk(Path(here))
        write_manifest(self.store, said)


@contextmanager
def building(
    folder: Path, *, wait: float = limits.WAIT, waiting: Callable[[], object] = lambda: None
) -> Iterator[Building]:
    """A new build of the store in a folder, made where it is not there yet; nobody else builds there meanwhile.

    Unless it is finished, nothing of it stays. ``wait`` is how long another build is waited for, in seconds, and
    ``waiting`` called once where there is one.

    Raises:
        BusyError: the other one is still at work after that time.
        StoreError: something else is in the folder; or the disk is full, or may not be written to.
    """
    refuse_others(folder)
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        release = hold_store(folder, wait, waiting)
        try:
            _sweep(folder)
            build = Building(folder, _next_name(folder))
            (folder / build.name).mkdir()
            yield build
        finally:
            _sweep(folder)
            release()
            if is_new and not (folder / FILE).exists():
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be built: {reason(error)}.", "Check the folder, its permissions and the room on the disk."
        ) from error


def refuse_others(folder: Path) -> None:
    """Raise where a store would take the place of something else.

    Raises:
        StoreError: the path is no folder, or one in which something lies that no build put there.
    """
    if not os.path.lexists(folder):
        return
    remedy = "Give a new folder, or that of a store; nothing was changed."
    if not folder.is_dir():
        raise StoreError(f"{folder} is no folder.", remedy)
    for path in sorted(folder.iterdir()):
        if not (path.name in (FILE, _LOCK) or _is_build(path) or _is_part_of(path)):
            raise StoreError(f"{folder} is no store: there is {path.name} in it.", remedy)


def _is_build(path: Path) -> bool:
    return BUILD.fullmatch(path.name.removeprefix(GOING)) is not None and path.is_dir() and not path.is_symlink()


def _is_part_of(path: Path) -> bool:
    return path.name.startswith(f".{FILE}.")  # what a killed command left of a manifest


def hold_store(folder: Path, wait: float, waiting: Callable[[], object]) -> Callable[[], object]:
    """A function that lets go of the store, once nobody else builds there."""
    import filelock

    lock = filelock.FileLock(folder / _LOCK)
    until = time.monotonic() + wait
    for seconds in (0.0, wait):
        try:
            lock.acquire(timeout=min(seconds, max(0.0, until - time.monotonic())), poll_interval=0.02)
            return lock.release
        except filelock.Timeout as error:
            if seconds == wait:
                raise BusyError(
                    f"Another command is building or changing {folder}.",
                    f"Nothing was changed. Give it again later, or --wait SECONDS (now {wait:g}).",
                ) from error
            waiting()
    raise AssertionError


def _next_name(folder: Path) -> str:
    taken = [int(path.name.rpartition("-")[2]) for path in folder.iterdir() if _is_build(path)]
    return f"build-{max(taken, default=0) + 1}"


def _sweep(folder: Path) -> None:
    """Remove every build that is not valid and that nobody reads."""
    with contextlib.suppress(StoreError):
        valid = manifest_of(folder).build if (folder / FILE).exists() else ""
        for path in sorted(folder.iterdir()):
            if _is_build(path) and path.name != valid:
                remove_unheld(path)
