"""The actors of a corpus in, where a sentence names one out, in whatever case; states also by their adjectives and people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.model.cast import Actor
from claimgraph.reader.inflected.lexicon import Lexicon
from claimgraph.reader.inflected.morphology import Word, paradigm, words
from claimgraph.reader.sides import Sides
from claimgraph.reader.tokens import tokens

#: How much of a state's name an adjective of it must begin with, and how much of its end may change.
_STEM: Final = 3
_CHANGES: Final = 2
_BODIES: Final = frozenset({"organization", "collective", "outlet"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a sentence names an actor: a name, a state by its adjective ("российский"), or its people ("россияне")."""

    first: int
    end: int
    actors: tuple[str, ...]  #: more than one for a name that several bodies share: "Министерство обороны"
    side: str
    kind: str  #: "name", "adjective", "people"
    is_person: bool = False
    is_state: bool = False
    cases: frozenset[str] = frozenset()
    is_short: bool = False  #: a name without whose it is: "Министерство обороны"

    @property
    def can_act(self) -> bool:
        """Whether it can be the subject of a verb."""
        return self.kind != "adjective" and "nomn" in self.cases


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[Word, ...]
    forms: tuple[Mapping[str, frozenset[str]], ...]  #: of each word every form with its cases
    actors: tuple[str, ...]
    is_short: bool = False


class Mentions:
    """What finds actors in sentences, for one language."""

    def __init__(self, actors: Sequence[Actor], sides: Sides, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._side = sides.of_actor
        self._by_id = {actor.id: actor for actor in actors}
        self._names: dict[str, list[_Name]] = {}
        for name in self._all(actors):
            for form in name.forms[0]:
                self._names.setdefault(form, []).append(name)
        for found in self._names.values():
            found.sort(key=lambda name: (-len(name.words), name.actors))
        single = {
            name.words[0].folded: name.actors[0]
            for names in self._names.values()
            for name in names
            if len(name.words) == 1
        }
        self._stems = {word: actor for word, actor in single.items() if self._by_id[actor].type == "state"}

    def _all(self, actors: Sequence[Actor]) -> Iterator[_Name]:
        """Every name in letters of the language; and bodies without whose they are, where that leaves words enough."""
        short: dict[tuple[str, ...], tuple[tuple[Word, ...], set[str]]] = {}
        whole = set()
        for actor in actors:
            for name in () if actor.private else (actor.name, *actor.also):
                found = words(tuple(tokens(name)), self._lexicon.code)
                if not found or not any(word.forms for word in found):
                    continue
                yield self._name(found, (actor.id,))
                whole.add(tuple(word.folded for word in found))
                for less in self._without_state(found) if actor.type in _BODIES else ():
                    short.setdefault(tuple(word.folded for word in less), (less, set()))[1].add(actor.id)
        for key, (less, ids) in sorted(short.items()):
            if key not in whole:
                yield replace(self._name(less, tuple(sorted(ids))), is_short=True)

    def _name(self, found: tuple[Word, ...], actors: tuple[str, ...]) -> _Name:
        lexicon = self._lexicon
        forms = tuple(paradigm(word.token.folded, lexicon.code, lexicon.unknown_names) for word in found)
        return _Name(found, forms, actors)

    def _without_state(self, name: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
        stated = [number for number, word in enumerate(name) if word.token.capital or number == 0]
        if len(name) > 1 and len(stated) > 1:
            last = stated[-1]
            if last == len(name) - 1 and not name[last].is_adjective:
                yield name[:last]
            if name[0].is_adjective and name[1].token.capital:
                yield name[1:]

    def of(self, sentence: Sequence[Word]) -> tuple[Mention, ...]:
        """Every mention in a sentence, in its order; of two that overlap the first, of two that begin together the longer."""
        found = []
        at = 0
        while at < len(sentence):
            mention = self._at(sentence, at)
            if mention:
                found.append(mention)
            at = mention.end if mention else at + 1
        return tuple(found)

    def _at(self, of: Sequence[Word], at: int) -> Mention | None:
        for name in self._names.get(of[at].folded, ()):
            if self._stands(of, at, name):
                return self._named(of, at, name)
        return self._of_state(of, at)

    def _stands(self, of: Sequence[Word], at: int, name: _Name) -> bool:
        end = at + len(name.words)
        # "The Norvian tracing office" may have small letters alone.
        is_name = any(word.token.capital for word in of[at:end]) or (len(name.words) > 1 and of[at].is_adjective)
        if end > len(of) or not is_name or (name.is_short and is_whose_name(of, end)):
            return False
        return all(word.folded in forms for word, forms in zip(of[at:end], name.forms, strict=True))

    def _named(self, of: Sequence[Word], at: int, name: _Name) -> Mention:
        actor = self._by_id[name.actors[0]]
        sides = {self._side.get(id, "") for id in name.actors}
        head = 0 if actor.type == "person" else next((n for n, word in enumerate(name.words) if word.is_noun), 0)
        # A person's surname tells more often than a first name that other names look like.
        shown = {head, len(name.words) - 1} if actor.type == "person" else {head}
        cases = frozenset.intersection(*(name.forms[number][of[at + number].folded] for number in sorted(shown)))
        return Mention(
            at,
            at + len(name.words),
            name.actors,
            sides.pop() if len(sides) == 1 else "",
            "name",
            actor.type == "person",
            actor.type == "state",
            cases,
            name.is_short,
        )

    def _of_state(self, of: Sequence[Word], at: int) -> Mention | None:
        """A state by an adjective or by a word for its people: its name without its last letters, and an ending."""
        for form in of[at].forms:
            endings = {"ADJF": ("adjective", self._lexicon.adjectives), "NOUN": ("people", self._lexicon.people)}
            if form.part not in endings:
                continue
            kind, given = endings[form.part]
            for ending in given:
                stem = form.base.removesuffix(ending)
                actor = self._state(stem) if stem != form.base else ""
                if actor:
                    cases = frozenset(each.case for each in of[at].forms if each.part == form.part)
                    return self._sided(of, Mention(at, at + 1, (actor,), self._side.get(actor, ""), kind, cases=cases))
        return None

    def _sided(self, of: Sequence[Word], mention: Mention) -> Mention:
        """A state, where its adjective stands before a word for a side: "the Norvian side"."""
        at = mention.end
        if mention.kind != "adjective" or at == len(of) or not self._lexicon.at("sides", of, at):
            return mention
        cases = frozenset(form.case for form in of[at].forms if form.part == "NOUN") & mention.cases
        return replace(mention, end=at + 1, kind="name", is_state=True, cases=cases)

    def _state(self, stem: str) -> str:
        if len(stem) < _STEM:
            return ""
        fits = {
            actor for name, actor in self._stems.items() if name.startswith(stem) and len(name) - len(stem) <= _CHANGES
        }
        return fits.pop() if len(fits) == 1 else ""


def is_whose_name(of: Sequence[Word], at: int) -> bool:
    """Whether a name stands here in the genitive: "the ministry of Tavia" is not that of another state."""
    word = of[at] if at < len(of) else None
    return word is not None and word.token.capital and word.is_noun and word.has_case("gent")
