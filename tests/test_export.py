"""Every export is read back by a reader that is not ours, and holds what the graph holds."""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

import claimgraph
from claimgraph.asking import answer_text as tables
from claimgraph.base.cells import unguarded
from claimgraph.base.errors import ExportError
from claimgraph.base.files import write_file
from claimgraph.formats import Exported, exported, writers
from claimgraph.model.columns import columns
from claimgraph.model.records import Corpus
from claimgraph.network import actor_graph
from claimgraph.store import Cell, Store, Table
from conftest import TINY


@pytest.fixture(scope="module")
def source(tiny: Corpus, tiny_store: Store) -> Exported:
    return Exported(tiny, tiny_store)


@pytest.fixture(scope="module")
def shipped_source(shipped: Corpus, shipped_store: Store) -> Exported:
    return Exported(shipped, shipped_store)


def test_the_formats():
    assert {"csv", "graphml", "jsonld", "nanopub", "ntriples", "parquet", "rdf12", "rdfxml", "turtle"} <= set(writers())
    assert all(writer.about for writer in writers().values())


@pytest.mark.parametrize(
    ("format", "rdflib_format"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_the_same_triples_from_every_rdf_format(source: Exported, format: str, rdflib_format: str):
    read = rdflib.Graph().parse(data=exported(source, format), format=rdflib_format)
    assert len(read) == len(source.store)
    assert isomorphic(read, claimgraph.to_rdflib(source.store))


def test_the_turtle_uses_our_prefixes(source: Exported):
    text = exported(source, "turtle").decode()
    assert "cg:claimant :actor-president" in text
    assert "@prefix pow: <https://w3id.org/claimgraph/pow#>" in text


def test_networkx_reads_the_graphml(shipped_source: Exported):
    ours = actor_graph(shipped_source.store)
    read = networkx.read_graphml(io.BytesIO(exported(shipped_source, "graphml")), force_multigraph=True)
    assert dict(read.nodes(data=True)) == dict(ours.nodes(data=True))
    assert sorted((s, t, d["claim"], d["report"], d["kind"]) for s, t, d in read.edges(data=True)) == sorted(
        (s, t, d["claim"], d["report"], d["kind"]) for s, t, d in ours.edges(data=True)
    )
    assert ours.edges


def test_every_edge_of_the_graphml_has_an_id_of_its_own(shipped_source: Exported):
    from xml.etree import ElementTree

    tree = ElementTree.fromstring(exported(shipped_source, "graphml"))
    ids = [edge.get("id") for edge in tree.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert None not in ids
    assert len(set(ids)) == len(ids)


def test_attributes_are_plain(shipped_store: Store):
    graph = actor_graph(shipped_store)
    for _, attributes in graph.nodes(data=True):
        assert {name: type(value) for name, value in attributes.items()} == {
            "label": str,
            "kind": str,
            "side": str,
            "side_iri": str,
            "names": str,
            "claims": int,
        }
    for *_, attributes in graph.edges(data=True):
        assert {name: type(value) for name, value in attributes.items() if name != "origins"} == dict.fromkeys(
            set(attributes) - {"origins"}, str
        )
        assert type(attributes["origins"]) is int


def test_the_csv_has_a_row_for_every_statement(shipped_source: Exported, shipped: Corpus):
    rows = list(csv.DictReader(io.StringIO(exported(shipped_source, "csv").decode())))
    assert list(rows[0]) == [name for name in columns(shipped.vocabulary) if any(row.get(name) for row in rows)]
    claimed = [row for row in rows if row["claimant"]]
    assert len(claimed) == sum(len(document.statements) for document in shipped.documents.values())
    # A document that only others carry again has a row without a claim, so that its copies keep their origin.
    assert [row["document"] for row in rows if not row["claimant"]] == ["second-group-rt"]
    assert {row["origin"] for row in rows if row["document"] == "second-group-star"} == {"second-group-rt"}
    (row,) = [row for row in rows if row["quote"].startswith("207 guys")]
    want = {
        "claimant": "zelensky",
        "value": "207",
        "min": "207",
        "max": "207",
        "medium": "telegram",
        "received_by": "ukraine",
        "counts": "prisoners",
        "phase": "completed",
        "event": "exchange-2024-01-31",
        "publisher": "rt",
    }
    assert {name: row[name] for name in want} == want
    relayed = [row for row in rows if row["relayed_by"] == "putin" and row["claimant"] == "russian-investigation"]
    assert {row["object"] for row in relayed} == {"ukraine", "patriot", "united-states"}


def test_empty_columns_and_the_mark_of_byte_order_are_there_if_asked_for(source: Exported, tiny: Corpus):
    plain = exported(source, "csv")
    asked = exported(replace(source, all_columns=True, bom=True), "csv")
    assert not plain.startswith(codecs.BOM_UTF8)
    assert asked.startswith(codecs.BOM_UTF8)
    (few, *_), (every, *_) = (csv.reader(io.StringIO(text.decode("utf-8-sig"))) for text in (plain, asked))
    assert every == list(columns(tiny.vocabulary))
    assert "accessed" in set(every) - set(few)


def test_no_cell_is_a_formula(tmp_path: Path):
    folder = Path(shutil.copytree(TINY, tmp_path / "corpus"))
    path = folder / "documents" / "morning.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "title: Largest swap yet", "title: '=HYPERLINK(\"http://x.example\")'"
        ),
        encoding="utf-8",
    )
    corpus = claimgraph.read_corpus(folder)
    text = exported(Exported(corpus, claimgraph.build(corpus)), "csv").decode()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert '\'=HYPERLINK("http://x.example")' in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell]


def test_control_characters_leave_readable_xml(tiny_triples: str):
    store = Store(tiny_triples.replace('"Morning Paper"', '"Morning\\u0001Paper\\uFFFE"'))
    corpus = claimgraph.read_corpus(TINY)
    read = networkx.read_graphml(io.BytesIO(exported(Exported(corpus, store), "graphml")))
    assert "Morning\ufffdPaper\ufffd" in {label for _, label in read.nodes(data="label")}


#: Every format of one graph.
BYTES = """
import sys, claimgraph
from claimgraph.formats import Exported, exported, writers
corpus = claimgraph.read_corpus(sys.argv[1])
source = Exported(corpus, claimgraph.build(corpus))
sys.stdout.buffer.write(b"|".join(exported(source, name) for name in writers()))
"""


def test_every_format_gives_the_same_bytes_whatever_the_hash_seed():
    def run(seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", BYTES, str(TINY)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout

    first = run("0")
    assert first == run("99")
    assert len(first) > 100_000


def test_an_unknown_format_is_told(source: Exported):
    with pytest.raises(ExportError, match="Unknown format 'turtel'") as raised:
        exported(source, "turtel")
    assert "'turtle'" in raised.value.remedy


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "file").write_text("old", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be written"):
        write_file(tmp_path / "file" / "below", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    write_file(tmp_path / "deep" / "file", b"new")
    assert (tmp_path / "deep" / "file").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["file"]


def test_with_the_texts_quotes_carry_the_words_around_them(tmp_path: Path):
    from click.testing import CliRunner

    from claimgraph.cli import main

    out = tmp_path / "claims.ttl"
    result = CliRunner().invoke(
        main, ["export", "turtle", "-o", str(out), "--corpus", str(TINY), "--texts", str(TINY / "texts")]
    )
    assert result.exit_code == 0, result.output
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    graph = rdflib.Graph().parse(out)
    text = (TINY / "texts" / "morning.txt").read_text(encoding="utf-8")
    selector = next(graph.subjects(oa.exact, rdflib.Literal("50 went north")))
    prefix, suffix = str(graph.value(selector, oa.prefix)), str(graph.value(selector, oa.suffix))
    assert (len(prefix), len(suffix)) == (32, 32)
    assert f"{prefix}50 went north{suffix}" in text


# ------------------------------------------------------------------------ tables


def table(*texts: str) -> Table:
    return Table(("a",), tuple((Cell(text),) for text in texts))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_csv_and_json_read_back(texts: list[str]):
    rows = list(csv.reader(io.StringIO(tables.to_csv(table(*texts)), newline="")))[1:]
    # A row whose only cell is empty is written as "", and read as one empty cell.
    assert [unguarded(row[0]) if row else "" for row in rows] == texts
    assert [row["a"] for row in json.loads(tables.to_json(table(*texts)))] == texts


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_controls_a_terminal(text: str):
    shown = tables.to_terminal(table(text + "\x1b[31m\u202e"))
    assert not [sign for sign in shown if sign in "\x1b\u202e\x07\x9b" or (ord(sign) < 32 and sign != "\n")]


def test_markdown_stays_text():
    shown = tables.to_markdown(table("a|b [x](javascript:alert(1)) <img src=x>\nc"))
    assert shown.splitlines()[2] == r"| a\|b \[x\]\(javascript:alert\(1\)\) \<img src=x\> c |"


def test_json_has_numbers_as_numbers(shipped: Corpus, shipped_store: Store):
    from claimgraph.asking import questions

    (row,) = json.loads(tables.to_json(questions.ask(shipped_store, "summary/counts")))
    assert row["documents"] == sum(bool(document.text) for document in shipped.documents.values()) > 0
