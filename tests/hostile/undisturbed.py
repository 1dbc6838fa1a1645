"""The examples of the help in, those of them that change a file out, each as it is when nobody disturbs it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from hostile import harm
from hostile.examples import Example, examples, files_in, is_hidden
from hostile.harm import ended, started
from hostile.prepared import ENVIRONMENT, prepare

Files = dict[str, bytes | None]


@dataclass(frozen=True)
class Writing:
    """A command that writes, undisturbed: the folder before and after, how long it lives, its steps, its largest file."""

    example: Example
    corpus: bool  #: whether the folder had a corpus before
    before: Files
    after: Files
    seconds: float
    steps: tuple[str, ...]
    checks: tuple[tuple[str, frozenset[str]], ...]  #: for each corpus, what `check` may say of it

    @property
    def largest(self) -> int:
        """The size of the largest file that it writes."""
        return max(len(data or b"") for path, data in self.after.items() if self.before.get(path) != data)


def writing_commands(only: Collection[str] = ()) -> list[Writing]:
    """Every example of the help, or of these commands alone, that changes a file in the prepared folder."""
    found = []
    for example in examples():
        if only and example.command not in only:
            continue
        for corpus in (True, False):
            with Folder(corpus) as folder:
                before = files_in(folder)
                (done,) = ended(started(example, folder, ENVIRONMENT))
                after = files_in(folder)
            if done.code == 0 and differing(before, after):
                found.append(_looked_at(example, corpus, before, after, done.seconds))
    return found


def _looked_at(example: Example, corpus: bool, before: Files, after: Files, seconds: float) -> Writing:
    with Folder(corpus) as folder, tempfile.TemporaryFile() as told:
        number = told.fileno()
        note = harm.stepped(folder, lambda _, name: os.write(number, f"{name}\n".encode()))
        ended(started(example, folder, ENVIRONMENT, note))
        told.seek(0)
        steps = tuple(told.read().decode().splitlines())
    corpora = sorted({str(Path(path).parent) for path in {*before, *after} if Path(path).name == "actors.yaml"})
    checks = []
    for corpus_path in corpora:
        said = set()
        for state in (before, after):
            with Folder(corpus) as folder:
                restore(folder, state)
                said.add(what_check_says(folder, corpus_path))
        checks.append((corpus_path, frozenset(said)))
    return Writing(example, corpus, before, after, seconds, steps, tuple(checks))


def what_check_says(folder: Path, corpus: str) -> str:
    """What `check` says of a corpus; it is asked once for the same files."""
    state = tuple(sorted(files_in(folder / corpus).items())) if (folder / corpus).is_dir() else None
    if (corpus, state) not in _SAID:
        (done,) = ended(started(Example("check", ("check", "--corpus", corpus)), folder, ENVIRONMENT))
        # Notes aside: that an interrupted change was finished is said once, and as it must be.
        said = [line for line in (done.out + done.err).splitlines() if not line.startswith("note:")]
        _SAID[corpus, state] = "\n".join((str(done.code), *said))
    return _SAID[corpus, state]


_SAID: dict[tuple[str, object], str] = {}


def differing(before: Files, after: Files) -> set[str]:
    """The paths that differ, hidden ones aside."""
    return {p for p in {*before, *after} if before.get(p, b"\0none") != after.get(p, b"\0none") and not is_hidden(p)}


class Folder:
    """A prepared folder that is gone afterwards."""

    def __init__(self, corpus: bool) -> None:
        self._corpus = corpus

    def __enter__(self) -> Path:
        self._above = Path(tempfile.mkdtemp(prefix="hostile-crash-"))
        return prepare(self._above / "work", corpus=self._corpus)

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._above, ignore_errors=True)


def restore(folder: Path, state: Files) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, data in sorted(state.items()):
        path = folder / name
        if data is None:
            path.mkdir()
        else:
            path.write_bytes(data)
