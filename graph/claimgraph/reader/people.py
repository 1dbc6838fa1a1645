"""Those a text has spoken of so far, the last first: whom "he", "the ministry" or a surname can mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

#: So many mentions are remembered, and a pronoun means nobody who was not named in so many sentences.
_REMEMBERED: Final = 80
_NEAR: Final = 6


@dataclass
class Person:
    """Somebody, or some body: an actor of the corpus, or without one whoever the words name."""

    key: str  #: the actor, or the folded words
    actor: str
    words: str
    number: str  #: one, many
    nature: str  #: person, thing, any
    gender: str = ""  #: man, woman, or "" where nothing has told yet
    offices: set[str] = field(default_factory=set)  #: by which the text calls them
    spoke: int = -99  #: the last sentence in which they spoke
    turn: int = -1  #: and which turn it was
    led: int = -99  #: the last sentence that begins with them
    named: int = -99
    sure: bool = True


@dataclass
class People:
    """All of them in the order of their mentions."""

    _last: deque[Person] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    _by_key: dict[str, Person] = field(default_factory=dict)
    last_speakers: tuple[Person, ...] = ()
    _turns: int = 0

    def mention(self, person: Person, sentence: int) -> Person:
        """Somebody is named: the same as before, where the key is the same."""
        known = self._by_key.setdefault(person.key, person)
        known.named = sentence
        known.gender = known.gender or person.gender
        known.offices |= person.offices
        self._last.append(known)
        return known

    def speak(self, people: tuple[Person, ...], sentence: int) -> None:
        """These speak."""
        self._turns += 1
        for person in people:
            person.spoke, person.turn = sentence, self._turns
        self.last_speakers = people

    def known(self, key: str) -> Person | None:
        """Who was named by this key before."""
        return self._by_key.get(key)

    def latest(self) -> Iterator[Person]:
        """Those named, the last first, each as often as it was."""
        return reversed(self._last)

    def meant(self, fits: Callable[[Person], bool], sentence: int, *, begins_anew: bool = False) -> Person | None:
        """The last who spoke of those who fit; where none did just now, with whom a sentence began, or who was named."""
        fitting = [each for each in self.latest() if fits(each) and sentence - max(each.named, each.spoke) <= _NEAR]
        spoke = max(
            (each for each in fitting if sentence - each.spoke <= _NEAR), key=lambda each: each.turn, default=None
        )
        led = max((each for each in fitting if sentence - each.led <= 1), key=lambda each: each.led, default=None)
        is_told = spoke is not None and spoke.spoke == sentence
        if led and led.led == sentence and begins_anew and not is_told:
            return led  # "the project filled the gap: 41 bodies, it wrote"
        if spoke and led and sentence - spoke.spoke > 1:
            return led
        if spoke or not fitting:
            return spoke
        beside = {each.key for each in fitting if each.named == fitting[0].named}
        return fitting[0] if len(beside) == 1 else None
