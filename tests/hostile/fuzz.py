"""Random inputs for all targets, for so many minutes: what breaks a promise is made small and kept in `found/`.

Each process draws its inputs from a seed of its own. What it tries now stands in a file, so that an input that takes
the process with it, or holds it for ever, is known as well.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

from hostile.finding import FOUND, LIMIT, broken_by, kept, kind_of
from hostile.targets import TARGETS

#: Of each process, in bytes: an input that takes more ends as `MemoryError`, a finding.
MEMORY = 4 << 30


@dataclass
class Tally:
    """What was tried so far: inputs and seconds by target, findings, the slowest input."""

    inputs: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    found: dict[str, str] = field(default_factory=dict)  #: where it is kept, by kind
    times: Counter[str] = field(default_factory=Counter)  #: how often, by kind
    slowest: dict[str, float] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take over what a process tells."""
        self.inputs += other.inputs
        self.seconds += other.seconds
        self.times += other.times
        self.found = other.found | self.found
        for name, seconds in other.slowest.items():
            self.slowest[name] = max(seconds, self.slowest.get(name, 0.0))


def worker(seed: int, end: float, names: list[str], current: Path, keep: Path, tell: Connection) -> None:
    """Try inputs until the end, and tell once a second what became of them."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    rng = random.Random(seed)
    targets = [TARGETS[name] for name in names]
    shares = [target.share for target in targets]
    known: set[str] = set()
    now, told = Tally(), time.monotonic()
    with current.open("wb", buffering=0) as note:
        while time.monotonic() < end:
            for target in rng.choices(targets, shares, k=50):
                data = target.make(rng)
                os.pwrite(note.fileno(), target.name.encode() + b"\n" + data, 0)
                os.ftruncate(note.fileno(), len(target.name) + 1 + len(data))
                start = time.perf_counter()
                error = broken_by(target, data)
                taken = time.perf_counter() - start
                now.inputs[target.name] += 1
                now.seconds[target.name] += taken  # type: ignore[assignment]
                now.slowest[target.name] = max(taken, now.slowest.get(target.name, 0.0))
                if error is not None:
                    kind = f"{target.name}: {kind_of(error)}"
                    now.times[kind] += 1
                    if kind not in known:
                        known.add(kind)
                        now.found[kind] = f"{kept(target, data, error, keep)}\n      {str(error)[:300]}"
                if time.monotonic() - told > 1:
                    tell.send(now)
                    now, told = Tally(), time.monotonic()
                if time.monotonic() > end:
                    break
    tell.send(now)
    tell.close()


@dataclass
class Watched:
    """A process, the end of the pipe that it tells into, and when it was last heard of."""

    process: multiprocessing.process.BaseProcess
    told: Connection
    current: Path
    heard: float


def fuzz(seconds: float, seed: int, jobs: int, names: list[str], keep: Path, progress: bool) -> Tally:
    """Try inputs for so long on so many processes."""
    context, tally, end = multiprocessing.get_context("fork"), Tally(), time.monotonic() + seconds
    seeds = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="hostile-now-"))

    def begun() -> Watched:
        told, tell = context.Pipe(duplex=False)
        number = seeds.getrandbits(63)
        current = folder / str(number)
        process = context.Process(target=worker, args=(number, end, names, current, keep, tell))
        process.start()
        tell.close()
        return Watched(process, told, current, time.monotonic())

    working = [begun() for _ in range(jobs)]
    while working:
        for ready in wait([one.told for one in working], timeout=1):
            (one,) = [one for one in working if one.told is ready]
            try:
                tally.add(one.told.recv())
                one.heard = time.monotonic()
            except EOFError:
                one.process.join()
                working.remove(one)
                if (one.process.exitcode or 0) > 0:
                    raise SystemExit("The fuzzer itself failed: see above.") from None
                if one.process.exitcode:
                    _taken_along(one, f"the process ended with {one.process.exitcode}", tally, keep)
                    if time.monotonic() < end:
                        working.append(begun())
        for one in [one for one in working if time.monotonic() - one.heard > 3 * LIMIT + 60]:
            os.killpg(one.process.pid or 0, signal.SIGKILL)  # its pipe closes: taken up above
        if progress:
            total, left = sum(tally.inputs.values()), max(0, end - time.monotonic())
            print(
                f"\r{total:,} inputs, {len(tally.found)} findings, {left:.0f} s left ",
                end="",
                file=sys.stderr,
                flush=True,
            )
    shutil.rmtree(folder, ignore_errors=True)
    return tally


def _taken_along(one: Watched, how: str, tally: Tally, keep: Path) -> None:
    """Keep the input during which a process ended."""
    name, _, data = one.current.read_bytes().partition(b"\n")
    target = TARGETS[name.decode()]
    path = kept(target, data, None, keep)
    kind = f"{target.name}: {how}"
    tally.times[kind] += 1
    tally.found[kind] = str(path)


def show(tally: Tally) -> None:
    """Print inputs, time and slowest input by target, and the findings."""
    print(f"\n{'target':22}{'inputs':>12}{'a second':>12}{'slowest, ms':>14}")
    for name in sorted(tally.inputs, key=lambda name: -tally.inputs[name]):
        rate = tally.inputs[name] / max(tally.seconds[name], 1e-9)
        print(f"{name:22}{tally.inputs[name]:12,}{rate:12,.0f}{tally.slowest[name] * 1000:14,.0f}")
    total, seconds = sum(tally.inputs.values()), sum(tally.seconds.values())
    print(f"{'all':22}{total:12,}{total / max(seconds, 1e-9):12,.0f}")
    for kind in sorted(tally.found):
        print(f"\n{tally.times[kind]} × {kind}\n      {tally.found[kind]}")
    print(f"\n{len(tally.found)} findings.")


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(prog="python -m hostile.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all if left out")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=None, help="a number; another one each time if left out")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    parser.add_argument("--keep", type=Path, default=FOUND, metavar="DIR", help="where to keep findings")
    options = parser.parse_args()
    if unknown := sorted({*options.targets} - {*TARGETS}):
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    seed = options.seed if options.seed is not None else random.SystemRandom().getrandbits(32)
    names = options.targets or list(TARGETS)
    tally = fuzz(options.minutes * 60, seed, options.jobs, names, options.keep, sys.stderr.isatty())
    show(tally)
    print(f"SEED={seed}, JOBS={options.jobs}, {options.minutes:g} min.")
    raise SystemExit(1 if tally.found else 0)


if __name__ == "__main__":
    main()
