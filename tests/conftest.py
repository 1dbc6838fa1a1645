"""What tests share: the tiny corpus that a person can check by eye, the shipped one, and the articles' texts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import claimgraph
from claimgraph.corpus import read_corpus
from claimgraph.corpus.intake import import_sheet
from claimgraph.derive import graph_of
from claimgraph.records import Corpus
from claimgraph.store import Store

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "tiny"
SHEET = ROOT / "tests" / "sheet" / "claims.csv"
SEEDS = ROOT.parent / "shared" / "seeds"


def skip_unless(condition: object, needed: str) -> None:
    """Skip a test, with what it needs; fail it instead where nothing may be skipped."""
    if not condition:
        if os.environ.get("CLAIMGRAPH_SKIP_NOTHING"):
            pytest.fail(f"nothing may be skipped here, but this needs {needed}")
        pytest.skip(f"needs {needed}")


@pytest.fixture(scope="session")
def tiny() -> Corpus:
    return read_corpus(TINY)


@pytest.fixture(scope="session")
def tiny_triples(tiny: Corpus) -> str:
    return graph_of(tiny)


@pytest.fixture(scope="session")
def tiny_store(tiny_triples: str) -> Store:
    return Store(tiny_triples)


@pytest.fixture(scope="session")
def accounts() -> Corpus:
    """A tiny corpus in which every verdict occurs."""
    return read_corpus(ROOT / "tests" / "accounts")


@pytest.fixture(scope="session")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The tiny corpus with three claims more from a spreadsheet: two without a quote, one without a text."""
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("sheet") / "corpus"))
    import_sheet(SHEET, folder)
    return read_corpus(folder)


@pytest.fixture(scope="session")
def stores(tiny_store: Store, accounts: Corpus, sheet: Corpus) -> dict[str, Store]:
    """The graphs that expected answers were made from, by name."""
    return {"tiny": tiny_store, "accounts": claimgraph.build(accounts), "sheet": claimgraph.build(sheet)}


@pytest.fixture(scope="session")
def shipped() -> Corpus:
    return read_corpus()


@pytest.fixture(scope="session")
def shipped_store(shipped: Corpus) -> Store:
    return claimgraph.build(shipped)


@pytest.fixture(scope="session")
def seeds() -> Path:
    # The texts are not part of the repository; everything else about quotes is tested without them.
    if not SEEDS.is_dir():
        pytest.skip(f"needs the articles' texts in {SEEDS}")
    return SEEDS


@pytest.fixture
def corpus_copy(tmp_path: Path) -> Path:
    """A copy of the tiny corpus that a test may spoil."""
    return Path(shutil.copytree(TINY, tmp_path / "corpus"))


@pytest.fixture
def spoil(corpus_copy: Path) -> Callable[[str, str, str], Path]:
    """Replace a text in a file of the copied corpus; the file must hold it exactly once."""

    def replaced(file: str, old: str, new: str) -> Path:
        path = corpus_copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return corpus_copy

    return replaced
