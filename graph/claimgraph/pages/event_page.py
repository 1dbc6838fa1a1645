"""The account of an event in, one HTML page out: charts of what is claimed, then who says so, in which words.

The page is one file without a script, and loads nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from claimgraph.accounts.account import Answer, Asked, Position
from claimgraph.accounts.disagreements import alike
from claimgraph.accounts.event import account_of
from claimgraph.accounts.finding import told
from claimgraph.base.words import counted
from claimgraph.model.values.dates import day_label
from claimgraph.pages.chart import Axis, Mark, Tick, axis_of
from claimgraph.pages.look import colours_of
from claimgraph.pages.page import page
from claimgraph.store import Store

#: Heights in pixels; and how many signs of a name fit on one line of a chart on a telephone.
_LINE: Final = 19
_MARK: Final = 32
_FOOT: Final = 26
_SIGNS: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One position on a chart: its lines of text from ``top`` on, and its mark at ``y``; no mark where it is a silence."""

    lines: tuple[str, ...]
    figure: str
    top: int
    y: int
    mark: Mark | None
    colour: str
    hollow: bool
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All positions on one quantity, on one axis; ``starts`` is the number at which the axis begins."""

    asked: Asked
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int
    starts: int


def event_page(store: Store, event: str, *, note: str = "", template: str = "event.html", **more: Any) -> str:
    """The page of an event, given by id or by any of its names; ``note`` says what was left out of the corpus.

    Another template may extend ``event.html``, with what ``more`` holds.

    Raises:
        QuestionError: no event has this name, or several have.
    """
    account = account_of(store, event)
    colours = colours_of(account.sides)
    # What is disputed comes first.
    figures = sorted(account.figures, key=lambda asked: not any("disputed" in a.badges for a in asked.answers))
    charts = [_chart(asked, colours) for asked in figures]
    return page(
        template,
        account=account,
        findings=told(account.disagreements, is_cut=False),
        note=note,
        charts=charts,
        colours=colours,
        shown_sides={p.side_iri for asked in account.figures for a in asked.answers for p in a.positions},
        shown_marks={kind for chart in charts for bar in chart.bars for kind in _kinds(bar)},
        # What the curators infer is no passage of a document, and they are no claimants of it.
        claimants=len(
            {
                p.claimant
                for asked in account.asked
                for a in asked.answers
                for p in a.positions
                if any(passage.chain for passage in p.passages)
            }
        ),
        answers=sum(not answer.silent for asked in account.asked for answer in asked.answers),
        range_of=_range,
        alike=alike,
        # A page alone has no other pages to lead to.
        unlinked=lambda iri: "",
        counted=counted,
        day=_day,
        **more,
    )


def _chart(asked: Asked, colours: Mapping[str, str]) -> Chart:
    shown = [(answer, position) for answer in asked.answers for position in answer.positions]
    placed = [answer for answer, position in shown if _is_placed(answer, position)]
    axis = axis_of((answer.minimum, answer.maximum) for answer in placed)
    bars, top = [], 0
    # Those who give a figure first, in the order of the figures; then those who give none.
    for answer, position in sorted(shown, key=lambda pair: not _is_placed(*pair)):
        bar = _bar(answer, position, axis, colours, top)
        bars.append(bar)
        top = bar.y + _MARK // 2
    return Chart(asked, tuple(bars), axis.ticks if placed else (), top + (_FOOT if placed else 0), axis.low)


def _bar(answer: Answer, position: Position, axis: Axis, colours: Mapping[str, str], top: int) -> Bar:
    placed = _is_placed(answer, position)
    figure = answer.text if placed else "–"
    said = who(position) + _force(answer, position)
    # The figure stands before the first line.
    lines = textwrap.wrap(said, _SIGNS, initial_indent=" " * len(figure)) or [""]
    mark = axis.mark((answer.minimum, answer.maximum)) if placed else None
    y = top + len(lines) * _LINE + _MARK // 2
    colour = colours[position.side_iri]
    return Bar((lines[0].lstrip(), *lines[1:]), figure, top, y, mark, colour, not position.asserts, said)


def _kinds(bar: Bar) -> set[str]:
    """The kinds of marks that the key has to explain."""
    if not bar.mark:
        return {"silence"}
    found = {"point" if bar.mark.exact else "interval"}
    found |= {"open"} if bar.mark.open_left or bar.mark.open_right else set()
    return found | ({"hollow"} if bar.hollow else set())


def _is_placed(answer: Answer, position: Position) -> bool:
    given = not position.declines and not position.denies
    return given and (answer.minimum is not None or answer.maximum is not None)


def who(position: Position) -> str:
    """The claimant, and the side where one is stated and the name does not say it."""
    return f"{position.claimant} ({position.side_apart})" if position.side_apart else position.claimant


def _force(answer: Answer, position: Position) -> str:
    if position.asserts:
        return ""
    if position.declines:
        return f", would not acknowledge {answer.text}" if answer.text else ", gave no number"
    return f", {position.stance}" + (f" {answer.text}" if position.denies else "")


def _range(answer: Answer) -> str:
    """The interval of an inexact answer in words."""
    low, high = answer.minimum, answer.maximum
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    return f"{low:,} or more, no upper end" if low is not None else f"{high:,} or less, no lower end"


def _day(text: str) -> str:
    """A day as one would write it: 31 January 2024."""
    return day_label(date.fromisoformat(text))
