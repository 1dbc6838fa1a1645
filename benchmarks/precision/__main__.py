"""Write how often each rule was right: `python -m benchmarks.precision DIR`, with the texts that were read by hand in DIR.

Counted are the texts that rules are made on; the scores of the others are printed, and no rule says them of itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.precision import figures, said, slavic, wires
from benchmarks.precision.table import table
from claimgraph.base import resources

#: What gives pairs of a rule and whether it was right, from a folder of texts.
SOURCES = (figures.pairs, said.pairs)


def main() -> None:
    """Print the scores and write the table of each language into the package."""
    folder = Path(sys.argv[1])
    write("en", (pair for source in SOURCES for pair in source(folder)))
    figures.show(folder)
    for code in slavic.LANGUAGES:
        write(code, slavic.pairs(code))
    slavic.main([])
    wires.main()


def write(code: str, pairs: Iterable[tuple[str, bool]]) -> None:
    """Write the table of a language."""
    path = resources.languages() / f"{code}.precision.csv"
    path.write_text(table(pairs), encoding="utf-8", newline="\n")
    print(f"Written: {path.name}.")


if __name__ == "__main__":
    main()
