"""What a command has made in, standard output or a file out: the only module of the command line that writes.

So whatever a command gives is looked at for private names, also a command that nobody has thought of yet.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgraph.base.errors import ClaimGraphError

if TYPE_CHECKING:
    from claimgraph.privacy.people import Cast


def leave(
    cast: Cast,
    content: bytes | str,
    output: str = "-",
    *,
    words: str | None = None,
    remark: str = "",
    read: Path | None = None,
) -> None:
    """Write what was made from a corpus to a file, or for ``-`` to standard output; texts may be styled.

    ``cast`` is the corpus, or whoever of it may not be named. ``words`` is every text in bytes that are no text themselves,
    and of tables whose lines are cut to fit. ``remark`` is what is said after the size of a file, ``read`` the
    folder of the corpus, the shipped one if left out.

    Raises:
        ClaimGraphError: it names a private person; or it is nothing that a terminal can show.
        ExportError: the file cannot be written, or is one of the corpus.
        ClaimGraphError: a link of the corpus leads out of it.
    """
    leave_each(cast, [(content, words)], output, remark=remark, read=read)


def leave_each(
    cast: Cast,
    pieces: Iterable[tuple[bytes | str, str | None]],
    output: str = "-",
    *,
    remark: str = "",
    read: Path | None = None,
) -> int:
    """The same of what comes in pieces, at least one, each with its words: none ends within a name. How many bytes it was.

    Each is looked at before it leaves. A file is there when all are written, or not at all; what went to standard output
    before something went wrong stays there.
    """
    if output == "-":
        return sum(map(_show, _looked_at(cast, pieces)))
    from claimgraph.base.words import counted
    from claimgraph.corpus.written_out import written_out

    each = _looked_at(cast, pieces)
    first = next(each)  # what goes wrong from the start makes no folder
    count = 0
    with written_out(Path(output), read) as write:
        for content in chain([first], each):
            data = _bytes(content)
            write(data)
            count += len(data)
    click.echo(f"{output}: {counted(count, 'byte')}{remark}", err=True)
    return count


def _looked_at(cast: Cast, pieces: Iterable[tuple[bytes | str, str | None]]) -> Iterator[bytes | str]:
    from claimgraph.privacy.leaving import looked_at

    for content, words in pieces:
        looked_at(
            cast, _bytes(content), click.unstyle(content) if isinstance(content, str) and words is None else words
        )
        yield content


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _show(content: bytes | str) -> int:
    data = _bytes(content)
    if sys.stdout.isatty():
        _refuse_terminal(data)
    if isinstance(content, str):
        click.echo(content, nl=False)
    else:
        sys.stdout.buffer.write(content)
    return len(data)


def _refuse_terminal(data: bytes) -> None:
    what = "page for the browser" if data[:15].lower() == b"<!doctype html>" else ""
    try:
        data.decode()
    except UnicodeDecodeError:
        what = "file for other programs"
    if what:
        raise ClaimGraphError(f"This is a {what}, which a terminal cannot show.", "Give a file: -o FILE.")


def say(words: str, output: str = "-", *, read: Path | None = None) -> None:
    """Words of our own on standard output or in a file: counts, paths, what to do next; nothing that a corpus says."""
    if output == "-":
        click.echo(words)
    else:
        from claimgraph.corpus.written_out import write_out

        write_out(Path(output), f"{click.unstyle(words)}\n".encode(), read)


def open_in_browser(page: Path | str) -> None:
    """Show a file or an address in the browser, that of the environment variable BROWSER if it is set."""
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri() if isinstance(page, Path) else page):
        click.echo(f"note: no browser was found: open {page} in one.", err=True)


def seen(cast: Cast, pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a terminal may draw of pieces of text with their styles: without signs that it would obey.

    Where they name a private person together, nothing but that is shown.
    """
    from claimgraph.asking.answer_text import plain
    from claimgraph.privacy.leaving import looked_at

    try:
        looked_at(cast, "".join(words for _, words in pieces).encode())
    except ClaimGraphError as error:
        return [("", f"{plain(error.message)}\n{plain(error.remedy)}\n\nn, p: the next, the one before; x ends.\n")]
    return [(style, plain(words)) for style, words in pieces]
