"""Jobs and sizes in, what was measured out: each way of each job, from the smallest size to the largest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench.data import Data
from benchmarks.bench.job import Job, Way
from benchmarks.bench.jobs import FIVE_ARTICLES, JOBS
from benchmarks.bench.measured import Measured, measured


@dataclass(frozen=True)
class Result:
    """One way of one job at one size, 0 for the shipped corpus."""

    job: Job
    way: Way
    claims: int
    measured: Measured

    @property
    def is_ours(self) -> bool:
        """Whether it is the way of this program."""
        return self.way is self.job.ours


class AnswersDiffer(Exception):
    """Two ways of one job do not give the same answer: then no ratio of them means anything."""


def results_of(folder: Path, sizes: Iterable[int], names: Iterable[str] = (), times: int = 3) -> list[Result]:
    """Every way of every job, or of those with these names, at every size that it survives; told as they come.

    A job is left out at a size that our own way does not survive.

    Raises:
        AnswersDiffer: two ways give two answers.
    """
    wanted = set(names)
    found: list[Result] = []
    for claims in sizes:
        data = Data(folder / str(claims), claims)
        for job in JOBS:
            if claims <= job.ours.most and (not wanted or job.name in wanted):
                found += _results(job, data.made(), claims, times)
    for job in FIVE_ARTICLES:
        if not wanted or job.name in wanted:
            found += _results(job, Data(folder, 0), 0, times)
    return found


def _results(job: Job, data: Data, claims: int, times: int) -> Iterator[Result]:
    first: Result | None = None
    for way in job.ways:
        if claims > way.most:
            continue
        result = Result(job, way, claims, measured(job, way, data, times))
        took = f"{result.measured.cpu:.2f} s of processors, {result.measured.memory:,} MiB"
        print(f"{claims:>9,} claims  {job.name}: {way.name}: {took}", file=sys.stderr, flush=True)
        first = first or result
        if result.measured.answer != first.measured.answer:
            told = " and ".join(f"{one.way.name}: {str(one.measured.answer)[:200]}" for one in (first, result))
            raise AnswersDiffer(f"{job.name}, {claims:,} claims: two answers. {told}")
        yield result
