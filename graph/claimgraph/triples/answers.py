"""The rows of distinct answers in, what the kinds of values say of each out: `model/values/` alone knows answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from claimgraph.base import terms
from claimgraph.base.namespaces import CG
from claimgraph.base.terms import Term
from claimgraph.columns.database import Database, insert
from claimgraph.model.records import Answer
from claimgraph.model.templates import manner_of
from claimgraph.model.values import Figure, Measure, Period, Ref, kind_of
from claimgraph.model.vocabulary import Vocabulary

#: What is known of a distinct answer. Ends in whole steps of its kind (days from the year 1, millionths); `value` is
#: what equal answers have in common, "" for intervals; `facts` are predicate and object in N-Triples syntax; `manner`
#: is what of it its sentence depends on.
NAMED_ANSWER: Final[Mapping[str, str]] = {
    "answer": "BIGINT",
    "lo": "BIGINT",
    "hi": "BIGINT",
    "stated": "BIGINT",
    "value": "VARCHAR",
    "is_interval": "BOOLEAN",
    "label": "VARCHAR",
    "facts": "VARCHAR[]",
    "manner": "VARCHAR",
}

# Claims are named by what they hold: naming/answers.sql.
_ANSWERS: Final = """
SELECT a.answer, a.kind, a.low, a.high, a.stated, a.qualifier, a.unit, a.truth, a.ref_kind, a.text, c.name
FROM answer a
LEFT JOIN called c ON c.kind = a.ref_kind AND c.id = a.text
WHERE a.kind <> 'claim'
"""


def name_answers(database: Database, words: Vocabulary) -> dict[str, Answer]:
    """Fill the table of answers but for claims; an example of each manner in which answers are put into a sentence."""
    examples: dict[str, Answer] = {"plain": ""}  # as claims are put, of which no row is read here
    found = []
    for number, *row, name in database.execute(_ANSWERS).fetchall():
        answer = _answer(*row)
        examples.setdefault(manner_of(answer), answer)
        found.append((number, *_named(answer, name, words)))
    insert(database, "named_answer", NAMED_ANSWER, found)
    return examples


def _answer(
    kind: str,
    low: str | None,
    high: str | None,
    stated: str | None,
    qualifier: str,
    unit: str,
    truth: bool,
    ref_kind: str,
    text: str,
) -> Answer:
    """The record of a row of the table `answer`."""
    match kind:
        case "figure":
            return Figure(_made(int, low), _made(int, high), _made(int, stated), qualifier)
        case "measure":
            return Measure(_made(Decimal, low), _made(Decimal, high), _made(Decimal, stated), qualifier, unit)
        case "period":
            return Period(_made(date.fromisoformat, low), _made(date.fromisoformat, high))
        case "truth":
            return truth
        case "ref":
            return Ref(ref_kind, text)
    return text


def _made(of: Any, text: str | None) -> Any:
    return None if text is None else of(text)


def _named(answer: Answer, name: str | None, words: Vocabulary) -> tuple[Any, ...]:
    kind = kind_of(answer)
    value = "" if kind.is_interval else kind.compared(answer)
    facts = [f"<{CG}{fact}> {term}" for fact, term in _facts(answer, words)]
    label = (answer.id if name is None else name) if isinstance(answer, Ref) else kind.label(answer, words)  # type: ignore[attr-defined]
    return (*kind.ends(answer), value, kind.is_interval, label, facts, manner_of(answer))


def _facts(answer: Answer, words: Vocabulary) -> Iterator[tuple[str, Term]]:
    if isinstance(answer, Ref):
        yield "value", node_of(answer)
    else:
        yield from kind_of(answer).facts(answer, words)  # type: ignore[attr-defined]


def node_of(ref: Ref) -> Term:
    """The node of a referenced actor, event or concept, or a term of the ontology."""
    return terms.iri(ref.id) if ref.kind == "term" else terms.named_by_slug(ref.kind, ref.id)
