"""A name in, its words out as names are compared by them: what each word is, and what it shares with words like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from claimgraph.base import limits
from claimgraph.base.folding import latin, script, sound
from claimgraph.identity.countries import LONGEST, by_code, capitals, country
from claimgraph.identity.dates import dated
from claimgraph.identity.spelling import spelt, tokens
from claimgraph.identity.wordlists import (
    BEFORE_NAMES,
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
    def is_day(self) -> bool:
        """Whether it is a day of a month."""
        return self.role == "mark" and "-" in self.key and not self.key.endswith("-")

    @cached_property
    def is_month(self) -> bool:
        """Whether it is a month, without a day."""
        return self.role == "mark" and self.key.endswith("-")

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
        return tuple(map(_one, capitals(self.key))) if self.role == "country" else ()

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

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that it names."""
        return frozenset(word.key for word in self.words if word.is_day)

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


#: What tells who is meant also where a comma stands before it.
_AFTER_COMMA: Final = frozenset({"jr", "junior", "senior"})
_POSSESSIVE: Final = re.compile("['’‘ʼ`´′]s?$")
_ADDRESS: Final = re.compile(r"^www\.|\.(?:com|org|net|info|[a-z]{2})$", re.IGNORECASE)
_PARENTHESIS: Final = re.compile(r"\s*\([^()]*\)")


@lru_cache(maxsize=200_000)
def names(text: str) -> tuple[Name, ...]:
    """The ways to read a name.

    As it stands; without what is in parentheses, what follows a comma, the end of an address; and what follows a title.
    """
    if len(text) > limits.LIKE_LENGTH or len(tokens(text)) > limits.NAME_WORDS:
        return ()
    if text.isupper() and " " in text.strip():
        text = text.title()
    bare = _PARENTHESIS.sub("", text).strip()
    ways = dict.fromkeys((text, bare, *_before_comma(bare), _ADDRESS.sub("", bare), _mended(bare)))
    whole = [name for name in map(_name, ways) if name.words]
    after = _name(bare.split(",")[-1]) if "," in bare else None
    return (*whole, *filter(None, map(_person_in, whole[:1])), *((after,) if after and after.is_person else ()))


def _before_comma(text: str) -> Iterator[str]:
    """What stands before a comma, where what follows only says more of it: a day or "junior" tells who is meant."""
    first, comma, rest = text.partition(",")
    said = comma and any(word.role == "" for word in _name(first).words)
    if said and not any(word.role == "mark" or word.key in _AFTER_COMMA for word in _name(rest).words):
        yield first


def _mended(text: str) -> str:
    """The text, where its UTF-8 was once read as Windows' Latin letters, as it was meant."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _run_together(words: list[str]) -> str:
    return "".join(latin(word) or spelt(word) if script(word) == "unspaced" else spelt(word) for word in words)


def _person_in(name: Name) -> Name | None:
    """The name of the person that a description ends in: Umerov in "Defence Minister Umerov"."""
    cut = [at for at, word in enumerate(name.words) if word.text.lower() in BEFORE_NAMES or _describes(word)]
    rest = name.words[cut[-1] + 1 :] if cut and cut[-1] else ()
    plain = sum(word.role == "" for word in rest)
    # Secretary of state Hillary Clinton, but not the mayor of London.
    if name.joining and not (
        plain > 1 and _describes(name.words[cut[-1]]) and any(w.role == "title" for w in name.words)
    ):
        return None
    if not plain or not all(word.text[:1].isupper() for word in rest):
        return None
    return Name(name.text, rest, (), len(rest) - 1, (), _run_together([word.text for word in rest]))


def _describes(word: Word) -> bool:
    return word.role == "" and word.text.islower()


def _name(text: str) -> Name:
    undated, marks = dated(text)
    read = [word for word in (_POSSESSIVE.sub("", token) for token in tokens(undated)) if word]
    found: list[Word] = []
    letters: list[tuple[str, int]] = []
    joining: list[str] = []
    head = at = 0
    while at < len(read):
        length, word = _word(read, at)
        if word.role == "small":
            letters.append((word.letters, -1))
            if found and word.key not in PARTICLES:
                joining.append(word.key)
                # The Institute for the Study of War is an institute; of two that "and" joins both are the head.
                head = head or (len(found) if word.key != "and" else 0)
        else:
            letters += ((letter, len(found)) for letter in word.letters)
            found.append(word)
        at += length
    heads = [at for at, word in enumerate(found[: head or None]) if word.role in ("", "title")]
    dates = tuple(Word(mark, mark, "mark") for mark in marks)
    place = heads[-1] if heads else max(0, (head or len(found)) - 1)
    together = _run_together(tokens(text)).removeprefix("the")
    return Name(text, (*found, *dates), tuple(letters), place, tuple(joining), together)


def _word(read: list[str], at: int) -> tuple[int, Word]:
    """How many of the words from a place on are one, and that one."""
    for length in range(min(LONGEST, len(read) - at), 0, -1):
        words = read[at : at + length]
        if of := country(" ".join(map(spelt, words))):
            return length, Word(" ".join(words), of, "country", "".join(word[0].lower() for word in words))
    return 1, _one(read[at])


@lru_cache(maxsize=100_000)
def _one(word: str) -> Word:
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
