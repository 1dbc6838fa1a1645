"""A draft and a corpus in, what may stand under a key of it out: the nearest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Final

from claimgraph.base.words import folded
from claimgraph.corpus.propositions import PARTS
from claimgraph.identity.lookup import Lookup
from claimgraph.model.cast import side_of
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement
from claimgraph.model.terms import Answerable
from claimgraph.model.values import answered
from claimgraph.model.values.term import Listed, Named, Thing
from claimgraph.model.values.yes_no import Truth
from claimgraph.propose.draft import RELAY_KEYS, SAID, Draft
from claimgraph.propose.events import days_named, days_of_events, distance
from claimgraph.propose.proposal import Proposal
from claimgraph.propose.sentence import sentence
from claimgraph.reader.text import Span

#: The key under which both a property and what is counted are asked for, and that of the first who passes it on.
ASKED: Final = "asks"
RELAY: Final = "via"
#: The side of whoever is on none.
THIRD: Final = "third-party"

#: So many letters of a definition are shown beside a choice.
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be chosen: what it puts into the claim, what is shown, and by which words it is found."""

    key: str
    shown: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A record that may be chosen, with its names as they are compared."""

    choice: Choice
    folded: tuple[str, ...]


@dataclass
class Choices:
    """What may be chosen for the claims of a document."""

    corpus: Corpus
    document: Document
    text: str
    proposals: tuple[Proposal, ...] = ()
    new: dict[str, str] = field(default_factory=dict)  #: names of actors that were made in this review, by id

    def __post_init__(self) -> None:
        actors = self.corpus.actors.values()
        public = [(actor.id, name) for actor in actors for name in (actor.shown, *actor.spellings)]
        self._lookup = Lookup(public)
        self._spoken = Counter(p.draft.said["who"] for p in self.proposals if "who" in p.draft.said)
        self._places = [(p.at.start, p.draft.said["who"]) for p in self.proposals if "who" in p.draft.said]
        asked = [s.proposition.question for d in self.corpus.documents.values() for s in d.statements]
        self._asked = Counter(question.property or question.counts for question in asked)
        self._events = Counter(question.event for question in asked)
        self._folded = folded(self.text)
        self._days = days_of_events(self.corpus)
        self._records: dict[str, tuple[_Named, ...]] = {}

    @property
    def says_keys(self) -> frozenset[str]:
        """The keys of a proposition."""
        return frozenset((*PARTS, *self.corpus.vocabulary.dimensions))

    def with_new(self, id: str, name: str) -> Choices:
        """The same with an actor more, that was made just now."""
        found = copy(self)
        found.new = {**self.new, id: name}
        return found

    def keys(self, draft: Draft) -> list[Choice]:
        """What of a claim may be edited, with what it says now."""
        said = [Choice(key, f"{key}: {draft.said.get(key, '')}", (key,)) for key in SAID]
        asked = draft.says.get("property") or draft.says.get("counts") or ""
        says = sorted(self.says_keys - {"property", "counts"}, key=lambda key: (key not in draft.says, key))
        via = ", ".join(relay.get("who", "?") for relay in draft.via)
        return [
            Choice(ASKED, f"{ASKED}: {asked}", (ASKED,)),
            *(Choice(key, f"{key}: {draft.says.get(key, '')}", (key,)) for key in says),
            *said,
            Choice(RELAY, f"{RELAY}: {via}", (RELAY,)),
            *(
                Choice(f"{RELAY}-{key}", f"{RELAY}-{key}: {_of_first(draft, key)}")
                for key in RELAY_KEYS
                if key != "who"
            ),
        ]

    def of(self, key: str, draft: Draft, at: int) -> list[Choice] | None:
        """What may stand under a key, nearest first; None where any words may. ``at`` is where the draft's words stand."""
        words = self.corpus.vocabulary
        if key in ("who", RELAY):
            return [self.actor(id) for id in self._nearest_actors(draft, at)]
        if key == ASKED:
            return self._asked_first({**words.listed("properties"), **words.counted})
        if key in words.dimensions:
            found = words.dimensions[key]
            also = [Choice(term.key, f"{term.key}: {term.label}", (term.label,)) for term in found.also]
            return [*(self._answers(found, draft, at) or ()), *also]
        if key == "value":
            return self._answers(words.properties.get(draft.says.get("property", "")), draft, at)
        if key == "not":
            return [Choice("true", "true: it is not so")]
        said = key.removeprefix(f"{RELAY}-")
        declared = next((f.kind for f in _DECLARED if f.key == said), None)
        match declared:
            case Listed(scheme=scheme):
                return [
                    Choice(k, f"{k}: {t.definition[:_SHOWN]}", (t.label, *t.words))
                    for k, t in words.listed(scheme).items()
                ]
            case Named(of=of):
                return self._things(of, draft, at)
        return None

    def events(self, draft: Draft, at: int) -> list[str]:
        """The ids of all events, the nearest first."""
        return [choice.key for choice in self._things("event", draft, at)]

    def sides(self) -> list[str]:
        """The sides that an actor may be on, the last of which is neither of them."""
        return [*sorted({actor.side for actor in self.corpus.actors.values()} - {"", THIRD}), THIRD]

    def stances(self) -> list[str]:
        """The stances that a claim may have, in their order."""
        found = self.corpus.vocabulary.schemes["stances"]
        return [key for key in sorted(found, key=lambda key: (found[key].order, key)) if key != "reports"]

    def actor(self, id: str) -> Choice:
        """An actor, with kind, side, office, and how often it speaks here."""
        actor = self.corpus.actors.get(id)
        if actor is None:
            return Choice(id, f"{id}: {self.new.get(id, '')} (new)", (self.new.get(id, ""),))
        offices = ", ".join(office.title for office in actor.offices)
        side = side_of(id, self.corpus.actors)
        more = [actor.type, *([f"side {side}"] if side else []), *([offices] if offices else [])]
        here = self._spoken[id]
        more += [f"speaks {here} times here" if here > 1 else "speaks once here"] if here else []
        return Choice(id, f"{id}: {actor.shown} ({', '.join(more)})", (actor.shown, *actor.spellings))

    def _nearest_actors(self, draft: Draft, at: int) -> list[str]:
        """All actors: those of such a name, those who speak near by, those who are named here, the others."""
        named = [found.bearer for found in self._lookup.meant(draft.said.get("named-as", ""))]
        near = [who for _, who in sorted(self._places, key=lambda place: (abs(place[0] - at), place[1]))]
        actors = self.corpus.actors
        here = [
            id for id in actors if any(folded(n) in self._folded for n in (actors[id].shown, *actors[id].spellings))
        ]
        every = dict.fromkeys((*named, *near, *here, *self.new, *actors))
        return [id for id in every if id in actors or id in self.new]

    def _asked_first(self, terms: Mapping[str, object]) -> list[Choice]:
        found = sorted(terms, key=lambda key: (-self._asked[key], key))
        return [Choice(key, f"{key}: {self._about(key)}", (self._about(key),)) for key in found]

    def _about(self, key: str) -> str:
        words = self.corpus.vocabulary
        term = words.properties[key].term if key in words.properties else words.counted[key]
        return (term.definition or term.label)[:_SHOWN]

    def _answers(self, asked: Answerable | None, draft: Draft, at: int) -> list[Choice] | None:
        if asked is None:
            return None
        kind = answered(asked.answered_by, asked.unit, self.corpus.vocabulary.kinds_of(asked.answered_by))
        match kind:
            case Truth():
                return [Choice("true", "true"), Choice("false", "false")]
            case Thing(of=of):
                return self._things(of, draft, at)
        return None

    def _things(self, of: str, draft: Draft, at: int) -> list[Choice]:
        """Records of one kind: those that the quotes name, events by the days that the sentence names, those that are spoken of
        most, the others.
        """
        listed = self._named(of)
        quoted = folded(" ".join(span.of(self.text) for span in draft.quotes))
        days = days_named(sentence(self.text, Span(at, at)).of(self.text), self.document.published)

        def rank(each: _Named) -> tuple[bool, int, int, str]:
            is_named = any(name in quoted for name in each.folded)
            return (
                not is_named,
                distance(each.choice.key, days, self._days),
                -self._events[each.choice.key],
                each.choice.key,
            )

        return [each.choice for each in sorted(listed, key=rank)]

    def _named(self, of: str) -> tuple[_Named, ...]:
        """The records of one kind with their names, made once."""
        if of not in self._records:
            corpus = self.corpus
            names: Iterable[tuple[str, tuple[str, ...]]]
            match of:
                case "actor":
                    names = ((id, (actor.shown, *actor.spellings)) for id, actor in corpus.actors.items())
                case "event":
                    names = ((id, (event.name, *event.also)) for id, event in corpus.events.items())
                case "concept":
                    names = ((id, (concept.name, *concept.also)) for id, concept in corpus.concepts.items())
                case _:
                    names = ((id, (document.title,)) for id, document in corpus.documents.items())
            self._records[of] = tuple(
                _Named(Choice(id, f"{id}: {own[0]}", own), tuple(map(folded, own))) for id, own in names
            )
        return self._records[of]


_DECLARED: Final = tuple(each for record in (Question, Speaker, Statement) for each in fields_of(record).values())


def _of_first(draft: Draft, key: str) -> str:
    return draft.via[0].get(key, "") if draft.via else ""
