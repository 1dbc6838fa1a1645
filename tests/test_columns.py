"""The tables that a graph is made from hold what records hold."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from claimgraph.base.errors import ClaimGraphError
from claimgraph.columns.database import Database, at_work, columns_of, database, opened, write_to
from claimgraph.columns.schema import tables
from claimgraph.columns.to_records import records_of
from claimgraph.corpus import read_corpus
from claimgraph.model.records import Corpus
from conftest import ROOT, TINY, WORDS
from test_round_trip import corpora


@pytest.mark.parametrize("folder", [TINY, None], ids=["tiny", "shipped"])
def test_every_passage_is_a_row_with_its_speakers_and_quotes(folder):
    corpus = read_corpus(folder)
    passages = [(d.id, place, s) for d in corpus.documents.values() for place, s in enumerate(d.statements)]
    with columns_of(corpus) as database:
        speakers = database.execute(
            "SELECT document, place, actor FROM speaker ORDER BY document, place, link"
        ).fetchall()
        quotes = database.execute(
            "SELECT document, place, exact, starts FROM quote ORDER BY document, place, span"
        ).fetchall()
        asked = database.execute(
            "SELECT s.document, s.place, q.property, q.counts, q.event FROM statement s JOIN question q USING (question) "
            "ORDER BY s.document, s.place"
        ).fetchall()
    assert speakers == [
        (id, place, link.actor) for id, place, s in sorted(passages, key=lambda p: p[:2]) for link in s.chain
    ]
    assert quotes == [(id, p, q.exact, q.start) for id, p, s in sorted(passages, key=lambda p: p[:2]) for q in s.quotes]
    assert asked == [
        (id, place, s.proposition.question.property, s.proposition.question.counts, s.proposition.question.event)
        for id, place, s in sorted(passages, key=lambda p: p[:2])
    ]


def test_no_column_stands_in_a_table_twice_and_each_has_a_type():
    assert set(tables()) >= {"document", "statement", "speaker", "quote", "question", "answer", "actor"}
    with columns_of(read_corpus(TINY)) as database:
        for name, columns in tables().items():
            found = database.execute(
                f"SELECT column_name FROM information_schema.columns WHERE table_name = '{name}'"
            ).fetchall()
            assert sorted(column for (column,) in found) == sorted(columns)


def test_too_little_memory_is_told_with_how_much_there_was():
    with (
        database(memory="32MB") as held,
        pytest.raises(ClaimGraphError, match=r"^Naming needs more than 30\.\d MiB of"),
    ):
        run(held, "CREATE TABLE long AS SELECT repeat(CAST(range AS TEXT), 50) FROM range(10_000_000)")


def test_ctrl_c_in_a_query_is_ctrl_c():
    with database() as held:
        threading.Timer(0.2, held.interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            run(held, "SELECT COUNT(*) FROM range(1_000_000) a, range(1_000_000) b WHERE a.range + b.range = 3")


def run(held: Database, sql: str) -> None:
    with at_work(held, "Naming"):
        held.execute(sql)


def in_order(corpus: Corpus) -> list[list[object]]:
    return [
        list(found.items())
        for found in (corpus.actors, corpus.events, corpus.concepts, corpus.documents, corpus.claims)
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_the_tables_of_any_corpus_give_its_records_back(corpus: Corpus):
    corpus = replace(corpus, vocabulary=WORDS)
    with columns_of(corpus) as database:
        back = records_of(database, WORDS)
    assert in_order(back) == in_order(corpus)


@pytest.mark.parametrize("folder", [ROOT / "corpus", ROOT / "tests" / "accounts", ROOT / "examples" / "earthquake"])
def test_a_file_of_tables_gives_the_records_back(folder: Path, tmp_path: Path):
    corpus = read_corpus(folder)
    with columns_of(corpus) as database:
        write_to(database, tmp_path / "columns.duckdb")
    with opened(tmp_path / "columns.duckdb") as database:
        back = records_of(database, corpus.vocabulary)
    assert in_order(back) == in_order(corpus)
    kinds = [[type(s.proposition.answer) for s in d.statements] for d in back.documents.values()]
    assert kinds == [[type(s.proposition.answer) for s in d.statements] for d in corpus.documents.values()]
