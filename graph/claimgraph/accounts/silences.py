"""The store in, who kept silent out: all silences together, each beside those who do answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimgraph.accounts.disagreements import Row
from claimgraph.accounts.finding import Finding
from claimgraph.accounts.sentence import Sentence, Words, sentence
from claimgraph.accounts.telling import answered
from claimgraph.asking import questions
from claimgraph.store import Store

_HEADING: Final = "Who kept silent"


def silences(store: Store) -> Finding | None:
    """All silences of a store, each once; None where there is none."""
    beside: dict[str, list[Row]] = {}
    for row in questions.ask(store, "silence/beside-figures").texts():
        beside.setdefault(row["question"], []).extend([row] if row["figure"] else [])
    rows = questions.ask(store, "silence/all").texts()
    said = dict.fromkeys(_silence(row, beside.get(row["question"])) for row in rows)
    return Finding(_HEADING, Words(_HEADING), tuple(said)) if said else None


def _silence(row: Row, figures: Sequence[Row] | None) -> Sentence:
    """``figures`` are those that others give; None where none was asked for."""
    who, asked = Words(row["claimant"], row["who"]), Words(row["on"], row["question"])
    if row["acknowledging"]:
        return sentence(who, f" would not acknowledge “{row['acknowledging']}”: ", asked)
    if figures is None:
        return sentence(who, " gave no answer: ", asked)
    return sentence(
        who, " gave no answer: ", asked, " ", answered(figures, "figure") if figures else "Nobody here gives one"
    )
