"""The store in, every verdict out with its sentence, who it is between, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from claimgraph.accounts import stances
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.base.namespaces import CG
from claimgraph.base.words import counted
from claimgraph.model.patterns import filled
from claimgraph.store import Store, Table

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim that a verdict rests on; ``passages`` are rows of ``comparison/brief``, at least one.

    ``force`` is the stance in words, "" where the claim is simply asserted.
    """

    shown: str
    claimant: str
    force: str
    passages: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One verdict: it and its kind as IRIs, the heading of its kind, what it is about, what it says, who it is between.

    ``question`` is the IRI of the one question that all answer, "" where there are several; ``among`` the sentence that says
    of how many answers these are the nearest, "" where all are compared.
    """

    node: str
    verdict: str
    heading: str
    about: str
    question: str
    reading: str
    among: str
    voices: tuple[Voice, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All passages."""
        return tuple(row for voice in self.voices for row in voice.passages)

    @property
    def event(self) -> str:
        """The IRI of the event that all of it is about; "" where there are several, or none."""
        return self._one("event_iri")

    @property
    def counts(self) -> str:
        """The IRI of what all figures in it count; "" where that differs, or something else is said too."""
        return self._one("counts")

    @property
    def who(self) -> str:
        """The IRI of the one claimant whose own answers do not fit together; "" where there are several."""
        return self._one("who")

    def _one(self, column: str) -> str:
        found = {row[column] for row in self.rows}
        return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Those who say the same, with their passages; and how many passages, and claimants, are left out."""

    voices: tuple[Voice, ...]
    passages: int
    claimants: int

    @property
    def left_out(self) -> str:
        """What is left out, in words; "" where nothing is."""
        others = f" of {counted(self.claimants, 'claimant')} more" if self.claimants else ""
        return f"and {counted(self.passages, 'passage')}{others}" if self.passages else ""


def alike(found: Disagreement, *, whole: bool) -> list[Alike]:
    """Those who say the same together; without ``whole`` not more of them, and of their passages, than anybody reads."""
    told = []
    for _, same in groupby(found.voices, key=lambda voice: (voice.shown, voice.force)):
        all_of_them = tuple(same)
        first = all_of_them if whole else all_of_them[: limits.VOICES_TOLD]
        shown = first if whole else tuple(replace(v, passages=v.passages[: limits.PASSAGES_TOLD]) for v in first)
        passages = _passages_of(all_of_them) - _passages_of(shown)
        told.append(Alike(shown, passages, len(all_of_them) - len(shown)))
    return told


def _passages_of(voices: Iterable[Voice]) -> int:
    return sum(len(voice.passages) for voice in voices)


def disagreements(store: Store, *, first: int) -> list[Disagreement]:
    """So many verdicts of a store, the most important ones, in the order that the vocabulary gives to verdicts."""
    return _of(questions.ask(store, "comparison/brief", first=str(first)))


def how_many(store: Store) -> int:
    """How many verdicts a store has, as counted when its graph was built."""
    return int(questions.ask(store, "summary/counts").texts()[0]["comparisons"])


def disagreements_with(store: Store, thing: str, *, first: int = limits.NUMBER) -> list[Disagreement]:
    """So many verdicts that a thing is part of, given by the end of its IRI, in the same order.

    Raises:
        QuestionError: there is no such thing.
    """
    # Most things are part of none, and to ask that takes a fortieth of the time.
    if not questions.ask(store, "thing/in-verdicts", thing=thing, first="1").rows:
        return []
    return _of(questions.ask(store, "thing/verdicts", thing=thing, first=str(first)))


def _of(table: Table) -> list[Disagreement]:
    return [_disagreement(list(found)) for _, found in groupby(table.texts(), key=lambda row: row["node"])]


def _disagreement(rows: list[Row]) -> Disagreement:
    first = rows[0]
    questions_asked = {row["question"] for row in rows}
    is_one = len(questions_asked) == 1
    voices = tuple(
        _voice(tuple(found), "answer" if is_one else "claim")
        for _, found in groupby(rows, key=lambda row: (row["proposition"], row["who"], row["stance_iri"]))
    )
    return Disagreement(
        node=first["node"],
        verdict=first["verdict_iri"],
        heading=first["heading"],
        about=first["on"] if is_one else plainest(rows)["claim"],
        question=first["question"] if is_one else "",
        reading=filled(first["reading"], {"gap": _gap(rows)}),
        # Who reads it must not take it for all that disagrees.
        among=f"Of {int(first['among']):,} answers only the nearest are compared." if first["among"] else "",
        voices=voices,
    )


def _gap(rows: list[Row]) -> str:
    """How far the answers are apart: a number of what is counted, or of days; "" where there is no distance."""
    if not rows[0]["gap"]:
        return ""
    apart, most = (Decimal(rows[0][end] or 0).normalize() + 0 for end in ("gap", "gap_at_most"))
    # "Over 500" has no upper end: how far it is from 10 nobody can say, only that it is no less than that.
    is_open = not most and any(bool(row["min"]) != bool(row["max"]) for row in rows)
    said = f"{apart:,f} to {most:,f}" if most else f"{'at least ' * is_open}{apart:,f}"
    in_days = all(row["in_days"] == "true" for row in rows)
    return f"{said} day{'s' * (max(apart, most) != 1)}" if in_days else said


def _voice(rows: tuple[Row, ...], shown: str) -> Voice:
    first = rows[0]
    return Voice(first[shown], first["claimant"], force_of(first), rows)


def force_of(row: Row) -> str:
    """The stance of a row in words, "" where the claim is simply asserted."""
    return "" if row["stance_iri"] == stances.ASSERTS else row["stance"]


def plainest(rows: Sequence[Row]) -> Row:
    """What a verdict on several questions is about: a superlative or a plan, before the figures beside it."""
    about = [row for row in rows if not row["counts"] and row["property"] != f"{CG}date"]
    planned = [row for row in rows if row["phase_iri"] == f"{CG}planned"]
    return (about or planned or list(rows))[0]


def source_of(row: Row) -> str:
    """Outlet, document, day and chain of speakers of a passage, in one line."""
    through = f", {row['said_by']}" if row["said_by"] != row["claimant"] else ""
    when = f", {row['published']}" if row["published"] else ", undated"
    return f"{short_source_of(row)}{when}{through}"


def short_source_of(row: Row) -> str:
    """Outlet and document of a passage; an outlet without a name of its own is called by the title already."""
    return row["document"] if row["document"] in row["outlet"] else f"{row['outlet']}: {row['document']}"
