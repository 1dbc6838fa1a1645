"""The folder of a store in, what its manifest says out: which build is valid, what it was made from, what it holds.

To write the manifest is to make a build valid: one file, put in its place in one step.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from claimgraph import __version__
from claimgraph.base.errors import ClaimGraphError, StoreError
from claimgraph.base.files import MANIFEST, read_file, write_file

#: What this program writes and reads; another number is another form of a store.
FORMAT: Final = 2
FILE: Final = MANIFEST
_BYTES: Final = 2**20
#: A build is a folder beside the manifest, and nothing else.
BUILD: Final = re.compile(r"build-[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store says of itself.

    ``made_from`` is the digest of what it was made from; ``caution`` what whoever reads an answer has to know;
    ``unverified`` how many of the ``statements`` nobody found in a text. ``files`` are those of the build, with their
    sizes in bytes.
    """

    build: str
    made_from: str
    documents: int
    statements: int
    unverified: int
    triples: int
    caution: str = ""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    program: str = __version__
    format: int = FORMAT


def manifest_of(folder: Path) -> Manifest:
    """The manifest of a store.

    Raises:
        StoreError: there is none, it is no manifest, or one of another form of store.
    """
    path = folder / FILE
    try:
        said = json.loads(read_file(path, _BYTES))
    except (ClaimGraphError, ValueError) as error:
        raise StoreError(f"{path}: {error}.", "Build the store again: `claimgraph build`.") from error
    if isinstance(said, dict) and said.get("format") != FORMAT:
        raise StoreError(
            f"{folder} is a store of another version (format {said.get('format')!r}; this program reads {FORMAT}).",
            "Build it again: `claimgraph build`.",
        )
    if not _is_manifest(said):
        raise StoreError(f"{path} is no manifest of a store.", "Build the store again: `claimgraph build`.")
    return Manifest(**said)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a build valid, in one step.

    Raises:
        ExportError: the file cannot be written.
    """
    write_file(folder / FILE, (json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n").encode())


def files_in(build: Path) -> dict[str, int]:
    """The files of a build with their sizes; not the log of the engine, which no answer depends on."""
    found = (path for path in sorted(build.rglob("*")) if path.is_file() and path.name != "LOG")
    return {path.relative_to(build).as_posix(): path.stat().st_size for path in found}


def _is_manifest(said: Any) -> bool:
    if not isinstance(said, dict) or set(said) != {entry.name for entry in fields(Manifest)}:
        return False
    texts, numbers = ("build", "made_from", "caution", "program"), ("documents", "statements", "unverified", "triples")
    return (
        all(isinstance(said[name], str) for name in texts)
        and all(type(said[name]) is int for name in numbers)
        and isinstance(said["prefixes"], dict)
        and all(isinstance(value, str) for value in said["prefixes"].values())
        and isinstance(said["files"], dict)
        and all(type(size) is int for size in said["files"].values())
        and BUILD.fullmatch(said["build"]) is not None
    )
