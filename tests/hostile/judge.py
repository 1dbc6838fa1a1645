"""A folder in which a command was killed, or met a full disk, in; what does not hold of it out, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hostile import harm
from hostile.examples import files_in, is_hidden
from hostile.harm import Done, ended, started
from hostile.prepared import ENVIRONMENT
from hostile.undisturbed import Files, Writing, differing, what_check_says


def judged(command: Writing, folder: Path, done: Done) -> Iterator[str]:
    """What does not hold of a folder in which a command was killed, or met a full disk."""
    yield from said_badly(done)
    left = files_in(folder)
    for path in sorted({*left, *command.before, *command.after}):
        states = [state.get(path, b"\0none") for state in (command.before, command.after)]
        if not is_hidden(path) and left.get(path, b"\0none") not in (*states, *_begun(path, left)):
            what = "is gone" if path not in left else f"holds {len(left[path] or b'')} bytes that nobody wrote"
            yield f"half-written: {path} {what}"
    if done.code >= 0:
        yield from hidden_left(command, left, "after a message")
    for corpus, said in command.checks if left not in (command.before, command.after) else ():
        if (now := what_check_says(folder, corpus)) not in said and not now.startswith("0\n"):
            yield f"check says what it never said: {now.strip().splitlines()[1:2]}"
    (again,) = ended(started(command.example, folder, ENVIRONMENT))
    yield from said_badly(again)
    end = files_in(folder)
    if others := sorted(differing(command.after, end)):
        yield f"repeated, exit code {again.code}, and not as undisturbed: {', '.join(others)[:120]}: {again.said}"
    yield from hidden_left(command, end, "after the repeat")


def _begun(path: str, left: Files) -> tuple[None, ...]:
    """A folder in which nothing is yet is no half of anything: also where a store was to be."""
    return () if any(other.startswith(f"{path}/") for other in left) else (None,)


def said_badly(done: Done) -> Iterator[str]:
    if "Traceback" in done.out + done.err:
        yield f"a traceback: {done.said}"
    elif done.code > 2:
        yield f"exit code {done.code}: {done.said}"
    elif done.code > 0 and (not done.err.strip() or "None" in done.err):
        yield f"exit code {done.code} without a message: {done.said}"
    if done.seconds >= harm.LIMIT:
        yield f"a hang: {done.said}"


def hidden_left(command: Writing, files: Files, when: str) -> Iterator[str]:
    kept = {path for state in (command.before, command.after) for path in state if is_hidden(path)}
    if new := sorted(path for path in files if is_hidden(path) and path not in kept):
        yield f"temporary files stay {when}: {', '.join(new)[:120]}"
