"""Measure every job at each size, and write the table and the chart: `make bench`, `make bench-full`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.bench import kept
from benchmarks.bench.results import Result, results_of
from benchmarks.bench.table import GROWTH, about, growth, machine, measured_on, table, write_between_marks


def main() -> None:
    """Read the options, measure, write; what was measured before at other sizes stays."""
    here = Path(__file__).parents[1]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of claims, with commas between")
    parser.add_argument("--jobs", default="", help="names of jobs, with commas between; all of them without it")
    parser.add_argument("--times", type=int, default=3, help="how often a short job is done; the fastest counts")
    parser.add_argument("--data", type=Path, help="a folder that keeps the archives for the next time")
    parser.add_argument(
        "--into", type=Path, default=here, help="the folder with README.md, chart.svg and results.jsonl"
    )
    parser.add_argument("--date", default=date.today().isoformat(), help="what the table says")
    options = parser.parse_args()
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    names = [name.strip() for name in options.jobs.split(",") if name.strip()]
    with tempfile.TemporaryDirectory() as folder:
        for now in results_of(options.data or Path(folder), sizes, names, options.times, machine(options.date)):
            write(options.into, now)


def write(folder: Path, now: Sequence[Result]) -> None:
    """Put what was measured beside what was measured before: into the file of results, the table, the chart."""
    from benchmarks.bench.chart import chart

    results = kept.together(kept.read(folder / "results.jsonl"), now)
    kept.write(folder / "results.jsonl", results)
    text = "\n\n".join([measured_on(results), table(results), GROWTH, growth(results), about(results)])
    write_between_marks(folder / "README.md", text)
    (folder / "chart.svg").write_text(chart(results), encoding="utf-8")


if __name__ == "__main__":
    main()
