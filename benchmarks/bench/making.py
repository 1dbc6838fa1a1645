"""The name of a file that jobs start from in, that file out: `python -m benchmarks.bench.making NAME FOLDER CLAIMS`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from benchmarks.archive.files import write_archive
from benchmarks.bench.data import FILES, Data

SEED: Final = 1


def _archive(data: Data, path: Path) -> None:
    write_archive(data.claims, SEED, path, "parquet")


def _corpus(data: Data, path: Path) -> None:
    write_archive(data.claims, SEED, path, "yaml")


def _columns(data: Data, path: Path) -> None:
    from claimgraph.corpus.archive.reading import read_archive

    read_archive(data.archive, path).connection.close()


def _told(data: Data, path: Path) -> None:
    from benchmarks.bench.ours import named_columns, write
    from claimgraph.triples import chunks_of

    write(path, chunks_of(named_columns(data)))


def _graph(data: Data, path: Path) -> None:
    from benchmarks.bench.ours import all_triples, named_columns, vocabulary, write

    write(path, all_triples(named_columns(data), vocabulary(data)))


def _broken(data: Data, path: Path) -> None:
    with (
        data.graph.open(encoding="utf-8", newline="\n") as lines,
        path.open("w", encoding="utf-8", newline="\n") as kept,
    ):
        kept.writelines(line for number, line in enumerate(lines) if number % 97)


def _store(data: Data, path: Path) -> None:
    from benchmarks.bench import ours

    ours.command_output("build", "--corpus", str(data.archive), "-o", str(path))


def _asked(data: Data, path: Path) -> None:
    from benchmarks.bench.ours import asked_of_files

    asked_of_files(data)
    path.touch()


_MAKE: Final[Iterable[Callable[[Data, Path], None]]] = (
    _archive,
    _corpus,
    _columns,
    _told,
    _graph,
    _broken,
    _store,
    _asked,
)


def make(name: str, data: Data) -> None:
    """Make a file of those in `FILES`; it has its name when it is whole."""
    part = data.folder / f"part-of-{name}"
    if part.is_dir():
        shutil.rmtree(part)
    part.unlink(missing_ok=True)
    dict(zip(FILES, _MAKE, strict=True))[name](data, part)
    part.rename(data.folder / name)


if __name__ == "__main__":
    made, folder, claims = sys.argv[1:]
    make(made, Data(Path(folder), int(claims)))
