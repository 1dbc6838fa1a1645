"""The store in, who kept silent out: all silences together, each beside those who do answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.accounts.disagreements import Row, source_of
from claimgraph.accounts.finding import Finding
from claimgraph.accounts.sentence import Sentence, Words, sentence
from claimgraph.accounts.telling import answered
from claimgraph.asking import questions
from claimgraph.store import Store

_HEADING: Final = "Who kept silent"


def silences(store: Store) -> Finding | None:
    """All silences of a store, each once in a document; None where there is none."""
    beside: dict[str, list[Row]] = {}
    for row in questions.ask(store, "silence/beside-figures").texts():
        beside.setdefault(row["question"], []).extend([row] if row["figure"] else [])
    rows = questions.ask(store, "silence/all").texts()
    said = dict.fromkeys(_silence(row, beside.get(row["question"])) for row in rows)
    return Finding(_HEADING, Words(_HEADING), tuple(said)) if said else None


def _silence(row: Row, figures: Sequence[Row] | None) -> Sentence:
    """``figures`` are those that are given elsewhere, maybe by the silent one; None where none was asked for.

    Nobody asserts a silence: it is the text, with its day, that says so.
    """
    who, asked = Words(row["claimant"], row["who"]), Words(row["on"], row["question"])
    text = Words(source_of(row), row["in"])
    if row["acknowledging"]:
        return sentence(who, f" would not acknowledge “{row['acknowledging']}”: ", asked, " (", text, ")")
    told = (who, " gave no answer: ", asked, " (", text, ")")
    if figures is None:
        return sentence(*told)
    own, others = (
        [row_of for row_of in figures if (row_of["who"] == row["who"]) is is_own] for is_own in (True, False)
    )
    elsewhere = [
        *((". But elsewhere: ", answered(own, "figure")) if own else ()),
        *((". ", answered(others, "figure")) if others else ()),
    ]
    return sentence(*told, *(elsewhere or [". No text here gives one"]))
