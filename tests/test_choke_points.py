"""Choke points are the dominators of a proposition in the graph of its ways, which networkx works out otherwise.

From one root over outlets, origin texts, passages and relayed claims (Lengauer and Tarjan 1979;
https://doi.org/10.1145/357062.357071).
"""

from __future__ import annotations

import random
from dataclasses import replace

import networkx
import pytest

from claimgraph.base import terms
from claimgraph.base.terms import Term
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus, Speaker, Statement
from claimgraph.triples.names import Namer
from comparing import compared
from test_derive import figure, small

ROOT = ""


def dominators(corpus: Corpus) -> dict[Term, set[Term]]:
    graph, namer, shown = networkx.DiGraph(), Namer(corpus), set()
    propositions = set()
    for document in corpus.documents.values():
        origin = origin_of(document, corpus)
        outlet, text = terms.named_by_slug("actor", origin.publisher), terms.named_by_slug("document", origin.id)
        for place, statement in enumerate(document.statements):
            *relays, position = namer.claims(statement)
            passage, proposition = f"passage {document.id} {place}", namer.proposition(statement.proposition)
            networkx.add_path(graph, [ROOT, outlet, text, passage, *relays, position, proposition])
            propositions.add(proposition)
            shown |= {outlet, text, *relays}
    above = networkx.immediate_dominators(graph, ROOT)
    found = {}
    for proposition in propositions:
        here, passed = above[proposition], set()
        while here not in (None, ROOT):
            passed |= {here} & shown
            here = above[here]
        if passed:
            found[proposition] = passed
    return found


def told_and_retold(r: random.Random) -> Corpus:
    """Three figures in texts of three outlets, some of them copies, through up to two relays."""
    corpus = small()
    documents = {}
    for number in range(r.randint(1, 4)):
        statements = tuple(
            Statement(
                (*(Speaker(r.choice(["aide", "other", "south"])) for _ in range(r.randint(0, 2))), Speaker("north")),
                figure(r.randint(1, 3)),
                (),
                unverified=True,
            )
            for _ in range(r.randint(1, 3))
        )
        copied = r.choice(["", "d0"]) if number else ""
        documents[f"d{number}"] = replace(
            corpus.documents["text"],
            id=f"d{number}",
            publisher=r.choice(["paper", "other"]),
            republication_of=copied,
            statements=statements,
        )
    return replace(corpus, documents=documents)


@pytest.mark.parametrize("seed", range(12))
def test_choke_points_are_the_dominators(seed: int):
    corpus = told_and_retold(random.Random(seed))
    assert compared(corpus).choke_points == dominators(corpus)


def test_among_these_are_outlets_texts_and_relays():
    """A guard for the test above."""
    kinds = {
        node.rsplit("/", 1)[1].split("-")[0]
        for seed in range(12)
        for points in dominators(told_and_retold(random.Random(seed))).values()
        for node in points
    }
    assert kinds == {"actor", "document", "claim"}
