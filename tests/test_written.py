"""The triples of a graph are written once each, in an order that depends on nothing but what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimgraph.columns.database import columns_of
from claimgraph.model.records import Corpus
from claimgraph.triples import chunks_of, name_all, written


def lines(corpus: Corpus) -> list[str]:
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        text = b"".join(chunks_of(database)).decode()
    assert text.endswith("\n")
    return text.split("\n")[:-1]


def turned(corpus: Corpus) -> Corpus:
    """The same corpus, read in the opposite order."""
    documents = dict(reversed(corpus.documents.items()))
    return replace(corpus, documents=documents, actors=dict(reversed(corpus.actors.items())))


def test_every_triple_is_written_once(shipped: Corpus):
    found = lines(shipped)
    assert len(found) == len(set(found)) > 5_000


def test_the_order_is_that_of_nodes_and_not_of_files(shipped: Corpus):
    assert lines(turned(shipped)) == lines(shipped)


def test_in_parts_the_same_is_written(shipped: Corpus, monkeypatch: pytest.MonkeyPatch):
    whole = lines(shipped)
    monkeypatch.setattr(written, "_AT_ONCE", 10)
    assert sorted(lines(shipped)) == sorted(whole)


def test_two_passages_that_are_one_say_all_that_both_say(tiny: Corpus):
    document = next(document for document in tiny.documents.values() if document.statements)
    (first, *_) = document.statements
    both = (replace(first, note="the one", id=""), replace(first, note="the other", id=""))
    alone = replace(tiny, documents={**tiny.documents, document.id: replace(document, statements=both)}, claims={})
    (one, other) = (line for line in lines(alone) if "#note>" in line)
    assert one.split(" ")[0] == other.split(" ")[0]
    assert {one.split(" ", 2)[2], other.split(" ", 2)[2]} == {'"the one"@en .', '"the other"@en .'}
    assert len(lines(alone)) == len(set(lines(alone)))
