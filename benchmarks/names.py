"""How the comparing of names grows with the names: `python benchmarks/names.py [COUNT …]`.

Made-up names of persons, surnames, initials and bodies, of which every fourth or so is like another. Looking for pairs
must not grow with the square of the names; what is looked at closer, and found, grows with the pairs that there are. Each
run is a process of its own. Seconds depend on the machine; the ratios are what to look at.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time

from claimgraph.identity.candidates import Candidates
from claimgraph.identity.likeness import likeness

COUNTS = (1_000, 5_000, 20_000)
_CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "ch", "sh", "kh")
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in "aeiou"]
_STATES = ("Polish", "German", "French", "Turkish", "Norwegian", "Georgian", "Chilean", "Kenyan")
_BODIES = ("Ministry", "Army", "Council", "Agency", "Office", "Institute", "Bank", "Police", "Party", "Union")
_FIELDS = ("Defence", "Health", "Justice", "Peace", "Energy", "Foreign Affairs", "Finance", "Culture", "Transport")


def made(count: int, rng: random.Random) -> list[str]:
    """So many different names."""
    given = [_word(rng) for _ in range(300)]
    surnames = [_word(rng) + rng.choice(("ov", "enko", "sky", "in", "son", "")) for _ in range(5_000)]
    found: set[str] = set()
    while len(found) < count:
        kind, surname = rng.random(), rng.choice(surnames)
        if kind < 0.6:
            found.add(f"{rng.choice(given)} {surname}")
        elif kind < 0.7:
            found.add(surname)
        elif kind < 0.75:
            found.add(f"{rng.choice(given)[0]}. {surname}")
        elif kind < 0.9:
            found.add(f"{rng.choice(_STATES)} {rng.choice(_BODIES)} of {rng.choice(_FIELDS)} in {surname}")
        else:
            found.add(f"{surname} {rng.choice(_BODIES)}")
    return sorted(found)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 3)))).title()


def measured(count: int) -> tuple[float, float, int, int, int]:
    """Seconds to look for pairs and to look at them closer, how many pairs were looked at and found, memory in MiB."""
    names = made(count, random.Random(1))
    start = time.perf_counter()
    pairs = Candidates(names).pairs()
    looked = time.perf_counter()
    alike = sum(likeness(names[one], names[other]) is not None for one, other in pairs)
    end = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return looked - start, end - looked, len(pairs), alike, memory


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or COUNTS
    print("   names    find   x     look   x     s for 1,000 pairs    pairs   alike    MiB")
    before: tuple[float, float] | None = None
    for count in counts:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            find, look, pairs, alike, memory = pool.apply(measured, (count,))
        ratios = (find / before[0], look / before[1]) if before else (1.0, 1.0)
        each = look / max(pairs, 1) * 1000
        print(
            f"{count:>8,} {find:>7.2f} {ratios[0]:>5.1f} {look:>7.2f} {ratios[1]:>5.1f} {each:>12.3f}"
            f" {pairs:>16,} {alike:>7,} {memory:>6,}"
        )
        before = find, look


if __name__ == "__main__":
    main()
