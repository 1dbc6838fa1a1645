"""What a rule finds around a document depends on nothing outside its scope: so one document can be compared again alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph.columns.database import Database, columns_of
from claimgraph.corpus import read_corpus
from claimgraph.derive.rule import SCOPES, rules
from claimgraph.derive.scope import questions_around
from claimgraph.derive.stage import derive, derive_around
from claimgraph.model.records import Corpus
from claimgraph.triples.named import name_all
from conftest import ROOT
from test_squares import random_corpus


def found(database: Database, schema: str, scope: str, around: list[int]) -> set[tuple[object, ...]]:
    """The comparisons by the rules of a scope of what answers some questions, each with all that is known of it."""
    rows = database.execute(
        f"""
        SELECT c.* EXCLUDE (ones, others, propositions), list_sort(c.propositions),
            (SELECT list(r.claim ORDER BY r.claim) FROM {schema}.rests_on r WHERE r.node = c.node)
        FROM {schema}.comparison c
        WHERE list_contains($rules, c.rule) AND list_has_any(c.propositions, (
            SELECT list(node) FROM named_proposition WHERE list_contains($around, question)
        ))
        """,
        {"rules": [rule.name for rule in rules() if rule.scope == scope], "around": around},
    ).fetchall()
    return set(map(repr, rows))


def each_alone(corpus: Corpus, documents: list[str]) -> int:
    """Compare what hangs together with each of these documents; how many comparisons that are."""
    count = 0
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        derive(database, corpus.vocabulary)
        for document in documents:
            for scope in SCOPES:
                around = questions_around(database, [document], scope)
                derive_around(database, corpus.vocabulary, [document], scope)
                alone = found(database, scope, scope, around)
                assert alone == found(database, "derived", scope, around), (document, scope)
                (made,) = database.execute(f"SELECT COUNT(*) FROM {scope}.comparison").fetchone()
                assert made == len(alone), "nothing is found beside that"
                count += made
    return count


@pytest.mark.parametrize(
    ("folder", "documents"),
    [("corpus", 5), ("tests/accounts", 2), ("examples/earthquake", 2)],
    ids=lambda one: str(one),
)
def test_a_document_compared_alone_gives_what_the_whole_gives(folder: str, documents: int):
    corpus = read_corpus(ROOT / folder)
    assert each_alone(corpus, list(corpus.documents)[:documents]) > 0


@pytest.mark.parametrize("seed", range(2))
def test_so_does_one_of_many_made_up_claims(seed: int, tmp_path: Path):
    corpus = random_corpus(tmp_path / "c", seed)
    whole = corpus.documents["article"]
    parts = {f"d{n}": replace(whole, id=f"d{n}", statements=whole.statements[n::20]) for n in range(20)}
    assert each_alone(replace(corpus, documents=parts), ["d0", "d1"]) > 2


def test_support_comes_with_the_narrowest_scope():
    corpus = read_corpus(ROOT / "tests" / "accounts")
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        derive(database, corpus.vocabulary)
        document = next(iter(corpus.documents))
        derive_around(database, corpus.vocabulary, [document], "question")
        for table in ("support", "choke_point", "lines_of_proposition"):
            again = database.execute(f"FROM question.{table}").fetchall()
            whole = database.execute(
                f"SELECT * FROM derived.{table} WHERE proposition IN (SELECT node FROM named_proposition "
                "WHERE list_contains(?, question))",
                [questions_around(database, [document], "question")],
            ).fetchall()
            assert again
            assert set(again) == set(whole)
