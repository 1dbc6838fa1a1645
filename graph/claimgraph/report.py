"""The graph in, the brief out: how much there is, which figures are claimed by whom, and who kept silent."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claimgraph import questions
from claimgraph.store import Store
from claimgraph.tables import plain

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief: its text, its depth, and its kind ("title", "event", "quantity", "figure", "quote" …)."""

    kind: str
    text: str
    depth: int = 0


def report(store: Store) -> list[Line]:
    """The brief on everything in a store, line by line."""
    return [*_overview(store), *_events(store)]


def _overview(store: Store) -> Iterator[Line]:
    counts = questions.ask(store, "summary/counts").texts()[0]
    yield Line("title", "Who claims what")
    yield Line(
        "counts",
        f"{counts['documents']} documents, {counts['claimants']} claimants, {counts['claims']} claims in "
        f"{counts['reports']} passages, {counts['quantities']} quantities, {counts['events']} events, "
        f"{counts['silences']} silences, {counts['inferences']} inferences of the curators.",
    )
    yield Line(
        "note", "Nothing below is stated as fact: every line is somebody's claim, with the words and the document."
    )


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
        force = "" if stance == "asserts" else f" ({stance})"
        yield Line("figure", f"{figure}  {claimant}{force}", 2)
        for row in passages:
            yield from _passage(row, row["claimant"])


def _silence(row: Row) -> Iterator[Line]:
    what = row["on"].replace(f", {row['event']}", "")
    said = (
        f"{row['claimant']} would not acknowledge: {row['acknowledging']} ({what})"
        if row["acknowledging"]
        else (f"{row['claimant']} gave no answer: {what}")
    )
    yield Line("silence", said, 1)
    yield from _passage(row, row["claimant"])


def _passage(row: Row, claimant: str) -> Iterator[Line]:
    through = f", {row['said_by']}" if row["said_by"] != claimant else ""
    when = f", {row['published']}" if row["published"] else ", undated"
    yield Line("quote", f"“{row['words']}”", 3)
    # An outlet without a name of its own is called by the title already.
    source = row["document"] if row["document"] in row["outlet"] else f"{row['outlet']}: {row['document']}"
    yield Line("source", f"{source}{when}{through}", 3)
    if row.get("ambiguous"):
        yield Line("ambiguous", f"ambiguous; also: {row['ambiguous']}", 3)


def as_text(lines: list[Line], width: int = 100) -> Iterator[tuple[Line, str]]:
    """Each line with its text wrapped and indented, safe for a terminal; an empty line before each event."""
    for line in lines:
        if line.kind == "event":
            yield Line("space", ""), ""
        indent = "  " * line.depth
        wrapped = textwrap.wrap(
            plain(line.text),
            max(40, width),
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_on_hyphens=False,
        )
        yield line, "\n".join(wrapped)
