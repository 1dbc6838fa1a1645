"""A web archive (WARC) as bytes in; the article on its page out, as of a page that was saved by itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import counted
from claimgraph.corpus.article import web_page
from claimgraph.corpus.article.kept import Kept


def read(data: bytes) -> Kept:
    """The article of the first page in the archive that has one; how many other pages there are is said.

    Raises:
        ClaimGraphError: it is no archive, is too large unpacked, or has no page with an article.
    """
    found, others = None, 0
    for address, page in _pages(data):
        if found is not None:
            others += 1
            continue
        try:
            kept = web_page.read(page)
        except ClaimGraphError:
            others += 1
            continue
        found = replace(kept, url=address or kept.url)
    if found is None:
        raise ClaimGraphError("there is no page with an article in this archive")
    return replace(found, left=(*found.left, f"{counted(others, 'other page')} left out")) if others else found


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The web pages that were answered whole, each with its address."""
    left = limits.UNPACKED_BYTES
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if not _is_page(record):
                continue
            content = record.content_stream().read(left + 1)
            left -= len(content)
            if left < 0:
                raise ClaimGraphError(f"unpacked it is larger than {limits.UNPACKED_BYTES // 2**20} MiB")
            yield record.rec_headers.get_header("WARC-Target-URI") or "", content
    except (ArchiveLoadFailed, ValueError, KeyError, EOFError, OSError) as error:
        raise ClaimGraphError("this is no web archive that can be read") from error


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not str(headers.get_statuscode()).startswith("2"):
        return False
    return "html" in (headers.get_header("Content-Type") or "").lower()
