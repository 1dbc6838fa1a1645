"""A check in, the same check again whenever a file of the corpus or a text is saved, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from claimgraph.base.errors import ClaimGraphError


def again_and_again(check: Callable[[], None], corpus: Path, texts: Path | None) -> None:
    """Run a check now, and after each save of what it reads; what it raises is told, and the next save waited for.

    Raises:
        ClaimGraphError: there is no such folder.
    """
    from claimgraph.corpus.saved import saves

    try:
        is_first = True
        # Watched before the first check: no save is missed between the two.
        for saved in saves(corpus, texts):
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
