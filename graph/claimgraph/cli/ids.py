"""A corpus folder in, the ids in its files out, at once: nothing is parsed or checked, and nothing is ever an error.

For a shell that completes a word. Only ids, and of no private person: names are not looked for.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, read_file

_ENTRY: Final = re.compile(r"^(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*):(?P<rest>.*(?:\n(?:[ \t#}].*)?)*)", re.MULTILINE)
_FILES: Final = {"actor": "actors.yaml", "event": "events.yaml"}


def ids_in(folder: Path, kind: str) -> list[str]:
    """The ids of the actors, events or documents in a folder, sorted; none where there is no such file to be read.

    ``kind`` is "actor", "event" or "document".
    """
    try:
        if kind == "document":
            return _documents(folder / "documents", folder)
        return _entries(folder / _FILES[kind], folder)
    except (ClaimGraphError, OSError, UnicodeError):
        return []


def _entries(path: Path, folder: Path) -> list[str]:
    if leads_out(path, folder):
        return []
    text = read_file(path, limits.FILE_BYTES).decode("utf-8-sig")
    entries = {entry["id"]: entry["rest"] for entry in _ENTRY.finditer(text)}
    # Whoever may be private is not offered: a file that was not checked may hold a name for an id. Where "private" is
    # written where an entry begins, nobody can tell whose it is.
    return [] if "private" in entries else sorted(id for id, rest in entries.items() if "private" not in rest)


def _documents(documents: Path, folder: Path) -> list[str]:
    if leads_out(documents, folder):
        return []
    return sorted(path.stem for path in documents.glob("*.yaml") if _ENTRY.fullmatch(f"{path.stem}:"))
