"""The graph in, the brief out, line by line: first how the accounts disagree, then each event with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from claimgraph import questions
from claimgraph.selection import Selected
from claimgraph.store import Store

Row = dict[str, str]

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
class Line:
    """One line of a brief: its text, its depth, and its kind ("title", "event", "quantity", "figure", "quote" …)."""

    kind: str
    text: str
    depth: int = 0


def report(store: Store) -> list[Line]:
    """The brief on everything in a store."""
    return [*_overview(store), *_disagreements(store), *_events(store)]


def selected(lines: list[Line], selections: Sequence[Selected]) -> list[Line]:
    """The brief with a note on what was left out of it, and what is told by nobody else."""
    notes = [Line("note", selection.said) for selection in selections]
    lost = [label for selection in selections for label in selection.lost if selection.said.startswith("Without")]
    told = [Line("event", "Told by nobody else"), *(Line("silence", label, 1) for label in lost)] if lost else []
    return [*lines[:2], *notes, *lines[2:3], *told, *lines[3:]]


def _overview(store: Store) -> Iterator[Line]:
    counts = questions.ask(store, "summary/counts").texts()[0]
    yield Line("title", "Who claims what")
    yield Line(
        "counts",
        f"{counts['documents']} documents, {counts['claimants']} claimants, {counts['claims']} claims in "
        f"{counts['reports']} passages, {counts['quantities']} quantities, {counts['events']} events, "
        f"{counts['silences']} silences, {counts['inferences']} inferences of the curators.",
    )
    if counts["unverified"] != "0":
        yield Line(
            "ambiguous",
            f"{counts['unverified']} of {counts['reports']} passages are unverified: no quote, or none that was found in "
            "the text. Their words are marked.",
        )
    yield Line(
        "note", "Nothing below is stated as fact: every line is somebody's claim, with the words and the document."
    )


def _disagreements(store: Store) -> Iterator[Line]:
    rows = questions.ask(store, "comparison/brief").texts()
    origins = {row["figure"]: row for row in questions.ask(store, "support/all").texts()}
    for verdict, (heading, sentence) in VERDICTS.items():
        of_verdict = [row for row in rows if row["verdict"] == verdict]
        if of_verdict:
            yield Line("event", heading)
        for _, found in groupby(of_verdict, key=lambda row: row["node"]):
            yield from _comparison(list(found), sentence, origins)


def _comparison(rows: list[Row], sentence: str, support: dict[str, Row]) -> Iterator[Line]:
    questions_ = list(dict.fromkeys(row["on"] for row in rows))
    gap = rows[0]["gap"]
    yield Line("quantity", questions_[0] if len(questions_) == 1 else _plainest(rows), 1)
    said = sentence.format(gap=f": {int(gap):,} apart" if gap else "", days=f", by {gap} days" if gap else "")
    texts = {(row["outlet"], row["document"]) for row in rows}
    alone = all(support.get(row["claim"], {}).get("origins") == "1" for row in rows)
    if len(texts) == 1 and alone and len({row["claim"] for row in rows}) > 1:
        said += " All of it reaches us through one text."
    yield Line("note", said, 1)
    for (claim, claimant, stance), passages in groupby(rows, key=lambda r: (r["claim"], r["claimant"], r["stance"])):
        found = list(passages)
        shown = found[0]["answer"] if len(questions_) == 1 else claim
        yield Line("figure", f"{shown}  {claimant}{_force(stance)}", 2)
        for row in found:
            yield from _passage(row)
            if row["rationale"]:
                yield Line("ambiguous", f"read so because: {row['rationale']}", 3)


def _plainest(rows: list[Row]) -> str:
    """The claim that a verdict on several questions is about: a superlative or a plan, before the figures beside it."""
    about = [row for row in rows if not row["on"].startswith("number of") and not row["on"].startswith("date,")]
    planned = [row for row in rows if "planned" in row["on"]]
    return (about or planned or rows)[0]["claim"]


def _force(stance: str) -> str:
    return "" if stance == "asserts" else f" ({stance})"


def _events(store: Store) -> Iterator[Line]:
    figures = questions.ask(store, "figure/all").texts()
    silences = questions.ask(store, "silence/all").texts()
    first_days = _first_days(questions.ask(store, "event/dates").texts())
    names = {row["event"] for row in [*figures, *silences]}
    for event in sorted(names, key=lambda name: (first_days.get(name, ("9999", ""))[0], name)):
        yield Line("event", event or "No event")
        if event in first_days:
            yield Line("note", first_days[event][1], 1)
        of_event = [row for row in figures if row["event"] == event]
        for quantity, rows in groupby(of_event, key=lambda row: row["quantity"]):
            yield from _quantity(quantity, event, list(rows))
        for row in (row for row in silences if row["event"] == event):
            yield from _silence(row)


def _first_days(rows: list[Row]) -> dict[str, tuple[str, str]]:
    """For each event the earliest day that anybody gives for it, and the sentence that says who does.

    A day on which it is said to have taken place goes before one for which it was planned.
    """
    found: dict[str, tuple[str, str]] = {}
    for row in sorted(rows, key=lambda row: (row["phase"] != "completed", row["first"] or row["last"])):
        day = row["first"] or row["last"]
        if day and row["event"] not in found:
            span = day if row["first"] == row["last"] else f"{row['first'] or '…'} to {row['last'] or '…'}"
            phase = "" if row["phase"] == "completed" else f", {row['phase']}"
            found[row["event"]] = (day, f"dated {span}{phase} by {row['claimant']}")
    return found


def _quantity(quantity: str, event: str, rows: list[Row]) -> Iterator[Line]:
    yield Line("quantity", quantity.replace(f", {event}", ""), 1)
    for (figure, claimant, stance), passages in groupby(rows, key=lambda r: (r["figure"], r["claimant"], r["stance"])):
        yield Line("figure", f"{figure}  {claimant}{_force(stance)}", 2)
        for row in passages:
            yield from _passage(row)


def _silence(row: Row) -> Iterator[Line]:
    what = row["on"].replace(f", {row['event']}", "")
    if row["acknowledging"]:
        yield Line("silence", f"{row['claimant']} would not acknowledge: {row['acknowledging']} ({what})", 1)
    else:
        yield Line("silence", f"{row['claimant']} gave no answer: {what}", 1)
    yield from _passage(row)


def _passage(row: Row) -> Iterator[Line]:
    through = f", {row['said_by']}" if row["said_by"] != row["claimant"] else ""
    when = f", {row['published']}" if row["published"] else ", undated"
    yield Line("quote", f"“{row['words']}”", 3)
    # An outlet without a name of its own is called by the title already.
    source = row["document"] if row["document"] in row["outlet"] else f"{row['outlet']}: {row['document']}"
    yield Line("source", f"{source}{when}{through}", 3)
    if row.get("ambiguous"):
        yield Line("ambiguous", f"ambiguous; also: {row['ambiguous']}", 3)
