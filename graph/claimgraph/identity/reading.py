"""A name in, the ways to read it out: whole, without what only says more of it, a person in it, the same in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from claimgraph.base import limits
from claimgraph.base.folding import latin, script
from claimgraph.identity.countries import LONGEST, country
from claimgraph.identity.dates import dated
from claimgraph.identity.glossary import in_english, is_romanised
from claimgraph.identity.spelling import spelt, tokens
from claimgraph.identity.wordlists import BEFORE_NAMES, PARTICLES
from claimgraph.identity.words import Name, Word, word_of

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
    return (
        *whole,
        *filter(None, map(_person_in, whole[:1])),
        *((after,) if after and after.is_person else ()),
        *_retold(bare),
    )


def _retold(text: str) -> Iterator[Name]:
    """What a name says in plain English."""
    romanised = is_romanised(text)
    for english in in_english(text):
        told = _name(english)
        person = _person_in(told) if any(word.role == "title" for word in told.words) else None
        for name in filter(None, (told, person)):
            if name.words:
                yield replace(name, retold=True, romanised=romanised)


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
    return 1, word_of(read[at])
