"""How far a long job is, how fast, and how long it still takes: a bar on a terminal, else a line a stage."""

from __future__ import annotations

import io
import os
import pty
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from archives import archive, sheets_of
from claimgraph.base.watched import Stage
from claimgraph.cli import main
from claimgraph.cli.jobs import Pace, Told
from claimgraph.corpus import read_corpus
from claimgraph.corpus.archive.stages import READING
from claimgraph.kept.made import FINISHING
from conftest import TINY

READ, COMPARE, STORE = STAGES = (Stage("Reading", 10), Stage("Comparing", 10), Stage("Storing", 80))


class Clock:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_nobody_knows_how_long_a_job_takes_of_which_nothing_is_done(clock: Clock):
    pace = Pace(STAGES, clock)
    pace.begin(READ, 1000)
    clock.now = 5
    assert (pace.share, pace.left, pace.rate) == (0, None, "")


def test_a_stage_is_expected_to_go_on_as_the_ones_before_it(clock: Clock):
    pace = Pace(STAGES, clock)
    pace.begin(READ)
    clock.now = 20
    pace.begin(COMPARE, 1000)
    assert (pace.share, pace.left, pace.rate) == (0.1, 180, "5 claims a second")
    clock.now = 30
    assert (pace.share, pace.left) == (0.15, 170)


def test_a_stage_that_takes_longer_than_expected_is_not_over_before_the_next_begins(clock: Clock):
    pace = Pace(STAGES, clock)
    pace.begin(READ)
    clock.now = 20
    pace.begin(COMPARE)
    clock.now = 1000
    assert 0.19 < pace.share < 0.2
    pace.begin(STORE)
    assert pace.share == 0.2


def test_what_is_counted_is_not_guessed(clock: Clock):
    pace = Pace(STAGES, clock)
    pace.begin(READ)
    clock.now = 20
    pace.begin(STORE)
    pace.count(1, 4, 3_000_000)
    clock.now = 80
    assert (pace.share, pace.left, pace.rate) == (0.4, 120, "50,000 triples a second")


def test_a_stage_that_comes_again_is_not_done_yet(clock: Clock):
    """Where bad rows are left out, the rest is read again."""
    pace = Pace(STAGES, clock)
    pace.begin(COMPARE)
    clock.now = 20
    pace.begin(READ)
    assert pace.share == 0


def test_a_terminal_shows_stage_share_rate_and_time_left_in_one_line(clock: Clock):
    console = Console(file=io.StringIO(), force_terminal=True, width=120, color_system=None)
    with Told(STAGES, console, clock) as job:
        job.begin(READ)
        clock.now = 20
        job.begin(COMPARE, 1_000_000)
        clock.now = 40
        job.begin(STORE)
        pieces = job.through([b"a\nb\n", b"c\n", b"d\n"], 4, lambda lines: 100_000 * lines.count(b"\n"))
        assert next(iter(pieces)) == b"a\nb\n"
        clock.now = 60
        assert next(pieces) == b"c\n"
        console.print(job._shown())
        shown = console.file.getvalue()
    found = re.search(r"Storing +[━╸╺ ]+(.*?) *(?:\x1b|\n|$)", shown)
    assert found, shown
    assert re.split(r" {2,}", found[1]) == ["40% of 1,000,000 claims", "10,000 triples a second", "90 s left"]


@pytest.fixture
def tiny_archive(tmp_path: Path) -> Path:
    tiny = read_corpus(TINY)
    return archive(tmp_path / "archive", sheets_of(tiny), tiny.vocabulary.own)


def test_no_terminal_shows_a_line_for_each_stage_and_quiet_none(tiny_archive: Path, tmp_path: Path):
    lines = [f"{stage.name} …" for stage in (*READING, *FINISHING)]
    build = ["build", "--corpus", str(tiny_archive), "-o", str(tmp_path / "store")]
    assert CliRunner().invoke(main, build).stderr.splitlines() == lines
    assert CliRunner().invoke(main, [*build, "--quiet"]).stderr == ""
    check = ["check", "--corpus", str(tiny_archive)]
    assert CliRunner().invoke(main, check).stderr.splitlines() == lines[: len(READING)]
    assert CliRunner().invoke(main, [*check, "-q"]).stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_on_a_terminal_the_bar_goes_when_the_job_is_done(tiny_archive: Path, tmp_path: Path):
    shown = on_a_terminal("build", "--corpus", str(tiny_archive), "-o", str(tmp_path / "store"))
    assert "━" in shown
    assert f"{READING[0].name} …" not in shown
    assert "store: 2 documents" in shown.rpartition("\x1b[2K")[2]
    assert "━" not in on_a_terminal("-q", "build", "--corpus", str(tiny_archive), "-o", str(tmp_path / "store"))


def on_a_terminal(*arguments: str) -> str:
    """What a command shows on a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "claimgraph", *arguments])
    shown = b"".join(_read(terminal)).decode()
    assert os.waitpid(child, 0)[1] == 0, shown
    return shown


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            some = os.read(terminal, 2**16)
        except OSError:  # that is the end of it on Linux
            return
        if not some:
            return
        yield some
