"""The store in, what became of plans out: what was announced, tried and done, figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from claimgraph.accounts.disagreements import Row
from claimgraph.accounts.finding import Finding
from claimgraph.accounts.sentence import Sentence, Words, sentence
from claimgraph.accounts.telling import answered, few, is_whole, other_readings, reading_between
from claimgraph.asking import questions
from claimgraph.base.namespaces import CG
from claimgraph.base.words import capital
from claimgraph.store import Store, Table

_HEADING: Final = "What was planned, and what came of it"
#: The verdicts that are no contradiction: they say how a plan fared, or why.
_COURSE: Final = frozenset(f"{CG}{name}" for name in ("shortfall", "excess", "postponed", "rivals"))


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a plan: the finding that tells it, of what (an IRI), and the events that are the plan or parts of it.

    ``is_whole`` says whether every figure is told.
    """

    finding: Finding
    counts: str
    events: frozenset[str]
    is_whole: bool
    counted: str


def courses(store: Store, *, first: int) -> list[Course]:
    """So many plans of which parts were tried or done, with all figures given for them; those that most claims are about."""
    return _courses(questions.ask(store, "comparison/course", first=str(first)))


def courses_of(store: Store, event: str) -> list[Course]:
    """The plans that an event is, or is a part of, likewise; the event by id or any of its names.

    Raises:
        QuestionError: no event has this name, or several have.
    """
    return _courses(questions.ask(store, "event/course", event=event))


def _courses(table: Table) -> list[Course]:
    found = [list(of) for _, of in groupby(table.texts(), key=lambda row: (row["plan_iri"], row["counts"]))]
    times = Counter(rows[0]["plan_iri"] for rows in found)
    return [_course(rows, is_of_one_thing=times[rows[0]["plan_iri"]] == 1) for rows in found]


def with_courses(found: Sequence[Finding], courses: Sequence[Course]) -> list[Finding]:
    """Findings with what became of plans after them; how such a plan fared, and why, is told with it alone."""
    rest, done = list(found), []
    for course in courses:
        own = [one for one in rest if _is_told_with(one, course)]
        rest = [one for one in rest if one not in own]
        done.append(_with(course, own))
    return [*rest, *done]


def _is_told_with(found: Finding, course: Course) -> bool:
    rows = [row for verdict in found.evidence for row in verdict.rows]
    return {verdict.verdict for verdict in found.evidence} <= _COURSE and all(
        row["event_iri"] in course.events and row["counts"] in ("", course.counts) for row in rows
    )


def _with(course: Course, found: Sequence[Finding]) -> Finding:
    told = [said for one in found for said in _told(one)]
    no_more = sentence(f"No other number of {course.counted} is given here for it or for a part of it")
    return replace(
        course.finding,
        sentences=(*course.finding.sentences, *told, *([no_more] if course.is_whole else [])),
        cautions=few([*course.finding.cautions, *(caution for one in found for caution in one.cautions)]),
        evidence=tuple(verdict for one in found for verdict in one.evidence),
    )


def _told(found: Finding) -> Iterator[Sentence]:
    """What verdicts say; their figures and days were told with the course, but no other answers."""
    if all(row["min"] or row["max"] for verdict in found.evidence for row in verdict.rows):
        yield from map(reading_between, found.evidence)
    else:
        yield sentence(found.title, " " if found.title.text.endswith("?") else ": ", *found.sentences[:1])


def _course(rows: Sequence[Row], *, is_of_one_thing: bool) -> Course:
    first = rows[0]
    of = "" if is_of_one_thing else f": {first['counted']}"
    return Course(
        Finding(
            _HEADING,
            Words(f"{capital(first['plan'])}{of}", first["plan_iri"]),
            tuple(_figures(rows)),
            few(list(other_readings(rows, "figure"))),
        ),
        counts=first["counts"],
        events=frozenset({first["plan_iri"], *(row["event_iri"] for row in rows)}),
        is_whole=all(is_whole(of_question) for of_question in _by_question(rows)),
        counted=first["counted"],
    )


def _by_question(rows: Sequence[Row]) -> Iterator[list[Row]]:
    for _, of in groupby(rows, key=lambda row: (row["phase_iri"], row["event_iri"], row["question"])):
        yield list(of)


def _figures(rows: Sequence[Row]) -> Iterator[Sentence]:
    """A sentence for each question, under its event where that is not the plan itself."""
    for figures in _by_question(rows):
        row = figures[0]
        is_plan = row["event_iri"] == row["plan_iri"]
        where = () if is_plan else (Words(capital(row["event"]), row["event_iri"]), Words(": "))
        yield sentence(where, Words(row["asked"], row["question"]), " ", answered(figures, "figure"))
