"""How the search for private names grows with the names and with the text: `python benchmarks/private_names.py`.

The graph of the shipped corpus, and texts of one piece over and over, each of which once cost the square of its length.
Seconds depend on the machine; the ratios are what to look at.
"""

from __future__ import annotations

import time

from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.privacy.name_search import NameSearch

PIECES = ("%25", "&amp;", "\\", "\\u0042", "a'", "aB", "a ", "Li ", "é", "王", "و", "%", "&#", "Vladimir ", "x_")


def main() -> None:
    graph = graph_of(read_corpus())
    print(f"The graph of the shipped corpus, {len(graph):,} characters:")
    first = 0.0
    for count in (1, 50, 500):
        taken = _seconds(_names(count), graph)
        first = first or taken
        print(f"{count:>8} names {taken:>8.2f} s {taken / first:>8.2f}x")
    print("Four times the text:")
    for piece in PIECES:
        short, long = (_seconds(_names(100), (piece * length)[:length]) for length in (100_000, 400_000))
        print(f"{piece!r:>12} {long:>8.2f} s {long / short:>8.2f}x")


def _names(count: int) -> NameSearch:
    return NameSearch(
        [
            *(
                (at, f"Vladimir Q{'abcdefghij'[at % 10]}{'klmnopqrst'[at // 10 % 10]}{at // 100}zor")
                for at in range(count)
            ),
            (count, "Li Wu"),
            (count + 1, "王小明"),
        ],
        ["Vladimir Putin"],
    )


def _seconds(search: NameSearch, text: str) -> float:
    start = time.perf_counter()
    search.owner_in(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
