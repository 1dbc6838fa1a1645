"""Records in, the world as one actor or one side tells it out: plain facts, as ordinary triples.

A view, never part of the graph. Each question is an individual; each answer to it is a class that the question is a
member of, with disjointness and inclusion between the answers of all who answer it. So a reasoner finds one world
consistent, and the union of two that contradict each other not: owlrl does not notice two values of a datatype
property, and merges figures that are nodes of a functional one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from math import inf

from claimgraph.base import limits, terms
from claimgraph.base.namespaces import OWL, RDFS
from claimgraph.base.terms import Term, Triple
from claimgraph.derive.compare import Comparison
from claimgraph.derive.relations import side_of
from claimgraph.derive.tables import rows_of, standing
from claimgraph.model.records import ClaimRef, Corpus, Proposition, Question
from claimgraph.model.selection import actor_of
from claimgraph.model.values import Figure, Period
from claimgraph.store import ntriples
from claimgraph.triples.cast import LABEL, A
from claimgraph.triples.names import Namer

_CLASS: Term = f"<{OWL}Class>"


def told_by(corpus: Corpus, word: str) -> str:
    """The world as an actor tells it, or a side, as sorted N-Triples text.

    An actor speaks for what is part of it; a state that is a side, for all on that side. Only what is asserted is told.

    Raises:
        QuestionError: there is no such actor.
    """
    tellers = _tellers(corpus, actor_of(corpus, word))
    namer = Namer(corpus)
    told = {
        statement.proposition
        for document in corpus.documents.values()
        for statement in standing(document)
        if statement.stance == "asserts" and statement.claimant.actor in tellers
    }
    return ntriples([t for p in told for t in _facts(p, namer)] + list(_axioms(corpus, told, namer)))


def _tellers(corpus: Corpus, actor: str) -> set[str]:
    """The actor, what is part of it, and those on its side, if it is one."""
    found = {id for id in corpus.actors if id == actor or side_of(id, corpus) == actor}
    while True:
        more = {id for id, other in corpus.actors.items() if other.part_of in found} - found
        if not more:
            return found
        found |= more


def _facts(proposition: Proposition, namer: Namer) -> Iterator[Triple]:
    question, answer = proposition.question, proposition.answer
    labels, words = namer.labels, namer.corpus.vocabulary
    node = namer.question(question)
    yield node, LABEL, terms.english(labels.question(question))
    yield from ((node, predicate, part) for predicate, part in namer.question_parts(question))
    if answer is None:
        return
    yield node, A, _answer_class(proposition, namer)
    for subject in _subjects(proposition):
        yield terms.named_by_slug(*subject), LABEL, terms.literal(_name(subject, namer.corpus))
    if not question.property or question.phase not in ("", "completed") or proposition.negated or question.dimensions:
        return
    predicate = terms.iri(words.properties[question.property].term.iri)
    for kind, id in _subjects(proposition)[:1]:
        if isinstance(answer, Period):
            if answer.first and answer.first == answer.last:
                yield terms.named_by_slug(kind, id), predicate, terms.day(answer.first)
        elif isinstance(answer, Figure):
            if answer.minimum is not None and answer.minimum == answer.maximum:
                yield terms.named_by_slug(kind, id), predicate, terms.integer(answer.minimum)
        elif not isinstance(answer, ClaimRef):
            yield terms.named_by_slug(kind, id), predicate, namer.value(answer)


def _subjects(proposition: Proposition) -> list[tuple[str, str]]:
    question = proposition.question
    return [(kind, id) for kind, id in (("event", question.event), ("actor", question.actor)) if id]


def _name(subject: tuple[str, str], corpus: Corpus) -> str:
    kind, id = subject
    return corpus.events[id].name if kind == "event" else corpus.actors[id].shown


def _answer_class(proposition: Proposition, namer: Namer) -> Term:
    return terms.named_by_content("answer", namer.proposition(proposition))


def _axioms(corpus: Corpus, told: set[Proposition], namer: Namer) -> Iterator[Triple]:
    """How the answers of all claimants to the questions that are told stand to each other."""
    asked = {proposition.question for proposition in told}
    known = {
        namer.proposition(s.proposition): s.proposition
        for d in corpus.documents.values()
        for s in d.statements
        if s.proposition.question in asked and s.proposition.answer is not None
    }
    for proposition in known.values():
        node = _answer_class(proposition, namer)
        yield node, A, _CLASS
        yield node, LABEL, terms.english(namer.labels.proposition(proposition))
    for one, other in Comparison(rows_of(corpus, namer)).conflicts():
        if one in known and other in known:
            yield _answer_class(known[one], namer), f"<{OWL}disjointWith>", _answer_class(known[other], namer)
    of_question: dict[Question, list[Proposition]] = {}
    for proposition in known.values():
        of_question.setdefault(proposition.question, []).append(proposition)
    for propositions in of_question.values():
        for narrow, wide in _inclusions(propositions):
            yield _answer_class(narrow, namer), f"<{RDFS}subClassOf>", _answer_class(wide, namer)


def _inclusions(propositions: list[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """Which answer to one question lies within which; of very many, for each that lies within any, one that it lies in."""
    if len(propositions) <= limits.ALL_PAIRS:
        yield from (pair for pair in permutations(propositions, 2) if _within(*pair))
        return
    widest: Proposition | None = None
    for proposition in sorted((p for p in propositions if isinstance(p.answer, Figure | Period)), key=_widest_first):
        if widest and _within(proposition, widest):
            yield proposition, widest
        else:
            widest = proposition


def _widest_first(proposition: Proposition) -> tuple[float, float, str]:
    low, high = _ends(proposition)
    return (-inf if low is None else low, -inf if high is None else -high, repr(proposition))


def _within(narrow: Proposition, wide: Proposition) -> bool:
    a, b = _ends(narrow)
    c, d = _ends(wide)
    # What it is not, is within nothing.
    if narrow.negated or wide.negated:
        return False
    interval = isinstance(narrow.answer, Figure | Period) and isinstance(wide.answer, Figure | Period)
    return interval and (c is None or (a is not None and a >= c)) and (d is None or (b is not None and b <= d))


def _ends(proposition: Proposition) -> tuple[int | None, int | None]:
    match proposition.answer:
        case Figure(low, high):
            return low, high
        case Period(first, last):
            return first.toordinal() if first else None, last.toordinal() if last else None
    return None, None
