"""Records in, flat rows out: what the comparing SQL reads. Every value is a string, a whole number, a truth or nothing.

Dates are day numbers (proleptic Gregorian ordinals), so that dates and figures are compared by the same rules. Free
text stands there as its digest: rules only ask whether two texts are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claimgraph.derive.relations import apart, below, broader, root_of, side_of
from claimgraph.derive.wholes import Aspects
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import Corpus, Document, Question, Statement
from claimgraph.model.values import kind_of
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.triples.names import Namer

Row = tuple[str | int | bool | None, ...]

#: The tables that rules read: columns with their types, and what a row is.
TABLES: Final[Mapping[str, str]] = {
    # One answer to one question. `aspect` is what is asked, without event and phase. `stated` is the number that was
    # said; `series` the one within which a position is meant, or whose events are counted.
    "answer": "proposition TEXT, question TEXT, event TEXT, aspect TEXT, property TEXT, kind TEXT, counted BOOLEAN, "
    "phase TEXT, series TEXT, as_of BIGINT, lo BIGINT, hi BIGINT, stated BIGINT, value TEXT, "
    "negated BOOLEAN, is_open BOOLEAN",
    # One aspect: without the day up to which a total runs, and without the actor who narrows it.
    "aspect": "aspect TEXT, timeless TEXT, general TEXT",
    # An aspect that is about a part of what another one is about; see wholes.py.
    "wider": "aspect TEXT, wide TEXT, axis TEXT, adds BOOLEAN, all_parts BIGINT",
    # One position of one claimant. `day` is the earliest day on which a text says that it was stated, `known` the latest
    # on which a text is known to give it.
    "position": "claim TEXT, proposition TEXT, claimant TEXT, root TEXT, stance TEXT, day BIGINT, known BIGINT",
    # The texts that give a position, or from which the curators conclude it; a copy is its origin.
    "given": "claim TEXT, origin TEXT",
    # One passage that gives a position, also through relays; what the curators conclude is not told by any.
    "telling": "proposition TEXT, claim TEXT, claimant TEXT, root TEXT, side TEXT, outlet TEXT, origin TEXT, "
    "known BOOLEAN, stance TEXT",
    # What is a part of what: events and actors, and concepts narrower than others; over any number of steps.
    "below": "narrow TEXT, wide TEXT",
    # Two values of one family that are of different members cannot both be the answer to an exclusive question.
    "apart": "value TEXT, family TEXT, member TEXT",
}


def rows_of(corpus: Corpus, namer: Namer) -> dict[str, list[Row]]:
    """The rows of every table, sorted."""
    above = broader(corpus)
    answers: set[Row] = set()
    positions: dict[tuple[str, ...], tuple[int | None, int | None]] = {}
    tellings: list[Row] = []
    given: set[Row] = set()
    aspects = Aspects(corpus, above)
    asked: dict[Question, tuple[str, str]] = {}
    for document in corpus.documents.values():
        origin = origin_of(document, corpus)
        for statement in standing(document):
            proposition, claim = namer.proposition(statement.proposition), namer.claims(statement)[-1]
            question = statement.proposition.question
            if question not in asked:
                asked[question] = (namer.question(question), aspects.of(question))
            answers.add((proposition, *_answer(statement, *asked[question], corpus)))
            claimant = statement.claimant.actor
            position = (claim, proposition, claimant, root_of(claimant, corpus), statement.stance)
            first, last = positions.get(position, (None, None))
            stated, known = _days(document, statement)
            positions[position] = (_least(first, stated), _most(last, known))
            given.add((claim, origin.id))
            if not statement.inferred:
                tellings.append((proposition, claim, *_telling(origin, statement, corpus)))
    return {
        "answer": sorted(answers, key=repr),
        "aspect": sorted(aspects.rows()),
        "wider": sorted(aspects.wider(), key=repr),
        "position": sorted(((*position, *days) for position, days in positions.items()), key=repr),
        "given": sorted(given, key=repr),
        "telling": sorted(tellings, key=repr),
        "below": sorted(set(below(corpus, above))),
        "apart": sorted(set(apart(corpus, above))),
    }


def _days(document: Document, statement: Statement) -> tuple[int | None, int | None]:
    """The day on which the text says that it was stated, and the one on which it is known to have been."""
    stated = statement.claimant.stated_on
    known = stated or document.published
    return stated.toordinal() if stated else None, known.toordinal() if known else None


def _least(*days: int | None) -> int | None:
    return min((day for day in days if day is not None), default=None)


def _most(*days: int | None) -> int | None:
    return max((day for day in days if day is not None), default=None)


def _answer(statement: Statement, node: str, aspect: str, corpus: Corpus) -> Row:
    proposition = statement.proposition
    question, answer = proposition.question, proposition.answer
    low = high = stated = None
    value, negated = "", proposition.negated
    if answer is not None:
        of = kind_of(answer)
        low, high, stated = of.ends(answer)
        value = "" if of.is_interval else of.compared(answer)
        if isinstance(answer, bool):
            # "Not true" is false: one form for both ways to say it.
            value, negated = of.compared(answer is not negated), False
    words = corpus.vocabulary
    kind = "interval" if question.counts else words.properties[question.property].compared_as
    as_of = question.as_of.toordinal() if question.as_of else None
    return (
        node,
        question.event,
        aspect,
        question.property,
        kind,
        bool(question.counts),
        question.phase,
        _series(question, words),
        as_of,
        low,
        high,
        stated,
        value,
        negated,
        answer is None,
    )


def _series(question: Question, words: Vocabulary) -> str:
    """Within what a position is meant, or whose events are counted: all of them, where nothing narrows these."""
    if not question.counts:
        return question.within
    all_events = words.counted[question.counts].iri in words.counts_events and not question.dimensions
    return question.event if all_events else ""


def _telling(origin: Document, statement: Statement, corpus: Corpus) -> Row:
    claimant = statement.claimant.actor
    root = root_of(claimant, corpus)
    return (
        claimant,
        root,
        side_of(claimant, corpus),
        origin.publisher,
        origin.id,
        origin.lineage_known,
        statement.stance,
    )


def standing(document: Document) -> list[Statement]:
    """The statements of a document that nobody took back."""
    return [statement for statement in document.statements if statement.stands]
