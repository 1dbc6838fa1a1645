"""A corpus is changed whole or not at all, by one command at a time; what a killed command left is cleaned up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

import pytest

from claimgraph.base.errors import BusyError, ExportError, Interrupted
from claimgraph.base.files import write_file
from claimgraph.corpus import read_corpus
from claimgraph.corpus.changes import STATE, changing, is_empty

OLD = {"actors.yaml": b"old actors", "documents/a.yaml": b"old a"}
NEW = {"actors.yaml": b"new actors", "documents/a.yaml": b"new a", "documents/b.yaml": b"new b"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "corpus"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


#: Forks for each n a child that ends, as by a kill, before the n-th call that moves or settles something on the disk;
#: each in a copy of the folder. The last one is not killed.
KILLED = """
import os, shutil, sys, itertools
from pathlib import Path
from claimgraph.corpus.changes import changing
for moment in range(100):
    folder = shutil.copytree(sys.argv[1], Path(sys.argv[2], str(moment)))
    if not (child := os.fork()):
        break
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code)
    if code != 9:
        sys.exit()
left = itertools.count(moment, -1)
def dying(call):
    def called(*args, **kwargs):
        if next(left) <= 0:
            os._exit(9)
        return call(*args, **kwargs)
    return called
for name in ("fsync", "rename", "replace", "mkdir", "unlink", "rmdir"):
    setattr(os, name, dying(getattr(os, name)))
with changing(folder) as change:
    change.write({"actors.yaml": b"new actors", "documents/a.yaml": b"new a", "documents/b.yaml": b"new b"})
os._exit(0)
"""


def test_whenever_it_is_killed_the_corpus_is_the_old_one_or_the_new_one(folder: Path, tmp_path: Path):
    done = subprocess.run([sys.executable, "-u", "-c", KILLED, folder, tmp_path], capture_output=True, text=True)
    *killed, last = done.stdout.split()
    assert (set(killed), last) == ({"9"}, "0"), done.stderr
    seen = set()
    for moment in range(len(killed)):
        folder = tmp_path / str(moment)
        remains = {path.name for path in (folder / STATE).glob("*")} - {"lock"}
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            with changing(folder):
                pass
        assert bool(told) == bool(remains), moment
        assert files(folder) in (OLD, NEW), moment
        seen.add(len(files(folder)))
    assert seen == {len(OLD), len(NEW)}  # it was killed early and late
    assert files(tmp_path / str(len(killed))) == NEW


def test_a_change_leaves_nothing_beside_the_corpus(folder: Path):
    with changing(folder) as change:
        assert (folder / STATE).is_dir()
        change.write(NEW)
    assert files(folder) == NEW
    assert not (folder / STATE).exists()


def test_a_full_disk_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    real, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"), changing(folder) as change:
        change.write(NEW)
    assert len(calls) == 2, "the first file was not written before"
    assert files(folder) == OLD


def test_two_at_once_wait_for_each_other(folder: Path):
    with changing(folder):
        with pytest.raises(BusyError, match="Another command is changing"), changing(folder, wait=0):
            pass
        told: list[str] = []
        with pytest.raises(BusyError), changing(folder, 0.1, lambda: told.append("waiting")):
            pass
        assert told == ["waiting"]
    with changing(folder, wait=0):
        pass


def test_whoever_waits_gets_its_turn(folder: Path):
    order = []

    def later() -> None:
        with changing(folder, wait=10):
            order.append("second")

    with changing(folder):
        thread = threading.Thread(target=later)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert not (folder / STATE).exists()


def test_a_folder_that_was_made_for_nothing_is_gone(tmp_path: Path):
    with pytest.raises(KeyError), changing(tmp_path / "new"):
        raise KeyError
    assert not (tmp_path / "new").exists()


def test_what_is_ready_is_finished_by_whoever_reads(corpus_copy: Path):
    late = (corpus_copy / "documents" / "reprint.yaml").read_bytes()
    (corpus_copy / "documents" / "reprint.yaml").unlink()
    ready = corpus_copy / STATE / "ready" / "documents"
    ready.mkdir(parents=True)
    (ready / "reprint.yaml").write_bytes(late)
    with pytest.warns(Interrupted, match="now finished"):
        assert "reprint" in read_corpus(corpus_copy).documents
    assert not (corpus_copy / STATE).exists()


def test_what_only_was_begun_does_not_count(corpus_copy: Path):
    staged = corpus_copy / STATE / "staged" / "documents"
    staged.mkdir(parents=True)
    (staged / "half.yaml").write_bytes(b"title: ha")
    assert "half" not in read_corpus(corpus_copy).documents
    (corpus_copy.parent / "other" / STATE / "staged").mkdir(parents=True)
    assert is_empty(corpus_copy.parent / "other")


# ------------------------------------------------------------------------ links out of a corpus


def test_nothing_is_written_through_a_link_out_of_the_corpus(folder: Path, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_bytes(b"mine")
    (folder / "documents" / "a.yaml").unlink()
    (folder / "documents" / "a.yaml").symlink_to(outside / "a.yaml")
    (folder / "documents" / "b.yaml").symlink_to(outside / "not-there-yet.yaml")
    (folder / "more").symlink_to(outside)
    for name in ("documents/a.yaml", "documents/b.yaml", "more/c.yaml", "../outside/d.yaml"):
        with pytest.raises(ExportError, match="leads out of the corpus"), changing(folder) as change:
            change.write({"actors.yaml": b"new", name: b"new"})
    assert files(outside) == {"a.yaml": b"mine"}
    assert (folder / "actors.yaml").read_bytes() == b"old actors"


def test_a_link_inside_the_corpus_stays_one(folder: Path):
    (folder / "documents" / "b.yaml").symlink_to("a.yaml")
    with changing(folder) as change:
        change.write({"documents/b.yaml": b"new"})
    assert (folder / "documents" / "b.yaml").is_symlink()
    assert (folder / "documents" / "a.yaml").read_bytes() == b"new"


def test_what_a_stranger_put_in_the_place_of_our_folder_is_not_followed(folder: Path, tmp_path: Path):
    (tmp_path / "theirs").mkdir()
    (folder / STATE).symlink_to(tmp_path / "theirs")
    with pytest.raises(ExportError, match="is no folder of ours|cannot be changed"), changing(folder):
        pass
    (folder / STATE).unlink()
    (tmp_path / "theirs" / "actors.yaml").write_bytes(b"private")
    for name in ("ready", "staged", "lock"):
        (folder / STATE).mkdir()
        (folder / STATE / name).symlink_to(tmp_path / "theirs")
        with pytest.raises(ExportError, match="is no folder of ours|cannot be changed"), changing(folder) as change:
            change.write(NEW)
        shutil.rmtree(folder / STATE)
    assert files(folder) == OLD
    (tmp_path / "theirs" / "actors.yaml").unlink()
    (folder / STATE / "ready").mkdir(parents=True)
    (folder / STATE / "ready" / "x").symlink_to("/etc/passwd")
    (folder / "documents" / "out").symlink_to(tmp_path / "theirs")
    (folder / STATE / "ready" / "documents" / "out").mkdir(parents=True)
    (folder / STATE / "ready" / "documents" / "out" / "planted").write_bytes(b"x")
    with pytest.raises(ExportError, match="no file that a command writes"), changing(folder):
        pass
    (folder / STATE / "ready" / "x").unlink()
    with pytest.raises(ExportError, match="leads out of the corpus"), changing(folder):
        pass
    assert list((tmp_path / "theirs").iterdir()) == []


@pytest.mark.parametrize(
    "name", [".git/hooks/post-checkout", "Makefile", ".envrc", "texts/example.txt", "documents/a.sh"]
)
def test_only_what_commands_write_is_moved_into_a_corpus(folder: Path, name: str):
    (folder / "texts").mkdir()
    (folder / "texts" / "example.txt").write_bytes(b"mine")
    planted = folder / STATE / "ready" / name
    planted.parent.mkdir(parents=True)
    planted.write_bytes(b"theirs")
    (folder / STATE / "ready" / "actors.yaml").write_bytes(b"theirs")
    with pytest.raises(ExportError, match="no file that a command writes") as told, changing(folder):
        pass
    assert STATE in told.value.remedy
    assert {name: content for name, content in files(folder).items() if not name.startswith(STATE)} == OLD | {
        "texts/example.txt": b"mine"
    }


def test_what_is_moved_into_a_corpus_cannot_be_run(folder: Path):
    with changing(folder) as change:
        change.write(NEW)
    planted = folder / STATE / "ready" / "documents" / "c.yaml"
    planted.parent.mkdir(parents=True)
    planted.write_bytes(b"#!/bin/sh")
    planted.chmod(0o777)
    with pytest.warns(Interrupted), changing(folder):
        pass
    assert not (folder / "documents" / "c.yaml").stat().st_mode & 0o111


def test_what_has_the_place_of_a_file_is_told_before_anything_is_written(folder: Path):
    (folder / "documents" / "b.yaml").mkdir()
    with pytest.raises(ExportError, match=r"b\.yaml is no file: nothing was written"), changing(folder) as change:
        change.write(NEW)
    assert files(folder) == OLD
    assert not (folder / STATE).exists()


def test_a_move_that_fails_is_finished_by_the_next_command(folder: Path, monkeypatch: pytest.MonkeyPatch):
    real, moved = Path.replace, []

    def failing(path: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == 2:
            raise OSError(5, "Input/output error")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(ExportError, match="Input/output error") as told, changing(folder) as change:
        change.write(NEW)
    assert "the next command finishes" in told.value.remedy
    with pytest.warns(Interrupted), changing(folder):
        pass
    assert files(folder) == NEW


# ------------------------------------------------------------------------ single files


def test_the_remains_of_a_killed_export_are_removed_and_told(tmp_path: Path):
    left = tmp_path / ".claims.ttl.abc12345.claimgraph-part"
    left.write_bytes(b"half")
    other = tmp_path / ".claims.ttl.mywork.part"
    other.write_bytes(b"half of another")
    with pytest.warns(Interrupted, match="removed"):
        write_file(tmp_path / "claims.ttl", b"whole")
    assert files(tmp_path) == {"claims.ttl": b"whole", other.name: b"half of another"}


def test_what_another_command_is_writing_is_no_remains(tmp_path: Path):
    fcntl = pytest.importorskip("fcntl")
    held = tmp_path / ".claims.ttl.abc12345.claimgraph-part"
    with held.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_file(tmp_path / "claims.ttl", b"whole")
        assert held.exists()
