"""`check --watch` answers each save, survives whatever is saved, and ends with Ctrl-C."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

MORNING = "documents/morning.yaml"


class Watching:
    """A running `claimgraph check --watch`, and all that it says, line by line."""

    def __init__(self, corpus: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimgraph", "check", "--watch", "--corpus", str(corpus)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def said(self, seconds: float = 60) -> str:
        """What it says until it waits for the next save."""
        found, end = "", time.monotonic() + seconds
        while "watching; " not in found:
            found += self._lines.get(timeout=max(0.01, end - time.monotonic()))
        return found


@pytest.fixture
def watching(corpus_copy: Path) -> Iterator[Watching]:
    running = Watching(corpus_copy)
    yield running
    running.process.kill()
    running.process.communicate()


def save(path: Path, text: str) -> float:
    path.write_text(text, encoding="utf-8")
    return time.monotonic()


def test_each_save_is_checked_until_ctrl_c(watching: Watching, corpus_copy: Path):
    first = watching.said()
    assert "no problems found" in first
    assert "\x1b" not in first, "nothing is cleared where nobody looks at a terminal"
    path = corpus_copy / MORNING
    right = path.read_text(encoding="utf-8")

    save(path, right.replace("verb: wrote", "verb: wrot"))
    assert "unknown verb 'wrot'" in watching.said()
    for half in (right[: len(right) // 2] + "{", "\x00", ""):  # an editor in the midst of writing
        save(path, half)
        assert "error: " in watching.said()
    path.unlink()
    assert "error: " in watching.said()  # another document is said to be a copy of it
    began = save(path, right)
    assert "no problems found" in watching.said()
    assert time.monotonic() - began < 20  # half a second on an idle machine

    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=30) == 0


def test_a_text_and_a_cast_are_watched_too(watching: Watching, corpus_copy: Path):
    watching.said()
    save(corpus_copy / "texts" / "morning.txt", "Another text.")
    assert "the digest does not match morning.txt" in watching.said()
    actors = corpus_copy / "actors.yaml"
    save(actors, actors.read_text(encoding="utf-8") + "herald: {type: outlt, name: Herald}\n")
    assert "unknown type 'outlt'" in watching.said()
