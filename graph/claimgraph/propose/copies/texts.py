"""A folder of texts and a corpus in, the texts that can be compared out, with what the corpus knows of each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, read_file
from claimgraph.identity.dates import dated
from claimgraph.model.records import Corpus, Document

#: A text bears its date at its top: so many characters of it are looked at.
_TOP: Final = 300


@dataclass(frozen=True)
class Text:
    """A text that is compared with others: the name of its file, and what is known of it."""

    name: str
    text: str = field(repr=False)
    document: str = ""  #: the id of its document, "" where the corpus has none
    outlet: str = ""  #: the id of the outlet that published it, "" where nobody knows
    day: str = ""  #: the day that it bears, as 2024-01-31, or ""
    copy_of: str = ""  #: the document that it republishes, as the corpus says already

    @property
    def shown(self) -> str:
        """What it is called: the id of its document, or the name of its file."""
        return self.document or self.name


@dataclass(frozen=True)
class Texts:
    """The texts of a folder, by name, and why others are left out."""

    texts: tuple[Text, ...]
    left: Mapping[str, str]


def texts_to_compare(folder: Path, corpus: Corpus) -> Texts:
    """All files in a folder whose names end in ``.txt``, with the document of the corpus that has the same digest.

    What is too large, no text, or empty is left out.

    Raises:
        ClaimGraphError: there is no such folder, no text in it, or more than can be compared.
    """
    if not folder.is_dir():
        raise ClaimGraphError(f"No folder {folder}.", "Give the folder that holds the articles' texts.")
    of_digest: dict[str, list[Document]] = {}
    for document in corpus.documents.values():
        if document.text:
            of_digest.setdefault(document.text.sha256, []).append(document)
    found, left, size = list[Text](), dict[str, str](), 0
    for path in sorted(folder.glob("*.txt")):
        try:
            if leads_out(path, folder):
                raise ClaimGraphError("a link that leads out of the folder")
            data = read_file(path, limits.FILE_BYTES)
            text = data.decode("utf-8-sig")
        except ClaimGraphError as error:
            left[path.name] = error.message
        except UnicodeDecodeError:
            left[path.name] = "not UTF-8"
        else:
            size += len(data)
            if size > limits.COPIES_BYTES:
                raise ClaimGraphError(
                    f"More than {limits.COPIES_BYTES // 2**20} MiB of texts in {folder}.",
                    "Put them into several folders, by month for example.",
                )
            if text.strip():
                found.append(
                    _text(path.name, text, _one_of(of_digest.get(hashlib.sha256(data).hexdigest()), path.name))
                )
            else:
                left[path.name] = "empty"
    if not found and not left:
        raise ClaimGraphError(f"No texts in {folder}.", "Texts are files that end in .txt, in UTF-8.")
    return Texts(tuple(found), left)


def _one_of(documents: list[Document] | None, name: str) -> Document | None:
    """Of the documents with a text the one that names its file, else the next that no file was given to."""
    if not documents:
        return None
    named = (at for at, document in enumerate(documents) if document.text and document.text.file == name)
    return documents.pop(next(named, 0))


def _text(name: str, text: str, document: Document | None) -> Text:
    if document is None:
        return Text(name, text, day=_day(text[:_TOP]) or _day(name))
    day = document.published.isoformat() if document.published else _day(text[:_TOP])
    return Text(name, text, document.id, document.publisher, day, document.republication_of)


def _day(text: str) -> str:
    """The day that some words name, where they name one with its year, and no other."""
    marks = set(dated(text)[1])
    days = {mark for mark in marks if re.fullmatch("[0-9]{2}-[0-9]{2}", mark)}
    years = {mark for mark in marks if len(mark) == 4}
    return f"{years.pop()}-{days.pop()}" if len(days) == len(years) == 1 else ""
