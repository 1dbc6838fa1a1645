"""The trees of a corpus before and after a spreadsheet in, the files to write out; each read back and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading
from claimgraph.corpus.evidence.positions import positions_path, written_positions
from claimgraph.corpus.evidence.texts import offices_of
from claimgraph.corpus.ontology import FOLDER
from claimgraph.corpus.sheet.imported import CAST
from claimgraph.corpus.sheet.sheet_documents import SheetDocuments
from claimgraph.corpus.source import Mapping_, Node, Problems, shown_path
from claimgraph.corpus.trees import Trees
from claimgraph.corpus.yaml_between import extended, with_entries
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.corpus.yaml_writer import same, yaml_of


def new_files(folder: Path, before: Trees, after: Trees, documents: SheetDocuments) -> Iterator[tuple[Path, bytes]]:
    """Every file that is new or has more in it; each was read back and says what the corpus shall say."""
    if not (folder / FOLDER).is_dir():
        yield from ((folder / FOLDER / own.name, own.text.encode()) for own in before.ontology)
    for name in CAST.values():
        if new := new_in(name, before, after):
            path = folder / f"{name}.yaml"
            yield path, with_entries(_text(path) if path.exists() else "", shown_path(path), new).encode()
    for id, document in sorted(documents.found.items()):
        path = folder / "documents" / f"{id}.yaml"
        if id not in before.documents:
            yield path, _new(path, after.documents[id])
        elif document.claims or document.inferences:
            lists = {"claims": tuple(document.claims), "inferences": tuple(document.inferences)}
            new_keys = document.new_keys(before.documents[id])
            yield path, extended(_text(path), shown_path(path), new_keys, lists).encode()


def new_in(name: str, before: Trees, after: Trees) -> dict[str, Mapping_]:
    """The entries of a file of the cast that were not there before."""
    old, now = (node.values if isinstance(node := getattr(trees, name), Mapping_) else {} for trees in (before, after))
    return {id: entry for id, entry in now.items() if id not in old and isinstance(entry, Mapping_)}


def positions_of(folder: Path, after: Trees, reading: Reading) -> Iterator[tuple[Path, bytes]]:
    """The files of positions of documents of which the spreadsheet says where their quotes stand."""
    offices = offices_of(reading.corpus)
    for id in after.positions:
        path = positions_path(folder / "documents", id)
        document = reading.corpus.documents[id]
        every = (*(quote for statement in document.statements for quote in statement.quotes), *offices.get(id, ()))
        quotes = [quote for quote in every if quote.start is not None]
        content = written_positions(document.text.sha256, quotes).encode() if document.text else b""
        if quotes and not (path.is_file() and read_file(path, limits.FILE_BYTES) == content):
            yield path, content


def _text(path: Path) -> str:
    """The text of a file that was read before, with the mark of byte order that it may begin with."""
    return read_file(path, limits.FILE_BYTES).decode()


def _new(path: Path, tree: Node) -> bytes:
    """The file of a new document; it was read back."""
    text = yaml_of(tree)
    if len(text.encode()) > limits.FILE_BYTES:
        raise ClaimGraphError(
            f"{shown_path(path)} would be larger than {limits.FILE_BYTES // 2**20} MiB: nothing was changed.",
            "Give a part of the rows another document id.",
        )
    if not same(tree_of(text, shown_path(path), Problems()), tree):
        raise ClaimGraphError(
            f"{shown_path(path)} cannot be written so that it says what the spreadsheet says: nothing was changed.",
            "Look for signs in its cells that nobody sees.",
        )
    return text.encode()
