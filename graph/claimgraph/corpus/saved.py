"""The folder of a corpus in, a word out whenever a file of it is saved, or a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out

_FOLDERS: Final = ("", "documents", "ontology", "texts")
_READ: Final = (".yaml", ".ttl", ".txt", ".json")

#: In milliseconds: how long is waited for more of the same save, and how often is looked whether anything was saved.
_TOGETHER: Final = 200
_LOOK: Final = 200


def saves(corpus: Path, texts: Path | None = None) -> Iterator[bool]:
    """Whether something was saved, again and again; it is watched from the first word on, so that no save is missed.

    Raises:
        ClaimGraphError: there is no such folder.
    """
    from watchfiles import watch

    inside = (corpus / name for name in _FOLDERS)
    folders = [folder for folder in inside if folder.is_dir() and not leads_out(folder, corpus)]
    if not folders:
        raise ClaimGraphError(f"No folder {corpus}.", "Give the folder of a corpus.")
    folders += [texts] if texts and texts.is_dir() else []
    saved = watch(
        *folders,
        watch_filter=lambda change, path: path.endswith(_READ),
        debounce=_TOGETHER,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        recursive=False,
    )
    yield from map(bool, saved)
