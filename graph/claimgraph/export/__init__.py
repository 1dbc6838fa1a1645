"""A graph in, a file for another tool out. Every module here with a ``WRITERS`` adds its formats; nothing else does."""

from __future__ import annotations

import contextlib
import importlib
import os
import pkgutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimgraph.corpus.private import guard
from claimgraph.corpus.source import nearest
from claimgraph.errors import ExportError
from claimgraph.records import Corpus
from claimgraph.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """What a writer starts from: the records, and the graph that was built from them."""

    corpus: Corpus
    store: Store


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: a sentence on what it is for, and the function that gives the bytes of the file."""

    about: str
    write: Callable[[Exported], bytes]


def writers() -> Mapping[str, Writer]:
    """Every format that can be exported, by name."""
    found: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= getattr(importlib.import_module(f"{__name__}.{module.name}"), "WRITERS", {})
    return dict(sorted(found.items()))


def exported(source: Exported, format: str) -> bytes:
    """The bytes of a file in a format; the same source gives the same bytes.

    Raises:
        ExportError: there is no such format.
    """
    known = writers()
    if format not in known:
        raise ExportError(f"Unknown format {format!r}.", nearest(format, known) or f"Known: {', '.join(known)}.")
    content = known[format].write(source)
    guard(source.corpus, content.decode())
    return content


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that an interruption leaves the old one or the new one, whole.

    Raises:
        ExportError: it cannot be written.
    """
    beside = None
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a pipe or a device: there is nothing to keep
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # A name of its own for each writer, so that two at once do not mix.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except (OSError, ValueError) as error:
        with contextlib.suppress(OSError):
            if beside:
                beside.unlink(missing_ok=True)
        raise ExportError(
            f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.",
            "Check the folder and its permissions.",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
