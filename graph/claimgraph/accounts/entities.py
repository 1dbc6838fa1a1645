"""The store in, its actors and events out as other people's tables know theirs: ids, names, kinds, values of properties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.accounts.thing import Terms
from claimgraph.asking import questions
from claimgraph.base.namespaces import CG, DATA, RDF, RDFS, SKOS, compact
from claimgraph.store import Store

#: The classes whose things are entities.
CLASSES: Final = ("cg:Actor", "cg:Event")


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of entities: its name with a prefix, and its label."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or an event: the end of its IRI, the name that is shown, one of `CLASSES`, its kinds, the rarest first."""

    id: str
    name: str
    of: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What a property of an entity says: a text, and the ``id`` of the entity that it names, "" where it names none."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """What can be had of an entity: ``of`` which classes, and from which ``facts`` of the graph."""

    id: str
    name: str
    of: tuple[str, ...]
    facts: tuple[str, ...] = ()
    is_number: bool = False


OFFICE: Final = "cg:office"
SAME: Final = "skos:exactMatch"
PROPERTIES: Final[Mapping[str, Property]] = {
    found.id: found
    for found in (
        Property("skos:altLabel", "name in every spelling", CLASSES, (f"{RDFS}label", f"{SKOS}altLabel")),
        Property("rdf:type", "kind", CLASSES, (f"{RDF}type",)),
        Property("cg:side", "side", CLASSES[:1], (f"{CG}side",)),
        Property("cg:basis", "basis of the side or of what it is part of", CLASSES, (f"{CG}basis",)),
        Property("cg:partOf", "part of", CLASSES, (f"{CG}partOf",)),
        Property(OFFICE, "office", CLASSES[:1]),
        Property(SAME, "Wikidata", CLASSES[:1], (f"{SKOS}exactMatch",)),
        Property("cg:claimCount", "number of claims", CLASSES, (f"{CG}claimCount",), is_number=True),
    )
}


class Entities:
    """The entities of a store by their ids, and the kinds that they are of; ``terms`` tell what kinds are called."""

    def __init__(self, store: Store, terms: Terms) -> None:
        self._store, self._terms = store, terms
        self._entities: dict[str, Entity] = {}
        self._kinds: Counter[Kind] = Counter()
        self._same: dict[str, list[str]] = defaultdict(list)
        for of in CLASSES:
            found: dict[str, tuple[str, list[Kind]]] = {}
            for row in questions.ask(store, "lookup/kinds", **{"class": of}).texts():
                kind = Kind(compact(row["kind"], store.prefixes), terms.labels.get(row["kind"], ""))
                if kind.name:
                    found.setdefault(row["thing"].removeprefix(DATA), (row["name"], []))[1].append(kind)
            self._kinds.update(kind for _, kinds in found.values() for kind in kinds)
            for id, (name, kinds) in found.items():
                special = sorted(kinds, key=lambda kind: (self._kinds[kind], kind.id))
                self._entities[id] = Entity(id, name, of, tuple(special))
        for thing, other in store.pairs(SKOS + "exactMatch"):
            self._same[other.text].append(thing.text.removeprefix(DATA))

    def named(self, of: str) -> list[tuple[str, str]]:
        """The ids of the entities of a class, each with each of its names."""
        rows = questions.ask(self._store, "lookup/names", **{"class": of}).texts()
        return [(row["thing"].removeprefix(DATA), row["name"]) for row in rows]

    def get(self, id: str) -> Entity | None:
        """The entity with an id; None where there is none."""
        return self._entities.get(id.removeprefix(DATA))

    def same_as(self, iri: str) -> list[Entity]:
        """The entities of which the graph says that they are what an IRI of somebody else means."""
        return [self._entities[id] for id in sorted(self._same.get(iri, ())) if id in self._entities]

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of which there are entities, those with most first."""
        return sorted(self._kinds, key=lambda kind: (-self._kinds[kind], kind.id))

    def classes_of(self, kind: str) -> set[str]:
        """Of which of `CLASSES` the entities of a kind are; nothing where there are none."""
        return {entity.of for entity in self._entities.values() if any(kind == each.id for each in entity.kinds)}

    def values(self, entity: Entity, asked: Iterable[Property]) -> dict[str, list[Value]]:
        """What the graph says of an entity in these properties, by their ids."""
        wanted = list(asked)
        rows = (
            questions.ask(self._store, "thing/facts", thing=entity.id).texts() if any(p.facts for p in wanted) else []
        )
        found = {
            property.id: [self._value(row) for row in rows if row["property"] in property.facts] for property in wanted
        }
        if OFFICE in found and entity.of == CLASSES[0]:
            found[OFFICE] = self._offices(entity)
        return found

    def _value(self, row: Mapping[str, str]) -> Value:
        value = row["value"]
        id = value.removeprefix(DATA)
        return Value(row["name"] or self._terms.labels.get(value, value), id if id in self._entities else "")

    def _offices(self, entity: Entity) -> list[Value]:
        rows = questions.ask(self._store, "actor/offices", actor=entity.id.removeprefix("actor-")).texts()
        said = (f"{row['office']} of {row['of']}" if row["of"] else row["office"] for row in rows)
        return [Value(text) for text in dict.fromkeys(said)]
