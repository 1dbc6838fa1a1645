"""Results in, tables in Markdown out, and a file with them between two marks."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks.bench.results import Result

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

GROWTH = (
    "How many times the seconds that we need, from size to size. Goal: at most 12 from 100,000 to 1,000,000 claims."
)

_HEAD = ("job", "claims", "s", "wall", "MiB", "beside", "s", "MiB", "times as fast", "memory")
_ENGINES = ("claimgraph", "duckdb", "pyoxigraph", "rdflib", "pyshacl", "networkx", "numpy")


def table(results: Sequence[Result]) -> str:
    """A row for each rival at each size, or one row where a job has none there; ``s`` are seconds of processors."""
    return _table(_HEAD, list(_rows(results)))


def growth(results: Sequence[Result]) -> str:
    """A row for each job of ours that was measured at two sizes: how many times the seconds from each size to the next."""
    ours = [one for one in results if one.is_ours and one.claims]
    steps = list(pairwise(sorted({one.claims for one in ours})))
    seconds = {(one.job.name, one.claims): one.measured.cpu for one in ours}
    rows = []
    for job in dict.fromkeys(one.job.name for one in ours):
        times = [(seconds.get((job, small)), seconds.get((job, large))) for small, large in steps]
        cells = tuple(f"{large / small:.1f}" if small and large else "" for small, large in times)
        if any(cells):
            rows.append((job, *cells))
    return _table(("job", *(f"{small:,} to {large:,}" for small, large in steps)), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    rule = tuple("---" if name in ("job", "beside") else "---:" for name in head)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _rows(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    for one in results:
        if not one.is_ours:
            continue
        mine = one.measured
        size = f"{one.claims:,}" if one.claims else ""
        ours = (one.job.name, size, _number(mine.cpu), _number(mine.wall), f"{mine.memory:,}")
        rivals = [r for r in results if r.job is one.job and r.claims == one.claims and not r.is_ours]
        for rival in rivals:
            theirs = rival.measured
            ratios = (f"**{_number(theirs.cpu / mine.cpu)}**", _number(theirs.memory / mine.memory))
            yield (*ours, rival.way.name, _number(theirs.cpu), f"{theirs.memory:,}", *ratios)
        if not rivals:
            yield (*ours, "", "", "", "", "")


def _number(value: float) -> str:
    """Two digits that mean something, no more."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def machine(day: str) -> str:
    """What it is measured on, and when."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    engines = ", ".join(f"{name} {version(name)}" for name in _ENGINES)
    return (
        f"{day}: {os.cpu_count()} processors, {memory:.0f} GiB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, {engines}"
    )


def measured_on(results: Sequence[Result]) -> str:
    """Where and when each size was measured."""
    sizes: dict[str, dict[str, None]] = {}
    for one in sorted(results, key=lambda one: one.claims):
        sizes.setdefault(one.on, {})[f"{one.claims:,} claims" if one.claims else "five articles"] = None
    return "\n".join(f"- Measured on {on}: {', '.join(found)}." for on, found in sizes.items())


def about(results: Sequence[Result]) -> str:
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
