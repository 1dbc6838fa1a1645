"""A group of words and those spoken of before in, who is meant out: an actor, somebody in the words of the text, or nobody.

Where two may be meant, nobody is guessed: the words stand for themselves.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.descriptions import Descriptions
from claimgraph.reader.groups import Group
from claimgraph.reader.itself import itself
from claimgraph.reader.knowledge import Knowledge
from claimgraph.reader.people import People, Person
from claimgraph.reader.pronouns import by_pronoun, together
from claimgraph.reader.said import Speaker
from claimgraph.reader.traits import gender_of, governed_words, offices_beside, with_governed

_TWO: Final = 2


@dataclass
class Speakers:
    """Says whom the groups of a text mean, sentence after sentence."""

    knowledge: Knowledge
    states: tuple[str, ...] = ()  #: those that the text names, or whose bodies and people it names
    people: People = field(default_factory=People)

    @property
    def _described_by(self) -> Descriptions:
        return Descriptions(self.knowledge, self.states, self.people)

    def meant(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        """Whom a group means; two where it stands for two, none where nothing tells."""
        found = self._of(clauses, group)
        sentence = clauses.sentence.number
        if group.kind == "pronoun":
            return found
        return tuple(self.people.mention(each, sentence) for each in found)

    def together(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        """Those who spoke together last, for "they"."""
        return together(self.people, clauses, group)

    def speaker(self, clauses: Clauses, group: Group, person: Person) -> Speaker:
        """A person as the speaker of something, in the words of this group."""
        end = group.end if person.actor or group.kind in ("pronoun", "name") else with_governed(clauses, group)
        is_joint = group.named is not None and clauses.word(group.first) in self.knowledge.language.joint
        span = clauses.span(group.first + is_joint, end)  # of "both Norvia and Estmark" one is "Norvia"
        # Of a stranger the text gave more words before "he" than with it.
        is_stranger = group.kind == "pronoun" and not person.actor
        sure = person.sure and not (group.named is not None and group.named.describes)
        return Speaker(person.actor, person.words if is_stranger else span.of(clauses.text), span, sure)

    def _of(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        if group.kind == "pronoun":
            person = by_pronoun(self.people, clauses, group)
            return (person,) if person else ()
        if group.named is not None:
            return self._by_name(clauses, group)
        if text := itself(self.people, clauses, group):
            return (text,)
        if group.kind == "person":
            return (self._stranger(clauses, group, "one", "person"),)
        if group.kind in ("body", "office", "people"):
            return self._by_description(clauses, group)
        if group.end - group.first == 1 and (known := self.people.known(f"new:{clauses.word(group.first)}")):
            return (known,)  # at the beginning any word has a capital
        return self._by_statement(clauses, group) or (self._stranger(clauses, group, "one", "any"),)

    def _by_statement(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        """Whose "the statement" is: of whoever spoke last."""
        words = self.knowledge.language
        is_definite = clauses.word(group.first) in words.definite and group.owner is None
        if is_definite and clauses.word(group.end - 1) in words.speaking_nouns:
            led = (each for each in self.people.latest() if clauses.sentence.number - each.led == 1)
            return self.people.last_speakers or tuple(itertools.islice(led, 1))
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
        person = self._described_by.actor(actors[0])
        person.offices |= offices_beside(clauses, group)
        person.gender = person.gender or gender_of(clauses, group)
        return (person,)

    def _described(self, clauses: Clauses, group: Group, actors: tuple[str, ...]) -> tuple[Person, ...]:
        """Whom words mean that only describe: their actor where the text has spoken of its state, for a person of it."""
        names = self.knowledge.names
        words = self.knowledge.language
        where = clauses.at(group.end + 1)
        if where and where.first == group.end + 1 and where.after in words.placing and where.named is None:
            return (self._stranger(clauses, group, "one", "thing"),)  # "the Defence Ministry in Skerry"
        near = [actor for actor in actors if not names.belongs(actor).isdisjoint(self.states)]
        if len(near) == 1 or (len(actors) == 1 and not names.by_id[actors[0]].part_of):
            person = self._described_by.actor((near or list(actors))[0])
            return (person,)
        return self._by_description(clauses, group)

    def _stranger(self, clauses: Clauses, group: Group, number: str, nature: str, *, sure: bool = True) -> Person:
        words = clauses.span(group.first, group.end).of(clauses.text)
        last = clauses.word(group.end - 1) if nature == "person" else words.lower()
        gender = gender_of(clauses, group)
        return Person(f"new:{last}", "", words, number, nature, gender, offices_beside(clauses, group), sure=sure)

    # ------------------------------------------------------------------------ descriptions

    def _by_description(self, clauses: Clauses, group: Group) -> tuple[Person, ...]:
        words = self.knowledge.language
        folded = [token.folded for token in clauses.read[group.bare : group.end] if token.kind == "word"]
        folded = [word for word in folded if word not in words.own_nouns | words.speaking_nouns] or folded
        folded += governed_words(clauses, group)
        states = self._states(clauses, group, folded)
        if both := self._both(clauses, group, folded):
            return both
        content = [
            word
            for word in folded
            if not self.knowledge.names.state_of(word) and word not in self.knowledge.language.own
        ]
        definite = group.owner is not None or clauses.word(group.first) in words.definite or bool(states)
        if clauses.word(group.first) in words.indefinite:
            content, definite, states = [], False, set()  # "a Norvian ministry" is nobody who was named
        if (
            len(states) == 1
            and content
            and set(content) <= words.one_side
            and (side := self._described_by.state(states))
        ):
            return (side,)
        if group.kind == "office":
            found = self._described_by.of_office(content, states, definite)
            number, nature = "one", "person"
        else:
            found = self._described_by.of_body(content, states, definite)
            head = clauses.word(group.end - 1)
            is_many = (
                group.kind == "people"
                or head in words.plural_people
                or words.endings.singular(head) in words.bodies - {head}
            )
            number, nature = ("many", "any") if is_many else ("one", "thing")
        if found is not None:
            found.gender = found.gender or gender_of(clauses, group)
            return (found,)
        return (self._stranger(clauses, group, number, nature),)

    def _states(self, clauses: Clauses, group: Group, folded: Iterable[str]) -> set[str]:
        """The states that a description names: as its owner, in a word, or in what follows: "in Moscow"."""
        names, words = self.knowledge.names, self.knowledge.language
        found = {state for word in folded if (state := names.state_of(word))}
        following = clauses.at(group.end + 1)
        bound = words.belonging | words.placing
        near = list(self._of(clauses, group.owner)) if group.owner and group.owner.kind != "words" else []
        if following and following.first == group.end + 1 and following.after in bound and following.named:
            near += self._by_name(clauses, following)
        before = clauses.at(group.first - 1)
        if before and before.after in words.placing and before.named and group.first == before.end:
            near += self._by_name(clauses, before)  # "In the capital the President said"
        for person in near:
            found |= self._state_of(person)
        return found

    def _state_of(self, person: Person) -> set[str]:
        names = self.knowledge.names
        known = {names.by_id[each].type: each for each in names.belongs(person.actor) if each in names.by_id}
        return {known["state"]} if "state" in known else {f"new:{person.key}"}

    def _both(self, clauses: Clauses, group: Group, folded: list[str]) -> tuple[Person, ...]:
        """The two states of the text, for "the two governments", "either capital", "both sides"."""
        words = self.knowledge.language
        first = clauses.word(group.first)
        second = clauses.word(group.first + 1)
        is_two = (
            first in words.joint or words.numbers.get(second) == _TWO or clauses.word(group.first - 1) in words.joint
        )
        is_two = is_two or (first in words.definite and folded[-1] in words.the_two and len(folded) == 1)
        if not is_two or folded[-1] not in words.both:
            return ()
        # Where a third state is spoken of, those are meant who stand on a side of their own.
        sides = tuple(each for each in self.states if self.knowledge.names.by_id[each].side)
        states = self.states if len(self.states) == _TWO else sides
        return tuple(map(self._described_by.actor, states)) if len(states) == _TWO else ()
