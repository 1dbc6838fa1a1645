"""A check in, the same check again whenever a file of the corpus or a text is saved, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out

_FOLDERS: Final = ("", "documents", "ontology", "texts")
_READ: Final = (".yaml", ".ttl", ".txt", ".json")

#: In milliseconds: how long is waited for more of the same save, and how often is looked whether anything was saved.
_TOGETHER: Final = 200
_LOOK: Final = 200


def again_and_again(check: Callable[[], None], corpus: Path, texts: Path | None) -> None:
    """Run a check now, and after each save of what it reads; what it raises is told, and the next save waited for.

    Raises:
        ClaimGraphError: there is no such folder.
    """
    from watchfiles import watch

    inside = (corpus / name for name in _FOLDERS)
    folders = [folder for folder in inside if folder.is_dir() and not leads_out(folder, corpus)]
    if not folders:
        raise ClaimGraphError(f"No folder {corpus}.", "Give the folder of a corpus.")
    folders += [texts] if texts and texts.is_dir() else []
    # Watched before the first check, which is run once nothing is reported: no save is missed between the two.
    saves = watch(
        *folders,
        watch_filter=lambda change, path: path.endswith(_READ),
        debounce=_TOGETHER,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        recursive=False,
    )
    try:
        is_first = True
        for saved in saves:
            if saved or is_first:
                click.clear()  # on a terminal only
                _told(check)
                click.echo("watching; Ctrl-C ends it", err=True)
            is_first = False
    except KeyboardInterrupt:
        return


def _told(check: Callable[[], None]) -> None:
    from claimgraph.cli.program import tell_error

    try:
        check()
    except ClaimGraphError as error:
        tell_error(error)
    except OSError as error:  # a file went while it was read: the next save comes soon
        tell_error(ClaimGraphError(f"{error.filename}: {error.strerror}.", "It is checked again at the next save."))
