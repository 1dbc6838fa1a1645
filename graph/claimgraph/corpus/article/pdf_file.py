"""A PDF as bytes in, the text on its pages out."""

from __future__ import annotations

import io
import logging
import re

import pypdf
from pypdf.errors import DependencyError, PdfReadError

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.corpus.article.kept import Kept

_PASSWORD = ClaimGraphError("it is protected by a password", "Open it, and print it into a new PDF without one.")


def read(data: bytes) -> Kept:
    """The text of the pages; lines are put together to paragraphs, as far as a PDF tells where one ends.

    Raises:
        ClaimGraphError: it is no PDF, needs a password, has too many pages, or holds pictures of pages alone.
    """
    logging.disable()  # of every oddity of a file it would tell the terminal
    try:
        pdf = pypdf.PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise _PASSWORD
        if len(pdf.pages) > limits.ARTICLE_PAGES:
            raise ClaimGraphError(f"it has more than {limits.ARTICLE_PAGES:,} pages", "Take those of the article.")
        pages = [page.extract_text() for page in pdf.pages]
        title = str((pdf.metadata and pdf.metadata.title) or "")
    except DependencyError as error:
        raise _PASSWORD from error
    except PdfReadError as error:
        raise ClaimGraphError(f"this is no PDF that can be read ({error})") from error
    if not any(page.strip() for page in pages):
        raise ClaimGraphError(
            "it holds pictures of pages, and no text: a scan",
            "Let a program recognise the text (OCR), read that against the picture, and save it as .txt.",
        )
    text, broken = _in_paragraphs("\n\n".join(pages))
    left = [f"{len(text.split()):,} words on {counted(len(pages), 'page')} kept, with headings and page numbers"]
    left.append("pictures left out; where there are columns, look whether the order is right")
    if broken:
        left.append(f"{counted(broken, 'word')} may still hold the hyphen from the end of a line")
    first = next(line for page in pages for line in page.splitlines() if line.strip())
    return Kept(text=text, left=tuple(left), title=" ".join((title or first).split()))


def _in_paragraphs(text: str) -> tuple[str, int]:
    """The text without the ends of lines within a paragraph, and how many words a hyphen had parted there."""
    text, broken = re.subn(r"(?<=\w)[-\u00ad\u2010]\n(?=\w)", "-", re.sub(r"[ \t]+\n", "\n", text))
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text), broken
