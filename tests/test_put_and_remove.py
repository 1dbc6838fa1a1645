"""The commands put and remove: what they say and refuse, and that whoever kills them finds the old store or the new one."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.base.errors import BusyError, CorpusError, StoreError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.graph import Graph
from claimgraph.kept import changing as changing_module
from claimgraph.kept.building import building
from claimgraph.kept.changing import changing
from claimgraph.kept.made import finish_of_records
from claimgraph.model.records import Corpus
from claimgraph.putting.difference import difference
from conftest import TINY
from test_putting import MORE

# ------------------------------------------------------------------------ files of documents


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the tiny corpus, to be copied."""
    store = tmp_path_factory.mktemp("built") / "store"
    assert done("build", "--corpus", TINY, "-o", store)
    return store


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The tiny corpus, and a store of it."""
    return shutil.copytree(TINY, tmp_path / "corpus"), shutil.copytree(built_once, tmp_path / "store")


def done(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 1, result.output
    return result.stderr


def export(source: Path, format: str = "ntriples") -> str:
    return done("export", format, "-o", "-", "--corpus", source)


def test_a_document_is_put_in_the_place_of_its_older_version(built: tuple[Path, Path]):
    corpus, store = built
    path = corpus / "documents" / "reprint.yaml"
    path.write_text(path.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    assert done("put", path, "--corpus", store) == "1 document put: 2 claims; contradicts: 2 more.\n"
    for format in ("ntriples", "csv", "sheets"):
        assert export(store, format) == export(corpus, format), format
    path.write_text(path.read_text(encoding="utf-8").removesuffix(MORE), encoding="utf-8")
    assert done("put", path, "--corpus", store) == "1 document put: 1 claim; contradicts: 2 fewer.\n"
    assert export(store) == export(corpus)


def test_a_document_is_taken_out(built: tuple[Path, Path]):
    corpus, store = built
    assert done("remove", "reprint", "--corpus", store) == "1 document removed: 1 claim; no other verdicts.\n"
    (corpus / "documents" / "reprint.yaml").unlink()
    (corpus / "documents" / "reprint.positions.json").unlink(missing_ok=True)
    assert export(store) == export(corpus)
    assert "No document 'reprint'" in refused("remove", "reprint", "--corpus", store)


def test_what_others_need_stays_and_they_are_named(built: tuple[Path, Path]):
    corpus, store = built
    before = export(store)
    said = refused("remove", "morning", "--corpus", store)
    assert "'morning' cannot be removed: 'reprint' republish it; offices of 'president' rest on it." in said
    path = corpus / "documents" / "evening.yaml"
    path.write_text(SPEAKING, encoding="utf-8")
    done("put", path, "--corpus", store)
    assert "'evening' speak of its claims" in refused("remove", "morning", "--corpus", store)
    morning = corpus / "documents" / "morning.yaml"
    text = morning.read_text(encoding="utf-8")
    morning.write_text(text.replace("id: forty", "id: fourty").replace("value: forty", "value: fourty"), "utf-8")
    assert "the claim 'forty' is gone, of which document 'evening' speaks" in refused("put", morning, "--corpus", store)
    morning.write_text(text, encoding="utf-8")
    assert export(store) == export(corpus) != before


SPEAKING = """title: Not forty
publisher: paper
curated: {by: curator, on: 2030-04-08}
claims:
  - who: northland
    unverified: true
    stance: appraises
    says: {claim: "morning#forty", property: characterised-as, value: wrong}
"""


def test_a_mistake_is_told_as_check_tells_it_and_nothing_changes(built: tuple[Path, Path]):
    corpus, store = built
    before = export(store)
    path = corpus / "documents" / "reprint.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("who: ministry", "who: minstry")
        .replace("republication-of: morning", "republication-of: Largest swop yet"),
        encoding="utf-8",
    )
    with pytest.raises(CorpusError) as checked:
        read_corpus(corpus)
    with pytest.raises(CorpusError) as put, changing(store) as open:
        open.put(path)
    assert put.value.problems == checked.value.problems
    assert [(problem.line, problem.column, problem.message) for problem in put.value.problems] == [
        (3, 19, "unknown document 'Largest swop yet'"),
        (8, 10, "unknown actor 'minstry'"),
    ]
    assert export(store) == before


def test_the_name_of_a_private_person_is_not_put(tmp_path: Path):
    corpus = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    done("build", "--corpus", corpus, "-o", tmp_path / "store")
    before, path = export(tmp_path / "store"), corpus / "documents" / "reprint.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Forty home", "title: Zora Quillfeather home"), encoding="utf-8")
    said = refused("put", path, "--corpus", tmp_path / "store")
    assert "reprint.yaml:1:1: names a private person (a released prisoner)" in said
    assert "Quillfeather" not in said.replace("title: Zora Quillfeather home", "")
    path.write_text(f"{text}note: As Zora Quillfeather says.\n", encoding="utf-8")
    refused("put", path, "--corpus", tmp_path / "store")
    assert export(tmp_path / "store") == before


# ------------------------------------------------------------------------ killed, and waited for


@dataclass(frozen=True)
class Prepared:
    """A store, a document for it, what that changes as a file, and what the store holds before and after."""

    store: Path
    document: Path
    difference: Path
    before: Corpus
    after: Corpus
    old: bytes
    new: bytes


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("killed")
    corpus, store = Path(shutil.copytree(TINY, folder / "corpus")), folder / "store"
    before = read_corpus(corpus)
    with building(store) as build:
        finish_of_records(build, before, "")
    document = corpus / "documents" / "reprint.yaml"
    document.write_text(document.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    found = []
    with pytest.MonkeyPatch.context() as patch, changing(shutil.copytree(store, folder / "copy")) as copy:
        patch.setattr(changing_module, "difference", lambda *given: found.append(difference(*given)) or found[0])
        copy.put(document)
    (folder / "difference").write_bytes(pickle.dumps(found[0]))
    after = read_corpus(corpus)
    old, new = (Graph(records).export("ntriples") for records in (before, after))
    return Prepared(store, document, folder / "difference", before, after, old, new)


#: Where a command may be killed: just before each call of one change, in their order.
STEPS_OF_A_CHANGE = [
    "claimgraph.kept.journal.note",
    "claimgraph.kept.changing.replace_document",
    "claimgraph.kept.journal.set_number",
    "claimgraph.kept.changing.finish",
    "claimgraph.store.changed.ChangedStore.change",
    "claimgraph.store.changed.ChangedStore.close",
    "claimgraph.kept.journal.clear",
    "claimgraph.kept.changing.write_manifest",
    "claimgraph.kept.journal.end",
]

KILLED = """
import os, pickle, pydoc, sys
name, difference, path, store = sys.argv[1:]
owner, _, called = name.rpartition(".")
found = pickle.load(open(difference, "rb"))
from claimgraph.kept import changing
changing.difference = lambda *_: found
setattr(pydoc.locate(owner), called, lambda *_, **__: os._exit(9))
with changing.changing(changing.Path(store)) as open:
    open.put(changing.Path(path))
"""


@pytest.mark.parametrize("step", STEPS_OF_A_CHANGE)
def test_a_command_that_is_killed_leaves_the_old_store_or_the_new_one(changed: Prepared, step: str, tmp_path: Path):
    store = shutil.copytree(changed.store, tmp_path / "store")
    command = (sys.executable, "-c", KILLED, step, changed.difference, changed.document, store)
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 9, ended.stderr
    came = STEPS_OF_A_CHANGE.index(step) > STEPS_OF_A_CHANGE.index("claimgraph.kept.journal.set_number")
    graph = Graph(store)
    assert graph.export("ntriples") == (changed.new if came else changed.old)
    assert graph.corpus == (changed.after if came else changed.before)


def test_who_reads_is_waited_for_and_who_reads_waits(built: tuple[Path, Path]):
    corpus, store = built
    reading = Graph(store)
    assert len(reading) > 0
    said = refused("put", corpus / "documents" / "reprint.yaml", "--corpus", store, "--wait", "0")
    assert "Others read" in said
    reading.close()
    with changing(store), pytest.raises(BusyError, match="changing"):
        changing(store, wait=0)
    done("put", corpus / "documents" / "reprint.yaml", "--corpus", store)


def test_a_graph_of_a_store_is_changed_and_asked(built: tuple[Path, Path]):
    corpus, store = built
    graph = Graph(store)
    triples = len(graph)
    changed = graph.remove("reprint")
    assert (changed.document, changed.claims, len(graph)) == ("reprint", 1, triples - changed.gone + changed.come)
    assert [row["id"] for row in graph.ask("document/all")] == ["morning"]
    graph.put(corpus / "documents" / "reprint.yaml")
    assert graph.export("csv") == Graph(corpus).export("csv")
    graph.close()
    assert len(Graph(store)) == triples
    with pytest.raises(StoreError, match="whole graph of a store"):
        Graph(corpus).as_of("2030-01-01").remove("reprint")
