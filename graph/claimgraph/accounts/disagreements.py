"""The store in, every verdict out with its sentence, who it is between, and in which words."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from claimgraph.asking import questions
from claimgraph.store import Store

Row = Mapping[str, str]

#: What stands over the verdicts of each kind, in the order of the brief; and what each of them says in a sentence.
VERDICTS: Final = {
    "contradicts": ("Contradictions", "These cannot both be right{gap}."),
    "undercuts": ("Claims that figures leave no room for", "The figures leave no room for this{gap}."),
    "disputes": ("Disputed", "These cannot both be right{gap}, but one of them is only suggested."),
    "reports differ": ("Texts that differ on what was said", "The same claimant cannot mean both{gap}."),
    "revised": ("Revised", "The same claimant, on different days{gap}."),
    "unacknowledged": ("Not acknowledged", "One asserts it, the other declines to acknowledge it."),
    "shortfall": ("Less than planned", "Less than was planned{gap}: no contradiction."),
    "excess": ("More than planned", "More than was planned{gap}: no contradiction."),
    "postponed": ("Later than planned", "Later than planned{days}: no contradiction."),
    "rivals": ("Rival reasons and motives", "Several of these may be true."),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim that a verdict rests on; ``passages`` are rows of ``comparison/brief``, at least one."""

    shown: str
    claimant: str
    stance: str
    passages: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One verdict: the heading of its kind, what it is about, the sentence that says it, and who it is between."""

    verdict: str
    heading: str
    about: str
    sentence: str
    voices: tuple[Voice, ...]


def disagreements(store: Store, nodes: Container[str] | None = None) -> list[Disagreement]:
    """The verdicts of a store in the order of `VERDICTS`, or those alone whose IRIs are in ``nodes``."""
    rows = questions.ask(store, "comparison/brief").texts()
    if nodes is not None:
        rows = [row for row in rows if row["node"] in nodes]
    support = {row["figure"]: row for row in questions.ask(store, "support/all").texts()} if rows else {}
    return [
        _disagreement(verdict, list(found), support)
        for verdict in VERDICTS
        for _, found in groupby((row for row in rows if row["verdict"] == verdict), key=lambda row: row["node"])
    ]


def _disagreement(verdict: str, rows: list[Row], support: Mapping[str, Row]) -> Disagreement:
    heading, sentence = VERDICTS[verdict]
    asked = list(dict.fromkeys(row["on"] for row in rows))
    gap = rows[0]["gap"]
    said = sentence.format(gap=f": {int(gap):,} apart" if gap else "", days=f", by {gap} days" if gap else "")
    texts = {(row["outlet"], row["document"]) for row in rows}
    alone = all(support.get(row["claim"], {}).get("origins") == "1" for row in rows)
    if len(texts) == 1 and alone and len({row["claim"] for row in rows}) > 1:
        said += " All of it reaches us through one text."
    if rows[0]["among"]:
        # Who reads it must not take it for all that disagrees.
        said += f" Of {int(rows[0]['among']):,} answers only the nearest are compared."
    voices = tuple(
        Voice(found[0]["answer"] if len(asked) == 1 else claim, claimant, stance, found)
        for (claim, claimant, stance), found in (
            (key, tuple(group))
            for key, group in groupby(rows, key=lambda row: (row["claim"], row["claimant"], row["stance"]))
        )
    )
    return Disagreement(verdict, heading, asked[0] if len(asked) == 1 else _plainest(rows), said, voices)


def _plainest(rows: list[Row]) -> str:
    """The claim that a verdict on several questions is about: a superlative or a plan, before the figures beside it."""
    about = [row for row in rows if not row["on"].startswith("number of") and not row["on"].startswith("date,")]
    planned = [row for row in rows if "planned" in row["on"]]
    return (about or planned or rows)[0]["claim"]


def source_of(row: Row) -> str:
    """Outlet, document, day and chain of speakers of a passage, in one line."""
    through = f", {row['said_by']}" if row["said_by"] != row["claimant"] else ""
    when = f", {row['published']}" if row["published"] else ", undated"
    # An outlet without a name of its own is called by the title already.
    source = row["document"] if row["document"] in row["outlet"] else f"{row['outlet']}: {row['document']}"
    return f"{source}{when}{through}"


def apart_from(text: str, event: str) -> str:
    """The label of a question without its event, where a heading names that already; "the swap" is not "the swap team"."""
    return re.sub(rf", {re.escape(event)}(?=, |$)", "", text, count=1)
