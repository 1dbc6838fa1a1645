"""The store in, what became of plans out: what was announced, tried and done, figure by figure."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from claimgraph.accounts.disagreements import Row
from claimgraph.accounts.finding import Finding
from claimgraph.accounts.sentence import Sentence, Words, sentence
from claimgraph.accounts.telling import answered, few, other_readings
from claimgraph.asking import questions
from claimgraph.base.namespaces import CG
from claimgraph.base.words import capital
from claimgraph.store import Store, Table

_HEADING: Final = "What was planned, and what came of it"
#: The verdicts that are no contradiction: they say how a plan fared, or why.
_COURSE: Final = frozenset(f"{CG}{name}" for name in ("shortfall", "excess", "postponed", "rivals"))


def courses(store: Store, *, first: int) -> list[Finding]:
    """So many plans of which parts were tried or done, with all figures given for them; those that most claims are about."""
    return _courses(questions.ask(store, "comparison/course", first=str(first)))


def courses_of(store: Store, event: str) -> list[Finding]:
    """The plans that an event is, or is a part of, likewise; the event by id or any of its names.

    Raises:
        QuestionError: no event has this name, or several have.
    """
    return _courses(questions.ask(store, "event/course", event=event))


def _courses(table: Table) -> list[Finding]:
    return [_course(list(of)) for _, of in groupby(table.texts(), key=lambda row: (row["plan_iri"], row["counts"]))]


def with_courses(found: Sequence[Finding], courses: Sequence[Finding]) -> list[Finding]:
    """Findings with what became of plans after them; how such a plan fared, and why, is told with it alone."""
    rest, done = list(found), []
    for course in courses:
        events = {words.iri for said in (*course.sentences, (course.title,)) for words in said if words.iri}
        own = [one for one in rest if _is_told_with(one, events)]
        rest = [one for one in rest if one not in own]
        done.append(_with(course, own))
    return [*rest, *done]


def _is_told_with(found: Finding, events: Container[str]) -> bool:
    rows = [row for verdict in found.evidence for row in verdict.rows]
    return {verdict.verdict for verdict in found.evidence} <= _COURSE and all(
        row["event_iri"] in events for row in rows
    )


def _with(course: Finding, found: Sequence[Finding]) -> Finding:
    *figures, last = course.sentences
    told = [sentence(one.title, " " if one.title.text.endswith("?") else ": ", *one.sentences[:1]) for one in found]
    return replace(
        course,
        sentences=(*figures, *told, last),
        cautions=few([*course.cautions, *(caution for one in found for caution in one.cautions)]),
        evidence=tuple(verdict for one in found for verdict in one.evidence),
    )


def _course(rows: Sequence[Row]) -> Finding:
    plan = Words(capital(rows[0]["plan"]), rows[0]["plan_iri"])
    no_more = sentence(f"No other number of {rows[0]['counted']} is given here for it or for a part of it")
    return Finding(_HEADING, plan, (*_figures(rows), no_more), few(list(other_readings(rows, "figure"))))


def _figures(rows: Sequence[Row]) -> Iterator[Sentence]:
    """A sentence for each question, under its event where that is not the plan itself."""
    for _, of_event in groupby(rows, key=lambda row: (row["phase_iri"], row["event_iri"])):
        asked = list(of_event)
        for _, of_question in groupby(asked, key=lambda row: row["question"]):
            figures = list(of_question)
            row = figures[0]
            where = (
                ()
                if row["event_iri"] == row["plan_iri"]
                else (Words(capital(row["event"]), row["event_iri"]), Words(": "))
            )
            yield sentence(where, Words(row["asked"], row["question"]), " ", answered(figures, "figure"))
