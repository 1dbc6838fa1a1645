"""Words for somebody in, the actor out: who was named before is meant by "he", "the ministry", "both sides"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from claimgraph.model.cast import Actor
from claimgraph.reader.inflected.attributions import Attribution
from claimgraph.reader.inflected.groups import Group, gender_of
from claimgraph.reader.inflected.mentions import Mention
from claimgraph.reader.inflected.morphology import Word, first_name_gender, words
from claimgraph.reader.said import Speaker
from claimgraph.reader.text import Span
from claimgraph.reader.tokens import tokens

#: So many letters tell that one word may stand for another.
_ALIKE: Final = 3


@dataclass(frozen=True, slots=True)
class _Stranger:
    """Somebody who spoke and is no actor."""

    is_person: bool
    gender: str
    side: str


@dataclass
class Who:
    """Remembers who was named in a text, and who spoke; ``parties`` are the two sides of the text."""

    actors: Mapping[str, Actor]
    side_of: Mapping[str, str]
    parties: Sequence[str]
    language: str
    any_body: frozenset[str]  #: words that any body can be meant by
    _named: dict[str, None] = field(default_factory=dict)  #: each once, the last is nearest
    _spoke: dict[str, None] = field(default_factory=dict)
    _genders: dict[str, str] = field(default_factory=dict)
    _called: dict[str, frozenset[str]] = field(default_factory=dict)
    _strangers: dict[str, _Stranger] = field(default_factory=dict)  #: by the words of the text for them
    #: Of strangers who spoke, with the words of the text for them.
    surnames: dict[str, str] = field(default_factory=dict)

    def name(self, mentions: Sequence[Mention]) -> None:
        """These were named; a name without whose it is names nobody yet."""
        sure = (each for each in mentions if each.kind == "name" and len(each.actors) == 1 and not each.is_short)
        _remember(self._named, (each.actors[0] for each in sure))

    def speakers(self, attribution: Attribution, of: Sequence[Word], text: str) -> tuple[Speaker, ...]:
        """Who speaks; somebody the corpus does not know by the words of the text."""
        relays = {actor for group in attribution.relays for actor in self._meant(group)}
        hint = next((self.side_of.get(actor, "") for actor in sorted(relays)), "")
        found = [pair for group in attribution.groups for pair in self._spoken(group, of, text, hint)]
        _remember(self._spoke, (key for key, _ in found if key))
        return tuple(dict.fromkeys(speaker for _, speaker in found))

    def relays(self, attribution: Attribution, of: Sequence[Word], text: str) -> tuple[Speaker, ...]:
        """Who passes it on."""
        return tuple(speaker for group in attribution.relays for _, speaker in self._spoken(group, of, text))

    def _spoken(self, group: Group, of: Sequence[Word], text: str, hint: str = "") -> list[tuple[str, Speaker]]:
        """Whom a group means, by what is remembered of each: an actor's id, a stranger's words, or "" for nobody known."""
        span = Span(of[group.first].span.start, of[group.end - 1].span.end)
        meant = self._meant(group, hint) or self._stranger(group, of, span.of(text)) or [""]
        return [(key, self._speaker(key, span, text)) for key in meant]

    def _speaker(self, key: str, span: Span, text: str) -> Speaker:
        if not key or key in self._strangers:
            return Speaker("", key or span.of(text), span, sure=False)
        return Speaker(key, span.of(text), span)

    def _stranger(self, group: Group, of: Sequence[Word], words: str) -> list[str]:
        """Whom the corpus does not know, remembered by the words of the text for them; a pronoun says nothing of them."""
        if group.kind not in ("stranger", "house", "words", "body"):
            return []
        # A first name stands before the surname, which may look like another first name.
        genders = (first_name_gender(word) for word in of[group.first : group.end] if word.token.capital)
        gender = next(filter(None, genders), group.gender)
        is_person = group.kind in ("stranger", "words")
        gender = gender or ("" if is_person else gender_of(of[group.first]))
        last = of[group.end - 1]
        if is_person and last.token.capital:
            # Who was called whole before is meant by a surname.
            words = self.surnames.setdefault(last.folded, words)
        self._strangers.setdefault(words, _Stranger(is_person, gender, group.side))
        return [words]

    def _meant(self, group: Group, hint: str = "") -> list[str]:
        match group.kind:
            case "name":
                return self._of_name(group, hint)
            case "sides":
                return list(self.parties) if len(self.parties) == 2 else []
            case "person":
                return self._nearest(group, {True})
            case "body":
                return self._nearest(group, {False}) or self._of_side(group)
            case "anyone":
                # "Her words" are a woman's, "their words" a body's, "his words" can be those of both.
                return self._nearest(group, {True} if group.gender == "femn" else {True, False})
        return []

    def _of_name(self, group: Group, hint: str) -> list[str]:
        assert group.mention
        actors = group.mention.actors
        side = group.side or hint
        if len(actors) == 1:
            # What is not said whose it is is of one of the two of whom the text speaks.
            known = not group.mention.is_short or actors[0] in self._named or actors[0] in self._spoke
            sides = (*self.parties, *([side] if side else ()))
            return list(actors) if known or self.side_of.get(actors[0], "") in sides else []
        fits = [actor for actor in actors if side and self.side_of.get(actor) == side]
        named = [actor for actor in reversed(self._named) if actor in actors]
        return fits if len(fits) == 1 else named[:1]

    def _nearest(self, group: Group, persons: Set[bool]) -> list[str]:
        """Who spoke last, else who was named last, of those that fit."""
        fits = [
            actor for actor in (*reversed(self._spoke), *reversed(self._named)) if self._fits(actor, group, persons)
        ]
        return fits[:1]

    def _of_side(self, group: Group) -> list[str]:
        """The only body of a side that is called so: "the Norvian ministry" of which nothing was said yet."""
        fits = [
            actor
            for actor, facts in self.actors.items()
            if group.side and self.side_of.get(actor) == group.side and facts.type not in ("person", "state")
            if group.base & self._bases(actor)
        ]
        return fits if len(fits) == 1 else []

    def _bases(self, actor: str) -> frozenset[str]:
        """The words of the names of an actor, in their base forms."""
        if actor not in self._called:
            names = (self.actors[actor].name, *self.actors[actor].also)
            self._called[actor] = frozenset(key for name in names for key in _keys(name, self.language))
        return self._called[actor]

    def _fits(self, actor: str, group: Group, persons: Set[bool]) -> bool:
        if stranger := self._strangers.get(actor):
            same_side = not group.side or group.side == stranger.side
            same_gender = not (group.gender and stranger.gender) or group.gender == stranger.gender
            # "Her" can be a commission's too, where the language has it so.
            is_meant = stranger.is_person in persons or group.gender == stranger.gender != ""
            called = group.kind != "body" or self._is_so_called(_keys(actor, self.language), group.base)
            return is_meant and same_side and same_gender and called
        facts = self.actors[actor]
        is_person = facts.type == "person"
        if is_person not in persons or facts.type == "state":
            return False
        if group.side and self.side_of.get(actor) != group.side:
            return False
        is_body = group.kind == "body" and facts.type != "outlet"
        if is_body and not self._is_so_called(self._bases(actor), group.base):
            return False
        if is_person and actor not in self._genders:
            self._genders[actor] = self._gender(facts)
        gender = self._genders.get(actor, "")
        return not (group.gender and gender and group.gender != gender)

    def _is_so_called(self, called: frozenset[str], words: frozenset[str]) -> bool:
        """Whether a word can mean a body: it means any, or begins as a word of its name: "министерство", "Минобороны"."""
        means_any = not words or bool(words & self.any_body)
        return means_any or any(own[:_ALIKE] == word[:_ALIKE] for own in called for word in words)

    def _gender(self, actor: Actor) -> str:
        """The gender that a first name has by the dictionary; "" where that does not know it."""
        for name in (actor.name, *actor.also):
            called = words(tuple(tokens(name)), self.language)
            for form in called[0].forms if len(called) > 1 else ():
                if form.is_first_name and form.case == "nomn" and form.gender:
                    return form.gender
        return ""


def _keys(text: str, language: str) -> frozenset[str]:
    return frozenset(key for word in words(tuple(tokens(text)), language) for key in word.keys)


def _remember(before: dict[str, None], actors: Iterable[str]) -> None:
    """Put these behind the others, each once."""
    for actor in actors:
        before.pop(actor, None)
        before[actor] = None
