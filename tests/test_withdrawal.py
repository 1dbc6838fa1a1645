"""What was corrected or retracted stays in the graph, and no answer counts it unless asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner

import claimgraph
from claimgraph.asking import questions
from claimgraph.cli import main
from claimgraph.corpus import reading_of
from claimgraph.derive import graph_of
from claimgraph.formats import Exported, exported
from claimgraph.model import selection
from claimgraph.model.records import Corpus
from claimgraph.pages.event_page import event_page
from claimgraph.pages.picture import actor_page
from conftest import ROOT

pytestmark = pytest.mark.usefixtures("each_built_once")

ACCOUNTS = ROOT / "tests" / "accounts"
CG = rdflib.Namespace("https://w3id.org/claimgraph/ns#")


def test_it_stays_in_the_graph_with_its_words_and_the_reason(accounts: Corpus):
    graph = claimgraph.to_rdflib(claimgraph.build(accounts))
    (passage,) = graph.subjects(rdflib.RDF.type, CG.WithdrawnPassage)
    assert str(graph.value(passage, rdflib.RDFS.label)) == "The Gazette found that 99 went north"
    assert str(graph.value(passage, CG.withdrawnOn)) == "2030-04-08"
    assert graph.value(passage, CG.withdrawnAs) == CG.retracted
    claim = graph.value(passage, CG.carried)
    assert (None, CG.conveys, claim) not in graph
    assert (None, CG.restsOn, claim) not in graph


def test_no_question_counts_it(accounts: Corpus):
    """Without the document altogether every answer is the same, but for those about documents and withdrawals."""
    gone = replace(accounts, documents={id: d for id, d in accounts.documents.items() if id != "sunday"})
    with_it, without_it = claimgraph.build(accounts), claimgraph.build(gone)
    about_documents = {"document/addresses", "document/all", "document/spans", "network/steps"}
    about_it = about_documents | {"curation/withdrawn", "lookup/names", "summary/counts"}
    asked = 0
    for question in questions.questions().values():
        if (question.graph == "accounts" and question.id not in about_it) or (
            not question.parameters and question.id not in about_it
        ):
            given = question.tiny if question.graph == "accounts" else {}
            assert claimgraph.ask(with_it, question.id, **given) == claimgraph.ask(without_it, question.id, **given), (
                question.id
            )
            asked += 1
    assert asked > 20
    (counts,), (fewer,) = (claimgraph.ask(graph, "summary/counts") for graph in (with_it, without_it))
    assert {**counts, "documents": ""} == {**fewer, "documents": ""}


def test_unless_asked(accounts: Corpus):
    graph = claimgraph.build(selection.with_withdrawn(accounts))
    gaps = {row["gap"] for row in claimgraph.ask(graph, "comparison/contradictions")}
    assert {10, 49, 59} <= gaps  # 50 - 40, 99 - 50, 99 - 40
    shown = CliRunner().invoke(main, ["report", "--corpus", str(ACCOUNTS), "--with-withdrawn"]).output
    assert "99  Gazette" in shown
    assert "99  Gazette" not in CliRunner().invoke(main, ["report", "--corpus", str(ACCOUNTS)]).output
    asked = CliRunner().invoke(
        main, ["ask", "figure/of-event", "event=swap", "--corpus", str(ACCOUNTS), "--with-withdrawn", "--format", "csv"]
    )
    assert ",99,99,99,Gazette," in asked.output


@pytest.mark.parametrize(
    ("day", "stands"), [(date(2030, 4, 6), False), (date(2030, 4, 7), True), (date(2030, 4, 8), False)]
)
def test_it_stood_from_its_publication_to_the_day_it_was_taken_back(accounts: Corpus, day: date, stands: bool):
    figures = claimgraph.ask(claimgraph.build(selection.known_on(accounts, day).corpus), "figure/all")
    assert ("99" in {row["figure"] for row in figures}) is stands


def test_a_whole_document_can_be_withdrawn(tmp_path: Path):
    import shutil

    folder = Path(shutil.copytree(ACCOUNTS, tmp_path / "corpus"))
    path = folder / "documents" / "saturday.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "corrected: {on: 2030-04-09, reason: Wrong day}\n", encoding="utf-8"
    )
    graph = claimgraph.build(folder)
    assert len(claimgraph.ask(graph, "curation/withdrawn")) == 4
    assert "revised" not in {row["verdict"] for row in claimgraph.ask(graph, "comparison/all")}


def test_the_row_of_the_spreadsheet_says_so(tmp_path: Path):
    out = tmp_path / "claims.csv"
    CliRunner().invoke(main, ["export", "csv", "-o", str(out), "--corpus", str(ACCOUNTS)])
    (row,) = [line for line in out.read_text(encoding="utf-8").splitlines() if "99 went north" in line]
    assert "retracted,2030-04-08,A typing error" in row


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("retracted: {on: 2030-04-08}", "retracted has no 'reason'"),
        ("retracted: {reason: x}", "retracted has no 'on'"),
        ("retracted: {on: soon, reason: x}", "not a date: 'soon'"),
        ("retracted: yes", "retracted must be written as"),
    ],
)
def test_a_withdrawal_says_when_and_why(spoil: Callable[[str, str, str], Path], new: str, message: str):
    folder = spoil(
        "documents/morning.yaml", "    quote: The figures differ", f"    quote: The figures differ\n    {new}"
    )
    assert any(message in problem.message for problem in reading_of(folder).problems.found)


def test_the_same_bytes_whether_withdrawn_first_or_last(accounts: Corpus):
    assert graph_of(accounts) == graph_of(replace(accounts, documents=dict(reversed(accounts.documents.items()))))


def test_who_asks_for_it_is_told_on_every_page_that_it_was_taken_back(accounts: Corpus):
    counted = selection.with_withdrawn(accounts)
    store = claimgraph.build(counted)
    why = "retracted 2030-04-08: A typing error"
    assert why in actor_page(counted, store)
    assert why in event_page(store, "swap")
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(exported(Exported(counted, store), "csv").decode()))
        if row["value"] == "99"
    ]
    assert (row["withdrawn"], row["withdrawn_on"]) == ("retracted", "2030-04-08")
    assert why not in actor_page(accounts, claimgraph.build(accounts))
