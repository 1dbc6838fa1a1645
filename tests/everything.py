"""Corpus folders in, a folder of all that is made of each out: brief, pages, exports, verdicts. A program of its own.

Run as ``python everything.py OUT CORPUS…``, so that a test can give it another package and another vocabulary.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import duckdb

import claimgraph
from claimgraph.accounts.lines import Line
from claimgraph.accounts.report import report, selected
from claimgraph.formats import Exported, writers, written
from claimgraph.model import selection
from claimgraph.pages import brief, event_page
from claimgraph.pages.picture import actor_page


def made_of(corpus: Path) -> dict[str, str]:
    """The text of everything that can be made of a corpus, by name."""
    records = claimgraph.read_corpus(corpus)
    store = claimgraph.build(records)
    lines = report(store)
    found = {
        "brief": _shown(lines),
        "brief.html": brief.as_html(lines),
        "actors.html": actor_page(records, store),
    }
    less = selection.without(records, next(iter(records.documents.values())).publisher)
    found["brief without"] = _shown(selected(report(claimgraph.build(less.corpus)), [less]))
    for event in records.events:
        found[f"event {event}"] = event_page.event_page(store, event)
    for name in writers():
        content, _ = written(Exported(records, store), name)
        for part, text in _texts(content).items():
            found[f"export {name} {part}"] = text
    return found


def _shown(lines: list[Line]) -> str:
    return "\n".join(f"{line.kind} {line.depth} {line.text}" for line in lines)


def _texts(content: bytes) -> dict[str, str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {name: packed.read(name).decode() for name in packed.namelist()}
    if content.startswith(b"PAR1"):
        path = Path("content.parquet")
        path.write_bytes(content)
        return {"rows": "\n".join(map(str, duckdb.read_parquet(str(path)).fetchall()))}
    return {"": content.decode()}


if __name__ == "__main__":
    # Longer words need more lines of a chart: that is no other structure.
    event_page._SIGNS = 10**6
    out, *corpora = map(Path, sys.argv[1:])
    for corpus in corpora:
        for name, text in made_of(corpus).items():
            path = out / corpus.name / f"{name.replace('/', '-')}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
