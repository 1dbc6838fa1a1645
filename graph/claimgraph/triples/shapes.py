"""The shapes of questions and propositions in, their templates out: Python puts each once, SQL fills it for every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claimgraph.columns.database import Database, insert
from claimgraph.model.records import Answer, Question
from claimgraph.model.templates import Templates, shape
from claimgraph.model.vocabulary import Vocabulary

QUESTION_TEMPLATE: Final[Mapping[str, str]] = {
    "shape": "VARCHAR",
    "texts": "VARCHAR[]",
    "picks": "INTEGER[]",
    "texts_here": "VARCHAR[]",
    "picks_here": "INTEGER[]",
}
PROPOSITION_TEMPLATE: Final[Mapping[str, str]] = {
    "shape": "VARCHAR",
    "manner": "VARCHAR",
    "negated": "BOOLEAN",
    "texts": "VARCHAR[]",
    "picks": "INTEGER[]",
}


def name_shapes(database: Database, words: Vocabulary, examples: Mapping[str, Answer]) -> None:
    """Fill the tables of templates; ``examples`` are answers by their manner."""
    templates = Templates(words)
    shapes = {text: _shape(text) for (text,) in database.execute("SELECT DISTINCT shape FROM asked").fetchall()}
    asked = []
    for text, question in shapes.items():
        full, here = templates.of_question(question), templates.of_question_here(question)
        asked.append((text, full.texts, full.picks, here.texts, here.picks))
    insert(database, "question_template", QUESTION_TEMPLATE, asked)
    said = []
    for text, manner, negated in database.execute(_SAID).fetchall():
        found = templates.of_proposition(shapes[text], examples.get(manner), negated)
        said.append((text, manner, negated, found.texts, found.picks))
    insert(database, "proposition_template", PROPOSITION_TEMPLATE, said)


# A claim as an answer is named later than others.
_SAID: Final = """
SELECT DISTINCT a.shape, CASE WHEN p.answer IS NULL THEN 'open' ELSE COALESCE(n.manner, 'plain') END, p.negated
FROM answered p
JOIN asked a ON a.question = p.question
LEFT JOIN named_answer n ON n.answer = p.answer
"""


def _shape(text: str) -> Question:
    """The shape that naming/asked.sql wrote."""
    property, counts, phase, event, actor, claim, within, day, *dimensions = text.split("\x1f")
    there = {"event": event, "actor": actor, "claim": claim, "within": within, "day": day}
    return shape(
        property,
        counts,
        phase,
        **{name: said == "true" for name, said in there.items()},
        dimensions=zip(dimensions[::2], dimensions[1::2], strict=True),
    )
