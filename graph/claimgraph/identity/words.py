"""A name in, its words out as names are compared by them: what each word is, and what it shares with words like it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from claimgraph.base.folding import latin, sound
from claimgraph.identity.countries import by_code, capitals
from claimgraph.identity.spelling import spelt, tokens
from claimgraph.identity.wordlists import (
    DIRECTED,
    MEN,
    ORDINALS,
    PARTICLES,
    ROMAN,
    SHORT,
    SMALL,
    TELLING,
    TITLES,
    WEEKDAYS,
    WOMEN,
)

_DIRECTIONS: Final = re.compile(r"((?:north|south)?(?:east|west)|north|south)ern")
_NUMBER: Final = re.compile(r"([0-9]+)(?:st|nd|rd|th)?")
_ACRONYM: Final = re.compile(r"(?=(?:[a-z]?[A-Z]){2})[A-Za-z]{2,8}")


#: Of two names with more words than this, two in common say little.
FEW: Final = 5
#: Consonants that stand for each other in transliterations.
_HARD: Final = str.maketrans("zcqgv", "skkkf")
#: The same across alphabets, some of which have no P, V or G.
_ALIKE: Final = str.maketrans("vpfcqg", "bbbkkk")


@dataclass(frozen=True)
class Word:
    """A word of a name: as written, loosely folded, and its role: "", small, title, mark, telling, country, initial."""

    text: str
    key: str
    role: str = ""
    letters: str = ""  #: the first letters of the words that it stands for

    @cached_property
    def is_plain(self) -> bool:
        """Whether it says who is meant."""
        return self.role in ("", "initial")

    @cached_property
    def run(self) -> str:
        """Its Latin letters as they are written, with which others may be run together."""
        return latin(self.text)

    @cached_property
    def is_day(self) -> bool:
        """Whether it is a day of a month."""
        return self.role == "mark" and "-" in self.key and not self.key.endswith("-")

    @cached_property
    def is_month(self) -> bool:
        """Whether it is a month, without a day."""
        return self.role == "mark" and self.key.endswith("-")

    @cached_property
    def is_year(self) -> bool:
        """Whether it is a year, or another number of four digits."""
        return self.role == "mark" and len(self.key) == 4 and self.key.isdigit()

    @property
    def sex(self) -> str:
        """Which sex a title is said of; "" where it tells none."""
        small = self.text.lower()
        return "f" if small in WOMEN else "m" if small in MEN else ""

    @cached_property
    def acronym(self) -> str:
        """Its small letters, where it may stand for the first letters of several words: POWs, MoD."""
        bare = self.text.removesuffix("s")
        fits = self.role != "country" and _ACRONYM.fullmatch(bare) and not bare.istitle()
        return bare.lower() if fits else ""

    @cached_property
    def capitals(self) -> tuple[Word, ...]:
        """The capital of the country that it names."""
        return tuple(map(word_of, capitals(self.key))) if self.role == "country" else ()

    @cached_property
    def skeleton(self) -> str:
        """Its consonants, as they sound: the same in Volodymyr and Vladimir."""
        # Mykola and Nikolai are one name, and so are the towns called after him.
        letters = re.sub("^mikol", "nikol", self.key).translate(_HARD)
        return re.sub(r"(.)\1+", r"\1", re.sub("[aeiou]", "", letters)) or self.key


@dataclass(frozen=True)
class Name:
    """A name as it is compared: its words in their order, without those that only join, and with marks of dates last."""

    text: str
    words: tuple[Word, ...]
    letters: tuple[
        tuple[str, int], ...
    ]  #: the first letter of each word, with the place of the word; -1 if it only joins
    head: int  #: the place of the word that the others tell more of
    joining: tuple[str, ...]  #: the words that join the others
    run_together: str  #: all its letters and digits, for names that differ in spaces or hyphens
    retold: bool = False  #: whether it stands in other words than the text's, in English
    romanised: bool = False  #: whether it was in an alphabet of which only the consonants compare

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that it names."""
        return frozenset(word.key for word in self.words if word.is_day)

    @cached_property
    def consonants(self) -> frozenset[str]:
        """All its consonants, as Arabic, Hebrew and Korean tell them; of many also without any one of them."""
        words = (re.sub("[aeiouyw]|h$", "", latin(word)) for word in tokens(self.text))
        letters = re.sub(r"(.)\1+", r"\1", "".join(words).replace("ph", "f").translate(_ALIKE))
        left_out = (letters[:at] + letters[at + 1 :] for at in range(len(letters) if len(letters) > 6 else 0))
        return frozenset({letters, *left_out} if len(letters) > 2 else ())

    @property
    def directed(self) -> bool:
        """Whether the order of two countries in it tells who does what to whom."""
        return not DIRECTED.isdisjoint(self.joining)

    @cached_property
    def is_person(self) -> bool:
        """Whether it is written as the name of a person may be."""
        plain = [word for word in self.words if word.is_plain]
        titled = any(word.role == "title" for word in self.words[self.words.index(plain[0]) :]) if plain else True
        return not (titled or self.joining) and len(plain) <= 4 and all(word.text[:1].isupper() for word in plain)


@lru_cache(maxsize=100_000)
def word_of(word: str) -> Word:
    """A word as it stands in a name, and what it is there."""
    small = word.lower()
    plain = _DIRECTIONS.sub(r"\1", spelt(word))
    number = _NUMBER.fullmatch(small)
    mark = ORDINALS.get(small) or ROMAN.get(word) or (number[1].lstrip("0") if number else "")
    letter = small[0]
    if mark or small in WEEKDAYS:
        return Word(word, mark or small, "mark", letter)
    if of := by_code(word):
        return Word(word, of, "country", small)
    if small in SMALL | PARTICLES and not (word.isupper() and len(word) > 1):
        # A capital I or A may be an initial; a Cyrillic letter too.
        return Word(word, small, "small" if word != "I" else "initial", letter)
    if len(small.rstrip(".")) == 1:
        return Word(word, sound(plain) or small, "initial", letter)
    if plain in TELLING:
        return Word(word, plain, "telling", letter)
    short = SHORT.get(small, plain)
    return Word(word, _loose(short), "title" if small in TITLES or short in TITLES else "", letter)


def _loose(letters: str) -> str:
    """A folded word without the plural, as it sounds."""
    if len(letters) > 4 and letters.endswith("s") and not letters.endswith(("ss", "us", "is", "ts")):
        letters = letters[:-1]
    return sound(letters) or letters
