"""The folder of a store in, its valid build out, to be read: at once, whatever its size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from claimgraph.base.errors import StoreError
from claimgraph.base.locks import Hold
from claimgraph.kept.held import Kept, damaged
from claimgraph.kept.journal import is_noted
from claimgraph.kept.manifest import manifest_of

#: How often a store is opened again because another build took the place of the one that was to be read.
_TRIES: Final = 20


def opened(folder: Path) -> Kept:
    """The store in a folder.

    What a killed command had begun to change is finished first.

    Raises:
        StoreError: there is none, it is damaged, or of another version.
        BusyError: another command is changing it, for longer than `claimgraph.base.limits.WAIT`.
    """
    for _ in range(_TRIES):
        _wait_for_changes(folder)
        said = manifest_of(folder)
        try:
            kept = Kept(folder, said, Hold(folder / said.build))
            if all(os.stat(f"{kept.build}/{name}").st_size == size for name, size in said.files.items()):  # noqa: PTH116
                return kept
        except BlockingIOError:
            continue  # it is being changed
        except OSError:
            pass  # gone: damaged, or another build has taken its place
        if manifest_of(folder) == said:
            raise damaged(folder / said.build)
    raise StoreError(f"{folder} keeps changing while it is opened.", "Wait until whatever builds it is done.")


def _wait_for_changes(folder: Path) -> None:
    """Let a command end that is changing the store; finish what one had begun that was killed."""
    if not is_noted(folder / manifest_of(folder).build):
        return
    from claimgraph.kept.changing import changing

    changing(folder).close()
