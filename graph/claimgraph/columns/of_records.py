"""Records in, the rows of every table out: what a corpus of files becomes before triples are made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

from claimgraph.model.evidence import Quote
from claimgraph.model.fields import fields_of
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Answer, Corpus, Document, Question, Statement
from claimgraph.model.values import ClaimRef, Figure, Measure, Period, Ref

#: A value of a column: as schema.py says.
Value: TypeAlias = str | int | bool | date | tuple[str, ...] | None
Row: TypeAlias = tuple[Value, ...]

#: What stands between the parts of an answer or a question that is written as one text; no text of a corpus holds it.
SIGN: Final = "\x1f"


@dataclass
class _Numbered:
    """Questions and answers, each under a number, in the order in which they are met."""

    questions: dict[Question, int] = field(default_factory=dict)
    # By class too: True is 1 in Python, and no answer of one kind is one of another.
    answers: dict[tuple[type, Answer], int] = field(default_factory=dict)

    def question(self, asked: Question) -> int:
        return self.questions.setdefault(asked, len(self.questions))

    def answer(self, given: Answer | None) -> int | None:
        return None if given is None else self.answers.setdefault((type(given), given), len(self.answers))


def rows_of(corpus: Corpus) -> dict[str, list[Row]]:
    """The rows of every table of `schema.tables`, their values in the order of its columns."""
    numbered = _Numbered()
    found: dict[str, list[Row]] = {name: [] for name in ("document", "statement", "speaker", "quote", "office")}
    for document in corpus.documents.values():
        found["document"].append((document.id, *_said(document), *_text(document), origin_of(document, corpus).id))
        for place, statement in enumerate(document.statements):
            found["statement"].append((document.id, place, *_statement(statement, numbered)))
            links = len(statement.chain)
            found["speaker"] += [
                (document.id, place, link, links, speaker.actor, *_said(speaker))
                for link, speaker in enumerate(statement.chain)
            ]
            found["quote"] += [(document.id, place, span, *_quote(q)) for span, q in enumerate(statement.quotes)]
    for actor in corpus.actors.values():
        for place, office in enumerate(actor.offices):
            found["office"].append((actor.id, place, *_said(office), *_quote(office.quote)))
    cast: dict[str, Mapping[str, Any]] = {"actor": corpus.actors, "event": corpus.events, "concept": corpus.concepts}
    return {
        **{name: [(record.id, *_said(record)) for record in records.values()] for name, records in cast.items()},
        **found,
        "question": [(number, *_question(asked)) for asked, number in numbered.questions.items()],
        "dimension": [
            (number, key, ref.kind, ref.id)
            for asked, number in numbered.questions.items()
            for key, ref in asked.dimensions
        ],
        "answer": [(number, *_answer(given)) for (_, given), number in numbered.answers.items()],
    }


def _said(record: Any) -> Iterator[Value]:
    """What the declared fields of a record hold."""
    for name in fields_of(record):
        yield getattr(record, name)


def _text(document: Document) -> Row:
    return tuple(_said(document.text)) if document.text else (None, None, None)


def _quote(quote: Quote | None) -> Row:
    if quote is None:
        return (None,) * 8
    return (*_said(quote), quote.start, quote.end, quote.prefix, quote.suffix)


def _statement(statement: Statement, numbered: _Numbered) -> Iterator[Value]:
    yield from _said(statement)
    gone = statement.withdrawal
    yield from (
        statement.inferred,
        *((gone.kind, gone.on, gone.reason, gone.counted) if gone else ("", None, "", False)),
    )
    yield from (statement.stands, statement.evidence)
    proposition = statement.proposition
    yield from (numbered.question(proposition.question), numbered.answer(proposition.answer), proposition.negated)


def _question(asked: Question) -> Iterator[Value]:
    yield from _said(asked)
    yield from (asked.claim.document, asked.claim.id) if asked.claim else ("", "")


def _answer(given: Answer) -> Row:
    """Kind, low, high, stated, qualifier, unit, truth, kind of reference, document, text."""
    match given:
        case bool():
            return ("truth", None, None, None, "", "", given, "", "", "")
        case str():
            return ("words", None, None, None, "", "", None, "", "", given)
        case Ref(kind, id):
            return ("ref", None, None, None, "", "", None, kind, "", id)
        case ClaimRef(document, id):
            return ("claim", None, None, None, "", "", None, "", document, id)
        case Period(first, last):
            return ("period", _written(first), _written(last), None, "", "", None, "", "", "")
        case Figure(low, high, stated, qualifier):
            return ("figure", _written(low), _written(high), _written(stated), qualifier, "", None, "", "", "")
        case Measure(low, high, stated, qualifier, unit):
            return ("measure", _written(low), _written(high), _written(stated), qualifier, unit, None, "", "", "")


def written_answer(given: Answer) -> str:
    """An answer as one text, in the columns of the table of answers: equal answers are equal texts."""
    return SIGN.join(
        "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        for value in _answer(given)
    )


def written_question(asked: Question) -> str:
    """A question as one text, in the columns of its table, and after them each dimension with its key."""
    dimensions = (f"{key}={ref.kind}:{ref.id}" for key, ref in asked.dimensions)
    return SIGN.join(["" if value is None else str(value) for value in _question(asked)] + list(dimensions))


def _written(end: object) -> str | None:
    return None if end is None else f"{end:f}" if not isinstance(end, (int, date)) else str(end)
