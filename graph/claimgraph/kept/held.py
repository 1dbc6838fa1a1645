"""A build of a store in, what it holds out: its triples where they lie, its records when they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimgraph.base.errors import StoreError
from claimgraph.base.locks import Hold
from claimgraph.kept.manifest import Manifest
from claimgraph.privacy.people import NOBODY, People, read

if TYPE_CHECKING:
    import duckdb

    from claimgraph.model.records import Corpus
    from claimgraph.model.vocabulary import Vocabulary

#: What lies in a build.
COLUMNS: Final = "columns.duckdb"
GRAPH: Final = "graph"
ONTOLOGY: Final = "ontology"
PEOPLE: Final = "people.jsonl"
#: What lies there only until it is finished.
WORKINGS: Final = "workings.duckdb"


@dataclass(frozen=True)
class Kept:
    """A store that is read: what it was when it was opened, as long as this value is there."""

    folder: Path
    manifest: Manifest
    _hold: Hold = field(repr=False)

    @property
    def build(self) -> Path:
        """The folder of the valid build."""
        return self.folder / self.manifest.build

    @property
    def graph(self) -> Path:
        """Where the triples lie, for `claimgraph.store.Store.on_disk`."""
        return self.build / GRAPH

    @cached_property
    def people(self) -> People:
        """The persons whose names the guard has to know.

        Raises:
            StoreError: they cannot be read.
        """
        path = self.build / PEOPLE
        if not path.exists():
            return NOBODY
        try:
            return read(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError) as error:
            raise damaged(path) from error

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the records were read with."""
        from claimgraph.model.vocabulary import OwnFile, vocabulary

        paths = sorted((self.build / ONTOLOGY).glob("*.ttl"))
        return vocabulary(tuple(OwnFile(path.name, path.read_text(encoding="utf-8")) for path in paths))

    @contextmanager
    def columns(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The tables that the graph was made from, open to be read.

        Raises:
            StoreError: they cannot be read.
        """
        from claimgraph.columns.database import opened

        with opened(self.build / COLUMNS) as connection:
            yield connection

    def ids(self, kind: str) -> list[str]:
        """The ids of all events, concepts or documents, or of all actors that are not private, sorted.

        Raises:
            StoreError: they cannot be read.
        """
        from claimgraph.columns.database import ids_in

        private = {id for id, actor in self.people.actors.items() if actor.private and kind == "actor"}
        with self.columns() as connection:
            return [id for id in ids_in(connection, kind) if id not in private]

    @cached_property
    def records(self) -> Corpus:
        """All records, read from the columns.

        Raises:
            StoreError: they cannot be read.
        """
        from claimgraph.columns.to_records import records_of

        with self.columns() as connection:
            return records_of(connection, self.vocabulary)


def damaged(path: Path) -> StoreError:
    """What is told of a store that is not whole."""
    return StoreError(f"{path} cannot be read: the store is damaged.", "Build it again: `claimgraph build`.")
