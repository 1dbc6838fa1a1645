"""A small fixed sample of what `make crash` does: a few harms for every command that changes a corpus."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from hostile.examples import CHANGING, Example, files_in
from hostile.harm import Done
from hostile.judge import judged
from hostile.prepared import prepare
from hostile.undisturbed import Writing

QUIET = Done(0, "done\n", "", 0.1)


def crash(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: the tests' own process has threads, and its children would lose them."""
    return subprocess.run(
        [sys.executable, "-m", "hostile.crash", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'graph'}{os.pathsep}{ROOT / 'tests'}", "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_no_command_that_is_killed_or_met_by_another_leaves_half_of_anything():
    result = crash("--kills", "18", "--seed", "1", "--jobs", "1", "--only", *CHANGING, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "commands that write" in result.stdout


# ------------------------------------------------------------------------ that the judge sees what he should


@pytest.fixture
def located(tmp_path: Path) -> tuple[Writing, Path]:
    """What `locate` does in the prepared folder, and such a folder as it was before."""
    example = Example("locate", ("locate", "--corpus", "my-corpus", "--texts", "my-corpus/texts"))
    folder = prepare(tmp_path / "work")
    before = files_in(folder)
    after = dict(before)
    path = "my-corpus/documents/reprint.positions.json"
    # As it is in the tiny corpus, which the program wrote.
    after[path] = (ROOT / "tests" / "tiny" / "documents" / "reprint.positions.json").read_bytes()
    return Writing(example, True, before, after, 0.1, ("open",), (("my-corpus", frozenset({"0\n"})),)), folder


def test_an_undisturbed_command_is_blameless(located: tuple[Writing, Path]):
    assert list(judged(*located, QUIET)) == []


@pytest.mark.parametrize(
    ("done", "path", "content", "finding"),
    [
        (QUIET, "my-corpus/documents/reprint.positions.json", b"{", "half-written"),
        (QUIET, "my-corpus/actors.yaml", None, "half-written: my-corpus/actors.yaml is gone"),
        (QUIET, "my-corpus/documents/.left", b"", "temporary files stay after the repeat"),
        (QUIET, "my-corpus/events.yaml", b"swap: [", "check says what it never said"),
        (QUIET, "my-corpus/events.yaml", b"swap: [", "not as undisturbed"),
        (Done(1, "", "Traceback (most recent call last):", 0.1), "", None, "a traceback"),
        (Done(1, "", "", 0.1), "", None, "without a message"),
        (Done(1, "", "error: None.", 0.1), "", None, "without a message"),
        (Done(-9, "", "", 99.0), "", None, "a hang"),
    ],
)
def test_the_judge_sees(located: tuple[Writing, Path], done: Done, path: str, content: bytes | None, finding: str):
    command, folder = located
    if content is not None:
        (folder / path).write_bytes(content)
    elif path:
        (folder / path).unlink()
    assert any(finding in found for found in judged(command, folder, done))
