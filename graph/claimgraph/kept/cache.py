"""A corpus folder in, its graph as it was built before out, if nothing has changed since; and a place to keep it.

It is a store like any other, in the hidden folder ``.claimgraph`` of the corpus. Where it cannot be kept, or somebody
else is keeping it just now, nothing is kept and nobody is told: everything can be made again.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimgraph.base.errors import BusyError, ClaimGraphError, ExportError, StoreError
from claimgraph.base.files import STATE
from claimgraph.base.resources import shipped
from claimgraph.kept.digests import digest_of
from claimgraph.kept.held import Kept
from claimgraph.kept.manifest import FILE
from claimgraph.kept.opened import opened
from claimgraph.kept.seals import is_sealed, seal

if TYPE_CHECKING:
    from claimgraph.model.records import Corpus

#: Beside the store, so that neither a repository nor a backup takes it along (https://bford.info/cachedir/).
_MARKS: Final = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder can be made again by claimgraph.\n",
}


#: A corpus of fewer bytes is not kept: its graph is made in about two seconds, and its folder stays as it is.
SMALLEST: Final = 512 * 1024


class Cache:
    """What is kept of one corpus."""

    def __init__(self, folder: Path | str | None) -> None:
        self._folder = Path(folder) if folder is not None else shipped("corpus")
        self._above = self._folder / STATE
        self._store = self._above / "store"

    @cached_property
    def key(self) -> str:
        """The digest of the corpus when this was first asked for; "" where nothing is kept of it."""
        # A change that a killed command had begun is finished by whoever reads the files.
        return "" if (self._above / "ready").exists() else digest_of(self._folder, SMALLEST)

    def found(self) -> Kept | None:
        """The graph of the corpus as its files are now, where it was kept."""
        if not self.key or not self._is_ours or not is_sealed(self._store / FILE):
            return None
        try:
            kept = opened(self._store)
        except ClaimGraphError:
            return None
        return kept if kept.manifest.made_from == self.key else None

    def kept(self, corpus: Corpus) -> Kept | None:
        """The graph of records that were read after `key` was asked for, built and kept; None where that cannot be.

        Raises:
            ClaimGraphError: the graph would name a private person; or too much stands against each other.
        """
        if not self.key or not self._is_ours or not os.access(self._folder, os.W_OK | os.X_OK):
            return None
        from claimgraph.kept.building import building
        from claimgraph.kept.made import finish_of_records

        try:
            self._above.mkdir(exist_ok=True)
            for name, content in _MARKS.items():
                (self._above / name).write_bytes(content)
            with building(self._store, wait=0) as build:
                finish_of_records(build, corpus, self.key)
                # Records that were read while somebody wrote are those of neither state.
                if digest_of(self._folder, SMALLEST) != self.key:
                    (self._store / FILE).unlink()
                    return None
            return opened(self._store) if seal(self._store / FILE) else None
        except (OSError, BusyError, ExportError, StoreError):
            return None

    def dropped(self) -> bool:
        """Forget what was kept, since it cannot be read; whether there was anything."""
        try:
            (self._store / FILE).unlink()
        except OSError:
            return False
        return True

    @property
    def _is_ours(self) -> bool:
        """Whether no link of a stranger leads from here to elsewhere."""
        return not (self._above.is_symlink() or self._store.is_symlink())
