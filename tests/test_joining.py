"""A figure is joined with whoever says it, with the force with which that one does."""

from __future__ import annotations

import pytest

from claimgraph.propose.joining import claimed
from claimgraph.reader.reading import read
from reader_figures import knowledge


def told(text: str) -> set[tuple[str, str, int | None]]:
    """Who says which number with which stance; 0 stands for what holds none."""
    found = set()
    for each in claimed(read(text, knowledge())):
        who = "/".join(speaker.actor or speaker.words for speaker in each.said.speakers)
        found.add((who or "outlet", each.stance, each.figure.minimum if each.figure else 0))
    return found


def test_what_one_denies_another_may_have_asserted():
    text = "Not 300, as the Lake Council had it, but 230 prisoners have returned to Orm, the Tavian Tracing Office insists."
    assert told(text) == {
        ("lake-council", "asserts", 300),
        ("tavian-office", "denies", 300),
        ("tavian-office", "asserts", 230),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lin Orsa said that 40 prisoners returned to Orm.", {("orsa", "asserts", 40)}),
        ("Lin Orsa denied that 40 prisoners had returned to Orm.", set()),
        ("40 prisoners returned to Orm on Friday.", {("outlet", "asserts", 40)}),
    ],
)
def test_a_figure_is_said_by_whoever_speaks(text: str, expected: set[tuple[str, str, int]]):
    assert {each for each in told(text) if each[2]} == expected


def test_the_words_of_a_denied_figure_hold_its_number():
    text = "Not 300, as the Lake Council had it, but 230 prisoners have returned to Orm, the Tavian Tracing Office insists."
    denied, *_ = [each.figure for each in claimed(read(text, knowledge())) if each.figure and each.figure.denied]
    assert any(span.holds(denied.number) for span in denied.words)
    assert denied.words[0].of(text).startswith("Not 300")
