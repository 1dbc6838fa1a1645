"""The real program of a review in a terminal of its own: keys go in, and what it draws comes out."""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path

import pexpect

from claimgraph.propose.files import decisions_name

#: What a terminal sends for a key that has a name.
SENT = {
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
}


class Terminal:
    """The real program in a terminal: keys go in, and what it draws comes out."""

    def __init__(self, corpus: Path, document: str, by: str, size: tuple[int, int] = (50, 120)) -> None:
        self.log = corpus / decisions_name(document)
        arguments = ["-m", "claimgraph", "review", document, "--corpus", str(corpus), "--by", by]
        environment = {"TERM": "xterm", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "NO_COLOR": "1"}
        self.child = pexpect.spawn(
            sys.executable, arguments, env=environment, dimensions=size, encoding="utf-8", timeout=60
        )
        self.child.delaybeforesend = None

    def press(self, *keys: str) -> None:
        """Send keys, and wait until as many decisions are written as they make, where they make any."""
        self.child.send("".join(SENT.get(key, key) for key in keys))

    def wait_for(self, decisions: int) -> None:
        """Wait until so many decisions are written."""
        until = time.monotonic() + 60
        while not self.log.exists() or self.log.read_bytes().count(b"\n") < decisions:
            assert time.monotonic() < until, self.child.before
            with contextlib.suppress(pexpect.TIMEOUT):  # what is drawn has to be taken
                self.child.read_nonblocking(100_000, timeout=0.02)

    def expect(self, words: str) -> str:
        """Wait until words are drawn; all that came before them."""
        self.child.expect_exact(words)
        return str(self.child.before)

    def end(self) -> str:
        """End the review; what was told last."""
        self.press("x")
        self.child.expect(pexpect.EOF)
        self.child.close()
        return str(self.child.before)
