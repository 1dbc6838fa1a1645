"""A number of claims in, the files that jobs start from out: an archive, a corpus that says the same, their graph, a store."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: The files of a size by their names in a folder, each with what it is made from, which stands before it.
FILES: Final = {
    "archive": (),
    "corpus": (),
    "columns.duckdb": ("archive",),
    "told.nt": ("columns.duckdb",),
    "graph.nt": ("columns.duckdb",),
    "broken.nt": ("graph.nt",),
    "store": ("archive",),
    # Says that the corpus was asked, so that its graph lies beside it.
    "asked": ("archive", "corpus"),
}


@dataclass(frozen=True)
class Data:
    """The files of one size, all of them in one folder; each is there once it was `made`."""

    folder: Path
    claims: int

    @property
    def archive(self) -> Path:
        """The sheets as Parquet."""
        return self.folder / "archive"

    @property
    def corpus(self) -> Path:
        """The same claims as YAML."""
        return self.folder / "corpus"

    @property
    def columns(self) -> Path:
        """The tables of the archive, read and checked; nothing has a name yet."""
        return self.folder / "columns.duckdb"

    @property
    def told(self) -> Path:
        """The triples of what the archive says, as N-Triples, nothing derived among them."""
        return self.folder / "told.nt"

    @property
    def graph(self) -> Path:
        """All triples, those that are derived among them."""
        return self.folder / "graph.nt"

    @property
    def broken(self) -> Path:
        """The graph without each 97th triple: what is looked for in it is missing in places."""
        return self.folder / "broken.nt"

    @property
    def store(self) -> Path:
        """The archive, built once."""
        return self.folder / "store"

    @property
    def written(self) -> Path:
        """The triples that a job writes to a file; the next job writes there too, since a million claims fill a disk."""
        return self.folder / "written.nt"

    @property
    def tables(self) -> Path:
        """The tables that a job fills while it reads; likewise."""
        return self.folder / "tables.duckdb"

    @property
    def stored(self) -> Path:
        """The store that a job makes; likewise."""
        return self.folder / "stored"

    def made(self, *names: str) -> Data:
        """The same, once those files are there; each is made in a process of its own.

        A process that is measured begins with the most memory that the one had which started it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            if not (self.folder / name).exists():
                self.made(*FILES[name])
                command = (sys.executable, "-m", "benchmarks.bench.making", name, str(self.folder), str(self.claims))
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return self


def fresh(folder: Path) -> Path:
    """A folder that is not there any more."""
    if folder.exists():
        shutil.rmtree(folder)
    return folder
