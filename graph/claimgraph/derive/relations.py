"""Records in, how they stand to each other out: what is a part of what, whose word counts as whose, what excludes what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.model.records import Corpus
from claimgraph.model.values import Ref


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


def below(corpus: Corpus, above: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """What is narrower than what, over any number of steps: actors and events by part, concepts as ``above`` says."""
    for kind, records in (("actor", corpus.actors), ("event", corpus.events)):
        for id in records:
            wider = records[id].part_of
            while wider:
                yield f"{kind}:{id}", f"{kind}:{wider}"
                wider = records[wider].part_of
    for id, all_wider in above.items():
        for wide in all_wider:
            yield f"concept:{id}", f"concept:{wide}"


def broader(corpus: Corpus) -> dict[str, set[str]]:
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


def apart(corpus: Corpus, above: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    """Values with a family and their member of it: of different members, they exclude each other.

    Members, not pairs: of thousands of values in two halves, all pairs are millions.
    """
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
