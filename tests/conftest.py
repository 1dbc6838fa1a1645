"""What tests share: the tiny corpus that a person can check by eye, the shipped one, and the articles' texts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import settings

import claimgraph.graph.making
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import Imported, import_sheet
from claimgraph.corpus.subjects import example
from claimgraph.derive import graph_of
from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import OwnFile, vocabulary
from claimgraph.store import Store

#: The namespace of the shipped corpus's vocabulary, and of that of the tests.
POW = "https://w3id.org/claimgraph/pow#"
#: A slow machine is no mistake: no test is one of time. And the same code gives the same run: chance looks for more only
#: where somebody asks it to (`make search`), who then has time for what it finds.
settings.register_profile("claimgraph", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, derandomize=False)
settings.load_profile("claimgraph")

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "tiny"
#: The vocabulary of corpora that tests make.
VOCABULARY = TINY / "ontology"
WORDS = vocabulary((OwnFile("swap.ttl", (VOCABULARY / "swap.ttl").read_text(encoding="utf-8")),))
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
    return Store(tiny_triples, WORDS.prefixes)


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
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A tiny corpus in which 66 claimants give 66 figures for one question: more than are all compared."""
    return read_corpus(crowd_of(66, tmp_path_factory.mktemp("crowd")))


def crowd_of(
    size: int,
    folder: Path,
    says: str = "counts: prisoners, received-by: paper, phase: completed, value: {}",
    more: str = "",
) -> Path:
    """A corpus in which person 1 says 1 of the swap, person 2 says 2, and so on; `more` is YAML of actors."""
    (folder / "documents").mkdir(parents=True)
    shutil.copytree(VOCABULARY, folder / "ontology")
    people = [f"p{i}: {{type: person, name: Person {i}}}\n" for i in range(1, size + 1)]
    own = ["paper: {type: outlet, name: Morning Paper}\n", "reader: {type: person, name: Reader}\n"]
    (folder / "actors.yaml").write_text("".join([*own, *people]) + more, encoding="utf-8")
    (folder / "events.yaml").write_text("swap: {type: event, name: the swap}\n", encoding="utf-8")
    head = (
        "title: An article\npublisher: paper\npublished: 2030-04-05\ncurated: {by: reader, on: 2030-04-07}\nclaims:\n"
    )
    claims = "".join(
        f"  - {{who: p{i}, unverified: true, says: {{event: swap, {says.format(i)}}}}}\n" for i in range(1, size + 1)
    )
    (folder / "documents" / "article.yaml").write_text(head + claims, encoding="utf-8")
    return folder


@pytest.fixture
def march(tmp_path: Path) -> Path:
    """A corpus on a subject of its own, as `claimgraph init` makes it."""
    for name, content in example("blank").items():
        path = tmp_path / "march" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "march"


@pytest.fixture(scope="session")
def stores(tiny_store: Store, accounts: Corpus, sheet: Corpus, crowd: Corpus) -> dict[str, Store]:
    """The graphs that expected answers were made from, by name."""
    corpora = {"accounts": accounts, "sheet": sheet, "crowd": crowd}
    return {"tiny": tiny_store, **{name: claimgraph.build(corpus) for name, corpus in corpora.items()}}


@pytest.fixture(scope="session")
def shipped() -> Corpus:
    return read_corpus()


@pytest.fixture(scope="session")
def shipped_store(shipped: Corpus) -> Store:
    return claimgraph.build(shipped)


@pytest.fixture(scope="session")
def page(shipped: Corpus, shipped_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The picture of the shipped corpus as a file, as a browser opens it."""
    from claimgraph.pages.picture import actor_page

    path = tmp_path_factory.mktemp("page") / "actors.html"
    path.write_text(actor_page(shipped, shipped_store), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def seeds() -> Path:
    # The texts are not part of the repository; everything else about quotes is tested without them.
    if not SEEDS.is_dir():
        pytest.skip(f"needs the articles' texts in {SEEDS}")
    return SEEDS


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for the tests of a module, each of which opens what it needs with `opened` or `fresh`.

    Not for a whole run: hundreds of pages, hostile ones and emulated screens among them, in the end stopped it.
    """
    from hostile.browser import chromium_session

    with chromium_session() as session:
        yield session


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """DuckDB with one thread: several cost more than they bring on small tables, and other tests run beside.

    The programs that tests start have as many as they like, and must give the same bytes.
    """
    connect = duckdb.connect

    def connected(database: str = ":memory:", **options: Any) -> duckdb.DuckDBPyConnection:
        return connect(database, **{**options, "config": {"threads": 1, **options.get("config", {})}})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", connected)
        yield


@pytest.fixture(scope="session", autouse=True)
def servers_end() -> Iterator[None]:
    """A server that is started in this process answers a few requests and ends; else no test would go on.

    Those that tests start as programs go on, as they do everywhere (serving.py).
    """
    from serving import served_once

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimgraph.server.running.serve", served_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept of large corpora is noted here, and not in the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


#: What was built last, newest first.
BUILT: list[tuple[Corpus, str]] = []


@pytest.fixture(scope="module")
def each_built_once() -> Iterator[None]:
    """What was made of equal records a moment ago is taken again: for commands that are only asked, not how they build.

    Not for a test that changes how a graph is made.
    """

    def remembered(corpus: Corpus) -> str:
        triples = next((triples for other, triples in BUILT if other == corpus), None) or graph_of(corpus)
        BUILT[:] = [(corpus, triples), *(built for built in BUILT if built[1] is not triples)][:8]
        return triples

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claimgraph.graph.making, "graph_of", remembered)
        yield


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


def claims_in(folder: Path, lines: list[str], cast: str = "", events: str = "", concepts: str = "") -> Path:
    """A crowd of one, with these claims instead of its own."""
    crowd_of(1, folder, more=cast)
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(events)
    (folder / "concepts.yaml").write_text(concepts or "somewhere: {type: place, name: somewhere}\n", encoding="utf-8")
    path = folder / "documents" / "article.yaml"
    head = path.read_text(encoding="utf-8").split("claims:")[0]
    path.write_text(f"{head}claims:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    return folder


#: Imports a text into the copied tiny corpus.
Import = Callable[..., Imported]


@pytest.fixture
def into(corpus_copy: Path) -> Import:
    """Import a text into the copied tiny corpus."""

    def done(text: str, suffix: str = ".csv", **options: object) -> Imported:
        sheet = corpus_copy.parent / f"claims{suffix}"
        sheet.write_bytes(text.encode())
        return import_sheet(sheet, corpus_copy, **options)  # type: ignore[arg-type]

    return done
