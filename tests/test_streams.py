"""Streams that are closed, full or shut early end a command with a message, or in silence; never with a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import TINY

PROGRAM = f"'{sys.executable}' -m claimgraph"
CORPUS = f"--corpus '{TINY}'"


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=folder, timeout=60)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (f"{PROGRAM} report {CORPUS} >&-", 1, "A standard stream is closed."),
        (f"{PROGRAM} export csv -o - {CORPUS} >&-", 1, "A standard stream is closed."),
        (f"{PROGRAM} sparql - {CORPUS} <&-", 1, "A standard stream is closed."),
        (f"{PROGRAM} --help >&-", 1, "A standard stream is closed."),
        (f"{PROGRAM} ask >/dev/full", 1, "No space left on device."),
        (f"{PROGRAM} report {CORPUS} 2>&-", 0, ""),
        (f"{PROGRAM} nonsense 2>&-", 2, ""),
        (f"{PROGRAM} report {CORPUS} <&- >&- 2>&-", 1, ""),
        (f"{PROGRAM} export csv -o - {CORPUS} | true", 0, ""),
        (f"{PROGRAM} ask figure/all --format csv {CORPUS} | true", 0, ""),
        (f"echo 'SELECT * {{ ?a ?b ?c . ?d ?e ?f }}' | {PROGRAM} sparql - --format csv {CORPUS} | head -1 >&2", 0, ""),
    ],
)
def test_a_stream_that_is_no_use_is_told_once(line: str, code: int, message: str, tmp_path: Path):
    done = run(line, tmp_path)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.stderr.count("error:") == bool(message)
    assert message in done.stderr


def test_a_file_is_written_whatever_becomes_of_the_streams(tmp_path: Path):
    # A closed stream gives its number to the next file that is opened: what is printed would stand in the export.
    done = run(f"{PROGRAM} export csv -o x.csv {CORPUS} <&- >&- 2>&-", tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"document,")
    assert b"bytes" not in (tmp_path / "x.csv").read_bytes()[-200:]
