"""Web pages, Word files and PDFs that are almost right: each gives a text and a document file that can be read, or an error."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import yaml

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import Reading, reading_of
from claimgraph.corpus.article import kept_in
from claimgraph.corpus.article.proposals import document_text
from claimgraph.corpus.source import CONTROL
from conftest import TINY
from hostile.mutation import odd
from hostile.target import Target
from test_articles import page, pdf, word_file

_KEYS = {"title", "publisher", "published", "url", "language", "text", "curated", "claims"}


@cache
def _seeds() -> dict[str, list[bytes]]:
    return {
        ".html": [page(), page().replace(b"Gazette", b"Morning Paper"), b"<p>One. <p>Two."],
        ".docx": [word_file("A march", "Nearly 5,000 came.")],
        ".pdf": [pdf("A march", "Nearly 5,000 came."), pdf()],
    }


@cache
def _reading() -> Reading:
    return reading_of(TINY)


def _make(rng: Random) -> bytes:
    """The ending, and behind it the file; words of a page are put in the place of its own."""
    suffix = rng.choice(list(_seeds()))
    data = rng.choice(_seeds()[suffix])
    if suffix == ".html":
        for words in (
            b"Thousands march",
            b"The Example Gazette",
            b"https://gazette.example/march",
            b"de-AT",
            b"2024-04-05",
        ):
            if rng.random() < 0.4:
                data = data.replace(words, odd(rng).encode("utf-8", "replace"))
    return suffix.encode() + b"\n" + (_damaged(rng, data) if rng.random() < 0.7 else data)


def _damaged(rng: Random, data: bytes) -> bytes:
    """The file with some of its bytes changed, taken out, or there twice."""
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + rng.choice((1, 1, 4, 64, 10**6)))
        data = rng.choice(
            (data[:at] + rng.randbytes(end - at) + data[end:], data[:at] + data[end:], data[:end] + data[at:])
        )
    return data


def _check(data: bytes) -> None:
    suffix, _, content = data.partition(b"\n")
    try:
        kept = kept_in(content, "x", suffix.decode())
    except ClaimGraphError as error:
        assert error.remedy
        return
    assert kept.text.strip()
    assert not CONTROL.search(kept.text)
    kept.text.encode()
    text = document_text(kept, _reading(), "x.txt", "0" * 64, date(2030, 1, 1), ())
    document = yaml.safe_load(text)
    assert set(document) <= _KEYS, document
    assert document["claims"] is None


TARGETS = (Target("article", _make, _check, 1),)
