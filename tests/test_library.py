"""The library as a person in a notebook meets it: typed values, short reprs, one value for a graph, nothing private."""

from __future__ import annotations

import builtins
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas
import pytest

import claimgraph
from claimgraph.asking.questions import bound
from claimgraph.base.errors import ClaimGraphError, ExportError, QueryError, QuestionError
from claimgraph.base.namespaces import XSD
from claimgraph.corpus import reading_of
from claimgraph.formats import Exported, exported
from claimgraph.formats.typed_rows import types
from claimgraph.graph import Graph, making
from claimgraph.model.flat import claim_rows
from claimgraph.model.records import Corpus
from claimgraph.privacy import leaving
from claimgraph.store import Cell, Store
from conftest import ROOT, TINY
from test_private_doors import NAME, planted

pytestmark = pytest.mark.usefixtures("each_built_once")

__all__ = ["planted"]  # a fixture

ACCOUNTS = ROOT / "tests" / "accounts"
EVENT = "exchange-2024-01-31"


@pytest.fixture(scope="module")
def graph(tiny: Corpus) -> Graph:
    return claimgraph.build(tiny)


# ------------------------------------------------------------------------ typed values


def test_a_figure_is_a_number_a_day_a_date_and_nothing_is_none(shipped_store: Graph):
    rows = claimgraph.ask(shipped_store, "figure/of-event", event=EVENT)
    assert {row["min"] for row in rows} == {195, 207}
    assert {row["published"] for row in rows} == {date(2024, 1, 31)}
    assert None in {row["ambiguous"] for row in rows}
    assert not [value for row in rows for value in row.values() if value == ""]


def test_a_decimal_is_one_and_what_is_so_or_not_a_bool(stores: dict[str, Store]):
    verdicts = claimgraph.ask(stores["accounts"], "event/verdicts", event="swap")
    assert {row["disputes"] for row in verdicts} == {True, None}
    table = claimgraph.build(TINY).query("SELECT (1.50 AS ?d) (true AS ?b) (1e3 AS ?f) (?none AS ?n) {}")
    assert table.values() == [{"d": Decimal("1.50"), "b": True, "f": 1000.0, "n": None}]


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [
        ("195", "integer", 195),
        ("-0", "integer", 0),
        ("9" * 301, "integer", "9" * 301),
        ("12.50", "decimal", Decimal("12.50")),
        (".5", "decimal", Decimal("0.5")),
        ("-7", "decimal", Decimal(-7)),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2024-01-31", "date", date(2024, 1, 31)),
        ("2024-01-31Z", "date", "2024-01-31Z"),
        ("-0044-03-15", "date", "-0044-03-15"),
        ("0000-01-01", "date", "0000-01-01"),
        ("2024-02-31", "date", "2024-02-31"),
        ("INF", "double", float("inf")),
        ("abc", "double", "abc"),
        ("1.2.3", "decimal", "1.2.3"),
        (".", "decimal", "."),
        ("195", "string", "195"),
        ("195", "", "195"),
    ],
)
def test_a_cell_is_what_its_datatype_says_or_its_text(text: str, datatype: str, value: object):
    found = Cell(text, datatype=XSD + datatype if datatype else "").value
    assert (found, type(found)) == (value, type(value))


# ------------------------------------------------------------------------ what one sees


def test_dir_lists_what_is_public_before_anything_is_loaded():
    program = (
        "import sys, claimgraph\n"
        "assert set(dir(claimgraph)) == {*claimgraph.__all__, '__version__'}\n"
        "assert 'claimgraph.api' not in sys.modules\n"
        "for name in claimgraph.__all__: assert callable(getattr(claimgraph, name)), name\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_repr_fits_a_line(shipped: Corpus, shipped_store: Graph):
    document = shipped.documents["largest-ever-swap"]
    table = shipped_store.table("figure/of-event", event=EVENT)
    for thing in (shipped, document, *document.statements, shipped_store, shipped_store.store, table):
        assert len(repr(thing)) < 120, thing
        assert "\n" not in repr(thing)
    assert re.fullmatch(r"<Graph: 265 claims in 5 documents, [\d,]+ triples>", repr(shipped_store))
    assert repr(document) == "<Document largest-ever-swap: 61 statements, rt, 2024-01-31>"
    assert repr(shipped).startswith("<Corpus: 6 documents, 279 statements, ")
    assert repr(table) == "<Table: 4 rows, 13 columns>"
    for question in claimgraph.questions():
        assert repr(question).startswith(f"<{question.id}"), question.id


def test_a_repr_makes_nothing_and_raises_nothing(tmp_path: Path):
    assert (
        repr(Graph(tmp_path / "nowhere").without("nobody")) == f"<Graph of {tmp_path}/nowhere, selected: not made yet>"
    )


def test_questions_say_what_they_ask_and_give(stores: dict[str, Store]):
    for question in claimgraph.questions():
        assert question.question.endswith("?")
        assert question.example.startswith(f"claimgraph ask {question.id}")
        nothing = {p.name: "1" if p.type == "Number" else "<x:none>" for p in question.parameters}
        answer = stores[question.graph].query(bound(question, nothing))
        assert question.columns == answer.columns, question.id
    (by_actor,) = [question for question in claimgraph.questions() if question.id == "claim/by-actor"]
    assert [parameter.name for parameter in by_actor.parameters] == ["actor"]


# ------------------------------------------------------------------------ one value for a graph


def test_functions_and_methods_give_the_same(graph: Graph, tmp_path: Path):
    for source in (graph, graph.corpus, TINY, str(TINY)):
        assert claimgraph.export(source, "csv") == graph.export("csv")
        assert claimgraph.report(source) == graph.report()
        assert claimgraph.as_of(source, "2030-04-05").ntriples == graph.as_of(date(2030, 4, 5)).ntriples
        assert claimgraph.without(source, "copier").ntriples == graph.without("copier").ntriples
    assert claimgraph.ask(graph, "figure/all") == graph.ask("figure/all")
    assert claimgraph.ask(graph.store, "figure/all") == graph.ask("figure/all")


def test_a_file_is_written_where_a_path_is_given(graph: Graph, tmp_path: Path):
    for name, content in (
        ("a/claims.ttl", graph.export("turtle", tmp_path / "a" / "claims.ttl")),
        ("brief.html", graph.report("html", tmp_path / "brief.html").encode()),
        ("swap.html", graph.page(tmp_path / "swap.html", event="swap").encode()),
    ):
        assert (tmp_path / name).read_bytes() == content
    assert exported(Exported(graph.corpus, graph.store), "turtle") == graph.export("turtle")
    assert graph.page(event="swap", picture=True) != graph.page(event="swap")


def test_a_file_of_the_corpus_is_not_overwritten(corpus_copy: Path):
    for path in (corpus_copy / "actors.yaml", corpus_copy / "documents" / "new.yaml"):
        with pytest.raises(ExportError, match="the corpus's own files"):
            claimgraph.export(corpus_copy, "csv", path)
    assert claimgraph.read_corpus(corpus_copy) == claimgraph.read_corpus(TINY)


def test_selections_follow_each_other_and_leave_the_first_as_it_was():
    whole = Graph(ACCOUNTS)
    part = whole.as_of("2030-04-06").without("gazette")
    assert len(part.said) == 2
    assert part.said[0].startswith("As known on 6 April 2030.")
    assert part.said[1].startswith("Without ")
    assert all(said in part.report() for said in part.said)
    assert whole.said == ()
    assert len(part.store) < len(whole.store)
    assert whole.with_withdrawn().ask("comparison/contradictions") != whole.ask("comparison/contradictions")


def test_records_and_triples_are_made_when_needed_and_once(monkeypatch: pytest.MonkeyPatch):
    made: list[str] = []

    def counting(module: ModuleType, name: str) -> None:
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given: made.append(name) or real(*given))

    counting(claimgraph.corpus, "read_corpus")
    counting(making, "graph_of")
    graph = Graph(TINY)
    part = graph.as_of("2030-04-06")
    assert made == []
    assert graph.corpus.documents
    assert made == ["read_corpus"]
    graph.ask("figure/all")
    graph.report()
    graph.export("turtle")
    assert made == ["read_corpus", "graph_of"]
    assert part.said
    assert made == ["read_corpus", "graph_of", "read_corpus"]


def test_one_tellers_world_is_plain_facts_in_rdf_and_nothing_else(graph: Graph):
    facts = graph.told_by("ministry")
    assert b"cg:phase cg:completed" in facts.export("turtle")
    assert b"cg:claimant" not in facts.export("turtle")
    assert facts.ask("figure/all") == []
    with pytest.raises(ExportError, match="are RDF, not 'csv'"):
        facts.export("csv")
    for view in (facts.report, facts.page):
        with pytest.raises(ClaimGraphError, match="no claims to show"):
            view()


def test_a_graph_with_its_vocabulary_defines_terms(graph: Graph):
    asked = "SELECT ?d { cg:Claim skos:definition ?d }"
    assert graph.query(asked).rows == ()
    assert len(graph.with_vocabulary().query(asked).rows) == 1


def test_a_strangers_query_is_fenced(graph: Graph):
    fenced = graph.fenced(seconds=20)
    assert fenced.sparql("SELECT (COUNT(*) AS ?n) { ?c a cg:Claim }").values() == [{"n": 11}]
    assert fenced.table("figure/all").values() == graph.ask("figure/all")
    with pytest.raises(QueryError, match="SERVICE"):
        fenced.sparql("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(QuestionError, match="Did you mean 'figure/all'"):
        fenced.table("figure/al")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda graph: graph.as_of("31.1.2024"), "not a date"),
        (lambda graph: graph.without("nobody-at-all").said, "No actor or document"),
        (lambda graph: graph.export("turtel"), "Unknown format 'turtel'"),
        (lambda graph: graph.report("pdf"), "Unknown format 'pdf'"),
        (lambda graph: graph.page(event="swop"), "'swop'"),
        (lambda graph: graph.to_networkx("people"), "people"),
        (lambda graph: graph.to_pandas("figure/al"), "Unknown question"),
        (lambda graph: claimgraph.build("/nowhere"), "No corpus in /nowhere"),
    ],
)
def test_what_is_wrong_is_told_with_a_remedy(wrong: Any, message: str, graph: Graph):
    with pytest.raises(ClaimGraphError, match=re.escape(message)) as raised:
        wrong(graph)
    assert raised.value.remedy


# ------------------------------------------------------------------------ pandas


def test_a_frame_has_a_row_for_each_claim_and_the_types_of_the_parquet_file(shipped: Corpus, shipped_store: Graph):
    frame = shipped_store.to_pandas()
    rows = list(claim_rows(shipped))
    assert len(frame) == len(rows) == 279
    assert list(frame.columns) == list(types(shipped))
    kinds = {"VARCHAR": "string", "BIGINT": "Int64", "DOUBLE": "Float64", "BOOLEAN": "boolean", "DATE": "datetime64[s]"}
    assert {name: str(type) for name, type in frame.dtypes.items()} == {
        name: kinds[type] for name, type in types(shipped).items()
    }
    assert frame["published"].dropna().iloc[0] == pandas.Timestamp("2024-01-31")
    assert frame[frame["quote"].str.startswith("207 guys", na=False)]["min"].tolist() == [207]
    assert not (frame.select_dtypes("string") == "").any(axis=None)
    for name, cells in frame.items():
        missing = sum(not row[name] for row in rows) if types(shipped)[name] == "VARCHAR" else None
        assert missing is None or cells.isna().sum() == missing, name


def test_the_answer_to_a_question_is_a_frame_with_types(shipped_store: Graph):
    frame = claimgraph.to_pandas(shipped_store, "figure/of-event", event=EVENT)
    assert frame["min"].tolist() == [195, 195, 195, 207]
    assert {str(frame[name].dtype) for name in ("min", "published", "claimant")} == {"Int64", "datetime64[s]", "string"}
    assert shipped_store.to_pandas("event/answers", event=EVENT)["min"].dtype == "string"  # numbers and days
    assert shipped_store.to_pandas("comparison/nearest").empty


def test_without_pandas_it_is_said_how_to_get_it(graph: Graph, monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def missing(name: str, *given: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *given)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ClaimGraphError, match="pandas is not installed") as raised:
        graph.to_pandas()
    assert "claimgraph[pandas]" in raised.value.remedy
    assert "pandas = [" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


# ------------------------------------------------------------------------ nothing private

#: Every way in which words of a corpus come out of the library.
WAYS = {
    "build": lambda corpus, out: claimgraph.build(corpus),
    "ask": lambda corpus, out: Graph(corpus).ask("actor/all"),
    "sparql": lambda corpus, out: Graph(corpus).sparql("SELECT ?l { ?s rdfs:label ?l }"),
    "fenced": lambda corpus, out: Graph(corpus).fenced().sparql("SELECT ?l { ?s rdfs:label ?l }"),
    "report": lambda corpus, out: claimgraph.report(corpus, path=out),
    "report together": lambda corpus, out: claimgraph.report(corpus, "html", out, told_by=("ministry", "president")),
    "csv": lambda corpus, out: claimgraph.export(corpus, "csv", out),
    "parquet": lambda corpus, out: claimgraph.export(corpus, "parquet", out),
    "turtle": lambda corpus, out: Graph(corpus).with_vocabulary().export("turtle", out),
    "facts": lambda corpus, out: Graph(corpus).told_by("northland").export("turtle", out),
    "page": lambda corpus, out: Graph(corpus).page(out),
    "event": lambda corpus, out: Graph(corpus).page(out, event="swap"),
    "pandas": lambda corpus, out: claimgraph.to_pandas(corpus),
    "pandas question": lambda corpus, out: claimgraph.to_pandas(corpus, "actor/all"),
    "networkx": lambda corpus, out: Graph(corpus).to_networkx(),
    "rdflib": lambda corpus, out: Graph(corpus).to_rdflib(),
    "as of": lambda corpus, out: claimgraph.as_of(corpus, "2031-01-01").report(path=out),
    "without": lambda corpus, out: claimgraph.without(corpus, "copier").report(path=out),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_of_the_library_names_a_private_person(way: str, planted: Path, tmp_path: Path):
    corpus, out = reading_of(planted).corpus, tmp_path / "out"
    with pytest.raises(ClaimGraphError, match=r"a private person \(a released prisoner") as raised:
        WAYS[way](corpus, out)
    assert NAME not in str(raised.value)
    assert not out.exists()


@pytest.mark.parametrize("way", ["report", "report together", "csv", "parquet", "page", "event", "pandas"])
def test_each_way_out_is_watched_even_if_the_graph_is_not(
    way: str, planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(making, "looked_at", lambda corpus, content, words=None: content)
    corpus, out = reading_of(planted).corpus, tmp_path / "out"
    with pytest.raises(ClaimGraphError, match="a private person"):
        WAYS[way](corpus, out)
    assert not out.exists()
    assert leaving.looked_at(claimgraph.read_corpus(TINY), b"nobody") == b"nobody"
