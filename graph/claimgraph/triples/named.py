"""The tables of a corpus and its vocabulary in, the names and labels of everything that has some out, as tables beside them.

What a node is called is made from what it is (base/terms.py), so that equal answers in two documents are one node:

    named_answer(answer, lo, hi, stated, value, is_interval, label, facts, manner)    see answers.py
    named_question(question, node, label, label_here)                  node: the local name, quantity-… or question-…
    named_proposition(proposition, question, answer, negated, node, label, answer_label)    node: the 20 digits of its digest
    numbered_statement, numbered_speaker, numbered_quote               those of the corpus, with one number for a passage
    named_claim(passage, link, node, claimant, stance, relays, content, proposition)  node: the same, as all below
    claim(passage, node, claimant, stance, relays, content, label)     each claim once, where it is first told
    named_report(passage, node, claim)                                 node: the local name, report-… or inference-…

Rows that say the same in other words may have one node: two questions about claims that are one claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from claimgraph.base import terms
from claimgraph.columns.database import Database, at_work, insert
from claimgraph.model.patterns import with_article
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.triples.answers import NAMED_ANSWER, name_answers
from claimgraph.triples.scripts import script
from claimgraph.triples.shapes import PROPOSITION_TEMPLATE, QUESTION_TEMPLATE, name_shapes

_LISTED: Final = {"scheme": "VARCHAR", "key": "VARCHAR", "iri": "VARCHAR", "label": "VARCHAR", "types": "VARCHAR[]"}
_TABLES: Final = {
    "listed": _LISTED,
    "in_sentence": {"id": "VARCHAR", "name": "VARCHAR"},
    "question_template": QUESTION_TEMPLATE,
    "proposition_template": PROPOSITION_TEMPLATE,
    "named_answer": NAMED_ANSWER,
    "named_question": {"question": "BIGINT", "node": "VARCHAR", "label": "VARCHAR", "label_here": "VARCHAR"},
    "named_proposition": {
        "proposition": "BIGINT",
        "question": "BIGINT",
        "answer": "BIGINT",
        "negated": "BOOLEAN",
        "node": "VARCHAR",
        "label": "VARCHAR",
        "answer_label": "VARCHAR",
    },
    "named_claim": {
        "passage": "BIGINT",
        "link": "INTEGER",
        "node": "VARCHAR",
        "claimant": "VARCHAR",
        "stance": "VARCHAR",
        "relays": "VARCHAR",
        "content": "VARCHAR",
        "proposition": "BIGINT",
    },
    # What the claims hold that others are about or name as their answers.
    "held": {
        "document": "VARCHAR",
        "id": "VARCHAR",
        "node": "VARCHAR",
        "claimant": "VARCHAR",
        "label": "VARCHAR",
    },
}
#: The lists of a vocabulary that are no schemes of the core.
_LISTS: Final = ("properties", "counted", "actor_types", "event_types", "concept_types")
#: What is named again and again, until all is.
_ROUND: Final = ("questions", "answers", "propositions", "positions", "held")
_UNNAMED: Final = "SELECT COUNT(*) FROM referred ANTI JOIN held USING (document, id)"


def name_all(database: Database, words: Vocabulary) -> None:
    """Make the tables above in a database with the tables of `columns/schema.py`.

    Raises:
        ClaimGraphError: that needs more memory than the database may take.
    """
    with at_work(database, "Naming the claims"):
        _name_all(database, words)


def _name_all(database: Database, words: Vocabulary) -> None:
    database.execute(_prepared())
    insert(database, "listed", _LISTED, _listed(words))
    events = database.execute("SELECT id, name FROM event").fetchall()
    insert(database, "in_sentence", _TABLES["in_sentence"], [(id, with_article(name)) for id, name in events])
    for first in ("passages", "asked"):
        database.execute(script("naming", first))
    name_shapes(database, words, name_answers(database, words))
    for name in _ROUND:
        database.execute(f"PREPARE name_{name} AS {script('naming', name)}")
    unnamed = -1
    # Claims about claims are named after those, and a last time when all of those are.
    while unnamed:
        before, (unnamed,) = unnamed, _row(database, _UNNAMED)
        if unnamed == before:
            break
        for name in _ROUND:
            database.execute(f"EXECUTE name_{name}")
    database.execute(script("naming", "claims"))
    (longest,) = _row(database, "SELECT COALESCE(MAX(links), 1) FROM speaker")
    for steps in range(1, longest):
        database.execute(script("naming", "relays"), {"steps": steps})
        database.execute(script("naming", "relaying_claims"))
    for last in ("quoted", "reports", "chains", "once"):
        database.execute(script("naming", last))


def _row(database: Database, sql: str) -> tuple[int, ...]:
    found = database.execute(sql).fetchone()
    assert found is not None
    return found


@cache
def _prepared() -> str:
    """The macros and the empty tables."""
    made = [script("", "macros")]
    made += [
        f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})"
        for name, columns in _TABLES.items()
    ]
    return ";\n".join(made)


def _listed(words: Vocabulary) -> Iterator[tuple[str, str, str, str, list[str]]]:
    """The terms of the vocabulary by what corpora call them, each with the classes that it is and lies in."""
    lists = {name: words.listed(name) for name in (*words.schemes, *_LISTS)}
    lists["dimensions"] = {key: found.term for key, found in words.dimensions.items()}
    for scheme, found in lists.items():
        for key, term in found.items():
            yield scheme, key, term.iri, term.label, list(map(terms.iri, (term.iri, *words.kinds_of(term.iri))))
    for iri, label in words.further().items():
        yield "further", iri, iri, label, []
