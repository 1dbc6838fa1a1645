"""The texts of articles in, where the quotes of a spreadsheet stand in them out."""

from __future__ import annotations

import hashlib
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading
from claimgraph.corpus.evidence.texts import Texts, positions_of
from claimgraph.corpus.sheet.row_cells import tree
from claimgraph.corpus.sheet.sheet_documents import SheetDocument, SheetDocuments
from claimgraph.corpus.source import Problems, Scalar, place_of


def give_texts(documents: SheetDocuments, texts: Texts) -> None:
    """Tell each new document which text is its own: the file that is named as the document is, by id or title.

    A document of which the spreadsheet, or its file, gives a digest has its text already.
    """
    for document in documents.found.values():
        if document.is_new and not document.has_text:
            title = document.keys.get("title")
            names = [document.id, document.called, title.text if isinstance(title, Scalar) else document.id]
            name = next((f"{name}.txt" for name in names if f"{name}.txt" in texts.names), "")
            if name:
                _give(document, texts.folder / name, documents.problems)


def _give(document: SheetDocument, path: Path, problems: Problems) -> None:
    try:
        data = read_file(path, limits.FILE_BYTES)
        text = data.decode("utf-8")
    except ClaimGraphError as error:
        problems.add(document.place, f"{path.name} {error.message}", error.remedy)
        return
    except UnicodeDecodeError:
        problems.add(document.place, f"{path.name} is not UTF-8", "Save it again with the encoding UTF-8.")
        return
    said = {"sha256": hashlib.sha256(data).hexdigest(), "length": str(len(text)), "file": path.name}
    document.keys["text"] = tree(document.place, {key: Scalar(value, document.place) for key, value in said.items()})
    document.has_text = True


def positions_in(reading: Reading, texts: Texts, documents: SheetDocuments, problems: Problems) -> dict[Path, bytes]:
    """The files of positions of the spreadsheet's documents; a quote that is not in its text is a problem of its cell."""
    at_hand = [id for id in documents.found if _is_at_hand(reading, id, texts)]
    found = positions_of(reading, texts, at_hand)
    problems.merge(reading.problems, without=set(map(place_of, problems.found)))
    return {path: content for path, (content, _) in found.items()}


def _is_at_hand(reading: Reading, id: str, texts: Texts) -> bool:
    document = reading.corpus.documents[id]
    return document.text is not None and (document.text.sha256 in texts.by_digest or document.text.file in texts.names)
