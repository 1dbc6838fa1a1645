"""A Word file (.docx) as bytes in, the text of its paragraphs out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml.ns import qn

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.corpus.article.kept import Kept, kept_of

_OLD: Final = b"\xd0\xcf\x11\xe0"  # the container of old Word files, and of new ones with a password
_AGAIN: Final = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TEXT: Final = qn("w:t")
#: What was struck out, and the same once more for programs that cannot show the first.
_NOT_READ: Final = frozenset(
    {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)


def read(data: bytes) -> Kept:
    """The paragraphs of the file; tables, footnotes and pictures are left out, and it is said how many.

    Raises:
        ClaimGraphError: it is no such file, needs a password, or is far larger than it looks.
    """
    if data.startswith(_OLD):
        raise ClaimGraphError(
            "this is an old Word file, or one with a password", "Save it as .docx, without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise ClaimGraphError("this is no Word file") from error
    if size > limits.UNPACKED_BYTES:
        raise ClaimGraphError(f"unpacked it is larger than {limits.UNPACKED_BYTES // 2**20} MiB")
    document: Any = docx.Document(io.BytesIO(data))
    paragraphs = ["".join(_words(paragraph._p)) for paragraph in document.paragraphs]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    names = [part.partname for part in document.part.package.iter_parts()]
    tables = "\n".join("".join(_words(table._tbl)) for table in document.tables)
    left = [
        f"{counted(number, what)} left out"
        for what, number in (
            ("table", len(document.tables)),
            ("picture", sum(name.startswith("/word/media/") for name in names)),
        )
        if number
    ]
    if "/word/footnotes.xml" in names or "/word/endnotes.xml" in names:
        left.append("footnotes left out")
    said = document.core_properties
    return Kept(
        text=text,
        left=(kept_of(text, len(text.split()) + len(tables.split())), *left),
        title=" ".join((said.title or "").split()),
        language=said.language or "",
    )


def _words(element: Any) -> Iterator[str]:
    """The text below an element; not `Paragraph.text`, which leaves out what was added while changes were tracked."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _AGAIN:
            yield _AGAIN[child.tag]
        elif child.tag not in _NOT_READ:
            yield from _words(child)
        if child.tag == qn("w:p"):
            yield "\n"
