"""What an import makes of a corpus in, the files that are new or have more in them out: each was read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus.ontology import FOLDER
from claimgraph.corpus.sheet.imported import CAST
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.sheet_documents import SheetDocuments
from claimgraph.corpus.source import Node, Problems, shown_path
from claimgraph.corpus.trees import Trees
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.corpus.yaml_writer import entries_of, extended, same, yaml_of


def new_files(
    folder: Path, before: Trees, after: Trees, documents: SheetDocuments, newcomers: Newcomers
) -> Iterator[tuple[Path, bytes]]:
    """Every file that is new or has more in it; each was read back and says what the corpus shall say."""
    if not (folder / "actors.yaml").is_file():
        yield from ((folder / FOLDER / own.name, own.text.encode()) for own in before.ontology)
    for kind, name in CAST.items():
        new = {added.id: added.tree() for added in newcomers.of_kind(kind)}
        if new:
            path = folder / f"{name}.yaml"
            old = _text(path) if getattr(before, name) is not None else ""
            text = old + ("\n" if old and not old.endswith("\n") else "") + entries_of(new)
            yield path, _checked(path, text, getattr(after, name))
    for id, document in sorted(documents.found.items()):
        path = folder / "documents" / f"{id}.yaml"
        if id not in before.documents:
            yield path, _checked(path, yaml_of(after.documents[id]), after.documents[id])
        elif document.claims or document.inferences:
            lists = {"claims": tuple(document.claims), "inferences": tuple(document.inferences)}
            text = extended(_text(path), shown_path(path), document.new_keys(before.documents[id]), lists)
            yield path, _checked(path, text, after.documents[id])


def _text(path: Path) -> str:
    """The text of a file that was read before, with the mark of byte order that it may begin with."""
    return read_file(path, limits.FILE_BYTES).decode()


def _checked(path: Path, text: str, expected: Node | None) -> bytes:
    problems = Problems()
    if len(text.encode()) > limits.FILE_BYTES:
        raise ClaimGraphError(
            f"{shown_path(path)} would be larger than {limits.FILE_BYTES // 2**20} MiB: nothing was changed.",
            "Give a part of the rows another document id.",
        )
    if not same(tree_of(text.removeprefix("\ufeff"), shown_path(path), problems), expected):
        raise ClaimGraphError(
            f"{shown_path(path)} cannot be written so that it says what the spreadsheet says: nothing was changed.",
            "Write its entries one below the other, each key on a line; a file must not end in `...`.",
        )
    return text.encode()
