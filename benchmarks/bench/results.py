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
    """One way of one job at one size, 0 for the shipped corpus; ``on`` says on which machine and day."""

    job: Job
    way: Way
    claims: int
    measured: Measured
    on: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether it is the way of this program."""
        return self.way is self.job.ours


class AnswersDiffer(Exception):
    """Two ways of one job do not give the same answer: then no ratio of them means anything."""


def results_of(
    folder: Path, sizes: Iterable[int], names: Iterable[str] = (), times: int = 3, on: str = ""
) -> Iterator[list[Result]]:
    """Every job, or those with these names, at every size: the ways that survive it, ours first; told as they come.

    A job is left out at a size that our own way does not survive.

    Raises:
        AnswersDiffer: two ways give two answers.
    """
    wanted = set(names)
    for claims in sizes:
        for job in JOBS:
            if claims <= job.ours.most and (not wanted or job.name in wanted):
                yield list(_results(job, Data(folder / str(claims), claims), times, on))
    for job in FIVE_ARTICLES:
        if not wanted or job.name in wanted:
            yield list(_results(job, Data(folder, 0), times, on))


def _results(job: Job, data: Data, times: int, on: str) -> Iterator[Result]:
    first: Result | None = None
    for way in job.ways:
        if data.claims > way.most:
            continue
        result = Result(job, way, data.claims, measured(job, way, data.made(*way.needs), times), on)
        took = f"{result.measured.cpu:.2f} s of processors, {result.measured.memory:,} MiB"
        print(f"{data.claims:>9,} claims  {job.name}: {way.name}: {took}", file=sys.stderr, flush=True)
        first = first or result
        if result.measured.answer != first.measured.answer:
            told = " and ".join(f"{one.way.name}: {str(one.measured.answer)[:200]}" for one in (first, result))
            raise AnswersDiffer(f"{job.name}, {data.claims:,} claims: two answers. {told}")
        yield result
