"""The claims of a document in, the drafts that a reviewer would have to accept for them out."""

from __future__ import annotations

from claimgraph.corpus.evidence.quotes import located
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.values import ClaimRef, Figure, Measure, Period, Ref
from claimgraph.model.vocabulary import key_of
from claimgraph.propose.draft import SAID, Draft
from claimgraph.reader.text import Span

REMARKS = ("id", "rationale", "alternative", "note")


def wanted_of(document: Document, text: str) -> list[Draft]:
    """The claims of a document, as drafts; what the curator concludes is nobody's to propose."""
    return [_draft(statement, text) for statement in document.statements if not statement.inferred]


def _draft(statement: Statement, text: str) -> Draft:
    spans = [located(quote, text) for quote in statement.quotes]
    said = {**_cells(statement), "who": statement.claimant.actor, **_cells(statement.claimant)}
    via = tuple({"who": link.actor, **_cells(link)} for link in statement.chain[:-1])
    return Draft(
        {key: value for key, value in said.items() if key in SAID and value},
        _says(statement),
        tuple(Span(each.start or 0, each.end or 0) for each in spans),
        via=via,
    )


def _cells(record: Statement | Speaker | Question) -> dict[str, str]:
    found = {f.key: f.kind.written(getattr(record, f.name)) for f in fields_of(record).values() if not f.inside}
    unsaid = {
        f.key: f.kind.written(f.default) for f in fields_of(record).values() if not f.inside and f.default is not None
    }
    return {key: value for key, value in found.items() if value and value != unsaid.get(key)}


def _says(statement: Statement) -> dict[str, str]:
    proposition = statement.proposition
    question = proposition.question
    found = _cells(question)
    if question.claim:
        found["claim"] = f"{question.claim.document}#{question.claim.id}"
    found |= {key: key_of(ref.id) if ref.kind == "term" else ref.id for key, ref in question.dimensions}
    if proposition.negated:
        found["not"] = "true"
    return found | _answer(proposition.answer)


def _answer(answer: object) -> dict[str, str]:
    match answer:
        case None:
            return {}
        case bool():
            return {"value": "true" if answer else "false"}
        case str():
            return {"value": answer}
        case ClaimRef(document, id):
            return {"value": f"{document}#{id}"}
        case Ref(kind, id):
            return {"value": key_of(id) if kind == "term" else id}
        case Period(first, last):
            return {"value": str(first)} if first == last else {"value": f"{first or ''}..{last or ''}"}
        case Figure(low, high, stated, qualifier) | Measure(low, high, stated, qualifier):
            if stated is not None:
                return {"value": f"{_word(qualifier)} {stated}".strip()}
            if qualifier:
                return {"value": _word(qualifier)}
            ends = {"min": low, "max": high}
            return {key: str(end) for key, end in ends.items() if end is not None}
    raise AssertionError(answer)


def _word(qualifier: str) -> str:
    return {"approximately": "about", "more-than": "more than", "at-most": "at most", "at-least": "at least"}.get(
        qualifier, qualifier.replace("-", " ")
    )
