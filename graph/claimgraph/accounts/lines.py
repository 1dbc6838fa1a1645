"""Findings and passages in, the lines of a brief out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.accounts.disagreements import Alike, Row, alike, source_of
from claimgraph.accounts.finding import Finding, by_heading
from claimgraph.accounts.sentence import text_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief: its text, its depth, and its kind ("title", "event", "quantity", "figure", "quote" …)."""

    kind: str
    text: str
    depth: int = 0


def lines_of_findings(found: Sequence[Finding], *, whole: bool) -> Iterator[Line]:
    """All findings in sentences; after them the words that they rest on, without ``whole`` not more than anybody reads."""
    for heading, same in by_heading(found):
        yield Line("event", heading)
        for one in same:
            if one.title.text != heading:
                yield Line("quantity", one.title.text, 1)
            yield from (Line("told", text_of(sentence), 1) for sentence in one.sentences)
            yield from (Line("ambiguous", text_of(caution), 1) for caution in one.cautions)
    if any(one.evidence for one in found):
        yield Line("event", "In which words")
    for one in found:
        if one.evidence:
            yield Line("quantity", one.title.text, 1)
        for verdict in one.evidence:
            for same_answer in alike(verdict, whole=whole):
                yield from _voices(same_answer)


def left_out(shown: int, found: int, which: str = "") -> Iterator[Line]:
    """How many disagreements are told, where that is not all of them."""
    if shown < found:
        yield Line("note", f"{shown:,} of {found:,} disagreements{which}; --all for the rest.")


def _voices(same: Alike) -> Iterator[Line]:
    for voice in same.voices:
        yield Line("figure", f"{voice.shown}  {voice.claimant}{force_shown(voice.force)}", 2)
        for row in voice.passages:
            yield from lines_of_passage(row)
            if row["rationale"]:
                yield Line("ambiguous", f"read so because: {row['rationale']}", 3)
    if same.left_out:
        yield Line("note", f"{same.left_out}; --all for the rest.", 2)


def force_shown(word: str) -> str:
    """A stance as it stands after a claimant; "" for plain assertion."""
    return f" ({word})" if word else ""


def lines_of_passage(row: Row) -> Iterator[Line]:
    """The words of a passage, where they stand, and how else they can be read."""
    yield Line("quote", f"“{row['words']}”", 3)
    yield Line("source", source_of(row), 3)
    if row.get("ambiguous"):
        yield Line("ambiguous", f"ambiguous; also: {row['ambiguous']}", 3)
