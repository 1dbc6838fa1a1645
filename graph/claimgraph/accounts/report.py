"""The graph in, the brief out, line by line: first how the accounts disagree, then each event with its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from claimgraph.accounts.disagreements import Row, force_of
from claimgraph.accounts.lines import Line, force_shown, left_out, lines_of_findings, lines_of_passage
from claimgraph.accounts.opening import opening
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.base.namespaces import CG
from claimgraph.base.words import counted, unverified
from claimgraph.model.selection import Selected
from claimgraph.store import Store

#: What the brief begins with, by the column of the question that counts it.
_COUNTED: Final = {
    "documents": "document",
    "claimants": "claimant",
    "claims": "claim",
    "reports": "passage",
    "events": "event",
    "silences": "silence",
    "inferences": "inference",
}


def report(store: Store, *, first: int = limits.DISAGREEMENTS, whole: bool = False) -> list[Line]:
    """The brief on a store: so many disagreements as ``first`` says, the most important ones, then each event.

    Of those who say the same only the first are named. Of a corpus with more claims than `limits.CLAIMS_TOLD` the events are
    left out. ``whole`` gives all of it. What is left out is said.
    """
    counts = {name: int(text) for name, text in questions.ask(store, "summary/counts").texts()[0].items()}
    found = counts["comparisons"]
    shown = opening(store, first=found if whole else first, whole=whole)
    lines = [*_overview(counts), *lines_of_findings(shown, whole=whole)]
    if not whole:
        lines += left_out(min(first, found), found, ", the most important ones")
    if whole or counts["claims"] <= limits.CLAIMS_TOLD:
        return [*lines, *_events(store)]
    said = f"The figures of {counted(counts['events'], 'event')} are left out: `claimgraph view --event` shows one, --all all."
    return [*lines, Line("note", said)]


def selected(lines: list[Line], selections: Sequence[Selected]) -> list[Line]:
    """The brief with a note on what was left out of it, and what is told by nobody else."""
    notes = [Line("note", selection.said) for selection in selections]
    lost = [label for selection in selections for label in selection.lost if selection.said.startswith("Without")]
    told = [Line("event", "Told by nobody else"), *(Line("silence", label, 1) for label in lost)] if lost else []
    return [*lines[:2], *notes, *lines[2:3], *told, *lines[3:]]


def _overview(counts: Mapping[str, int]) -> Iterator[Line]:
    yield Line("title", "Who claims what")
    shown = [counted(counts[name], what) for name, what in _COUNTED.items()]
    quantities = "1 quantity" if counts["quantities"] == 1 else f"{counts['quantities']:,} quantities"
    yield Line(
        "counts",
        f"{', '.join(shown[:3])} in {shown[3]}, {quantities}, {', '.join(shown[4:])} of the curators.",
    )
    if counts["unverified"]:
        yield Line(
            "ambiguous",
            f"{unverified(counts['unverified'], counts['reports'])}: no quote, or none that was found in the text. Their "
            "words are marked.",
        )
    yield Line(
        "note", "Nothing below is stated as fact: every line is somebody's claim, with the words and the document."
    )


def _events(store: Store) -> Iterator[Line]:
    figures = questions.ask(store, "figure/all").texts()
    silences = questions.ask(store, "silence/all").texts()
    first_days = _first_days(questions.ask(store, "event/dates").texts())
    names = {row["event_iri"]: row["event"] for row in [*figures, *silences]}
    for event in sorted(names, key=lambda event: (first_days.get(event, ("9999", ""))[0], names[event], event)):
        yield Line("event", names[event] or "No event")
        if event in first_days:
            yield Line("note", first_days[event][1], 1)
        of_event = [row for row in figures if row["event_iri"] == event]
        for _, rows in groupby(of_event, key=lambda row: row["question"]):
            yield from _quantity(list(rows))
        for row in (row for row in silences if row["event_iri"] == event):
            yield from _silence(row)


def _first_days(rows: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """For each event the earliest day that anybody gives for it, and the sentence that says who does.

    A day on which it is said to have taken place goes before one for which it was planned.
    """
    completed = f"{CG}completed"
    found: dict[str, tuple[str, str]] = {}
    for row in sorted(rows, key=lambda row: (row["phase_iri"] != completed, row["first"] or row["last"])):
        day = row["first"] or row["last"]
        if day and row["event_iri"] not in found:
            span = day if row["first"] == row["last"] else f"{row['first'] or '…'} to {row['last'] or '…'}"
            phase = "" if row["phase_iri"] == completed else f", {row['phase']}"
            found[row["event_iri"]] = (day, f"dated {span}{phase} by {row['claimant']}")
    return found


def _quantity(rows: list[Row]) -> Iterator[Line]:
    yield Line("quantity", rows[0]["asked"], 1)
    for _, passages in groupby(rows, key=lambda row: (row["figure"], row["claimant"], row["stance_iri"])):
        found = list(passages)
        yield Line("figure", f"{found[0]['figure']}  {found[0]['claimant']}{force_shown(force_of(found[0]))}", 2)
        for row in found:
            yield from lines_of_passage(row)


def _silence(row: Row) -> Iterator[Line]:
    if row["acknowledging"]:
        yield Line("silence", f"{row['claimant']} would not acknowledge: {row['acknowledging']} ({row['asked']})", 1)
    else:
        yield Line("silence", f"{row['claimant']} gave no answer: {row['asked']}", 1)
    yield from lines_of_passage(row)
