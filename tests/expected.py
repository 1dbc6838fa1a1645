"""Writes the expected answer of every question, the CSV beside its ``.rq``, from the graphs of the tests.

Run as ``PYTHONPATH=tests python -m expected`` after a question was added or changed, and read the difference: what
stands there is what the tests demand from then on.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import claimgraph
from claimgraph.asking import answer_text, questions
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.store import Store
from conftest import ROOT, SHEET, TINY, crowd_of


def graphs(folder: Path) -> dict[str, Store]:
    """The graphs that expected answers are made from, by the name in the header of a question."""
    sheet = Path(shutil.copytree(TINY, folder / "sheet"))
    import_sheet(SHEET, sheet)
    corpora = {
        "tiny": TINY,
        "accounts": ROOT / "tests" / "accounts",
        "sheet": sheet,
        "crowd": crowd_of(66, folder / "crowd"),
    }
    return {name: claimgraph.build(read_corpus(corpus)) for name, corpus in corpora.items()}


def main() -> None:
    """Write what differs, and say what that is."""
    with tempfile.TemporaryDirectory() as folder:
        stores = graphs(Path(folder))
    for question in questions.questions().values():
        answer = answer_text.to_csv(questions.ask(stores[question.graph], question.id, **question.tiny))
        path = question.path.with_suffix(".csv")
        if not path.exists() or path.read_text(encoding="utf-8") != answer:
            path.write_text(answer, encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()
