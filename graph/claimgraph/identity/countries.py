"""A word or words in, the country that they speak of out: its name, its people, its capital, its codes.

From the package countryinfo (MIT, no dependencies): so no name of a country stands in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from claimgraph.base.folding import latin

#: The longest name of a country, in words, that is looked for.
LONGEST: Final = 6
_CODE: Final = re.compile(r"[A-Z]{2,3}")


def country(words: str) -> str:
    """The key of the country that these small Latin words name, or whose people they name; "" for none.

    >>> country("russian") == country("russia") == country("russian federation") != ""
    True
    """
    return _named().get(words, "")


def by_code(word: str) -> str:
    """The key of a country by its code, in capitals: UK, US, UAE."""
    return _codes().get(word, "")


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
            words = " ".join(filter(None, map(latin, text.split())))
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
def _capitals() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in _countries():
        named = one.get("capital") or ()
        words = [text for text in ([named] if isinstance(named, str) else named) if " " not in text]
        found.setdefault("@" + latin(one["name"]), tuple(words))
    return found
