"""How much the reader finds in whole news texts that others wrote, and how much of it is right: no less than it was."""

from __future__ import annotations

import pytest
from benchmarks.precision.wires import SETS, counted

#: Of each set: the share of figures that are right, that are found, the same with their claimant, and of right speakers;
#: and how many denials at most are shown as assertions.
LEAST = {
    "first": (0.96, 0.66, 0.56, 0.78, 1),
    "second": (0.97, 0.79, 0.57, 0.73, 5),
    "third": (0.96, 0.78, 0.57, 0.82, 3),
    "ru": (0.97, 0.79, 0.58, 0.66, 1),
    "uk": (0.96, 0.52, 0.32, 0.63, 1),
}


@pytest.mark.parametrize("name", list(SETS))
def test_what_is_read_in_news_is_right_before_it_is_much(name: str):
    right, found, claimant, speaker, asserted = LEAST[name]
    total = counted(name)
    assert total["right"] / total["found"] >= right
    assert total["there found"] / total["there"] >= found
    assert total["there found with claimant"] / total["there"] >= claimant
    assert total["speaker"] / total["sayings"] >= speaker
    assert total["shown as asserted"] <= asserted
