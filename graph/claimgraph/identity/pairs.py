"""The records of a corpus in, the pairs of them that may be one out, likeliest first, with why and where each stands.

What persons decided is not asked again. What a person told apart without saying so, is not asked either where the names
are not nearly the same: two kinds, two sides, one a part of the other. Private persons are left out altogether: that
their names are like another's would tell them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from claimgraph.base import limits
from claimgraph.identity.candidates import Candidates
from claimgraph.identity.likeness import Likeness, likeness
from claimgraph.model.cast import Actor, Concept, Event, side_of
from claimgraph.model.records import Corpus, Statement
from claimgraph.model.values import Ref

Record: TypeAlias = Actor | Event | Concept

#: From this score on, two names are so nearly the same that it is asked whatever else differs.
_NEARLY: Final = 90


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one: by which names, how likely, and why."""

    kind: str  #: "actor", "event" or "concept"
    one: str
    other: str
    names: tuple[str, str]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Undecided:
    """The pairs to decide, and how many names were not compared with all the others, or with none."""

    pairs: tuple[Pair, ...] = ()
    crowded: int = 0  #: they share something with too many others
    skipped: int = 0  #: there are too many of their kind
    unseen: int = 0  #: pairs that share something and were not looked at

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was not compared, in words; nothing where all was."""
        said = (
            (
                self.crowded,
                f"Names that share something with more than {limits.NAMES_SHARING} others, of which not all",
            ),
            (self.skipped, f"Names of a kind that has more than {limits.NAMES_ALIKE:,}, of which none"),
            (self.unseen, f"Pairs of names beyond the first {limits.PAIRS_LOOKED:,}, of which none"),
        )
        return tuple(f"{what} were compared: {count:,}." for count, what in said if count)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a record stands: the document, and the words."""

    document: str
    quote: str


def undecided(
    corpus: Corpus, different: Mapping[str, frozenset[frozenset[str]]], new: Mapping[str, Collection[str]] | None = None
) -> Undecided:
    """The pairs of a corpus that nobody decided; with ``new`` only those with one of these ids, by kind."""
    found: list[Pair] = []
    crowded = skipped = unseen = 0
    kinds: dict[str, Mapping[str, Record]] = {
        "actor": corpus.actors,
        "event": corpus.events,
        "concept": corpus.concepts,
    }
    for kind, records in kinds.items():
        if new is not None and not new.get(kind):
            continue
        candidates = _Names(kind, records)
        if len(candidates) > limits.NAMES_ALIKE:
            skipped += len(candidates)
            continue
        for (one, other), (best, names) in candidates.alike(None if new is None else new[kind]).items():
            apart = frozenset((one, other)) in different.get(kind, ())
            if not apart and (best.score >= _NEARLY or not _told_apart(records, one, other, corpus)):
                found.append(Pair(kind, one, other, names, best))
        crowded += candidates.crowded
        unseen += candidates.unseen
    found.sort(key=lambda pair: (-pair.likeness.score, pair.kind, pair.one, pair.other))
    return Undecided(tuple(found), crowded, skipped, unseen)


class _Names:
    """The names of all records of a kind that may be shown, and whose they are."""

    def __init__(self, kind: str, records: Mapping[str, Record]) -> None:
        self._events = kind == "event"
        self._owners: list[str] = []
        self._texts: list[str] = []
        self.crowded = self.unseen = 0
        for id, record in records.items():
            if isinstance(record, Actor) and record.private:
                continue
            for name in dict.fromkeys((record.name, *record.also)):
                self._owners.append(id)
                self._texts.append(name)

    def __len__(self) -> int:
        return len(self._texts)

    def alike(self, new: Collection[str] | None) -> dict[tuple[str, str], tuple[Likeness, tuple[str, str]]]:
        """For each pair of ids the likeliest of their names, and how much these are alike."""
        found: dict[tuple[str, str], tuple[Likeness, tuple[str, str]]] = {}
        candidates = Candidates(self._texts, self._events)
        pairs = sorted(candidates.pairs())
        self.unseen = max(0, len(pairs) - limits.PAIRS_LOOKED)
        for left, right in pairs[: limits.PAIRS_LOOKED]:
            if self._owners[right] < self._owners[left]:
                left, right = right, left
            ids = self._owners[left], self._owners[right]
            if ids[0] == ids[1] or (new is not None and ids[0] not in new and ids[1] not in new):
                continue
            names = self._texts[left], self._texts[right]
            alike = likeness(*names, events=self._events)
            if alike and (ids not in found or alike > found[ids][0]):
                found[ids] = alike, names
        self.crowded = candidates.crowded
        return found


def _told_apart(records: Mapping[str, Record], one: str, other: str, corpus: Corpus) -> bool:
    """Whether the entries of two records say of them what is not said of one."""
    a, b = records[one], records[other]
    if _kinds_differ(a, b, corpus) or other in _above(records, one) or one in _above(records, other):
        return True
    if isinstance(a, Concept) and isinstance(b, Concept):
        return other in a.disjoint_with or one in b.disjoint_with
    sides = {side_of(id, corpus.actors) for id in (one, other)} - {""}
    return isinstance(a, Actor) and len(sides) > 1


def _kinds_differ(a: Record, b: Record, corpus: Corpus) -> bool:
    """Whether neither is a kind of what the other is."""
    words = corpus.vocabulary
    types = {Actor: words.actor_types, Event: words.event_types, Concept: words.concept_types}[type(a)]
    one, other = types[a.type].iri, types[b.type].iri
    return one != other and one not in words.kinds_of(other) and other not in words.kinds_of(one)


def _above(records: Mapping[str, Record], id: str) -> set[str]:
    """All that a record is a part of, or narrower than."""
    found: set[str] = set()
    todo = [id]
    while todo:
        record = records[todo.pop()]
        for above in record.broader if isinstance(record, Concept) else (record.part_of,):
            if above in records and above not in found:
                found.add(above)
                todo.append(above)
    return found


def passages(corpus: Corpus, pairs: Collection[Pair]) -> dict[tuple[str, str], list[Passage]]:
    """Where the records of pairs stand, by kind and id: the first passages in the order of the documents."""
    wanted = {(pair.kind, id) for pair in pairs for id in (pair.one, pair.other)}
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for document in corpus.documents.values():
        for statement in document.statements:
            for named in wanted.intersection(_named_in(statement)):
                passage = Passage(document.id, statement.quotes[0].exact if statement.quotes else "")
                if len(found[named]) < limits.PASSAGES_SHOWN and passage not in found[named]:
                    found[named].append(passage)
    return found


def _named_in(statement: Statement) -> Iterator[tuple[str, str]]:
    yield from (("actor", speaker.actor) for speaker in statement.chain)
    question, answer = statement.proposition.question, statement.proposition.answer
    yield from (("actor", question.actor), ("event", question.event), ("event", question.within))
    for ref in (*(ref for _, ref in question.dimensions), answer):
        if isinstance(ref, Ref):
            yield ref.kind, ref.id


def spellings_of(corpus: Corpus, kind: str, id: str) -> tuple[str, ...]:
    """The name of a record that is shown, and its other spellings."""
    if kind == "actor":
        actor = corpus.actors[id]
        return (actor.shown, *actor.spellings)
    record = corpus.events[id] if kind == "event" else corpus.concepts[id]
    return (record.name, *record.also)
