"""Words become intervals by the documented widths."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.base.errors import ClaimGraphError
from claimgraph.model.values import COUNT, Figure, Period, figure, number, period, single_day
from claimgraph.model.values.dates import period_label
from claimgraph.model.vocabulary import vocabulary

QUALIFIERS = vocabulary().qualifiers


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("195", 195, 195),
        ("1,212", 1212, 1212),
        ("about 200", 180, 220),
        ("approximately 200", 180, 220),
        ("nearly 500", 450, 499),
        ("over 6,000", 6001, None),
        ("more than 6000", 6001, None),
        ("at least 10", 10, None),
        ("under 100", 0, 99),
        ("up to 100", 0, 100),
        ("hundreds", 200, 999),
        ("0", 0, 0),
    ],
)
def test_a_stated_number_is_an_interval(words: str, low: int, high: int | None):
    found = figure(words, QUALIFIERS)
    assert (found.minimum, found.maximum) == (low, high)


@pytest.mark.parametrize(
    "words", ["", "many", "1,21", "-3", "1.5", "12 or 13", "about", "about many", "hundreds 3", "٣٤", "9" * 30]
)
def test_what_is_no_number_is_refused(words: str):
    with pytest.raises(ClaimGraphError):
        figure(words, QUALIFIERS)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-01-31", date(2024, 1, 31), date(2024, 1, 31)),
        ("2023-08", date(2023, 8, 1), date(2023, 8, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-01-22..2024-01-28", date(2024, 1, 22), date(2024, 1, 28)),
        ("..2024-01-28", None, date(2024, 1, 28)),
        ("2024-01..", date(2024, 1, 1), None),
    ],
)
def test_a_stated_time_is_an_interval_of_days(words: str, first: date | None, last: date | None):
    assert period(words) == Period(first, last)


@pytest.mark.parametrize(
    "words", ["", "..", "2024-02-30", "31.01.2024", "2024-13", "2024-01-28..2024-01-22", "0000", "24-01-01"]
)
def test_what_is_no_date_is_refused(words: str):
    with pytest.raises(ClaimGraphError):
        period(words)


@pytest.mark.parametrize("words", ["2024-01", "2024", "2024-02-30", "Tuesday"])
def test_a_single_day_is_one_day(words: str):
    with pytest.raises(ClaimGraphError):
        single_day(words)


@given(st.integers(0, 10**9), st.sampled_from(sorted(key for key, q in QUALIFIERS.items() if not q.stands_alone)))
def test_an_interval_is_never_upside_down_and_its_label_reads_back(stated: int, key: str):
    words = f"{QUALIFIERS[key].term.label} {stated}"
    try:
        found = figure(words, QUALIFIERS)
    except ClaimGraphError as error:
        assert "leaves no number" in error.message  # "under 0", "nearly 1"
        return
    assert found.minimum is None or found.maximum is None or found.minimum <= found.maximum
    assert figure(COUNT.label(found, vocabulary()), QUALIFIERS) == found


@given(st.integers(0, 10**12))
def test_a_plain_number_reads_back_with_and_without_commas(value: int):
    assert number(f"{value:,}") == number(str(value)) == value
    assert figure(str(value), QUALIFIERS) == Figure(value, value, value)


@given(st.dates(date(1000, 1, 1), date(9990, 12, 31)), st.integers(0, 1000))
def test_a_period_reads_back(first: date, days: int):
    last = first + timedelta(days)
    assert period(f"{first}..{last}") == Period(first, last)
    assert period_label(Period(first, last))


def test_the_definition_of_each_qualifier_names_the_width_that_it_has():
    assert "180 to 220" in QUALIFIERS["approximately"].term.definition
    assert "450 to 499" in QUALIFIERS["nearly"].term.definition
    assert "200 to 999" in QUALIFIERS["hundreds"].term.definition
    assert "2,000 to 9,999" in QUALIFIERS["thousands"].term.definition
    assert (QUALIFIERS["dozens"].fixed_min, QUALIFIERS["dozens"].fixed_max) == (24, 99)
