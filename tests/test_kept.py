"""What is kept of a corpus is never wrong: whatever changes in its files is seen, and nobody else's work is taken."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import claimgraph.corpus
from claimgraph.base.errors import CorpusError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.graph import Graph
from claimgraph.kept import cache, digests
from claimgraph.kept.building import building
from conftest import TINY

KEPT = ".claimgraph/store"


@pytest.fixture(autouse=True)
def every_size_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cache, "SMALLEST", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def is_taken(folder: Path) -> bool:
    """Whether a graph is taken that was built before."""
    return cache.Cache(folder).found() is not None


def answer(folder: Path) -> str:
    """All triples, by the way of all commands."""
    result = run("export", "ntriples", "--corpus", folder)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def kept(corpus_copy: Path, tiny_triples: str) -> Path:
    """A corpus of which the graph was kept."""
    assert answer(corpus_copy) == tiny_triples
    assert is_taken(corpus_copy)
    return corpus_copy


def test_a_graph_is_built_once_and_then_taken(kept: Path, monkeypatch: pytest.MonkeyPatch):
    before = [run(*command, "--corpus", kept).stdout for command in (["ask", "figure/all"], ["report"], ["view"])]

    def never(*_: object) -> None:
        raise AssertionError("files were read")

    monkeypatch.setattr(claimgraph.corpus, "read_corpus", never)
    monkeypatch.setattr("claimgraph.graph.making.graph_of", never)
    after = [run(*command, "--corpus", kept).stdout for command in (["ask", "figure/all"], ["report"], ["view"])]
    assert before == after
    assert all(after)
    assert "AssertionError" in repr(run("report", "--no-cache", "--corpus", kept).exception)


# ------------------------------------------------------------------------ every kind of change


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def written(file: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / file).write_text(text, encoding="utf-8")


def moved(file: str, to: str) -> Callable[[Path], object]:
    return lambda folder: (folder / file).rename(folder / to)


def republished(folder: Path) -> None:
    text = (folder / "documents" / "morning.yaml").read_text(encoding="utf-8")
    (folder / "documents" / "evening.yaml").write_text(text, encoding="utf-8")


def elsewhere(folder: Path) -> None:
    path = folder / "documents" / "reprint.positions.json"
    said = json.loads(path.read_text())
    for position in said["positions"]:
        position["start"], position["end"] = position["start"] + 1, position["end"] + 1
    path.write_text(json.dumps(said))


CHANGES: dict[str, Callable[[Path], object]] = {
    "an actor": replaced("actors.yaml", "Northern Ministry", "Ministry of the North"),
    "an event": replaced("events.yaml", "name: the swap,", "name: the great swap,"),
    "a document": replaced("documents/reprint.yaml", "Forty home", "Fifty home"),
    "a document of the same length and time": lambda folder: same_stamp(folder / "documents" / "reprint.yaml"),
    "positions": elsewhere,
    "no positions": lambda folder: (folder / "documents" / "reprint.positions.json").unlink(),
    "concepts": written("concepts.yaml", "hunger: {type: concept, name: hunger}\n"),
    "who is the same": written("identities.yaml", "same-actors:\n  - [paper, copier]\n"),
    "a term": replaced("ontology/swap.ttl", "prisoners", "captives"),
    "another vocabulary": written("ontology/more.ttl", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"),
    "one more document": republished,
    "another name": moved("documents/morning.yaml", "documents/dawn.yaml"),
}


def same_stamp(path: Path) -> None:
    facts = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Forty home", b"Sixty home"))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (facts.st_size, facts.st_mtime_ns)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_kind_of_change_is_seen(change: Callable[[Path], object], kept: Path):
    before = answer(kept)
    change(kept)
    assert not is_taken(kept)
    try:
        expected = graph_of(read_corpus(kept))
    except CorpusError as error:
        result = run("export", "ntriples", "--corpus", kept)
        assert (result.exit_code, result.stdout) == (1, "")
        assert error.problems[0].message in result.stderr
        return
    assert answer(kept) == expected
    assert is_taken(kept)
    assert answer(kept) == expected
    assert (expected != before) or change is CHANGES["another vocabulary"]


def test_changing_back_is_seen_too(kept: Path):
    before = answer(kept)
    CHANGES["an actor"](kept)
    assert answer(kept) != before
    replaced("actors.yaml", "Ministry of the North", "Northern Ministry")(kept)
    assert answer(kept) == before
    assert len(list((kept / KEPT).glob("build-*"))) == 1, "what is not valid any more goes"


def test_what_is_no_part_of_the_graph_changes_nothing(kept: Path):
    for file in ("README.md", "texts/reprint.txt", "documents/.hidden.yaml"):
        (kept / file).write_text("x")
    assert is_taken(kept)


def test_a_mistake_is_told_though_a_graph_is_there(kept: Path):
    (kept / "documents" / "stray.txt").write_text("x")
    assert "not a document file" in run("ask", "figure/all", "--corpus", kept).stderr
    (kept / "documents" / "stray.txt").unlink()
    (kept / "actors.yaml").unlink()
    assert "it has no actors.yaml" in run("ask", "figure/all", "--corpus", kept).stderr


def test_a_link_in_the_place_of_a_file_is_seen(kept: Path, tmp_path: Path):
    outside = Path(shutil.copy(kept / "documents" / "reprint.yaml", tmp_path))
    (kept / "documents" / "reprint.yaml").unlink()
    (kept / "documents" / "reprint.yaml").symlink_to(outside)
    assert not is_taken(kept)
    assert "leads out of the corpus" in run("report", "--corpus", kept).stderr
    os.link(kept / "documents" / "morning.yaml", kept / "documents" / "other.yaml")
    assert "the same file as" in run("report", "--corpus", kept).stderr


def test_another_program_builds_again(kept: Path, tiny_triples: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(digests, "_program", lambda: b"another")
    assert not is_taken(kept)
    assert answer(kept) == tiny_triples
    assert is_taken(kept)


def test_a_program_is_told_from_another_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "claimgraph" / "kept"
    package.mkdir(parents=True)
    (package / "digests.py").write_text("x = 1\n")
    monkeypatch.setattr(digests, "__file__", str(package / "digests.py"))
    seen = set()
    for change in (
        lambda: None,
        lambda: (package / "digests.py").write_text("x = 11\n"),
        lambda: (package.parent / "rule.sql").write_text("SELECT 1"),
        lambda: monkeypatch.setattr(digests, "__version__", "9"),
    ):
        change()
        digests._program.cache_clear()
        seen.add(digests._program())
    digests._program.cache_clear()
    assert len(seen) == 4


def test_a_corpus_that_changes_while_it_is_read_is_not_kept(corpus_copy: Path, monkeypatch: pytest.MonkeyPatch):
    real = claimgraph.corpus.read_corpus

    def changed_before(folder: Path) -> object:
        CHANGES["an actor"](Path(folder))
        return real(folder)

    monkeypatch.setattr(claimgraph.corpus, "read_corpus", changed_before)
    assert "Ministry of the North" in answer(corpus_copy)
    replaced("actors.yaml", "Ministry of the North", "Northern Ministry")(corpus_copy)
    assert not is_taken(corpus_copy), "the files are as they were when their digest was taken, and what was read is not"


# ------------------------------------------------------------------------ what is not taken


def test_what_came_with_a_corpus_is_not_taken(kept: Path, tmp_path: Path):
    """A stranger could have made it: it is built again, by whoever reads."""
    copy = Path(shutil.copytree(kept, tmp_path / "copy"))
    assert not is_taken(copy)
    assert answer(copy) == answer(kept)
    assert is_taken(copy)
    # Also in the place of one that was ours.
    shutil.rmtree(copy / KEPT)
    shutil.copytree(kept / KEPT, copy / KEPT)
    assert not is_taken(copy)


def test_nothing_is_kept_over_a_link(kept: Path, tmp_path: Path):
    elsewhere = Path(shutil.move(kept / ".claimgraph", tmp_path / "elsewhere"))
    (kept / ".claimgraph").symlink_to(elsewhere)
    before = sorted(elsewhere.rglob("*"))
    CHANGES["an actor"](kept)
    assert "Ministry of the North" in answer(kept)
    assert not is_taken(kept)
    assert sorted(elsewhere.rglob("*")) == before


def spoilt(pattern: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        paths = [path for path in (folder / KEPT).glob(pattern) if path.is_file()]
        assert paths
        for path in paths:
            path.write_bytes(change(path.read_bytes()))

    return spoil


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no manifest": lambda folder: (folder / KEPT / "manifest.json").unlink(),
    "half a manifest": spoilt("manifest.json", lambda data: data[: len(data) // 2]),
    "no build": lambda folder: shutil.rmtree(folder / KEPT / "build-1"),
    "truncated triples": spoilt("build-1/graph/*.sst", lambda data: data[:-100]),
    "no triples": spoilt("build-1/graph/CURRENT", lambda data: b""),
    "turned bytes": spoilt("build-1/graph/*.sst", lambda data: data[:8] + bytes(200) + data[208:]),
    "truncated columns": spoilt("build-1/columns.duckdb", lambda data: data[:4096]),
    "a file in its place": lambda folder: (shutil.rmtree(folder / KEPT), (folder / KEPT).write_text("x")),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_made_again_and_nobody_is_told(damage: Callable[[Path], object], kept: Path):
    before = run("ask", "figure/all", "--corpus", kept).stdout, answer(kept)
    damage(kept)
    result = run("ask", "figure/all", "--corpus", kept)
    assert (result.exit_code, result.stdout, result.stderr) == (0, before[0], "")
    assert answer(kept) == before[1]


def test_nothing_is_kept_where_nothing_can_be(corpus_copy: Path, tiny_triples: str, monkeypatch: pytest.MonkeyPatch):
    (corpus_copy / ".claimgraph").write_text("x")
    assert answer(corpus_copy) == tiny_triples
    (corpus_copy / ".claimgraph").unlink()
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert answer(corpus_copy) == tiny_triples
    assert not is_taken(corpus_copy)


def test_nobody_waits_for_another_who_keeps_the_same(corpus_copy: Path, tiny_triples: str):
    (corpus_copy / ".claimgraph").mkdir()
    with building(corpus_copy / KEPT):
        assert answer(corpus_copy) == tiny_triples
    assert not is_taken(corpus_copy)


def test_without_the_cache_nothing_is_read_from_it_or_kept(kept: Path, corpus_copy: Path):
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    for command in (["ask", "figure/all"], ["report"], ["export", "turtle"], ["view"], ["ask", "actor/all"]):
        assert run(*command, "--no-cache", "--corpus", kept).stdout == run(*command, "--corpus", kept).stdout != ""
    assert {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before
    shutil.rmtree(kept / ".claimgraph")
    assert run("report", "--no-cache", "--corpus", kept).exit_code == 0
    assert not (kept / ".claimgraph").exists()


def test_a_small_corpus_stays_as_it_is(corpus_copy: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    assert run("report", "--corpus", corpus_copy).exit_code == 0
    assert not (corpus_copy / ".claimgraph").exists()


# ------------------------------------------------------------------------ beside the corpus


def test_what_is_kept_is_no_part_of_the_corpus(kept: Path, tmp_path: Path):
    assert (kept / ".claimgraph" / ".gitignore").read_text() == "*\n"
    assert (
        (kept / ".claimgraph" / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    )
    assert read_corpus(kept) == read_corpus(TINY)
    assert run("check", "--corpus", kept).stdout == run("check", "--corpus", TINY).stdout
    # Commands that write go on as before, over it.
    result = run("locate", "--corpus", kept, "--texts", kept / "texts")
    assert result.exit_code == 0, result.stderr
    sheet = tmp_path / "claims.csv"
    sheet.write_text("document,claimant,event,phase,property,value\nmorning,ministry,swap,completed,occurred,true\n")
    result = run("import", sheet, "--into", kept, "--add-new")
    assert result.exit_code == 0, result.stderr
    assert not is_taken(kept)
    assert answer(kept) == graph_of(read_corpus(kept))
    assert "would take the place" in run("report", "--corpus", kept, "-o", kept / KEPT / "manifest.json").stderr


def test_a_change_that_was_begun_is_finished_before_anything_is_taken(kept: Path):
    ready = kept / ".claimgraph" / "ready"
    ready.mkdir()
    text = (kept / "actors.yaml").read_text().replace("Northern Ministry", "Ministry of the North")
    (ready / "actors.yaml").write_text(text)
    with pytest.warns(Warning, match="that is now finished"):
        said = Graph(kept).export("ntriples").decode()
    assert "Ministry of the North" in said
