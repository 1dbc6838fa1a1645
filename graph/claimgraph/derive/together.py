"""Records and several tellers in, the answers of theirs that cannot all hold out: whether their worlds can be one.

Each world is what `claimgraph.derive.perspective` tells of it; the reasoner says where their union is inconsistent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from claimgraph.base.errors import QuestionError
from claimgraph.base.namespaces import RDFS
from claimgraph.base.terms import Term
from claimgraph.derive.perspective import answer_class, denied_class, tellers_of, told_by
from claimgraph.derive.tables import standing
from claimgraph.model.records import Corpus, Document, Proposition, Question, Statement
from claimgraph.store.reason import inconsistencies
from claimgraph.triples.names import Namer

#: The stances that a world is made of.
_TOLD: Final = ("asserts", "denies")

#: An answer, and whether it is denied.
Told: TypeAlias = tuple[Proposition, bool]
Passages: TypeAlias = tuple[tuple[Document, Statement], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Answers to one question that cannot all hold, each with the passages that give or deny it.

    ``alone`` are the places of those tellers who tell all of them, so that their world cannot hold without others.
    """

    question: Question
    answers: tuple[tuple[Told, Passages], ...]
    alone: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """What comes of putting worlds together: answers and denials in each, questions that several tell of, clashes."""

    told: tuple[int, ...]
    shared: int
    clashes: tuple[Clash, ...]


def together(corpus: Corpus, words: Sequence[str]) -> Together:
    """The worlds of several actors or sides, given by id or any name, put together.

    Raises:
        QuestionError: one of them is unknown, or the same as another.
    """
    tellers = [tellers_of(corpus, word) for word in words]
    for place, actors in enumerate(tellers):
        if actors in tellers[:place]:
            same = words[tellers.index(actors)]
            raise QuestionError(f"{words[place]!r} and {same!r} are told by the same.", "Name two who are not one.")
    # What others say is no part of it: with so many answers that only the nearest are compared, theirs would be between.
    theirs = _only(corpus, set().union(*tellers))
    namer = Namer(theirs)
    passages: dict[Told, Passages] = {}
    said: list[set[Told]] = [set() for _ in words]
    for document in theirs.documents.values():
        for statement in document.statements:
            if statement.proposition.answer is None:
                continue
            answer = (statement.proposition, statement.stance == "denies")
            passages[answer] = (*passages.get(answer, ()), (document, statement))
            for here, actors in zip(said, tellers, strict=True):
                if statement.claimant.actor in actors:
                    here.add(answer)
    asked = [{proposition.question for proposition, _ in here} for here in said]
    pairs = _pairs("".join(told_by(theirs, word) for word in words), passages.keys(), namer)
    return Together(
        told=tuple(map(len, said)),
        shared=len({q for here in asked for q in here if sum(q in other for other in asked) > 1}),
        clashes=tuple(
            Clash(
                pair[0][0].question,
                tuple((answer, passages[answer]) for answer in pair),
                tuple(place for place, here in enumerate(said) if here.issuperset(pair)),
            )
            for pair in pairs
        ),
    )


def _only(corpus: Corpus, tellers: set[str]) -> Corpus:
    """The corpus with nothing but what these assert or deny, and nobody took back."""
    documents = {
        id: replace(
            document,
            statements=tuple(s for s in standing(document) if s.stance in _TOLD and s.claimant.actor in tellers),
        )
        for id, document in corpus.documents.items()
    }
    return replace(corpus, documents=documents)


def _pairs(union: str, told: Collection[Told], namer: Namer) -> list[tuple[Told, Told]]:
    """The pairs of answers that the reasoner finds one question in, sorted; what is asserted before what is denied."""
    of_class: dict[Term, list[Told]] = {answer_class(one[0], namer): [one] for one in told if not one[1]}
    inner: dict[Term, list[Told]] = {}
    for narrow, predicate, wide in (line.split(" ", 2) for line in union.split("\n") if line):
        if predicate == f"<{RDFS}subClassOf>":
            inner.setdefault(wide.removesuffix(" ."), []).extend(of_class.get(narrow, ()))
    for one in (one for one in told if one[1]):
        of_class[denied_class(one[0], namer)] = [one]
        # Where nobody asserts just what is denied, what lies within it stands against the denial.
        of_class.setdefault(node := answer_class(one[0], namer), inner.get(node, []))

    def place(one: Told) -> tuple[bool, str, Term]:
        return one[1], namer.labels.proposition(one[0]), namer.proposition(one[0])

    found: set[tuple[Told, Told]] = set()
    for message in inconsistencies(union):
        # It names two classes of answers.
        classes = {f"<{iri}>" for iri in re.findall(r"https?://[^\s,()]+", message)} & of_class.keys()
        if len(classes) == 2:
            some, others = (of_class[node] for node in sorted(classes))
            found.update((a, b) if place(a) < place(b) else (b, a) for a in some for b in others if a != b)
    return sorted(found, key=lambda p: (namer.labels.question(p[0][0].question), place(p[0]), place(p[1])))
