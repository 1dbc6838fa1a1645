"""The commands that change a store by single documents: put, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.words import counted
from claimgraph.cli.leaving import say
from claimgraph.cli.program import main, store_option, wait_option
from claimgraph.cli.telling import tell_waiting

if TYPE_CHECKING:
    from claimgraph.kept.changing import Changed, Changing


@main.command(short_help="Put documents into a store; what others say is compared again.")
@click.argument(
    "documents", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="DOCUMENT..."
)
@store_option
@wait_option
def put(documents: tuple[Path, ...], corpus: Path, wait: float) -> None:
    """Put documents into a store, each in the place of the one with its id, if there is one.

    The store is then what it would be if it were built again: claims are compared with all others, and what stands behind
    them is counted anew. A document is a file as in the folder documents/ of a corpus; a file of positions beside it is
    taken along. Whoever and whatever it speaks of has to be known: what actors.yaml, events.yaml, concepts.yaml and the
    vocabulary say is changed in the corpus, and the store built again. The corpus that the store was built from stays as
    it is. Those that are in order are put before one that is not.

    \b
    Example:  claimgraph put my-corpus/documents/morning.yaml --corpus my-store
    """
    _change(corpus, wait, "put", [partial(_put, path=path) for path in documents])


@main.command(short_help="Take documents out of a store.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@store_option
@wait_option
def remove(ids: tuple[str, ...], corpus: Path, wait: float) -> None:
    """Take documents out of a store, by their ids; `claimgraph ask document/all` lists these.

    A document that others republish, or of whose claims others speak, stays: those have to go first. The corpus that the
    store was built from stays as it is.

    \b
    Example:  claimgraph remove reprint --corpus my-store
    """
    _change(corpus, wait, "removed", [partial(_removed, id=id) for id in ids])


def _put(store: Changing, path: Path) -> Changed:
    return store.put(path)


def _removed(store: Changing, id: str) -> Changed:
    return store.remove(id)


def _change(folder: Path, wait: float, done: str, changes: Sequence[Callable[[Changing], Changed]]) -> None:
    from claimgraph.kept.changing import changing

    found: list[Changed] = []
    with changing(folder, wait=wait, waiting=tell_waiting) as store:
        try:
            for change in changes:
                found.append(change(store))
        finally:
            if found:
                say(_said(found, done))


def _said(changes: Sequence[Changed], done: str) -> str:
    """``1 document put: 12 claims; contradicts: 1 more.``"""
    verdicts: dict[str, int] = {}
    for change in changes:
        for verdict, more in change.verdicts.items():
            verdicts[verdict] = verdicts.get(verdict, 0) + more
    parts = [f"{verdict}: {abs(n):,} {'more' if n > 0 else 'fewer'}" for verdict, n in sorted(verdicts.items()) if n]
    claims = counted(sum(change.claims for change in changes), "claim")
    return f"{counted(len(changes), 'document')} {done}: {claims}; {', '.join(parts) or 'no other verdicts'}."
