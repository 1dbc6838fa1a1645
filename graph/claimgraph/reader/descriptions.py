"""Words that describe a body or an office in, the actor that they mean out; nobody where several may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimgraph.identity.spelling import spelt
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.people import People, Person

#: Actors of these types are spoken of as many.
_MANY: Final = frozenset({"collective"})


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Whom a text describes, with the states that it names, and those spoken of so far."""

    knowledge: Knowledge
    states: tuple[str, ...]
    people: People

    def actor(self, actor: str) -> Person:
        """An actor as somebody spoken of: the same as before, where he was."""
        known = self.knowledge.names.by_id[actor]
        number = "many" if known.type in _MANY else "one"
        nature = "person" if known.type == "person" else "thing"
        return self.people.known(actor) or Person(actor, actor, known.shown, number, nature)

    def state(self, states: Iterable[str]) -> Person | None:
        """The one state that a description names, where the corpus has it: "the Norvian side"."""
        known = [each for each in states if each in self.knowledge.names.by_id]
        return self.actor(known[0]) if len(known) == 1 else None

    def _last_body(self) -> Person | None:
        """Whom "the organisation" means: the body that spoke or was named last, where no outlet was, which may be one too."""
        known = self.knowledge.names.by_id
        things = [each for each in self.people.latest() if each.actor and known[each.actor].type != "person"]
        bodies = [each for each in things if known[each.actor].type == "organization"]
        is_outlet = any(known[each.actor].type == "outlet" for each in things)
        return max(bodies, key=lambda each: each.turn) if bodies and not is_outlet else None

    def of_body(self, content: list[str], states: set[str], definite: bool) -> Person | None:
        """The body that some words mean with the states that they name: by its name, or since it was spoken of before."""
        names = self.knowledge.names
        found = [
            actor for actor in names.bodies(content) if not states or any(names.of_state(actor, s) for s in states)
        ]
        is_any = all(word in self.knowledge.language.plenty for word in content)
        if len(found) == 1 and states and (not is_any or self.people.known(found[0])):
            return self.actor(found[0])
        if not definite:
            return None
        # "the ministry": the one that spoke last, or was named last.
        near = [each for each in self.people.latest() if each.actor in found]
        words = self.knowledge.language
        is_own_name = any(word not in words.fields and word not in words.bodies for word in content)
        if len(found) == 1 and is_own_name and not names.belongs(found[0]).isdisjoint(self.states):
            return self.actor(found[0])
        if near:
            return max(near, key=lambda each: (each.turn, each.named))
        if set(content) <= words.any_body and not states:
            return self._last_body()
        wanted = {spelt(word) for word in content}
        for each in self.people.latest():
            if (
                not each.actor
                and each.nature == "thing"
                and not states
                and wanted <= set(map(spelt, each.words.lower().split()))
            ):
                return each
        return None

    def of_office(self, content: list[str], states: set[str], definite: bool) -> Person | None:
        """Who holds the office that some words mean, or was called by it before."""
        if not definite:
            return None
        words = self.knowledge.language
        wanted = set(content)
        near = list(dict.fromkeys(each.key for each in self.people.latest() if wanted <= each.offices))
        near = [key for key in near if not states or self._on_side(key, states)]
        if near and (not states or len(near) == 1):
            # Who spoke last, before those who were only named.
            return max(filter(None, map(self.people.known, near)), key=lambda each: each.turn)
        titles = self.knowledge.titles
        known = self.knowledge.holders.get(next(iter(sorted(wanted & words.offices)), ""), ())
        holders = [actor for actor in known if wanted <= titles[actor] and (not states or self._on_side(actor, states))]
        if len(holders) == 1 and (states or self.people.known(holders[0])):
            return self.actor(holders[0])
        if states or len(content) > 1:
            return None
        # "the minister" after one person has spoken and nobody else was named.
        speakers = [each for each in self.people.last_speakers if each.nature == "person" and not each.offices]
        persons = {each.key for each in self.people.latest() if each.nature == "person"}
        return speakers[0] if len(speakers) == 1 and persons == {speakers[0].key} else None

    def _on_side(self, key: str, states: set[str]) -> bool:
        return any(self.knowledge.names.of_state(key, state) for state in states)
