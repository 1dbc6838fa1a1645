"""A file in which somebody keeps an article in; its plain text, what was left out, and what it says of itself, out.

The plain text is what digests and positions refer to. Web pages, Word files and PDFs come from strangers, and their
readers are large: they run apart, without network, in limited time and memory.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from functools import partial
from types import ModuleType
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.article.kept import Kept, cleaned
from claimgraph.store.apart import Ended, apart

_READERS: Final = {
    ".html": "web_page",
    ".htm": "web_page",
    ".xhtml": "web_page",
    ".docx": "word_file",
    ".pdf": "pdf_file",
    ".warc": "web_archive",
    ".gz": "web_archive",
}
PLAIN: Final = ".txt"
_COPY: Final = "Open it, copy the article's text, and save that as a .txt file in UTF-8."
_WHAT: Final = {
    "web_page": "a web page",
    "word_file": "a Word file",
    "pdf_file": "a PDF",
    "web_archive": "a web archive",
}


def kept_in(data: bytes, name: str, suffix: str) -> Kept:
    """What the bytes of a file hold, by the ending of its name; ``name`` is what messages call it.

    Raises:
        ClaimGraphError: no such file is read, it holds no text, or it met a limit of time or memory.
    """
    suffix = suffix.lower()
    if is_plain(suffix):
        return _plain(data, name)
    if suffix not in _READERS:
        raise ClaimGraphError(
            f"{name}: a file that ends in {suffix} is not read.",
            "Save it as one of these: .txt, .html, .warc, .docx, .pdf.",
        )
    reader = _READERS[suffix]
    what = _WHAT[reader]
    prepare = partial(importlib.import_module, f"{__name__}.{reader}")
    try:
        found = apart(prepare, partial(_read, data), seconds=limits.ARTICLE_SECONDS, memory=limits.ARTICLE_MEMORY)
    except Ended as ended:
        raise ClaimGraphError(f"{name} cannot be read as {what}: {_why(ended)}.", _COPY) from ended
    except ClaimGraphError as error:
        raise ClaimGraphError(f"{name}: {error.message}.", error.remedy or _COPY) from error
    text = cleaned(found.text)
    if not text.strip():
        raise ClaimGraphError(f"{name} holds no text that could be quoted.", _COPY)
    if len(text.encode()) > limits.FILE_BYTES:
        raise ClaimGraphError(
            f"{name}: its text is larger than {limits.FILE_BYTES // 2**20} MiB.", "Take a part of it."
        )
    return replace(found, text=text)


def is_plain(suffix: str) -> bool:
    """Whether a file with this ending is plain text, which is kept as it is."""
    return suffix.lower() in ("", PLAIN, ".text", ".md")


def _read(data: bytes, reader: ModuleType) -> Kept:
    found: Kept = reader.read(data)
    return found


def _plain(data: bytes, name: str) -> Kept:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ClaimGraphError(f"{name} is not UTF-8.", "Save it again with the encoding UTF-8.") from error
    if not text.strip():
        raise ClaimGraphError(f"{name} is empty.", "Save the article's text into it first.")
    return Kept(text)


def _why(ended: Ended) -> str:
    match ended.why:
        case "time":
            return f"it took longer than {limits.ARTICLE_SECONDS:g} s"
        case "memory":
            return f"it needed more than {limits.ARTICLE_MEMORY:,} MiB of memory"
        case "depth":
            return "it is nested too deeply"
        case "outside":
            return "the reader was ended from outside"
    return f"the reader failed ({' '.join(ended.said.split())[:200]})"
