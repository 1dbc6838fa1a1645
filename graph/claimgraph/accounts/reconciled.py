"""A row of somebody's table in, the entities of the graph that it may mean out, likeliest first, with why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimgraph.accounts.entities import CLASSES, PROPERTIES, SAME, Entities, Entity, Value
from claimgraph.base import limits
from claimgraph.base.namespaces import WIKIDATA
from claimgraph.identity.likeness import Likeness
from claimgraph.identity.lookup import Lookup
from claimgraph.identity.spelling import same_name

_WIKIDATA: Final = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")
_ID: Final = Likeness(100, "its id")
_SAME: Final = Likeness(100, "the same entry of Wikidata")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says: a name, or an id; the ids of the kinds of which one has to fit, or all; values of properties."""

    name: str = ""
    kinds: tuple[str, ...] = ()
    all_kinds: bool = False
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = limits.CANDIDATES


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant.

    ``score`` is from 0 to 100 and only orders; ``is_match`` says that nothing has to be decided. ``fits`` says of each
    property that the row gives and the graph knows whether one value is the same.
    """

    entity: Entity
    score: int
    is_match: bool
    why: str
    name_score: int
    fits: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class _Found:
    entity: Entity
    likeness: Likeness
    name: str = ""


class Reconciler:
    """The entities of a graph, prepared for being asked which of them is meant."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self._lookups = [Lookup(entities.named(of), events=of == "cg:Event") for of in CLASSES]

    def candidates(self, wanted: Wanted) -> list[Candidate]:
        """The entities that a row may mean, likeliest first.

        One is a match where its name is surely the same, no other entity of these kinds bears it, and no property says
        otherwise; or where of all that bear it a property that the row gives fits this one alone; or where the row gives its
        id, or its Wikidata id.
        """
        best: dict[str, _Found] = {}
        for found in self._found(wanted):
            before = best.get(found.entity.id)
            if _is_of(found.entity, wanted) and (before is None or found.likeness > before.likeness):
                best[found.entity.id] = found
        likely = sorted(best.values(), key=lambda each: (-each.likeness.score, each.entity.id))[
            : limits.CANDIDATES_LOOKED
        ]
        fits = {each.entity.id: self._fits(each.entity, wanted) for each in likely}
        # That a property speaks against a namesake says nothing for the other: of several one has to be singled out.
        sure = [each.entity.id for each in likely if each.likeness.is_sure]
        singled = [id for id in sure if len(sure) == 1 or any(fits[id].values())]
        only = singled[0] if len(singled) == 1 and all(fits[singled[0]].values()) else ""
        candidates = [_candidate(each, fits[each.entity.id], each.entity.id == only) for each in likely]
        candidates.sort(key=lambda each: (-each.score, each.entity.id))
        return candidates[: wanted.limit]

    def _found(self, wanted: Wanted) -> Iterator[_Found]:
        for value in wanted.properties.get(SAME, ()):
            if id := _WIKIDATA.fullmatch(value):
                yield from (_Found(entity, _SAME) for entity in self.entities.same_as(WIKIDATA + id[1]))
        if wanted.name and (entity := self.entities.get(wanted.name)):
            yield _Found(entity, _ID)
        for lookup in self._lookups if wanted.name else ():
            for meant in lookup.meant(wanted.name):
                if entity := self.entities.get(meant.bearer):
                    yield _Found(entity, meant.likeness, meant.name)

    def _fits(self, entity: Entity, wanted: Wanted) -> dict[str, bool]:
        """Of each property that the row gives and the graph knows of the entity, whether one of the values is the same."""
        asked = [PROPERTIES[id] for id in wanted.properties if id in PROPERTIES]
        known = self.entities.values(entity, asked) if asked else {}
        return {
            id: any(_is_same(given, value) for given in wanted.properties[id] for value in values)
            for id, values in known.items()
            if values
        }


def _is_of(entity: Entity, wanted: Wanted) -> bool:
    kinds = {kind.id for kind in entity.kinds}
    return not wanted.kinds or (all if wanted.all_kinds else any)(kind in kinds for kind in wanted.kinds)


def _is_same(given: str, value: Value) -> bool:
    if (id := _WIKIDATA.fullmatch(given)) and value.text.startswith(WIKIDATA):
        return value.text == WIKIDATA + id[1]
    return given in (value.text, value.id) or same_name(given, value.text)


def _candidate(found: _Found, fits: Mapping[str, bool], is_match: bool) -> Candidate:
    score = found.likeness.score if all(fits.values()) else found.likeness.score // 2
    why = f"{found.likeness.why}: “{found.name}”" if found.name else found.likeness.why
    return Candidate(found.entity, score, is_match, why, found.likeness.score, fits)
