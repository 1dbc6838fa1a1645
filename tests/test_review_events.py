"""Which event a figure is about: by the day that its sentence names, and else chosen, the nearest day first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimgraph.propose.events import days_named
from claimgraph.propose.filling import offered
from claimgraph.propose.proposal import Proposed
from claimgraph.reader.said import Reading
from claimgraph.reader.text import Span
from hostile.browser import opened
from proposing import FIFTY, at, corpus_in, other_text, press, propose, reading, run, text_of
from test_review_folded import press_page

DAYS = """\
  - who: southland
    unverified: true
    says: {event: next-swap, property: date, phase: planned, value: 2030-04-12}
  - who: southland
    unverified: true
    says: {event: swap, property: date, phase: completed, value: 2030-04-05}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The tiny corpus in which the swap was on 5 April 2030, and the next one is on the 12th."""
    folder = corpus_in(tmp_path)
    path = folder / "documents" / "morning.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("# the last line\n", DAYS), encoding="utf-8")
    return folder


def naming(corpus: Path, words: str) -> Reading:
    """What is read where the sentence with the second figure begins with some words."""
    text = text_of(corpus).replace("News Wire reports", f"{words} News Wire reports")
    other_text(corpus, text)
    found = reading(text)
    third = found.sentences[2]
    whole = replace(third, span=Span(third.span.start - len(words) - 1, third.span.end))
    return replace(found, sentences=(*found.sentences[:2], whole, *found.sentences[3:]))


def events(found: Proposed) -> list[str]:
    return [each.draft.says.get("event", "") for each in found.proposals if "counts" in each.draft.says]


def test_a_figure_whose_sentence_names_the_day_of_one_event_is_about_that_one(corpus: Path):
    assert events(propose(corpus, "swap", naming(corpus, "On 12 April"))) == ["swap", "next-swap"]


@pytest.mark.parametrize(
    "words",
    [
        "On 13 April",  # no event was then
        "On 12 April 2029",
        "After 5 April, on 12 April",  # two were
        "In April 2030",
    ],
)
def test_where_the_day_tells_no_one_event_it_is_that_of_the_other_figures(corpus: Path, words: str):
    assert events(propose(corpus, "swap", naming(corpus, words))) == ["swap", "swap"]


def test_where_two_events_were_on_a_day_it_tells_nothing(corpus: Path):
    path = corpus / "documents" / "morning.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 2030-04-05", "value: 2030-04-12"), "utf-8")
    assert events(propose(corpus, "swap", naming(corpus, "On 12 April"))) == ["swap", "swap"]


@pytest.mark.parametrize(
    ("words", "near", "days"),
    [
        ("on 3 January", date(2023, 12, 31), [date(2024, 1, 3)]),
        ("on December 30th", date(2024, 1, 2), [date(2023, 12, 30)]),
        ("on 3 January", None, []),
        ("on 2024-01-03", None, [date(2024, 1, 3)]),
        ("on 30 February, or 29 February", date(2023, 3, 1), [date(2024, 2, 29)]),
        ("12 marched, 3 may go, and 4 May", date(2023, 3, 1), [date(2023, 5, 4)]),
    ],
)
def test_a_day_without_a_year_is_the_nearest_to_that_of_the_document(words: str, near: date | None, days: list[date]):
    assert sorted(days_named(words, near)) == days


@pytest.mark.parametrize(("words", "first"), [("On 11 April", "next-swap"), ("On 6 April", "swap")])
def test_events_are_offered_the_nearest_first(corpus: Path, words: str, first: str):
    propose(corpus, "swaps", naming(corpus, words))
    found = at(corpus, FIFTY)
    press(found, "v")
    assert [choice.key for choice in offered(found.session)][:3] == [
        first,
        *({"swap", "next-swap"} - {first}),
        "swaps",
    ]
    press(found, ["enter"])
    assert found.session.items[FIFTY].draft.says["event"] == first


def test_they_are_so_on_the_page(chromium: Any, corpus: Path):
    propose(corpus, "swaps", naming(corpus, "On 11 April"))
    page = corpus.parent / "review.html"
    run("-q", "review", "--corpus", corpus, "--page", page)
    opened(chromium, page)
    press_page(chromium, "n", "v")
    field = chromium.switch_to.active_element
    assert (field.get_attribute("id"), field.get_attribute("list")) == ("field-says-event", "list-nearest")
    options = chromium.find_elements("css selector", "#list-nearest option")
    assert [each.get_attribute("value") for each in options] == ["next-swap", "swap", "swaps"]
