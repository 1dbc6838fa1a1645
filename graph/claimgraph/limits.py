"""Every limit on what is read and compared, each with its reason; docs/limits.md lists them for those who meet one.

A limit is met with a message that names the place and says what to do, before time or memory are gone.
"""

from __future__ import annotations

from typing import Final

# ------------------------------------------------------------------------------- comparing

#: So many answers to one question are all compared with each other; of more, only the nearest that cannot both be right.
#: 64 answers are 2,016 pairs, which nobody reads to the end; 1,000 would be half a million.
ALL_PAIRS: Final = 64

#: So many pairs of a plan with what was done, or of a whole with its parts, are all named; of more, the figures that decide.
FEW_PAIRS: Final = 1024

#: So many claims on one answer are named in every comparison of it; of more, all of them in one comparison, and the first
#: of them in the others. Else a thousand claimants beside a thousand figures would be named a million times.
CLAIMS_NAMED: Final = 64

#: What one rule may find: so many rows, and so many more for each answer and each position of a claimant. Above that,
#: too many events or values stand against each other to be of use to anybody.
ROWS: Final = 10_000
ROWS_PER_ANSWER: Final = 32

# ------------------------------------------------------------------------------- names

#: A name or a word longer than this is not compared with others: it is a text, not a misspelt name.
LIKE_LENGTH: Final = 200

#: So many pairs of an unknown name and a known one are looked at for likeness, for each kind of record: a few seconds.
NAMES_COMPARED: Final = 20_000_000

# ------------------------------------------------------------------------------- problems

#: A message shows so many problems: nobody reads more before mending the first.
PROBLEMS_SHOWN: Final = 1000

#: So many are kept for programs; what is found beyond is only counted, so that a broken file does not fill the memory.
PROBLEMS_KEPT: Final = 100_000
