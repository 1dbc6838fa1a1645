"""A site in, every file of it out, one by one: the same pages under the same addresses, for any web host or a disk.

What a server answers is a file too: the answers that need no parameters, their spreadsheets, an index that the reader's
browser searches, the whole graph. The data of single things is in that, and has no file of its own.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.asking import questions
from claimgraph.asking.pieces import Shape, pieces_of_question
from claimgraph.asking.question_files import NamedQuestion
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.resources import template
from claimgraph.pages.page import seen
from claimgraph.pages.site.addresses import path_of
from claimgraph.pages.site.frame import LISTS
from claimgraph.pages.site.query import GRAPH
from claimgraph.pages.site.search import letters, rows_of
from claimgraph.pages.site.site import Site

#: What is asked for programs: pictures, networks and annotations are made of it, and nobody reads its rows.
_FOR_PROGRAMS: Final = ("document/passages", "document/spans", "lookup/", "network/", "part/")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a site: its path, what is in it, and its words where it is no text itself."""

    path: str
    content: bytes
    words: str | None = None


def files_of(site: Site) -> Iterator[File]:
    """Every file, the pages of all things last; how many those are, `Site.things` tells.

    Raises:
        ClaimGraphError: there are more claims than anybody wants as files.
    """
    (counts,) = questions.ask(site.store, "summary/counts").texts()
    if int(counts["claims"]) > limits.CLAIMS_AS_FILES:
        raise ClaimGraphError(
            f"There are {int(counts['claims']):,} claims; a site of files is written of {limits.CLAIMS_AS_FILES:,} at most.",
            "`claimgraph serve` shows any number.",
        )
    return _files(replace(site, is_live=False))


def _files(site: Site) -> Iterator[File]:
    yield _page("index.html", site.start)
    for path, content in site.assets().items():
        # Nothing of the corpus is in them.
        yield File(path, content, "")
    yield _page("picture.html", site.picture)
    if site.has_query:
        yield _page("query.html", site.query())
    text = site.store.serialize("ntriples")
    yield File(GRAPH, gzip.compress(text, mtime=0), text.decode())
    yield from _search(site)
    yield from _asked(site)
    for id in site.things():
        yield _page(f"{path_of(id)}.html", site.leads(id) or site.of(site.thing(id)))
        if id.startswith("event-"):
            event = id.removeprefix("event-")
            yield _page(f"event/{event}.html", site.account(event))


def _asked(site: Site) -> Iterator[File]:
    yield _page("questions.html", site.asked())
    for path, (_, listing, _) in LISTS.items():
        yield _page(path, site.listed(path))
        yield _sheet(site, path.replace(".html", ".csv"), listing)
    for id, question in questions.questions().items():
        if _is_answered(question):
            yield _page(f"ask/{id}.html", site.answered(id, {}))
            yield _sheet(site, f"ask/{id}.csv", id)
        else:
            yield _page(f"ask/{id}.html", site.question(id))


def _is_answered(question: NamedQuestion) -> bool:
    return not (question.parameters or question.pairs or question.id.startswith(_FOR_PROGRAMS))


def _sheet(site: Site, path: str, question: str) -> File:
    pieces = pieces_of_question(site.store, question, {}, Shape("csv"))
    return _page(path, "".join(str(piece.content) for piece in pieces))


def _search(site: Site) -> Iterator[File]:
    # Scripts, and not data that a script fetches: from a disk a browser fetches nothing.
    rows = seen(list(rows_of(site.store)))
    parts = {
        f"search-index-{number}.js": f"claimgraphRows.push(...{_json(rows[start : start + limits.ROWS_INDEXED])});\n"
        for number, start in enumerate(range(0, len(rows), limits.ROWS_INDEXED), 1)
    }
    told = f"claimgraphRows = [], claimgraphHits = {limits.HITS}, claimgraphLetters = {_json(letters())}"
    first = {"search-letters.js": f"const {told};\n"}
    last = {"search.js": template("site/search.js").read_text(encoding="utf-8")}
    scripts = {**first, **parts, **last}
    yield _page("search.html", site.lookup(list(scripts)))
    for path, text in scripts.items():
        yield _page(path, text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _page(path: str, text: str) -> File:
    return File(path, text.encode())
