"""The tables that a graph is made from hold what records hold."""

from __future__ import annotations

import pytest

from claimgraph.columns.database import columns_of
from claimgraph.columns.schema import tables
from claimgraph.corpus import read_corpus
from conftest import TINY


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
