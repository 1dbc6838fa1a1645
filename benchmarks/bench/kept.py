"""What was measured before in, that with what was measured now out: so that a run at one size leaves the others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench.jobs import FIVE_ARTICLES, JOBS
from benchmarks.bench.measured import Measured
from benchmarks.bench.results import Result


def read(path: Path) -> list[Result]:
    """What a file keeps of the jobs and ways that there still are; nothing where there is no file."""
    if not path.exists():
        return []
    ways = {(job.name, way.name): (job, way) for job in (*JOBS, *FIVE_ARTICLES) for way in job.ways}
    return [
        Result(*ways[said["job"], said["way"]], said["claims"], Measured(*said["measured"], answer=None), said["on"])
        for said in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if (said["job"], said["way"]) in ways
    ]


def write(path: Path, results: Sequence[Result]) -> None:
    """A line for each way of each job at each size."""
    lines = (
        json.dumps(
            {
                "job": one.job.name,
                "claims": one.claims,
                "way": one.way.name,
                "measured": [one.measured.cpu, one.measured.wall, one.measured.memory],
                "on": one.on,
            }
        )
        for one in results
    )
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def together(before: Sequence[Result], now: Sequence[Result]) -> list[Result]:
    """All results, in the order of jobs and sizes; of a job at a size only those of one run, since a ratio is of one."""
    again = {(one.job.name, one.claims) for one in now}
    jobs = [job.name for job in (*JOBS, *FIVE_ARTICLES)]
    found = [one for one in before if (one.job.name, one.claims) not in again] + list(now)
    return sorted(found, key=lambda one: (jobs.index(one.job.name), one.claims, one.job.ways.index(one.way)))
