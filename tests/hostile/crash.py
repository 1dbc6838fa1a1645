"""Kills, full disks and pairs at once, for every command that writes; a table of what did not hold out.

Which commands write is found out: each example in the help is run in a prepared folder, and looked whether anything
below it changed. Then, on a fresh copy each time, one harm is done, and what is left is judged (`judged`).
"""

from __future__ import annotations

import argparse
import ctypes
import itertools
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hostile import harm
from hostile.examples import Example, files_in, is_hidden
from hostile.harm import ended, started
from hostile.judge import judged, said_badly
from hostile.prepared import ENVIRONMENT, prepare, store_sizes, with_other_input
from hostile.undisturbed import Files, Folder, Writing, differing, writing_commands

#: Each kind of harm, and its share of all.
KINDS = {"moment": 3, "step": 4, "byte": 1, "full": 1, "disk": 1, "pair": 2}


@dataclass(frozen=True)
class Trial:
    """One harm: its kind, the command (and another one at once), and the number that makes it another trial."""

    kind: str
    first: int
    second: int
    seed: int


@dataclass(frozen=True)
class Judged:
    """What a trial found: what does not hold, in words; and whether the harm was done at all."""

    trial: Trial
    findings: tuple[str, ...]
    met: bool
    where: str


# ------------------------------------------------------------------------ one harm


#: What the processes that do the harm inherit.
_COMMANDS: list[Writing] = []


def tried(trial: Trial) -> Judged:
    """Do one harm on a fresh copy, and judge what is left."""
    command, rng = _COMMANDS[trial.first], random.Random(trial.seed)
    if trial.kind == "pair":
        return _pair(trial, rng)
    if trial.kind == "disk":
        return _disk(trial, command, rng)
    with Folder(command.corpus) as folder:
        kill_after, at, where = None, lambda: None, ""
        match trial.kind:
            case "moment":
                # The interesting moments are late: most of a life is reading.
                kill_after = command.seconds * (1.1 - rng.random() ** 2)
                where = f"after {kill_after:.4f} s"
            case "step":
                number = 1 + trial.seed % len(command.steps)
                at, where = (
                    harm.stepped(folder, harm.die(number)),
                    f"before step {number}, {command.steps[number - 1]}",
                )
            case "byte" | "full":
                size = rng.randrange(command.largest)
                at, where = (harm.torn if trial.kind == "byte" else harm.full)(size), f"after {size} bytes of a file"
        (done,) = ended(started(command.example, folder, ENVIRONMENT, at), kill_after=kill_after)
        return Judged(trial, tuple(judged(command, folder, done)), done.code != 0, where)


@cache
def _in_order(first: Example, second: Example, corpus: bool) -> tuple[Files, Files]:
    """What the first command leaves, and then the second."""
    with Folder(corpus) as folder:
        ended(started(first, folder, ENVIRONMENT))
        alone = files_in(folder)
        ended(started(second, folder, ENVIRONMENT))
        return alone, files_in(folder)


def _pair(trial: Trial, rng: random.Random) -> Judged:
    """Two commands at once on one folder: the end is that of one after the other, or the second said why not."""
    command = _COMMANDS[trial.first]
    with Folder(command.corpus) as folder:
        one, other = command.example, _COMMANDS[trial.second].example
        if rng.random() < 0.5:
            other = with_other_input(other, folder)
        alone, ends = zip(_in_order(one, other, command.corpus), _in_order(other, one, command.corpus), strict=True)
        delay = rng.choice((0.0, rng.random() * command.seconds))
        first = started(one, folder, ENVIRONMENT)
        time.sleep(delay)
        second = started(other, folder, ENVIRONMENT)
        done = ended(first, second)
        end = files_in(folder)
    findings = [finding for each in done for finding in said_badly(each)]
    codes = tuple(each.code for each in done)
    allowed = [*ends, *(state for state, code in zip(alone, reversed(codes), strict=True) if code == 1)]
    if all(differing(state, end) for state in allowed):
        missing = sorted(differing(ends[0], end))
        findings.append(
            f"lost or mixed: exit codes {codes}, and what is there is what no order leaves: {', '.join(missing)[:120]}: "
            f"{done[0].said} | {done[1].said}"
        )
    if codes == (1, 1):
        findings.append(f"neither was done: {done[0].said} | {done[1].said}")
    kept = {path for state in (*ends, *alone) for path in state if is_hidden(path)}
    if new := sorted(path for path in end if is_hidden(path) and path not in kept):
        findings.append(f"temporary files stay after two at once: {', '.join(new)[:120]}")
    return Judged(trial, tuple(findings), True, f"with {other}, {delay:.4f} s later")


# ------------------------------------------------------------------------ a small disk


def _mounted(folder: Path, size: int) -> bool:
    """Mount a disk of so many bytes on a folder; False where this machine does not let us."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.mount(b"none", str(folder).encode(), b"tmpfs", 0, f"size={size}".encode()) == 0


def can_mount() -> bool:
    """Whether this machine lets us mount a small disk."""
    with tempfile.TemporaryDirectory() as folder:
        if _mounted(Path(folder), 1 << 16):
            _unmount(Path(folder))
            return True
    return False


def _unmount(folder: Path) -> None:
    ctypes.CDLL(None).umount2(str(folder).encode(), 2)  # MNT_DETACH


def _disk(trial: Trial, command: Writing, rng: random.Random) -> Judged:
    """The command on a disk with room for the folder and a little more; then again on one with room for all."""
    with tempfile.TemporaryDirectory(prefix="hostile-disk-") as above:
        small = Path(above, "small")
        small.mkdir()
        page = 4096
        # Of a store files_in tells what it answers, and not how large its files are.
        sizes = [len(data or b"") for data in command.before.values()] + (store_sizes() if command.corpus else [])
        used = sum(page * (2 + size // page) for size in sizes) + 4 * page
        room = rng.randrange(0, 3 + command.largest // page) * page
        if not _mounted(small, used + room):
            return Judged(trial, (), False, "no disk could be mounted")
        try:
            work = prepare(small / "work", corpus=command.corpus)
            # What the disk has left is taken away, but for the room.
            with (small / "filler").open("wb") as filler:
                free = os.statvfs(small).f_bavail * page
                filler.write(b"\0" * max(0, free - room))
            (done,) = ended(started(command.example, work, ENVIRONMENT))
            with Folder(command.corpus) as folder:
                shutil.rmtree(folder)
                shutil.copytree(work, folder)
                findings = tuple(judged(command, folder, done))
        finally:
            _unmount(small)
    return Judged(trial, findings, done.code != 0, f"{room} bytes free")


# ------------------------------------------------------------------------ many


def trials(commands: list[Writing], count: int, seed: int) -> list[Trial]:
    """So many trials: every kind for every command; the steps of each in turn, from the last one."""
    rng = random.Random(seed)
    kinds = [kind for kind, share in KINDS.items() if kind != "disk" or can_mount() for _ in range(share)]
    found: list[Trial] = []
    steps = {number: itertools.cycle(_spread(len(c.steps))) for number, c in enumerate(commands)}
    # Whoever has a corpus can be tried at once with all that have one.
    partners = {n: [m for m, o in enumerate(commands) if o.corpus == c.corpus] for n, c in enumerate(commands)}
    order = [(kind, number) for kind in dict.fromkeys(kinds) for number in range(len(commands))]
    rng.shuffle(order)
    # Each once before any a second time; those first that change a corpus, and then the quick ones oftener.
    order.sort(key=lambda pair: _changes_a_corpus(commands[pair[1]]))
    weights = [1 / (0.2 + command.seconds) for command in commands]
    while len(found) < count:
        kind, number = (
            order.pop()
            if order
            else (
                rng.choice(kinds),
                rng.choices(range(len(commands)), weights)[0],
            )
        )
        own = next(steps[number]) if kind == "step" else rng.getrandbits(48)
        found.append(Trial(kind, number, rng.choice(partners[number]), own))
    return found


def _changes_a_corpus(command: Writing) -> bool:
    changed = differing(command.before, command.after)
    return any(Path(corpus) in Path(path).parents for corpus, _ in command.checks for path in changed)


def _spread(count: int) -> list[int]:
    """The numbers below `count`, from the middle, far ones first and then those between."""
    step = max(1, int(count * 0.618))
    while count > 1 and any(step % d == 0 and count % d == 0 for d in range(2, step + 1)):
        step -= 1
    return [(count // 2 + number * max(step, 1)) % count for number in range(count)]


def crash(count: int, seed: int, jobs: int, progress: bool, only: Collection[str] = ()) -> int:
    """Do so many harms, print the table; the number of findings."""
    harm.warm_up()
    _COMMANDS[:] = commands = writing_commands(only)
    if not commands:
        raise SystemExit("No command writes anything in the prepared folder: the harness does not see what it should.")
    print(f"{len(commands)} commands that write:")
    for command in commands:
        print(f"  {_named(command)}: {command.seconds:.2f} s, {len(command.steps)} steps")
    todo, results = trials(commands, count, seed), []
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        for future in as_completed([pool.submit(tried, trial) for trial in todo]):
            results.append(future.result())
            if progress:
                bad = sum(bool(result.findings) for result in results)
                print(f"\r{len(results)} of {count}, {bad} with findings", end="", file=sys.stderr, flush=True)
    if progress:
        print(file=sys.stderr)
    _print_table(commands, results)
    return sum(len(result.findings) for result in results)


def _named(command: Writing) -> str:
    return f"{command.example}{'' if command.corpus else ' (no corpus yet)'}"


def _print_table(commands: list[Writing], results: list[Judged]) -> None:
    kinds = [kind for kind in KINDS if any(result.trial.kind == kind for result in results)]
    print(f"\n{'tried / met / with findings':58}" + "".join(f"{kind:>16}" for kind in kinds))
    for number, command in enumerate(commands):
        cells = []
        for kind in kinds:
            mine = [r for r in results if (r.trial.kind, r.trial.first) == (kind, number)]
            cells.append(f"{len(mine)} / {sum(r.met for r in mine)} / {sum(bool(r.findings) for r in mine)}")
        print(f"{_named(command)[:58]:58}" + "".join(f"{cell:>16}" for cell in cells))
    kinds_of: Counter[tuple[str, str, str]] = Counter()
    shown: dict[tuple[str, str, str], str] = {}
    for result in sorted(results, key=lambda r: (r.trial.kind, r.trial.first, r.trial.seed)):
        for finding in result.findings:
            key = (_named(commands[result.trial.first]), result.trial.kind, finding.split(":")[0])
            kinds_of[key] += 1
            shown.setdefault(key, f"{result.where}\n      {finding}")
    for (example, kind, what), times in sorted(kinds_of.items(), key=lambda found: found[0]):
        print(f"\n{times} × {kind}: {example}\n      for example {shown[example, kind, what]}")
    print(f"\n{len(results)} harms, {sum(len(r.findings) for r in results)} findings.")


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(prog="python -m hostile.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many harms to do")
    parser.add_argument("--seed", type=int, default=None, help="a number; another one each time if left out")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    parser.add_argument("--only", nargs="+", default=(), metavar="COMMAND", help="not every command, but these")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().getrandbits(32)
    start = time.monotonic()
    findings = crash(options.kills, seed, options.jobs, progress=sys.stderr.isatty(), only=options.only)
    print(f"SEED={seed}, {time.monotonic() - start:.0f} s.")
    raise SystemExit(1 if findings else 0)


if __name__ == "__main__":
    main()
