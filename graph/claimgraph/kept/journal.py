"""Changes of a store that is open in, a file of them out: what a killed command had begun is finished by the next.

Columns and triples lie in two engines, and no transaction spans both. So each change is written here first, with its
number; then to the columns, with the same number, in one transaction; then to the triples and the manifest. Whoever finds
the file does again what the columns have, since to do it twice is to do it once; what they do not have never was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimgraph.base.files import names_on_disk, on_disk
from claimgraph.kept.manifest import Manifest

if TYPE_CHECKING:
    import duckdb

FILE: Final = "changes.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its number, the lines of N-Triples that go and come, and the manifest afterwards."""

    number: int
    gone: tuple[str, ...]
    come: tuple[str, ...]
    manifest: Manifest


def begin(build: Path) -> None:
    """Make the file: from now on the build is not what its manifest says, until it is closed."""
    (build / FILE).touch()
    names_on_disk(build)


def note(build: Path, entry: Entry) -> None:
    """Write a change that is about to be made; it is on the disk when this ends."""
    with (build / FILE).open("ab") as file:
        file.write(json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
        on_disk(file)


def noted(build: Path) -> Iterator[Entry]:
    """The changes that were about to be made, in their order; the last one may have been cut."""
    try:
        lines = (build / FILE).read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return
    for line in lines:
        said = json.loads(line)
        yield Entry(said["number"], tuple(said["gone"]), tuple(said["come"]), Manifest(**said["manifest"]))


def is_noted(build: Path) -> bool:
    """Whether somebody is changing the build, or was when he was killed."""
    return (build / FILE).exists()


def numbers_in(columns: duckdb.DuckDBPyConnection) -> set[int]:
    """The numbers of the changes that the columns have, since the file was begun."""
    columns.execute("CREATE TABLE IF NOT EXISTS changes (number BIGINT)")
    return {number for (number,) in columns.execute("SELECT number FROM changes").fetchall()}


def set_number(columns: duckdb.DuckDBPyConnection, number: int) -> None:
    """Note the number of a change in the columns, in the transaction that makes it."""
    columns.execute("INSERT INTO changes VALUES (?)", [number])


def clear(columns: duckdb.DuckDBPyConnection) -> None:
    """Let numbers begin anew: the triples of all these changes are on the disk."""
    columns.execute("DELETE FROM changes")


def end(build: Path) -> None:
    """Take the file away: the build is what its manifest says."""
    os.unlink(build / FILE)  # noqa: PTH108
    names_on_disk(build)
