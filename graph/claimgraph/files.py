"""Bytes in, a file out: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from claimgraph.errors import ExportError


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
