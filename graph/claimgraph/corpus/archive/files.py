"""The path of an archive in, the files of its sheets out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, reason

#: The sheets of an archive, by which its files go; only the first has to be there.
SHEETS: Final = ("claims", "documents", "actors", "offices", "events", "concepts")
SUFFIXES: Final = (".parquet", ".csv")


@dataclass(frozen=True)
class Archive:
    """The folder of an archive, and the file of each of its sheets."""

    folder: Path
    sheets: Mapping[str, Path]


def looks_like_archive(path: Path) -> bool:
    """Whether a path is that of an archive: a folder with a sheet of claims, or such a sheet."""
    if path.is_dir():
        return any((path / f"{SHEETS[0]}{suffix}").is_file() for suffix in SUFFIXES)
    return path.suffix.lower() in SUFFIXES


def archive_at(path: Path) -> Archive:
    """The archive in a folder, or that of a file of claims, whose other sheets lie beside it.

    Raises:
        ClaimGraphError: there is none, a sheet is there twice, is too large or lies elsewhere, over a link.
    """
    folder = path if path.is_dir() else path.parent
    found = {} if path.is_dir() else {SHEETS[0]: path}
    for name in SHEETS[len(found) :]:
        files = [file for suffix in SUFFIXES if (file := folder / f"{name}{suffix}").is_file()]
        if len(files) > 1:
            raise ClaimGraphError(
                f"{folder} has {files[0].name} and {files[1].name}.", "Keep one of them: which is meant?"
            )
        for file in files:
            if leads_out(file, folder):
                raise ClaimGraphError(f"{file} leads out of the archive, over a link.", "Replace the link by a copy.")
            found[name] = file
    if SHEETS[0] not in found:
        raise ClaimGraphError(
            f"No archive in {path}: it has no claims{SUFFIXES[0]} or claims{SUFFIXES[1]}.",
            "`claimgraph export parquet` writes one.",
        )
    for file in found.values():
        _refuse_size(file)
    return Archive(folder, found)


def _refuse_size(file: Path) -> None:
    try:
        size = file.stat().st_size
    except OSError as error:
        raise ClaimGraphError(
            f"{file} cannot be read: {reason(error)}.", "Check the name and the permissions."
        ) from error
    if not file.is_file():
        raise ClaimGraphError(f"{file} is no file.", "Give a file: a pipe or a device may never end.")
    if size > limits.ARCHIVE_BYTES:
        raise ClaimGraphError(
            f"{file} is larger than {limits.ARCHIVE_BYTES // 2**30} GiB.", "Make several archives of it."
        )
