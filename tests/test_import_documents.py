"""Which document a row of a spreadsheet means: by id, title or address, and never two for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimgraph
from claimgraph.corpus import read_corpus
from conftest import Import
from test_import import HEAD, ROW, files, problems


def test_two_documents_stay_two(into: Import, corpus_copy: Path):
    head = HEAD.replace("document,title", "document")
    rows = [
        ROW.replace("note,A note", name).format(value=number, quote="")
        for number, name in enumerate(["Report A+", "Report A-", "Reprint!", "Звіт 1", "Звіт-1"])
    ]
    done = into(head + "".join(rows))
    assert done.new_documents == ["report-a", "report-a-2", "reprint-2", "zvit-1", "zvit-1-2"]
    titles = {id: document.title for id, document in read_corpus(corpus_copy).documents.items()}
    assert (titles["report-a"], titles["report-a-2"], titles["zvit-1-2"]) == ("Report A+", "Report A-", "Звіт-1")
    assert into(head + "".join(rows)).known == 5


@pytest.mark.parametrize("name", ["Article 1", "Звіт 1", "https://other.example/1", "a-" * 50 + "a"])
def test_a_repeated_import_adds_nothing_whatever_its_documents_are_called(into: Import, corpus_copy: Path, name: str):
    text = HEAD + ROW.replace("note,A note", f"{name},A swap").format(value=41, quote="")
    assert into(text).claims == 1
    before = files(corpus_copy)
    for _ in range(2):
        done = into(text)
        assert (done.claims, done.known, done.new_documents) == (0, 1, [])
    assert files(corpus_copy) == before
    (id,) = read_corpus(corpus_copy).documents.keys() - {"morning", "reprint"}
    assert (read_corpus(corpus_copy).documents[id].title, read_corpus(corpus_copy).documents[id].called) == (
        "A swap",
        name,
    )
    rows = claimgraph.ask(claimgraph.build(corpus_copy), "document/carries", document=name)
    assert len(rows) == 1


@pytest.mark.parametrize("name", ["Article 1,A swap", ",A swap", "A swap,"])
def test_a_document_is_known_again_though_its_title_was_mended(into: Import, corpus_copy: Path, name: str):
    text = HEAD + ROW.replace("note,A note", name).format(value=41, quote="")
    (id,) = into(text).new_documents
    path = corpus_copy / "documents" / f"{id}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: A swap", "title: The swap"), encoding="utf-8")
    if name == "A swap,":
        assert into(text).known == 1
    else:
        # The spreadsheet still has the old title: that is told, and nothing is added twice.
        assert any("title 'A swap', but 'The swap'" in problem for problem in problems(into, text))
    assert len(read_corpus(corpus_copy).documents) == 3


def test_a_title_that_would_mean_two_documents_is_told_before_it_does(into: Import):
    row = {"title": "Forty-five home", "publisher": "paper", "claimant": "ministry", "event": "swap", "value": 45}
    row |= {"counts": "prisoners", "received_by": "northland", "phase": "completed"}
    lines = json.dumps(row) + "\n" + json.dumps(row | {"document": "ne"})
    (problem,) = problems(into, lines, ".jsonl")
    assert "'Forty-five home' is already the name of document 'forty-five-home'" in problem


def test_one_address_is_one_document(into: Import):
    row = {
        "title": "A swap",
        "publisher": "paper",
        "url": "https://paper.example/1",
        "claimant": "ministry",
        "event": "swap",
    }
    row |= {"counts": "prisoners", "received_by": "northland", "phase": "completed", "value": 41}
    assert into(json.dumps(row), ".jsonl").new_documents == ["a-swap"]
    (problem,) = problems(into, json.dumps(row | {"title": "The swap"}), ".jsonl")
    assert "title 'The swap', but 'A swap' in" in problem
    found = problems(into, json.dumps(row | {"document": "Article 2"}), ".jsonl")
    assert any("document 'Article 2' has the url of 'a-swap'" in problem for problem in found)
    assert into(json.dumps(row | {"document": "live-blog-2"}), ".jsonl").new_documents == ["live-blog-2"]


def test_an_id_is_never_taken_for_the_title_of_another_document(into: Import):
    text = HEAD + ROW.format(value=1, quote="").replace("note,A note", "alpha,beta")
    text += ROW.format(value=2, quote="").replace("note,A note", "beta,gamma")
    assert into(text).new_documents == ["alpha", "beta"]


def test_what_a_file_does_not_say_of_its_document_is_not_dropped(into: Import):
    row = {"title": "Forty home", "url": "https://other.example/x", "claimant": "ministry", "event": "swap"}
    row |= {"counts": "prisoners", "received_by": "northland", "phase": "completed", "value": 41, "quote": "41 home"}
    (problem,) = problems(into, json.dumps(row), ".jsonl")
    assert "url 'https://other.example/x', but document 'reprint' in " in problem


def test_what_a_document_is_may_stand_in_any_of_its_rows(into: Import, corpus_copy: Path):
    first = ROW.format(value=1, quote="one").replace("note,A note,Morning Paper,2030-04-09", "note,,,")
    head = HEAD.replace("quote", "quote,text_sha256,text_length")
    into(head + first + ROW.format(value=2, quote="two").rstrip() + "," + "a" * 64 + ",100.0\n")
    document = read_corpus(corpus_copy).documents["note"]
    assert (document.title, [s.evidence for s in document.statements]) == ("A note", ["unlocated", "unlocated"])


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "C:\\x", "a/b", ".hidden", "x" * 900])
def test_a_document_is_a_file_in_the_corpus_and_nowhere_else(into: Import, corpus_copy: Path, name: str):
    outside = files(corpus_copy.parent)
    done = into(json.dumps({"document": name, "publisher": "paper"}), ".jsonl")
    (path,) = done.files
    assert path.parent == corpus_copy / "documents"
    assert len(path.name) < 100
    new = set(files(corpus_copy.parent)) - set(outside) - {"claims.jsonl"}
    assert new == {str(path.relative_to(corpus_copy.parent))}


def test_two_rows_that_differ_on_their_document_are_refused(into: Import):
    text = HEAD + ROW.format(value=41, quote="") + ROW.format(value=42, quote="").replace("2030-04-09", "2030-04-10")
    (problem,) = problems(into, text)
    assert problem.startswith("claims.csv:3:4: published '2030-04-10', but '2030-04-09' in ")
    row = ROW.format(value=41, quote="").replace("note,A note,Morning Paper,2030-04-09", "morning,Another title,,")
    (problem,) = problems(into, HEAD + row)
    assert "title 'Another title', but 'Largest swap yet' in " in problem


def test_a_copy_whose_origin_is_not_known_is_no_source_of_its_own(into: Import, corpus_copy: Path):
    into(HEAD.replace("title", "title,origin") + ROW.format(value=41, quote="").replace("A note", "A note,elsewhere"))
    assert not read_corpus(corpus_copy).documents["note"].lineage_known
