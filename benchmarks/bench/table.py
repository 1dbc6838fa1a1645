"""Results in, a table in Markdown out, and a file with that table between two marks."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.bench.results import Result

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

_HEAD = ("job", "claims", "s", "wall", "MiB", "growth", "beside", "s", "MiB", "times as fast", "memory")
_ENGINES = ("claimgraph", "duckdb", "pyoxigraph", "rdflib", "pyshacl", "networkx", "numpy")


def table(results: Sequence[Result]) -> str:
    """A row for each rival at each size, or one row where a job has none there.

    ``s`` are seconds of processors. ``growth`` is how many times that is what it was at the size before.
    """
    rows = [_HEAD, tuple("---" if name in ("job", "beside") else "---:" for name in _HEAD), *_rows(results)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _rows(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    before: dict[str, float] = {}
    for one in sorted((r for r in results if r.is_ours), key=lambda r: (_first(results, r), r.claims)):
        mine = one.measured
        growth = f"{mine.cpu / before[one.job.name]:.1f}" if one.job.name in before else ""
        before[one.job.name] = mine.cpu
        size = f"{one.claims:,}" if one.claims else ""
        ours = (one.job.name, size, _number(mine.cpu), _number(mine.wall), f"{mine.memory:,}", growth)
        rivals = [r for r in results if r.job is one.job and r.claims == one.claims and not r.is_ours]
        for rival in rivals:
            theirs = rival.measured
            ratios = (f"**{_number(theirs.cpu / mine.cpu)}**", _number(theirs.memory / mine.memory))
            yield (*ours, rival.way.name, _number(theirs.cpu), f"{theirs.memory:,}", *ratios)
        if not rivals:
            yield (*ours, "", "", "", "", "")


def _first(results: Sequence[Result], result: Result) -> int:
    return next(number for number, other in enumerate(results) if other.job is result.job)


def _number(value: float) -> str:
    """Two digits that mean something, no more."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def machine(day: str) -> str:
    """What it was measured on, and when."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    engines = ", ".join(f"{name} {version(name)}" for name in _ENGINES)
    return (
        f"Measured on {day}: {os.cpu_count()} processors, {memory:.0f} GiB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, {engines}."
    )


def about(results: Iterable[Result]) -> str:
    """What each job is and what is to be reached, one line each."""
    jobs = dict.fromkeys(result.job for result in results)
    goals = {job.name: f" Goal: {job.goal}." if job.goal else "" for job in jobs}
    return "\n".join(f"- **{job.name}**: {job.about}.{goals[job.name]}" for job in jobs)


def write_between_marks(path: Path, text: str) -> None:
    """Put a text between the two marks of a file, in the place of what is there.

    Raises:
        ValueError: it has not each of the marks once.
    """
    old = path.read_text(encoding="utf-8")
    if old.count(BEGIN) != 1 or old.count(END) != 1:
        raise ValueError(f"{path} must have {BEGIN} and {END}, once each.")
    before, rest = old.split(BEGIN)
    path.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")
