"""Records in, flat rows out: what the comparing SQL reads. Every value is a string, a whole number, a truth or nothing.

Dates are day numbers (proleptic Gregorian ordinals), so that dates and figures are compared by the same rules. Free
text stands there as its digest: rules only ask whether two texts are equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from typing import Final

from claimgraph.base import limits, terms
from claimgraph.base.errors import ClaimGraphError
from claimgraph.derive.wholes import Aspects
from claimgraph.model.lineage import origin_of
from claimgraph.model.records import ClaimRef, Corpus, Document, Question, Ref, Statement
from claimgraph.model.values import Figure, Period
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
    above = _wider(corpus)
    answers: set[Row] = set()
    positions: dict[tuple[str, ...], tuple[int | None, int | None]] = {}
    tellings: list[Row] = []
    given: set[Row] = set()
    aspects = Aspects(corpus, above)
    for document in corpus.documents.values():
        origin = origin_of(document, corpus)
        for statement in standing(document):
            proposition, claim = namer.proposition(statement.proposition), namer.claims(statement)[-1]
            answers.add((proposition, *_answer(statement, namer, aspects)))
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
        "below": sorted(set(_below(corpus, above))),
        "apart": sorted(set(_apart(corpus, above))),
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


def _answer(statement: Statement, namer: Namer, aspects: Aspects) -> Row:
    proposition = statement.proposition
    question, answer = proposition.question, proposition.answer
    low: int | None = None
    high: int | None = None
    stated: int | None = None
    value, negated = "", proposition.negated
    match answer:
        case Figure(low, high, stated):
            pass
        case Period(first, last):
            low, high = (day.toordinal() if day else None for day in (first, last))
        case bool():
            # "Not true" is false: one form for both ways to say it.
            value, negated = str(answer is not negated).lower(), False
        case Ref():
            value = f"{answer.kind}:{answer.id}"
        case ClaimRef():
            value = f"claim:{terms.digest(answer.document, answer.id)}"
        case str():
            value = f"text:{terms.digest(answer)}"
    words = namer.corpus.vocabulary
    kind = "interval" if question.counts else words.properties[question.property].compared_as
    as_of = question.as_of.toordinal() if question.as_of else None
    return (
        namer.question(question),
        question.event,
        aspects.of(question),
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


def root_of(actor: str, corpus: Corpus) -> str:
    """Whose word an actor's word is in the end: the side if it has one, else the actor it is a part of.

    The ministry and the president are one state.
    """
    side = side_of(actor, corpus)
    if side and side != "third-party":
        return side
    while corpus.actors[actor].part_of:
        actor = corpus.actors[actor].part_of
    return actor


def side_of(actor: str, corpus: Corpus) -> str:
    """The side that an actor states or inherits, "" where nobody says."""
    here = corpus.actors[actor]
    while not here.side and here.part_of:
        here = corpus.actors[here.part_of]
    return here.side


def _below(corpus: Corpus, above: Mapping[str, set[str]]) -> Iterator[Row]:
    for kind, records in (("actor", corpus.actors), ("event", corpus.events)):
        for id in records:
            wider = records[id].part_of
            while wider:
                yield f"{kind}:{id}", f"{kind}:{wider}"
                wider = records[wider].part_of
    for id, all_wider in above.items():
        for wide in all_wider:
            yield f"concept:{id}", f"concept:{wide}"


def _wider(corpus: Corpus) -> dict[str, set[str]]:
    """For each concept all that are broader, over any number of steps.

    Raises:
        ClaimGraphError: these are too many: a few concepts with two broader ones each can have millions of ways up.
    """
    order = TopologicalSorter({id: concept.broader for id, concept in corpus.concepts.items()}).static_order()
    found: dict[str, set[str]] = {}
    count, most = 0, limits.ROWS + limits.ROWS_PER_ANSWER * len(corpus.concepts)
    for id in order:
        broader = corpus.concepts[id].broader
        found[id] = {*broader, *(wide for other in broader for wide in found[other])}
        count += len(found[id])
        if count > most:
            raise ClaimGraphError(
                f"Concepts have more than {most:,} broader ones, over all steps; {id!r} alone has {len(found[id]):,}.",
                "Give each concept the nearest broader one only.",
            )
    return found


def _apart(corpus: Corpus, above: Mapping[str, set[str]]) -> Iterator[Row]:
    """Members of families, not pairs: of thousands of values in two halves, all pairs are millions."""
    yield "true", "truth", "true"
    yield "false", "truth", "false"
    asked = _exclusive_answers(corpus)
    # A family is what is disjoint with one concept, and that concept: the one with most of these, so that a concept
    # with which a thousand others are disjoint makes one family, not a thousand.
    pairs = {frozenset((id, other)) for id, c in corpus.concepts.items() for other in c.disjoint_with if other != id}
    degree = Counter(id for pair in pairs for id in pair)
    members: dict[str, set[tuple[str, str]]] = {}
    for pair in pairs:
        head, other = sorted(pair, key=lambda id: (-degree[id], id))
        members.setdefault(head, set()).add((head, "in"))
        members.setdefault(other, set()).add((head, "out"))
    for id in asked.get("concept", ()):
        for wide in {id, *above[id]}:
            for family, member in members.get(wide, ()):
                yield f"concept:{id}", f"concept:{family}", member
    # Two different parties cannot both be the one that did it; an actor is its side's.
    for id in asked.get("actor", ()):
        side = side_of(id, corpus)
        if side and side != "third-party":
            yield f"actor:{id}", "side", side


def _exclusive_answers(corpus: Corpus) -> dict[str, set[str]]:
    """The ids that answer questions with one true answer, by kind."""
    found: dict[str, set[str]] = {}
    for document in corpus.documents.values():
        for statement in document.statements:
            answer, question = statement.proposition.answer, statement.proposition.question
            exclusive = question.property and corpus.vocabulary.properties[question.property].compared_as == "exclusive"
            if exclusive and isinstance(answer, Ref):
                found.setdefault(answer.kind, set()).add(answer.id)
    return found
