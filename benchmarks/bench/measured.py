"""One way to do a job, done in a process of its own: what it answered, in which time, with how much memory.

`python -m benchmarks.bench.measured JOB WAY FOLDER CLAIMS` does it and writes JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.bench.data import Data
from benchmarks.bench.job import Job, Way

#: So many seconds are enough.
_ENOUGH: Final = 5.0


@dataclass(frozen=True)
class Measured:
    """Seconds of processors and of the clock, and the most memory that the process had, in MiB; what was answered."""

    cpu: float
    wall: float
    memory: int
    answer: Any


def measured(job: Job, way: Way, data: Data, times: int) -> Measured:
    """The fastest of so many times at most, each in a process of its own: what is short is disturbed most.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command = ("-m", "benchmarks.bench.measured", job.name, way.name, str(data.folder), str(data.claims))
    found: list[Measured] = []
    while len(found) < times and sum(one.wall for one in found) < _ENOUGH:
        done = subprocess.run((sys.executable, *command), check=True, stdout=subprocess.PIPE, text=True)
        found.append(Measured(**json.loads(done.stdout.splitlines()[-1])))
    return min(found, key=lambda one: one.cpu)


def done(way: Way, data: Data) -> Measured:
    """The work of one way, done here; the memory is the most that this process ever had."""
    work = way.prepare(data)
    cpu, wall = _cpu(), time.perf_counter()
    result = work()
    cpu, wall = _cpu() - cpu, time.perf_counter() - wall
    memory = max(resource.getrusage(who).ru_maxrss for who in _WHO) // 1024
    return Measured(round(cpu, 4), round(wall, 4), memory, result() if callable(result) else result)


#: The process and those that it waited for.
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in _WHO]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    """Do what the arguments say."""
    from benchmarks.bench.jobs import FIVE_ARTICLES, JOBS

    name, way_name, folder, claims = sys.argv[1:]
    (job,) = (job for job in (*JOBS, *FIVE_ARTICLES) if job.name == name)
    (way,) = (way for way in job.ways if way.name == way_name)
    print(json.dumps(asdict(done(way, Data(Path(folder), int(claims))))))


if __name__ == "__main__":
    main()
