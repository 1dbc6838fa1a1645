"""A group of words and those spoken of before in, who is meant out: an actor, somebody in the words of the text, or nobody.

Where two may be meant, nobody is guessed: the words stand for themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from claimgraph.identity.spelling import spelt
from claimgraph.reader.clauses import Clauses
from claimgraph.reader.groups import Group
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.names import Names, names_in
from claimgraph.reader.people import People, Person
from claimgraph.reader.said import Speaker
from claimgraph.reader.text import Sentence

_MANY: Final = frozenset({"collective"})
#: Heads of groups that stand for both sides: the two governments, either capital.
_TWO: Final = 2
#: So many groups after a head tell which it is, after these.
_GOVERNED: Final = 3
_TELLING: Final = frozenset({"of", "at", "from", "on", "in", "for"})


@dataclass
class Speakers:
    """Says whom the groups of a text mean, sentence after sentence."""

    knowledge: Knowledge
    states: tuple[str, ...] = ()  #: those that the text names, or whose bodies and people it names
    people: People = field(default_factory=People)

    def meant(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        """Whom a group means; two where it stands for two, none where nothing tells."""
        found = self._of(clauses, group)
        sentence = clauses.sentence.number
        if group.kind == "pronoun":
            return found
        return tuple(self.people.mention(each, sentence) for each in found)

    def speaker(self, clauses: Clauses, group: Group, person: Person) -> Speaker:
        """A person as the speaker of something, in the words of this group."""
        end = group.end if person.actor or group.kind in ("pronoun", "name") else self._with_governed(clauses, group)
        span = clauses.span(group.first, end)
        return Speaker(person.actor, span.of(clauses.text), span, person.sure)

    def _with_governed(self, clauses: Clauses, group: Group) -> int:
        """Where somebody ends with what tells which he is: "an officer of the coast guard"."""
        end = group.end
        for _ in range(_GOVERNED):
            if clauses.word(end) in ("there", "here"):
                return end + 1
            following = clauses.at(end + 1)
            if (
                not following
                or following.first != end + 1
                or following.after not in _TELLING
                or following.kind == "time"
            ):
                break
            end = following.end
        return end

    def _of(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        if group.kind == "pronoun":
            person = self._by_pronoun(clauses, group)
            return (person,) if person else ()
        if group.named is not None:
            return self._by_name(clauses, group)
        if group.kind == "person":
            return (self._stranger(clauses, group, "one", "person"),)
        if group.kind in ("body", "office", "people"):
            return self._by_description(clauses, group)
        return self._by_statement(clauses, group) or (self._stranger(clauses, group, "one", "any"),)

    def _by_statement(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        """Whose "the statement" is: of whoever spoke last."""
        words = self.knowledge.language
        is_definite = clauses.word(group.first) in words.definite and group.owner is None
        if is_definite and clauses.word(group.end - 1) in words.speaking_nouns:
            return self.people.last_speakers
        return ()

    # ------------------------------------------------------------------------ names

    def _by_name(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        named = group.named
        assert named is not None
        actors = named.actors
        if len(actors) > 1:
            before = tuple(actor for actor in actors if self.people.known(actor))
            actors = before if len(before) == 1 else ()
        if not actors:
            return (self._stranger(clauses, group, "one", "person", sure=False),)
        if named.describes:
            return self._described(clauses, group, actors)
        person = self._actor(actors[0])
        person.offices |= self._offices(clauses, group)
        person.gender = person.gender or self._gender(clauses, group)
        return (person,)

    def _described(self, clauses: Clauses, group: Group, actors: tuple[str, ...]) -> tuple[Person, ...]:
        """Whom words mean that only describe: their actor where the text has spoken of its state, for a person of it."""
        names = self.knowledge.names
        spoken_of = {each for person in self.people.latest() if person.actor for each in names.belongs(person.actor)}
        near = [actor for actor in actors if not spoken_of.isdisjoint(names.belongs(actor))]
        if len(near) == 1 or (len(actors) == 1 and not names.by_id[actors[0]].part_of):
            person = self._actor((near or list(actors))[0])
            return (person,)
        return self._by_description(clauses, group)

    def _actor(self, actor: str) -> Person:
        known = self.knowledge.names.by_id[actor]
        number = "many" if known.type in _MANY else "one"
        nature = "person" if known.type == "person" else "thing"
        return self.people.known(actor) or Person(actor, actor, known.shown, number, nature)

    def _stranger(self, clauses: Clauses, group: Group, number: str, nature: str, *, sure: bool = True) -> Person:
        words = clauses.span(group.first, group.end).of(clauses.text)
        last = clauses.word(group.end - 1) if nature == "person" else words.lower()
        gender = self._gender(clauses, group)
        return Person(f"new {last}", "", words, number, nature, gender, self._offices(clauses, group), sure=sure)

    # ------------------------------------------------------------------------ descriptions

    def _by_description(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        words = self.knowledge.language
        folded = [token.folded for token in clauses.read[group.bare : group.end] if token.kind == "word"]
        folded = [word for word in folded if word not in words.own_nouns | words.speaking_nouns] or folded
        folded += self._governed_words(clauses, group)
        states = self._states(clauses, group, folded)
        if both := self._both(clauses, group, folded):
            return both
        content = [word for word in folded if not self.knowledge.names.state_of(word) and word not in ("own",)]
        definite = group.owner is not None or clauses.word(group.first) in words.definite or bool(states)
        if group.kind == "office":
            found = self._of_office(content, states, definite)
            number, nature = "one", "person"
        else:
            found = self._of_body(content, states, definite)
            is_many = group.kind == "people" or folded[-1] in words.plural_people
            number, nature = ("many", "any") if is_many else ("one", "thing")
        if found is not None:
            found.gender = found.gender or self._gender(clauses, group)
            return (found,)
        return (self._stranger(clauses, group, number, nature),)

    def _governed_words(self, clauses: Clauses, group: Group) -> list[str]:
        """The words after "of" that belong to the name of a body: "the Ministry of Foreign Affairs of Norvia"."""
        found: list[str] = []
        end = self._with_governed(clauses, group)
        at = group.end
        while at < end and group.kind == "body" and clauses.word(at) == "of":
            inner = clauses.at(at + 1)
            if inner is None or not clauses.read[inner.end - 1].capital:
                break
            found += [token.folded for token in clauses.read[inner.bare : inner.end] if token.kind == "word"]
            at = inner.end
        return [word for word in found if word not in self.knowledge.language.fillers]

    def _states(self, clauses: Clauses, group: Group, folded: Iterable[str]) -> set[str]:
        """The states that a description names: as its owner, in a word, or in what follows: "in Moscow"."""
        names = self.knowledge.names
        found = {state for word in folded if (state := names.state_of(word))}
        following = clauses.at(group.end + 1)
        near = list(self._of(clauses, group.owner)) if group.owner and group.owner.kind != "words" else []
        if following and following.first == group.end + 1 and following.after in ("of", "in") and following.named:
            near += self._by_name(clauses, following)
        before = clauses.at(group.first - 1)
        if before and before.after == "in" and before.named and group.first == before.end:
            near += self._by_name(clauses, before)  # "In the capital the President said"
        for person in near:
            found |= self._state_of(person)
        return found

    def _state_of(self, person: Person) -> set[str]:
        names = self.knowledge.names
        known = {names.by_id[each].type: each for each in names.belongs(person.actor) if each in names.by_id}
        return {known["state"]} if "state" in known else {f"new {person.key}"}

    def _both(self, clauses: Clauses, group: Group, folded: list[str]) -> tuple[Person, ...]:
        """The two states of the text, for "the two governments", "either capital", "both sides"."""
        words = self.knowledge.language
        first = clauses.word(group.first)
        second = clauses.word(group.first + 1)
        is_two = first in words.joint or second == "two" or clauses.word(group.first - 1) in words.joint
        if not is_two or folded[-1] not in words.both:
            return ()
        return tuple(map(self._actor, self.states)) if len(self.states) == _TWO else ()

    def _of_body(self, content: list[str], states: set[str], definite: bool) -> Person | None:
        names = self.knowledge.names
        found = [
            actor for actor in names.bodies(content) if not states or any(names.of_state(actor, s) for s in states)
        ]
        if len(found) == 1 and states:
            return self._actor(found[0])
        if not definite:
            return None
        # "the ministry": the one that spoke last, or was named last.
        near = [each for each in self.people.latest() if each.actor in found]
        words = self.knowledge.language
        is_own_name = any(word not in words.fields and word not in words.bodies for word in content)
        if len(found) == 1 and is_own_name and not names.belongs(found[0]).isdisjoint(self.states):
            return self._actor(found[0])
        if near:
            return max(near, key=lambda each: (each.turn, each.named))
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

    def _of_office(self, content: list[str], states: set[str], definite: bool) -> Person | None:
        if not definite:
            return None
        words = self.knowledge.language
        wanted = {word for word in content if word in words.offices} or set(content)
        near = list(dict.fromkeys(each.key for each in self.people.latest() if wanted <= each.offices))
        near = [key for key in near if not states or self._on_side(key, states)]
        if near and (not states or len(near) == 1):
            # Who spoke last, before those who were only named.
            return max(filter(None, map(self.people.known, near)), key=lambda each: each.turn)
        holders = [
            actor.id
            for actor in self.knowledge.actors
            if actor.type == "person" and wanted <= self._offices_of(actor.id) and self._on_side(actor.id, states)
        ]
        if len(holders) == 1 and (states or self.people.known(holders[0])):
            return self._actor(holders[0])
        if states or len(content) > 1:
            return None
        # "the minister" after one person has spoken and nobody else was named.
        speakers = [each for each in self.people.last_speakers if each.nature == "person" and not each.offices]
        persons = {each.key for each in self.people.latest() if each.nature == "person"}
        return speakers[0] if len(speakers) == 1 and persons == {speakers[0].key} else None

    def _on_side(self, key: str, states: set[str]) -> bool:
        return any(self.knowledge.names.of_state(key, state) for state in states)

    def _offices_of(self, actor: str) -> set[str]:
        known = self.knowledge.names.by_id[actor]
        said = " ".join((*(office.title for office in known.offices), known.name, *known.also)).lower()
        return {word for word in said.replace("’", "'").split() if word in self.knowledge.language.offices}

    def _offices(self, clauses: Clauses, group: Group) -> set[str]:
        """The offices that stand before a name, or beside it between commas."""
        words = self.knowledge.language
        found = {token.folded for token in clauses.read[group.bare : group.end] if token.folded in words.offices}
        for at in (group.end + 1, group.first - 2):
            comma = group.end if at > group.first else group.first - 1
            other = clauses.at(at) if clauses.word(comma) == "," else None
            if other and other.kind == "office" and not other.after:
                found |= {
                    token.folded for token in clauses.read[other.bare : other.end] if token.folded in words.offices
                }
        return found

    def _gender(self, clauses: Clauses, group: Group) -> str:
        words = self.knowledge.language
        near = {token.folded for token in clauses.read[group.first : group.end]} | self._offices(clauses, group)
        before = (
            clauses.word(group.first - 1) if clauses.word(group.first - 1) != "." else clauses.word(group.first - 2)
        )
        near.add(before)
        if near & words.women:
            return "woman"
        return "man" if near & words.men else ""

    # ------------------------------------------------------------------------ pronouns

    def _by_pronoun(self, clauses: Clauses, group: Group) -> Person | None:
        pronoun = self.knowledge.language.pronouns[clauses.word(group.first)]
        sentence = clauses.sentence.number

        def fits(person: Person) -> bool:
            if pronoun.gender in ("man", "woman"):
                return person.nature == "person" and person.number == "one" and person.gender in ("", pronoun.gender)
            if pronoun.number == "many":
                return person.number == "many"
            return person.nature == "thing" and person.number == "one"

        if pronoun.gender == "self":
            return None
        if pronoun.case == "possessive" and pronoun.gender == "thing":
            # "Norvia, its ministry said": whatever was named last.
            found = next((each for each in self.people.latest() if fits(each)), None)
        elif pronoun.number == "many" and len(self.people.last_speakers) > 1:
            found = None
        else:
            begins_anew = any(clauses.word(at) in (":", ";") for at in range(group.first))
            found = self.people.meant(fits, sentence, begins_anew=begins_anew)
        if found and pronoun.gender in ("man", "woman"):
            found.gender = pronoun.gender
        return found

    def together(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        """Those who spoke together last, for "they"."""
        pronoun = self.knowledge.language.pronouns.get(clauses.word(group.first))
        many = pronoun is not None and pronoun.number == "many" and pronoun.gender != "self"
        return self.people.last_speakers if many and len(self.people.last_speakers) > 1 else ()


def states_in(sentences: Iterable[Sentence], names: Names) -> tuple[str, ...]:
    """The states that a text names, or whose bodies and people it names, in its order."""
    found: dict[str, None] = {}
    for sentence in sentences:
        for _, named in names_in(sentence.tokens, names):
            if named.describes:
                continue
            for actor in named.actors:
                for each in sorted(names.belongs(actor)):
                    if each in names.by_id and names.by_id[each].type == "state":
                        found[each] = None
    return tuple(found)
