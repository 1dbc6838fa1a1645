"""A web page as bytes in; the article on it, without what surrounds it, and what its metadata say, out."""

from __future__ import annotations

import codecs
import re
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.corpus.article.kept import Kept, kept_of

_NO_WORDS = ("script", "style", "noscript", "template", "svg", "head")


def read(data: bytes) -> Kept:
    """The article of a page; tables and pictures are left out, and it is said how many.

    Raises:
        ClaimGraphError: there is no article on it.
    """
    text, doubt = _decoded(data)
    try:
        page = lxml.html.document_fromstring(text)
    except (etree.LxmlError, ValueError) as error:
        raise ClaimGraphError("there is no article on this page") from error
    found: Any = trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Only what the page says of its date, not any day that stands somewhere on it.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        raise ClaimGraphError("there is no article on this page")
    title = _one_line(found.title)
    body = found.text.strip()
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}"
    for unseen in list(page.iter(*_NO_WORDS)):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    words = len(" ".join(page.itertext()).split())
    around = "menus, links and comments around it are left out"
    whole = "all that is on the page; look whether it is an article"
    left = [f"{kept_of(body, words)}: {around if len(body.split()) < words else whole}"]
    left += [doubt] if doubt else []
    left += [
        f"{counted(number, what)} left out"
        for what, number in (("table", len(page.findall(".//table"))), ("picture", len(page.findall(".//img"))))
        if number
    ]
    outlets = (_one_line(found.sitename), _one_line(found.hostname))
    return Kept(
        text=body,
        left=tuple(left),
        title=title,
        outlets=tuple(dict.fromkeys(name for name in outlets if name)),
        published=_one_line(found.date),
        url=_one_line(found.url),
        language=_one_line(page.get("lang")),
    )


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())


def _decoded(data: bytes) -> tuple[str, str]:
    """The page as text: by its mark of byte order, as UTF-8, or by what it says itself (https://encoding.spec.whatwg.org);
    and what a person has to look at, where that may be wrong."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        said = re.search(rb"""charset=["']?([\w-]{1,40})""", data[:4096])
    try:
        encoding = codecs.lookup(said[1].decode()).name if said else ""
        text = data.decode(encoding, "replace") if encoding else ""
    except (LookupError, UnicodeError):
        text = ""
    if not text:
        return data.decode("cp1252", "replace"), "read as cp1252, since the page does not say how: look at its letters"
    if "\ufffd" in text:
        return text, f"it is not in {encoding}, as it says: where letters are missing, there is \ufffd"
    return text, ""
