"""An input that breaks a promise in; the smallest like it out, kept as a file that `make test` tries for ever."""

from __future__ import annotations

import contextlib
import hashlib
import re
import signal
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from hostile.target import Target

FOUND = Path(__file__).parent / "found"
#: No input may take longer, in seconds.
LIMIT = 10.0


class Hang(BaseException):
    """An input took too long; no `except Exception` holds it up."""


@contextlib.contextmanager
def limited(seconds: float = LIMIT) -> Iterator[None]:
    """Raise `Hang` in what takes longer, unless a library never lets go: then the one who watches ends the process."""

    def late(number: int, frame: object) -> None:
        raise Hang(f"longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def broken_by(target: Target, data: bytes, seconds: float = LIMIT) -> BaseException | None:
    """What an input breaks: the exception that came out, None where all holds."""
    try:
        with limited(seconds):
            target.check(data)
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:
        return error
    return None


def kind_of(error: BaseException) -> str:
    """What makes two findings one: the class, the place in the program, and the words without what differs."""
    places = [f for f in traceback.extract_tb(error.__traceback__) if "/claimgraph/" in f.filename]
    place = f"{Path(places[-1].filename).name}:{places[-1].name}" if places else ""
    said = "" if isinstance(error, Hang) else re.sub(r"'[^']*'|\"[^\"]*\"|\d+|\W+", " ", str(error))[:40]
    # A broken promise is known by the line that checks it.
    line = f"line {traceback.extract_tb(error.__traceback__)[-1].lineno}" if isinstance(error, AssertionError) else ""
    return " ".join(part for part in (type(error).__name__, place or line or said) if part)


def smallest(target: Target, data: bytes, kind: str, seconds: float = 20.0) -> bytes:
    """A smaller input with the same finding: halves, quarters and so on are left out as long as it stays."""
    end = time.monotonic() + seconds

    def still(candidate: bytes) -> bool:
        error = broken_by(target, candidate)
        return error is not None and kind_of(error) == kind

    size = len(data) // 2
    while size:
        at = 0
        while at < len(data) and time.monotonic() < end:
            candidate = data[:at] + data[at + size :]
            if still(candidate):
                data = candidate
            else:
                at += size
        size //= 2
    return data


def kept(target: Target, data: bytes, error: BaseException | None, found: Path = FOUND) -> Path:
    """Write the smallest input like this one beside the others of its target; its path.

    It stays as it is where it hangs, or where trying it ended the process (then there is no error).
    """
    data = data if error is None or isinstance(error, Hang) else smallest(target, data, kind_of(error))
    folder = found / target.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:12]}{target.suffix}"
    path.write_bytes(data)
    return path
