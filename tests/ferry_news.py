"""A made-up report of a ferry that turned back, and texts that share no wording with any other: for the tests of copies."""

from __future__ import annotations

import random

FERRY = """\
Ferry turns back before the island

The evening ferry to Grey Island turned back on Tuesday with 84 people aboard, said Yuriy Halenko, who runs the harbour.
A pump had failed and the neighbouring yard could send nobody before the morning.

Forty of the passengers slept in the school, and the others found beds in the village. "We had soup for everybody," said
the teacher.

By noon a tug had brought the ship to the yard, where it will stay for three weeks.
"""


def made_up(seed: int, words: int = 120) -> str:
    """A text that shares no wording with another one."""
    chance = random.Random(seed)
    return " ".join(
        f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{seed}x{chance.randrange(10**6)}" for _ in range(words)
    )
