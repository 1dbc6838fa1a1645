"""A number of claims in, the files that jobs start from out: an archive, a corpus that says the same, and its graph."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SEED: Final = 1


@dataclass(frozen=True)
class Data:
    """The files of one size, all of them in one folder."""

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
    def told(self) -> Path:
        """The triples of what the corpus says, as sorted N-Triples, nothing derived among them."""
        return self.folder / "told.nt"

    @property
    def graph(self) -> Path:
        """All triples, those that are derived among them."""
        return self.folder / "graph.nt"

    @property
    def broken(self) -> Path:
        """The graph without each 97th triple: what is looked for in it is missing in places."""
        return self.folder / "broken.nt"

    def made(self) -> Data:
        """The same, once its files are there; each is made in a process of its own."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for format, folder in (("parquet", self.archive), ("yaml", self.corpus)):
            if not folder.exists():
                options = ("--claims", str(self.claims), "--seed", str(SEED), "--format", format, "-o", str(folder))
                _python("-m", "benchmarks.archive", *options)
        if not self.told.exists():
            _python("-m", "benchmarks.bench.ours", str(self.corpus), str(self.told))
        if not self.graph.exists():
            _python("-m", "claimgraph", "export", "ntriples", "--corpus", str(self.corpus), "-o", str(self.graph))
        if not self.broken.exists():
            # A line at a time: a process that is measured begins with the most memory that this one had.
            with self.graph.open(encoding="utf-8") as lines, self.broken.open("w", encoding="utf-8") as kept:
                kept.writelines(line for number, line in enumerate(lines) if number % 97)
        return self


def _python(*arguments: str) -> None:
    subprocess.run((sys.executable, *arguments), check=True, stdout=subprocess.DEVNULL)
