"""A document in, its claims back key by key through the real program: what a script plans, a terminal gets."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from claimgraph.corpus import reading_of
from claimgraph.model.records import Corpus, Document, Statement
from claimgraph.propose.review import Review
from robot import Counted, Robot
from terminals import Terminal
from wanted_claims import wanted_of


def replayed(corpus: Path, document: str, wanted: Document, beside: Path) -> Counted:
    """Have the script review a document in the real program, until the claims of ``wanted`` are there.

    It plans in a copy of the corpus, ``beside`` it, and presses the same keys in a terminal.
    """
    plan = Path(shutil.copytree(corpus, beside))
    review = Review(reading_of(plan), document, wanted.curator, date(2030, 1, 1))
    terminal = Terminal(corpus, document, wanted.curator)
    terminal.expect("x end")
    keys: list[str] = []
    done = [0]

    def sent() -> None:
        terminal.press(*keys)
        keys.clear()
        done[0] += 1
        terminal.wait_for(done[0])

    counted = Robot(review, wanted_of(wanted, review.text), keys.append, sent).run()
    assert "0 open." in terminal.end()
    return counted


def without_who_accepted(corpus: Corpus, document: str) -> list[Statement]:
    """The claims of a document without those who accepted them, and without places, in an order of their own."""
    found = [
        replace(
            statement,
            accepted_by="",
            accepted_on=None,
            accepted_rule="",
            quotes=tuple(replace(q, start=None, end=None, prefix="", suffix="") for q in statement.quotes),
        )
        for statement in corpus.documents[document].statements
        if not statement.inferred
    ]
    return sorted(found, key=lambda each: (tuple(q.exact for q in each.quotes), str(each.chain), str(each.proposition)))
