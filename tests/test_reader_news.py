"""How much of what the reader takes from made-up news is right, and how much of what is there it finds."""

from __future__ import annotations

import pytest

from reader_news import SETS, counted


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("first", 1.0, 0.7), ("second", 1.0, 0.75), ("third", 0.96, 0.86), ("fourth", 0.93, 0.78)],
)
def test_most_of_what_is_found_in_news_is_right(name: str, precision: float, recall: float):
    counts = counted(SETS / f"{name}.yaml")
    assert counts["right"] / counts["found"] >= precision
    assert counts["right"] / counts["there"] >= recall
