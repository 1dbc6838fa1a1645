"""Which numbers of a sentence are amounts."""

from __future__ import annotations

import pytest

from claimgraph.model.vocabulary import vocabulary
from claimgraph.reader.figure_words import figure_words
from claimgraph.reader.numerals import numerals
from claimgraph.reader.tokens import tokens


def amounts(text: str) -> list[tuple[int | None, int | None]]:
    found = numerals(list(tokens(text)), figure_words("en"), vocabulary().qualifiers)
    return [(each.minimum, each.maximum) for each in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,212 men", 1212),
        ("1.212 men", 1212),
        ("1\u00a0212 men", 1212),
        ("1'212 men", 1212),
        ("1.5 million men", 1_500_000),
        ("2 thousand men", 2000),
        ("sixty-three men", 63),
        ("one hundred and twelve men", 112),
        ("a thousand men", 1000),
        ("two hundred thousand men", 200_000),
        ("a dozen men", 12),
        ("two dozen men", 24),
        ("a pair of men", 2),
        ("none of the men", 0),
    ],
)
def test_digits_and_words_are_read(text: str, value: int):
    assert amounts(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("about 250 men", (225, 275)),
        ("some 250 men", (225, 275)),
        ("nearly 500 men", (450, 499)),
        ("more than 100 men", (101, None)),
        ("over a thousand men", (1001, None)),
        ("at least 65 men", (65, None)),
        ("up to 40 men", (0, 40)),
        ("as many as 40 men", (40, 40)),
    ],
)
def test_words_before_a_number_make_it_an_interval(text: str, interval: tuple[int, int | None]):
    assert amounts(text) == [interval]


@pytest.mark.parametrize(
    "text",
    [
        "on 12 March 2031",
        "on March 12",
        "in 2031",
        "at 14:30",
        "at 9 p.m.",
        "Route 66",
        "aged 19",
        "a 21-year-old",
        "aged 6 and 10",
        "400 metres",
        "211 days",
        "$30 for it",
        "20 percent",
        "20% of it",
        "3 points",
        "the 49th time",
        "an Il-76 landed",
        "hundreds of men",
        "dozens of men",
        "one of them",
        "7" * 400 + " men",
        "1\u200b2\u200b0 men",
        "12,34,5 men",
        "١٢٣ men",
    ],
)
def test_dates_ages_measures_money_names_and_tricks_are_no_amounts(text: str):
    assert amounts(text) == []


def test_two_numbers_with_a_hyphen_are_two():
    assert amounts("the 50-50 formula") == [(50, 50), (50, 50)]
    assert amounts("1,000-for-1,000") == [(1000, 1000), (1000, 1000)]
