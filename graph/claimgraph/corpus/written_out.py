"""Bytes that were made from a corpus in, a file anywhere out, but never in the place of one that the corpus is read from."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimgraph.base.errors import ExportError
from claimgraph.base.files import file_written, is_store, refuse_way_out
from claimgraph.base.resources import shipped
from claimgraph.corpus.changes import is_ours


def write_out(path: Path, content: bytes, folder: Path | None) -> None:
    """Write a file that was made from the corpus in a folder, the shipped one if None; missing folders are made.

    Raises:
        ExportError: the file cannot be written, or is one of the corpus.
        ClaimGraphError: a link of the corpus leads out of it.
    """
    with written_out(path, folder) as write:
        write(content)


@contextmanager
def written_out(path: Path, folder: Path | None) -> Iterator[Callable[[bytes], object]]:
    """The same of a file that comes in pieces, each written by a call: it is there when all are, or not at all."""
    own = folder or shipped("corpus")
    refuse_way_out(path, own)
    if is_ours(path, own) or (is_store(own) and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(own))):
        raise ExportError(
            f"{path} would take the place of the corpus's own files: nothing was written.", "Give another file."
        )
    with file_written(path) as write:
        yield write
