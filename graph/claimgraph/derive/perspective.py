"""Records in, the world as one actor or one side tells it out: plain facts, as ordinary triples.

A view, never part of the graph. Each question is an individual; each answer to it is a class that the question is a
member of, with disjointness and inclusion between the answers of all who answer it. So a reasoner finds one world
consistent, and the union of two that contradict each other not: owlrl does not notice two values of a datatype
property, and merges figures that are nodes of a functional one. What one denies is a membership too: in the complement
of the answer's class, which says nothing of what is so instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from math import inf

from claimgraph.base import limits, terms
from claimgraph.base.namespaces import OWL, RDFS, XSD
from claimgraph.base.terms import Term, Triple
from claimgraph.columns.database import columns_of
from claimgraph.derive.compare import conflicts
from claimgraph.derive.relations import side_of
from claimgraph.derive.stage import filled
from claimgraph.derive.tables import standing
from claimgraph.model.records import Corpus, Proposition, Question
from claimgraph.model.selection import actor_of
from claimgraph.model.values import ClaimRef, Ref, kind_of
from claimgraph.store import ntriples
from claimgraph.triples.named import name_all
from claimgraph.triples.names import LABEL, A, Namer

_CLASS: Term = f"<{OWL}Class>"
_OBJECT_PROPERTY: Term = f"<{OWL}ObjectProperty>"
_DATATYPE_PROPERTY: Term = f"<{OWL}DatatypeProperty>"


def told_by(corpus: Corpus, word: str) -> str:
    """The world as an actor tells it, or a side, as sorted N-Triples text.

    An actor speaks for what is part of it; a state that is a side, for all on that side. Only what is asserted or denied
    is told.

    Raises:
        QuestionError: there is no such actor.
    """
    tellers = tellers_of(corpus, word)
    namer = Namer(corpus)
    said: dict[str, set[Proposition]] = {"asserts": set(), "denies": set()}
    for document in corpus.documents.values():
        for statement in standing(document):
            if statement.stance in said and statement.claimant.actor in tellers:
                said[statement.stance].add(statement.proposition)
    told = said["asserts"] | said["denies"]
    facts = [
        *(triple for proposition in said["asserts"] for triple in _facts(proposition, namer)),
        *(triple for proposition in said["denies"] for triple in _denial(proposition, namer)),
    ]
    return ntriples([*facts, *_axioms(corpus, told, namer)])


def tellers_of(corpus: Corpus, word: str) -> set[str]:
    """The ids of an actor, of what is part of it, and of those on its side, if it is one.

    Raises:
        QuestionError: there is no such actor.
    """
    actor = actor_of(corpus, word)
    found = {id for id in corpus.actors if id == actor or side_of(id, corpus.actors) == actor}
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
    yield node, A, answer_class(proposition, namer)
    for subject in _subjects(proposition):
        yield terms.named_by_slug(*subject), LABEL, terms.literal(_name(subject, namer.corpus))
    if not question.property or question.phase not in ("", "completed") or proposition.negated or question.dimensions:
        return
    asked = words.properties[question.property]
    predicate = terms.iri(asked.term.iri)
    yield predicate, A, _DATATYPE_PROPERTY if asked.answered_by.startswith(XSD) else _OBJECT_PROPERTY
    for kind, id in _subjects(proposition)[:1]:
        if isinstance(answer, ClaimRef):
            continue
        if isinstance(answer, Ref):
            yield terms.named_by_slug(kind, id), predicate, namer.ref(answer)
            continue
        of = kind_of(answer)
        low, high, _ = of.ends(answer)
        if not of.is_interval or (low is not None and low == high):
            yield terms.named_by_slug(kind, id), predicate, of.term(answer, words)


def _subjects(proposition: Proposition) -> list[tuple[str, str]]:
    question = proposition.question
    return [(kind, id) for kind, id in (("event", question.event), ("actor", question.actor)) if id]


def _name(subject: tuple[str, str], corpus: Corpus) -> str:
    kind, id = subject
    return corpus.events[id].name if kind == "event" else corpus.actors[id].shown


def _denial(proposition: Proposition, namer: Namer) -> Iterator[Triple]:
    """That an answer is not so: to its question, which has a label of its own like every node."""
    if proposition.answer is None:
        return
    question, denied = namer.question(proposition.question), denied_class(proposition, namer)
    yield question, LABEL, terms.english(namer.labels.question(proposition.question))
    yield question, A, denied
    yield denied, A, _CLASS
    yield denied, LABEL, terms.english(f"not so: {namer.labels.proposition(proposition)}")
    yield denied, f"<{OWL}complementOf>", answer_class(proposition, namer)


def denied_class(proposition: Proposition, namer: Namer) -> Term:
    """The class of questions to which an answer is denied."""
    return terms.named_by_content("denial", namer.proposition(proposition))


def answer_class(proposition: Proposition, namer: Namer) -> Term:
    """The class of questions to which a proposition is an answer."""
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
        node = answer_class(proposition, namer)
        yield node, A, _CLASS
        yield node, LABEL, terms.english(namer.labels.proposition(proposition))
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        with filled(database, corpus.vocabulary):
            apart = conflicts(database)
            below = database.execute("SELECT narrow, wide FROM below").fetchall()
    for one, other in ((terms.data(f"proposition-{key}") for key in pair) for pair in apart):
        if one in known and other in known:
            yield answer_class(known[one], namer), f"<{OWL}disjointWith>", answer_class(known[other], namer)
    of_question: dict[Question, list[Proposition]] = {}
    for proposition in known.values():
        of_question.setdefault(proposition.question, []).append(proposition)
    above: dict[str, list[str]] = {}
    for value, wider in below:
        above.setdefault(value, []).append(wider)
    for question, propositions in of_question.items():
        included = list(_inclusions(propositions))
        if question.property and corpus.vocabulary.properties[question.property].compared_as == "exclusive":
            included += _kinds(propositions, above)
        for narrow, wide in included:
            yield answer_class(narrow, namer), f"<{RDFS}subClassOf>", answer_class(wide, namer)


def _kinds(
    propositions: list[Proposition], above: Mapping[str, list[str]]
) -> Iterator[tuple[Proposition, Proposition]]:
    """Which answer is a kind or a part of which: who says that it was a Patriot says that it was a missile."""
    valued = {f"{p.answer.kind}:{p.answer.id}": p for p in propositions if isinstance(p.answer, Ref) and not p.negated}
    for value, narrow in valued.items():
        yield from ((narrow, valued[wide]) for wide in above.get(value, ()) if wide in valued)


def _inclusions(propositions: list[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """Which answer to one question lies within which; of very many, for each that lies within any, one that it lies in."""
    if len(propositions) <= limits.ALL_PAIRS:
        yield from (pair for pair in permutations(propositions, 2) if _within(*pair))
        return
    widest: Proposition | None = None
    for proposition in sorted(filter(_is_interval, propositions), key=_widest_first):
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
    interval = _is_interval(narrow) and _is_interval(wide)
    return interval and (c is None or (a is not None and a >= c)) and (d is None or (b is not None and b <= d))


def _ends(proposition: Proposition) -> tuple[int | None, int | None]:
    if proposition.answer is None:
        return None, None
    low, high, _ = kind_of(proposition.answer).ends(proposition.answer)
    return low, high


def _is_interval(proposition: Proposition) -> bool:
    return proposition.answer is not None and kind_of(proposition.answer).is_interval
