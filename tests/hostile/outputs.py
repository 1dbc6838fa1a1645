"""Everything that goes out of a corpus: never the private name, never a text as markup, and always readable."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

from claimgraph.accounts.report import report, selected
from claimgraph.api import build
from claimgraph.base.errors import ClaimGraphError
from claimgraph.formats import Exported, exported, writers
from claimgraph.model.records import Corpus
from claimgraph.pages import brief
from claimgraph.pages.event_page import event_page
from claimgraph.pages.picture import actor_page
from claimgraph.privacy.leaving import looked_at
from claimgraph.store import Store
from hostile.mutation import CANARY, PRIVATE, odd
from hostile.target import Target
from hostile.whole import corpus_of, make_corpus


def _word_of_outputs(rng: Random) -> str:
    if rng.random() < 0.25:
        return rng.choice(
            (CANARY, f"</script>{CANARY}", f'">{CANARY}', f"'>{CANARY}", f"</style>{CANARY}", f"--> {CANARY}")
        )
    return odd(rng)


def _make_output(rng: Random) -> bytes:
    text = make_corpus(rng, _word_of_outputs).decode("utf-8", "surrogatepass")
    witness = json.dumps({"type": "person", "name": f"{PRIVATE} Vlothoburg", "private": "true", "role": "a witness"})
    text = text.replace('{"actors": {', f'{{"actors": {{"witness-1": {witness}, ', 1)
    if rng.random() < 0.5:
        # Written somewhere else as well: reading or writing must refuse it, or leave it out.
        text = _planted(rng, text)
    name = rng.choice([*writers(), *_PAGES])
    return f"# {name}\n{text}".encode("utf-8", "surrogatepass")


def _planted(rng: Random, text: str) -> str:
    places = [found.end() for found in re.finditer(r'": "', text)]
    at = rng.choice(places)
    name = rng.choice(
        (PRIVATE, f"{PRIVATE} Vlothoburg", f"x {PRIVATE}'s y", f"{PRIVATE}\\u0301", f"\\u200b{PRIVATE}\\u200b ")
    )
    # Not grown together with the next word: docs/private-persons.md does not promise that.
    return text[:at] + name + rng.choice((" ", ", ", "-", "_")) + text[at:]


def _pages(corpus: Corpus, store: Store) -> dict[str, Any]:

    return {
        "page of actors": lambda: actor_page(corpus, store),
        "page of an event": lambda: event_page(store, "swap"),
        "brief": lambda: brief.as_html(selected(report(store), [])),
    }


_PAGES = ("page of actors", "page of an event", "brief")


def _check_output(data: bytes) -> None:
    try:
        head, text = data.decode("utf-8").split("\n", 1)
    except (UnicodeDecodeError, ValueError):
        return
    name, corpus = head.removeprefix("# "), corpus_of(text.encode())
    if corpus is None or not any(actor.private and PRIVATE in actor.name for actor in corpus.actors.values()):
        return  # made smaller until nobody is private any more: then nothing is promised
    try:
        store = build(corpus)
        pages = _pages(corpus, store)
        content = (
            looked_at(corpus, pages[name]().encode()) if name in pages else exported(Exported(corpus, store), name)
        )
    except ClaimGraphError as error:
        assert str(error).strip()
        assert PRIVATE not in str(error), "the message names the private person"
        return
    for part in _parts(content):
        assert PRIVATE not in part.decode("utf-8", "replace"), f"the private name stands in {name}"
        _well_formed(part)


def _parts(content: bytes) -> list[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for file in packed.namelist():
                assert not file.startswith("/"), file
                assert ".." not in Path(file).parts, file
            return [packed.read(file) for file in packed.namelist()]
    if content.startswith(b"PAR1"):
        import pyarrow.parquet as pq

        rows = pq.read_table(io.BytesIO(content)).to_pylist()
        return [json.dumps(rows, ensure_ascii=False, default=str).encode()]
    return [content]


class _Tags(HTMLParser):
    """Every element and every attribute of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}


def _well_formed(part: bytes) -> None:
    start = part.lstrip()[:64].lower()
    text = part.decode("utf-8")
    if start.startswith((b"<!doctype html", b"<html")):
        tags = _Tags(text).found
        assert "xcanary" not in tags, "a text of the corpus is an element of the page"
        assert not [tag for tag in tags if re.search(r" on\w+$", tag)], tags
    elif start.startswith(b"<?xml"):
        ElementTree.fromstring(part)
    elif re.match(rb"[{\[]\s*[\"{]", start):
        json.loads(text)
    elif start.startswith(b"document,"):
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


TARGETS = (Target("output", _make_output, _check_output, 3, ".yaml"),)
