"""Which part of a corpus a page shows: the claims on one event, by or about one actor, or in one document."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.model.records import Corpus, Document, Question, Statement
from claimgraph.model.selection import actor_of, document_of, event_of
from claimgraph.triples.names import Namer
from claimgraph.triples.statements import concerned


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The reports of a part, as IRIs; and in words what the part is."""

    reports: frozenset[str]
    said: str


def narrowed(corpus: Corpus, *, event: str = "", actor: str = "", document: str = "") -> Narrowed | None:
    """The part of a corpus that fits all that is given, each by id or any name; None where nothing is given.

    An event takes its parts along. An actor takes all claims that it makes, passes on, or is named in.

    Raises:
        QuestionError: nothing has the name, or several things have it.
    """
    event = event_of(corpus, event) if event else ""
    actor = actor_of(corpus, actor) if actor else ""
    document = document_of(corpus, document) if document else ""
    if not (event or actor or document):
        return None
    namer = Namer(corpus)

    def fits(source: Document, statement: Statement) -> bool:
        return (
            not statement.inferred
            and document in ("", source.id)
            and (not event or event in _events(corpus, statement))
            and (not actor or actor in _actors(statement, namer))
        )

    reports = {
        namer.report(source, statement).strip("<>")
        for source in corpus.documents.values()
        for statement in source.statements
        if fits(source, statement)
    }
    said = [
        *([corpus.events[event].name] if event else []),
        *([corpus.actors[actor].shown] if actor else []),
        *([corpus.documents[document].title] if document else []),
    ]
    return Narrowed(frozenset(reports), f"only: {'; '.join(said)}")


def _events(corpus: Corpus, statement: Statement) -> set[str]:
    """The event that a statement is about and all that it is a part of; of a claim about a claim, that claim's."""
    found: set[str] = set()
    here = _asked(corpus, statement).event
    while here and here not in found:
        found.add(here)
        here = corpus.events[here].part_of
    return found


def _asked(corpus: Corpus, statement: Statement) -> Question:
    question = statement.proposition.question
    while question.claim:
        question = corpus.claims[question.claim].proposition.question
    return question


def _actors(statement: Statement, namer: Namer) -> set[str]:
    return {link.actor for link in statement.chain} | concerned(statement.proposition, namer)
