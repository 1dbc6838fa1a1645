"""A store answers as the corpus that it was built from does; it is there whole or not at all, whoever reads or builds."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import claimgraph
from archives import archive, sheets_of
from claimgraph.base.errors import BusyError, ClaimGraphError, StoreError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of
from claimgraph.graph import Graph
from claimgraph.kept import building as building_module
from claimgraph.kept import made
from claimgraph.kept.building import Held, building
from claimgraph.kept.held import Kept
from claimgraph.kept.made import finish_of_records
from claimgraph.kept.opened import opened
from claimgraph.store import Store
from conftest import ROOT, TINY

#: For builds of which nobody reads how much they hold.
NOTHING = Held(0, 0, 0)


def built(corpus: Path, store: Path) -> Path:
    with building(store) as new:
        finish_of_records(new, read_corpus(corpus), "")
    return store


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the tiny corpus; for reading."""
    return built(TINY, tmp_path_factory.mktemp("built") / "store")


@pytest.fixture
def own_store(store: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return Path(shutil.copytree(store, tmp_path / "store"))


# ------------------------------------------------------------------------ the same answers

SAME = [
    ["ask", "figure/all"],
    ["ask", "figure/all", "--as-of", "2030-04-06"],
    ["ask", "claim/by-actor", "actor=President Example", "--format", "csv"],
    ["report"],
    ["report", "--without", "copier"],
    ["report", "--told-by", "ministry", "--told-by", "president"],
    ["export", "ntriples"],
    ["export", "turtle", "--with-vocabulary"],
    ["sparql", "DESCRIBE", "--with-vocabulary"],
    ["export", "csv"],
    ["export", "sheets", "-o", "OUT"],
    ["export", "graphml"],
    ["view", "-o", "OUT"],
    ["view", "--event", "swap"],
]


@pytest.mark.parametrize("arguments", SAME, ids=" ".join)
def test_a_store_gives_the_bytes_that_the_corpus_gives(arguments: list[str], store: Path, tmp_path: Path):
    came, files = [], {"OUT": tmp_path / "out", "DESCRIBE": tmp_path / "query.rq"}
    files["DESCRIBE"].write_text("DESCRIBE cg:Claim")
    for corpus in (TINY, store):
        result = run(*(files.get(word, word) for word in arguments), "--corpus", corpus)
        assert result.exit_code == 0, result.output
        came.append((result.stdout_bytes, (tmp_path / "out").read_bytes() if "OUT" in arguments else b""))
    assert came[0] == came[1]
    assert any(came[0])


@pytest.mark.parametrize("folder", [ROOT / "corpus", ROOT / "tests" / "accounts", ROOT / "examples" / "earthquake"])
def test_every_triple_and_every_record_of_a_corpus_is_in_its_store(folder: Path, tmp_path: Path):
    corpus, graph = read_corpus(folder), Graph(built(folder, tmp_path / "store"))
    assert graph.corpus == corpus
    assert graph.export("ntriples") == Store(graph_of(corpus)).serialize("ntriples")
    assert len(graph) == graph.ntriples.count("\n") > 1_000


def test_a_stranger_may_ask_a_store(store: Path, tmp_path: Path):
    query = tmp_path / "query.rq"
    query.write_text("SELECT ?label { ?c a cg:Claim ; cg:claimant/rdfs:label ?label } ORDER BY ?label")
    assert run("sparql", query, "--corpus", store).stdout == run("sparql", query, "--corpus", TINY).stdout
    query.write_text("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "SERVICE would send" in run("sparql", query, "--corpus", store).stderr


def test_what_needs_no_records_reads_none(store: Path, monkeypatch: pytest.MonkeyPatch):
    def never(kept: Kept) -> None:
        raise AssertionError("records were read")

    monkeypatch.setattr(Kept, "records", property(never))
    monkeypatch.setattr("claimgraph.corpus.read_corpus", never)
    for command in (
        ["ask", "figure/all"],
        ["report"],
        ["export", "turtle"],
        ["export", "gexf"],
        ["view", "--event", "swap"],
    ):
        result = run(*command, "--corpus", store)
        assert result.exit_code == 0, result.exception
    with pytest.raises(AssertionError, match="records were read"):
        Graph(store).export("csv")


def test_a_store_is_no_corpus_folder_and_says_so(store: Path, tmp_path: Path):
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    sheet, article = tmp_path / "claims.csv", tmp_path / "note.txt"
    sheet.write_text("document,claimant,event,phase,property,value\nx,ministry,swap,completed,occurred,true\n")
    article.write_text("An article.\n")
    for command in (
        ["check", "--corpus", store],
        ["locate", "--corpus", store, "--texts", TINY / "texts"],
        ["new", article, "--corpus", store],
        ["import", sheet, "--into", store],
        ["names", "--corpus", store, "--same", "swap", "swaps"],
        ["schema", "--corpus", store],
        ["terms", "--corpus", store],
        ["build", "--corpus", store, "-o", tmp_path / "other"],
        ["export", "turtle", "--corpus", store, "--texts", TINY / "texts"],
    ):
        result = run(*command)
        assert result.exit_code == 1, command
        assert f"{store} is a store" in result.stderr, (command, result.stderr)
    result = run("report", "--corpus", store, "-o", store / "manifest.json")
    assert "would take the place of" in result.stderr
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


# ------------------------------------------------------------------------ whole or not at all


def test_a_build_that_fails_leaves_what_was_there(own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    before = Graph(own_store).ntriples

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building_module, "write_triples", full)
    for target in (own_store, tmp_path / "new"):
        result = run("build", "--corpus", ROOT / "tests" / "accounts", "-o", target)
        assert result.exit_code == 1
        assert "cannot be built: No space left on device" in result.stderr
    assert Graph(own_store).ntriples == before
    assert sorted(path.name for path in own_store.iterdir()) == ["build-1", "lock", "manifest.json"]
    assert not (tmp_path / "new").exists()


def test_a_build_cleans_up_what_a_killed_one_left(own_store: Path, tmp_path: Path):
    (own_store / "build-7" / "graph").mkdir(parents=True)
    (own_store / ".going-build-3").mkdir()
    result = run("build", "--corpus", TINY, "-o", own_store)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in own_store.iterdir()) == ["build-2", "lock", "manifest.json"]
    begun = tmp_path / "begun"
    (begun / "build-1").mkdir(parents=True)
    assert "No corpus in" in run("report", "--corpus", begun).stderr
    assert run("build", "--corpus", TINY, "-o", begun).exit_code == 0
    assert run("report", "--corpus", begun).stdout == run("report", "--corpus", TINY).stdout


def test_whoever_reads_goes_on_reading_what_he_began_with(own_store: Path):
    reader = Graph(own_store)
    before = len(reader.ask("document/all"))
    built(ROOT / "tests" / "accounts", own_store)
    assert len(reader.ask("figure/all")) > 0
    assert len(reader.ask("document/all")) == before != len(Graph(own_store).ask("document/all"))
    assert (own_store / "build-1").exists()
    del reader
    built(TINY, own_store)
    assert sorted(path.name for path in own_store.iterdir()) == ["build-3", "lock", "manifest.json"]


def test_two_builds_at_once_are_one_after_the_other(own_store: Path):
    with building(own_store):
        with pytest.raises(BusyError, match="Another command is building"), building(own_store, wait=0):
            pass
        result = run("build", "--corpus", TINY, "-o", own_store, "--wait", "0")
        assert "Another command is building" in result.stderr
        assert Graph(own_store).ask("document/all")


def test_a_store_takes_the_place_of_nothing_else(corpus_copy: Path, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    for target, said in ((corpus_copy, "is no store: there is"), (tmp_path / "file", "is a file")):
        result = run("build", "--corpus", TINY, "-o", target)
        assert result.exit_code != 0
        assert said in result.stderr
    assert read_corpus(corpus_copy) == read_corpus(TINY)


# ------------------------------------------------------------------------ damage


def manifest(said: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def spoil(store: Path) -> None:
        path = store / "manifest.json"
        found = json.loads(path.read_text())
        path.write_text(json.dumps(said(found)))

    return spoil


def cut(pattern: str) -> Callable[[Path], None]:
    def spoil(store: Path) -> None:
        (path,) = store.glob(pattern)
        path.write_bytes(path.read_bytes()[:-1])

    return spoil


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda store: (store / "manifest.json").write_text("{"), "manifest.json"),
        (manifest(lambda found: []), "is no manifest of a store"),
        (manifest(lambda found: found | {"format": 99}), "a store of another version (format 99"),
        (manifest(lambda found: found | {"build": "../build-1"}), "is no manifest of a store"),
        (manifest(lambda found: found | {"build": "build-9"}), "the store is damaged"),
        (lambda store: shutil.rmtree(store / "build-1"), "the store is damaged"),
        (cut("build-1/graph/CURRENT"), "the store is damaged"),
        (cut("build-1/columns.duckdb"), "the store is damaged"),
    ],
)
def test_a_damaged_store_is_told_with_the_remedy(spoil: Callable[[Path], None], said: str, own_store: Path):
    spoil(own_store)
    result = run("ask", "figure/all", "--corpus", own_store)
    assert result.exit_code == 1
    assert said in result.stderr
    assert re.search("[Bb]uild .*again", result.stderr)


def test_bytes_that_turned_are_told_when_they_are_read(own_store: Path):
    for path in (own_store / "build-1" / "graph").glob("*.sst"):
        data = bytearray(path.read_bytes())
        data[10:60] = bytes(50)
        path.write_bytes(data)
    result = run("ask", "figure/all", "--corpus", own_store)
    assert result.exit_code == 1
    assert "build the store again" in result.stderr.lower() or "build it again" in result.stderr.lower()
    assert "Traceback" not in result.stderr


# ------------------------------------------------------------------------ private persons

WITNESS = "witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n"


def test_a_store_that_would_name_a_private_person_is_not_built(corpus_copy: Path, tmp_path: Path):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write(WITNESS)
    corpus = read_corpus(corpus_copy)
    named = '<http://a.example/s> <http://a.example/p> "as Zora Quillfeather says" .\n'
    with (
        pytest.raises(ClaimGraphError, match=r"The name of a private person \(a released prisoner"),
        building(tmp_path / "store") as new,
    ):
        new.finish([graph_of(corpus).encode(), named.encode()], corpus.vocabulary, corpus, NOTHING, "")
    assert not (tmp_path / "store").exists()


def test_what_leaves_a_store_is_looked_at_without_its_records(
    corpus_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write(WITNESS)
    corpus, store = read_corpus(corpus_copy), tmp_path / "store"
    text = graph_of(corpus).replace("Northern Ministry", "Ministry of Quillfeather")
    # As a mistake of ours would: nobody looks at the graph when it is built.
    monkeypatch.setattr(building_module, "looked_at", lambda cast, content: content)
    with building(store) as new:
        new.finish([text.encode()], corpus.vocabulary, corpus, NOTHING, "")
    for command in (["ask", "actor/all"], ["report"], ["export", "ntriples"], ["view", "--event", "swap"]):
        result = run(*command, "--corpus", store)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "The name of a private person (a released prisoner, 'witness-1') would be written." in result.stderr
    with pytest.raises(ClaimGraphError, match="a private person"):
        claimgraph.build(store).export("turtle")


def test_only_a_store_with_private_persons_keeps_what_the_guard_needs(store: Path, corpus_copy: Path, tmp_path: Path):
    assert list(store.glob("*/people.jsonl")) == []
    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write(WITNESS)
    kept = opened(built(corpus_copy, tmp_path / "own"))
    assert {id for id, actor in kept.people.actors.items() if actor.private} == {"witness-1"}


# ------------------------------------------------------------------------ triples in pieces


def test_a_store_holds_what_its_corpus_holds_and_says_how_far_it_is(tmp_path: Path):
    corpus = read_corpus(TINY)
    told: list[object] = []

    class Noting:
        def begin(self, stage, claims=0):
            told.append((stage.name, claims))

        def through(self, items, length, triples):
            pieces = list(items)
            told.append((abs(length - len(pieces)) < 5, sum(map(triples, pieces))))
            return pieces

    with building(tmp_path / "store") as new:
        made.finish_of_records(new, corpus, "", Noting())
    graph = graph_of(corpus)
    assert told == [
        ("Naming what is claimed", 11),
        ("Comparing", 0),
        ("Storing the triples", 0),
        (True, graph.count("\n")),
    ]
    assert Graph(tmp_path / "store").ntriples == graph_of(corpus)
    assert not list((tmp_path / "store").rglob("workings*"))


def test_what_are_no_triples_is_told(tmp_path: Path):
    corpus = read_corpus(TINY)
    with pytest.raises(StoreError, match="cannot be written: .*"), building(tmp_path / "store") as new:
        new.finish([b"<a> <b> no .\n"], corpus.vocabulary, corpus, NOTHING, "")
    assert not (tmp_path / "store").exists()


# ------------------------------------------------------------------------ archives


def test_the_store_of_an_archive_is_that_of_the_corpus_with_the_same_claims(tmp_path: Path):
    tiny = read_corpus(TINY)
    folder = archive(tmp_path / "archive", sheets_of(tiny), tiny.vocabulary.own, ".parquet")
    result = run("build", "--corpus", folder, "-o", tmp_path / "store")
    assert (result.exit_code, f"store: {len(tiny.documents)} documents, " in result.stdout) == (0, True)
    assert Graph(tmp_path / "store").ntriples == graph_of(tiny)
    assert Graph(tmp_path / "store").corpus.documents == tiny.documents


def test_an_archive_is_no_corpus_and_what_to_do_is_said(tmp_path: Path):
    tiny = read_corpus(TINY)
    folder = archive(tmp_path / "archive", sheets_of(tiny), tiny.vocabulary.own)
    asked = run("ask", "actor/all", "--corpus", folder)
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert "is an archive, not a corpus folder." in asked.stderr
    assert "claimgraph build --corpus" in asked.stderr


def test_bad_rows_of_an_archive_are_told_or_left_out_and_said(tmp_path: Path):
    tiny = read_corpus(TINY)
    sheets = sheets_of(tiny)
    bad = [{**row, "stance": "shouts"} if number == 1 else row for number, row in enumerate(sheets["claims"])]
    folder = archive(tmp_path / "archive", {**sheets, "claims": bad}, tiny.vocabulary.own)
    refused = run("build", "--corpus", folder, "-o", tmp_path / "store")
    assert (refused.exit_code, (tmp_path / "store").exists()) == (1, False)
    assert "claims.csv:3:" in refused.stderr
    built = run("build", "--corpus", folder, "-o", tmp_path / "store", "--skip-bad", tmp_path / "left.txt")
    assert (built.exit_code, "1 row left out" in built.stderr) == (0, True)
    assert "shouts" in (tmp_path / "left.txt").read_text()
    passages = run("ask", "summary/counts", "--corpus", tmp_path / "store", "--format", "csv")
    whole = run("ask", "summary/counts", "--corpus", TINY, "--format", "csv")
    assert passages.stdout != whole.stdout
