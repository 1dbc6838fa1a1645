"""How much of what the reader takes from made-up news is right, and how much of what is there it finds."""

from __future__ import annotations

from reader_news import counted


def test_most_of_what_is_found_in_news_is_right():
    counts = counted()
    assert counts["right"] / counts["found"] >= 0.78
    assert counts["right"] / counts["there"] >= 0.55
