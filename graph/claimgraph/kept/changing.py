"""A store and documents in, the store with them out: each put there, or taken out, whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self

import duckdb

from claimgraph.asking.cautions import caution_of
from claimgraph.base import limits
from claimgraph.base.errors import BusyError, StoreError
from claimgraph.base.files import is_store
from claimgraph.base.locks import Hold
from claimgraph.columns.database import to_change
from claimgraph.columns.replacing import replace as replace_document
from claimgraph.columns.replacing import stage
from claimgraph.columns.to_records import cast_of, documents_of
from claimgraph.kept import journal
from claimgraph.kept.building import hold_store
from claimgraph.kept.counted import counted
from claimgraph.kept.held import COLUMNS, Kept
from claimgraph.kept.manifest import Manifest, files_in, manifest_of, write_manifest
from claimgraph.model.cast import Actor
from claimgraph.model.records import Document
from claimgraph.privacy.leaving import looked_at
from claimgraph.putting.around import around, find_speaking
from claimgraph.putting.difference import difference, verdicts_more
from claimgraph.putting.known import Known
from claimgraph.putting.reading import read_document
from claimgraph.putting.refusing import refuse_needed
from claimgraph.store.changed import ChangedStore
from claimgraph.triples.names import cg

#: What stands for many, and goes with the last of them.
_SHARED: Final = cg("Support")
#: How many answers there are, where only the nearest were compared: readers are cautioned of that.
_CAUTIONED: Final = cg("amongAnswers")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: the document, how many claims it has or had, the triples that went and came, and the verdicts.

    ``verdicts`` says of each kind how many there are more; fewer, below 0.
    """

    document: str
    claims: int
    gone: int
    come: int
    verdicts: Mapping[str, int]


@dataclass(frozen=True)
class _Open(Kept):
    """A store that is read by whoever changes it: no second connection to the columns can be had meanwhile."""

    _columns: duckdb.DuckDBPyConnection = field(repr=False)

    @contextmanager
    def columns(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The tables, as they are open."""
        yield self._columns


@dataclass
class Changing:
    """A store that is open to be changed, by nobody else; nobody reads it meanwhile. Close it, or use it in a ``with``."""

    folder: Path
    manifest: Manifest
    store: ChangedStore
    _columns: duckdb.DuckDBPyConnection
    _known: Known
    _hold: Hold = field(repr=False)
    _release: Callable[[], object]
    _number: int = 0

    @property
    def kept(self) -> Kept:
        """The store as it is now, to be read by whoever changes it."""
        return _Open(self.folder, self.manifest, self._hold, self._columns)

    def put(self, path: Path) -> Changed:
        """Put the document of a file there, in the place of the one with its id if there is one.

        Raises:
            CorpusError: something in it is wrong; the error holds every problem, each with file, line and column.
            ClaimGraphError: it would name a private person, or too much would stand against each other.
        """
        find_speaking(self._columns, path.stem)
        document, positions = read_document(path, self._known, self._columns)
        return self._replace(document.id, document, self._known.holders(document.id, positions))

    def remove(self, id: str) -> Changed:
        """Take a document out.

        Raises:
            ClaimGraphError: there is none with this id; or others republish it, speak of its claims or rest on it.
        """
        find_speaking(self._columns, id)
        refuse_needed(id, self._known, self._columns)
        return self._replace(id, None, {})

    def close(self) -> None:
        """Write everything to the disk, and let go of the store."""
        build = self.folder / self.manifest.build
        self.store.close()
        journal.clear(self._columns)
        self._columns.close()
        files = {name: size for name, size in files_in(build).items() if name != journal.FILE}
        write_manifest(self.folder, replace(self.manifest, files=files))
        journal.end(build)
        self._hold.let_go()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def replace(self, id: str, new: Document | None, holders: Mapping[str, Actor]) -> Changed:
        """Put a record in the place of the document with this id, or take that out; whether it fits nobody asks here.

        ``holders`` are the actors with offices that it attests, as they are afterwards.

        Raises:
            ClaimGraphError: it would name a private person, or too much would stand against each other.
        """
        find_speaking(self._columns, id)
        return self._replace(id, new, holders)

    def _replace(self, id: str, new: Document | None, holders: Mapping[str, Actor]) -> Changed:
        old = documents_of(self._columns, [id]).get(id)
        stage(self._columns, id, new, holders, self._known.vocabulary)
        with around(self._columns, id, self._known.vocabulary):
            found = difference(self._columns, self._known.vocabulary)
        looked_at(self._known.cast, "\n".join(sorted(found.come)).encode())
        counts = counted(self.store, found.counts)
        goes = {line for line in found.gone if line.partition(" ")[0] not in counts.stay}
        gone, come = self.store.needed(goes | counts.gone, found.come | counts.come, _SHARED)
        self._number += 1
        after = self._manifest_after(old, new, len(come) - len(gone))
        entry = journal.Entry(self._number, tuple(gone), tuple(come), after)
        journal.note(self.folder / self.manifest.build, entry)
        self._columns.begin()
        try:
            replace_document(self._columns, id)
            journal.set_number(self._columns, entry.number)
            self._columns.commit()
        except BaseException:
            self._columns.rollback()
            raise
        self.manifest = finish(self.store, entry)
        if holders:
            self._known = self._known.with_actors(holders)
        told = new or old
        return Changed(id, len(told.statements) if told else 0, len(gone), len(come), verdicts_more(gone, come))

    def _manifest_after(self, old: Document | None, new: Document | None, triples: int) -> Manifest:
        said = self.manifest
        documents, statements, unverified = said.documents, said.statements, said.unverified
        for sign, told in ((-1, old), (1, new)):
            if told is not None:
                documents += sign
                statements += sign * len(told.statements)
                unverified += sign * sum(statement.evidence != "located" for statement in told.statements)
        return replace(
            said,
            made_from="",
            documents=documents,
            statements=statements,
            unverified=unverified,
            triples=said.triples + triples,
        )


def changing(folder: Path, *, wait: float = limits.WAIT, waiting: Callable[[], object] = lambda: None) -> Changing:
    """The store in a folder, opened to be changed; what a killed command had begun is finished.

    ``wait`` is how long those are waited for who read it or change it, in seconds; ``waiting`` is called once where there
    are any.

    Raises:
        BusyError: they are still there after that time.
        StoreError: there is no store, or it is damaged.
    """
    if not is_store(folder):
        raise StoreError(
            f"{folder} is no store.",
            "`claimgraph build` makes one of a corpus; in a corpus folder, change the files.",
        )
    until = time.monotonic() + wait
    release = hold_store(folder, wait, waiting)
    try:
        said = manifest_of(folder)
        hold = _alone(folder / said.build, until, waiting)
        vocabulary = Kept(folder, said, hold).vocabulary
        journal.begin(folder / said.build)
        columns = to_change(folder / said.build / COLUMNS)
        store = ChangedStore.on_disk(Kept(folder, said, hold).graph, said.prefixes)
        last, done = 0, journal.numbers_in(columns)
        for entry in journal.noted(folder / said.build):
            last = entry.number
            if last in done:
                said = finish(store, entry)
        return Changing(folder, said, store, columns, Known(vocabulary, cast_of(columns)), hold, release, last)
    except BaseException:
        release()
        raise


def finish(store: ChangedStore, entry: journal.Entry) -> Manifest:
    """Make a change of the triples that the columns have, and say the manifest; to do it again changes nothing."""
    store.change(entry.gone, entry.come)
    said = entry.manifest
    if any(_CAUTIONED in line for line in (*entry.gone, *entry.come)):
        said = replace(said, caution=caution_of(store))
    return said


def _alone(build: Path, until: float, waiting: Callable[[], object]) -> Hold:
    """A hold on a build that nobody reads."""
    told = False
    while True:
        try:
            return Hold(build, alone=True)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise BusyError(
                    f"Others read {build.parent}: it cannot be changed now.",
                    "Nothing was changed. Give it again later, or --wait SECONDS.",
                ) from error
        if not told:
            waiting()
            told = True
        time.sleep(0.02)
