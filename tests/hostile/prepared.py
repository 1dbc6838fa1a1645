"""The folder in which every example of the help can be run: a corpus, its texts, an archive, an article, a spreadsheet, a query."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from archives import archive, sheets_of
from claimgraph.corpus import read_corpus
from conftest import SHEET, TINY
from hostile.examples import Example
from proposing import propose_morning

#: Where commands look for a corpus that is not given: the examples that mean the shipped one work on this one. Pages are
#: shown by a program that shows nothing.
ENVIRONMENT = {"CLAIMGRAPH_CORPUS": "my-corpus", "BROWSER": "true"}

#: The names in the examples, as further names of who and what is in the tiny corpus. A new example with a new name
#: needs a line here, or a file in `prepare`.
_NAMES = {
    "actors.yaml": {
        "also: [President Example,": "also: [Zelensky, President Example,",
        "also: [the northern ministry]": "also: [russian-defence-ministry, the northern ministry]",
        "name: Morning Paper}": "name: Morning Paper, also: [rt]}",
    },
    "events.yaml": {"also: [the bridge swap]": "also: [exchange-2024-01-31, the bridge swap]"},
}

_ARTICLE = "A late report\n\nNorthland says that 12 came home on Sunday. Nobody else has said so.\n"
_QUERY = "SELECT ?claim ?who { ?claim cg:claimant ?who } ORDER BY ?claim ?who\n"
_MARKS = {
    "rows": [
        {
            "uri": "https://morning.example/swap",
            "text": "How many?",
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "swapped prisoners"}]}],
        }
    ]
}
_NEW = (
    "sunday,A late report,Sunday Paper,2030-04-09,Northland,,the Sunday swap,prisoners,,northland,completed,12,,,,,\n"
)


def _moved(text: str) -> str:
    """The text with its days in the year of those in the examples."""
    return text.replace("2030-04", "2024-04")


def prepare(folder: Path, *, corpus: bool = True) -> Path:
    """Make the folder; without the corpus for commands that make one."""
    folder.mkdir(parents=True)
    shutil.copytree(TINY / "texts", folder / "texts")
    (folder / "texts" / "article.txt").write_text(_ARTICLE, encoding="utf-8")
    (folder / "texts" / "article-2.txt").write_text(_ARTICLE.replace("12", "13"), encoding="utf-8")
    (folder / "query.rq").write_text(_QUERY, encoding="utf-8")
    # Something new of each kind: a document, an actor, an event, and claims for a document that is there, or is not yet.
    sheet = SHEET.read_text(encoding="utf-8").replace(
        "morning,,,,", "morning,Largest swap yet,Morning Paper,2030-04-05,"
    )
    (folder / "claims.csv").write_text(_moved(sheet + _NEW), encoding="utf-8")
    head = sheet.splitlines(keepends=True)[0]
    other = _NEW.replace("unday", "onday").replace("12", "13").replace("A late", "A later")
    (folder / "claims-2.csv").write_text(_moved(head + other), encoding="utf-8")
    (folder / "marks.json").write_text(json.dumps(_MARKS), encoding="utf-8")
    for name, reason in (("ada", "no-claim"), ("ben", "double")):
        decision = {"id": "0123456789", "does": "reject", "by": name, "on": "2024-04-08", "reason": reason}
        (folder / f"{name}.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")
    if corpus:
        shutil.copytree(TINY, folder / "my-corpus")
        for file, names in _NAMES.items():
            path = folder / "my-corpus" / file
            text = path.read_text(encoding="utf-8")
            for old, new in names.items():
                assert text.count(old) == 1, (file, old)
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
        for path in (folder / "my-corpus" / "documents").glob("*.yaml"):
            path.write_text(_moved(path.read_text(encoding="utf-8")), encoding="utf-8")
        _put_copy(folder / "my-corpus")
        # Valid, but not as the program writes it: a command that writes positions changes it.
        positions = folder / "my-corpus" / "documents" / "reprint.positions.json"
        positions.write_text(json.dumps(json.loads(positions.read_text(encoding="utf-8"))), encoding="utf-8")
        propose_morning(folder / "my-corpus")
        put_store(folder)
        tiny = read_corpus(TINY)
        archive(folder / "my-archive", sheets_of(tiny), tiny.vocabulary.own)
    return folder


def _put_copy(corpus: Path) -> None:
    """A document with the text of another one, which does not say so."""
    text = (corpus / "texts" / "morning.txt").read_text(encoding="utf-8")
    (corpus / "texts" / "nightly.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = (
        f"title: Once more\npublisher: copier\ntext: {{file: nightly.txt, sha256: {digest}, length: {len(text)}}}\n"
    )
    (corpus / "documents" / "nightly.yaml").write_text(document, encoding="utf-8")


def put_store(folder: Path) -> None:
    """Put the store into the folder, in the place of one that was changed."""
    shutil.rmtree(folder / "my-store", ignore_errors=True)
    shutil.copytree(_store(), folder / "my-store")


def store_sizes() -> list[int]:
    """How many bytes each file of the store has."""
    return [path.stat().st_size for path in sorted(_store().rglob("*")) if path.is_file()]


@cache
def _store() -> Path:
    """A store of the tiny corpus, built once."""
    folder = Path(tempfile.mkdtemp()) / "my-store"
    # In a process of its own: a child of the harness that is forked would miss the threads of the engine.
    command = [sys.executable, "-m", "claimgraph", "-q", "build", "--corpus", str(TINY), "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def with_other_input(example: Example, folder: Path) -> Example:
    """The example with `claims-2.csv` for `claims.csv`, wherever the folder has such another file for one it names."""

    def other(word: str) -> str:
        path = Path(word)
        found = path.with_name(f"{path.stem}-2{path.suffix}") if path.suffix else path
        return str(found) if (folder / found).is_file() else word

    return replace(example, words=tuple(map(other, example.words)))
