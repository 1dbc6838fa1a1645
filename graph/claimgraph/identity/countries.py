"""A word or words in, the country that they speak of out: its name, its people, its capital, its codes.

From the package countryinfo (MIT, no dependencies): so no name of a country stands in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from claimgraph.base.folding import latin, script
from claimgraph.identity.wordlists import STATE

#: The longest name of a country, in words, that is looked for.
LONGEST: Final = 6
_CODE: Final = re.compile(r"[A-Z]{2,3}")
_POSSESSIVE: Final = re.compile("['’]s?(?= |$)")


def country(words: str) -> str:
    """The key of the country that these small Latin words name, or whose people they name; "" for none.

    >>> country("russian") == country("russia") == country("russian federation") != ""
    True
    """
    return _named().get(words, "")


def by_code(word: str) -> str:
    """The key of a country by its code, in capitals: UK, US, UAE."""
    return _codes().get(word, "")


def by_alpha2(code: str) -> str:
    """The English name of a country by its two letters of ISO 3166; "" for none."""
    return _alpha2().get(code, "")


def demonym(name: str) -> str:
    """The English word for the people of a country, by its name, where they alone are called so; else ""."""
    return _demonyms().get(name, "")


def by_initials() -> Iterator[tuple[str, str]]:
    """The first letters of official names, each with the name of the country: DPRK, ROK, and of two in Cyrillic."""
    for one in _countries():
        for official in one.get("altSpellings") or ():
            words = official.split()
            every = "".join(word[0].upper() for word in words)
            letters = {every, "".join(word[0] for word in words if word[0].isupper())}
            of_state = official.isascii() and not STATE.isdisjoint(map(str.lower, words))
            if of_state or script(official) == "cyrillic":
                yield from ((each, one["name"]) for each in sorted(letters) if len(each) > 1 + of_state)


def capitals(key: str) -> tuple[str, ...]:
    """The capitals of a country, by its key, where they are one word each: capitals are said for governments."""
    return _capitals().get(key, ())


@cache
def _countries() -> tuple[dict[str, Any], ...]:
    from countryinfo import all_countries

    # Of two with one word for their people, that with more people: American, Guinean.
    facts: list[dict[str, Any]] = [{**one.info()} for one in all_countries()]
    return tuple(sorted(facts, key=lambda one: (-(one.get("population") or 0), one["name"])))


def _texts(one: dict[str, Any]) -> Iterator[str]:
    yield one["name"]
    yield from one.get("altSpellings") or ()
    yield one.get("demonym") or ""
    yield one.get("nativeName") or ""
    yield from (text for text in (one.get("translations") or {}).values() if text)


@cache
def _named() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _countries():
        for text in _texts(one):
            words = " ".join(filter(None, map(latin, _POSSESSIVE.sub("", text).split())))
            if not _CODE.fullmatch(text) and len(words) > 3 and words.count(" ") < LONGEST:
                found.setdefault(words, "@" + latin(one["name"]))
    return found


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _countries():
        for text in one.get("altSpellings") or ():
            if _CODE.fullmatch(text):
                found.setdefault(text, "@" + latin(one["name"]))
    return found


@cache
def _alpha2() -> dict[str, str]:
    # The largest last, and so it stays: Wales has the letters of the United Kingdom too.
    return {(one.get("ISO") or {}).get("alpha2", ""): one["name"] for one in reversed(_countries())}


@cache
def _demonyms() -> dict[str, str]:
    found = ((one["name"], one.get("demonym") or "") for one in _countries())
    return {name: people for name, people in found if people and country(latin(people)) == "@" + latin(name)}


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in _countries():
        named = one.get("capital") or ()
        words = [text for text in ([named] if isinstance(named, str) else named) if " " not in text]
        found.setdefault("@" + latin(one["name"]), tuple(words))
    return found
