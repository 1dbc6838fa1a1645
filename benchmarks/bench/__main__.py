"""Measure every job at each size, and write the table and the chart: `make bench`, `make bench-full`."""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.bench.results import results_of
from benchmarks.bench.table import about, machine, table, write_between_marks


def main() -> None:
    """Read the options, measure, write."""
    here = Path(__file__).parents[1]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of claims, with commas between")
    parser.add_argument("--jobs", default="", help="names of jobs, with commas between; all of them without it")
    parser.add_argument("--times", type=int, default=3, help="how often a short job is done; the fastest counts")
    parser.add_argument("--data", type=Path, help="a folder that keeps the archives for the next time")
    parser.add_argument("--into", type=Path, default=here, help="the folder with README.md and chart.svg")
    parser.add_argument("--date", default=date.today().isoformat(), help="what the table says")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    names = [name.strip() for name in options.jobs.split(",") if name.strip()]
    with tempfile.TemporaryDirectory() as folder:
        results = results_of(options.data or Path(folder), sizes, names, options.times)
    text = "\n\n".join([machine(options.date), table(results), about(results)])
    write_between_marks(options.into / "README.md", text)
    from benchmarks.bench.chart import chart

    (options.into / "chart.svg").write_text(chart(results), encoding="utf-8")


if __name__ == "__main__":
    main()
