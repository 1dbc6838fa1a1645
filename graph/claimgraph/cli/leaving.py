"""What a command has made in, standard output or a file out: the only module of the command line that writes.

So whatever a command gives is looked at for private names, also a command that nobody has thought of yet.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from claimgraph.model.records import Corpus


def leave(
    corpus: Corpus,
    content: bytes | str,
    output: str = "-",
    *,
    words: str | None = None,
    remark: str = "",
    read: Path | None = None,
) -> None:
    """Write what was made from a corpus to a file, or for ``-`` to standard output; texts may be styled.

    ``words`` is every text in bytes that are no text themselves, and of tables whose lines are cut to fit. ``remark`` is
    what is said after the size of a file, ``read`` the folder of the corpus, the shipped one if left out.

    Raises:
        ClaimGraphError: it names a private person.
        ExportError: the file cannot be written, or is one of the corpus.
        ClaimGraphError: a link of the corpus leads out of it.
    """
    from claimgraph.base.files import write_file
    from claimgraph.base.resources import shipped
    from claimgraph.privacy.leaving import looked_at

    data = content.encode() if isinstance(content, str) else content
    looked_at(corpus, data, click.unstyle(content) if isinstance(content, str) and words is None else words)
    if output != "-":
        _refuse_own(Path(output), read or shipped("corpus"))
        write_file(Path(output), data)
        click.echo(f"{output}: {len(data):,} bytes{remark}", err=True)
    elif isinstance(content, str):
        click.echo(content, nl=False)
    else:
        sys.stdout.buffer.write(content)


def _refuse_own(path: Path, folder: Path) -> None:
    from claimgraph.base.errors import ExportError
    from claimgraph.base.files import refuse_way_out
    from claimgraph.corpus.changes import is_ours

    refuse_way_out(path, folder)
    if is_ours(path, folder):
        raise ExportError(
            f"{path} would take the place of the corpus's own files: nothing was written.", "Give another file."
        )


def say(words: str) -> None:
    """A line of our own on standard output: counts, paths, what to do next; nothing that a corpus says."""
    click.echo(words)
