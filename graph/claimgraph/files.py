"""Bytes in, a file out: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from claimgraph.errors import ExportError


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that an interruption leaves the old one or the new one, whole.

    Raises:
        ExportError: it cannot be written.
    """
    write_files({path: content})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write several files: where one cannot be written, none is.

    Raises:
        ExportError: one cannot be written.
    """
    beside: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            target = path.resolve()
            if target.exists() and not target.is_file():
                target.write_bytes(content)  # a pipe or a device: there is nothing to keep
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            # A name of its own for each writer, so that two at once do not mix.
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.")
            beside[target] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            beside[target].chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        for path, written in beside.items():
            written.replace(path)
    except (OSError, ValueError) as error:
        raise ExportError(
            f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.",
            "Check the folder and its permissions.",
        ) from error
    finally:
        for written in beside.values():
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
