"""Nothing in, the states, continents and cities of the world in many languages out, each with its name in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from claimgraph.base.folding import latin, script
from claimgraph.identity.countries import by_alpha2, country, demonym

#: The languages of those who report most on each other; more of them cost a fiftieth of a second each.
_LANGUAGES: Final = (
    *("uk", "ru", "be", "bg", "sr", "pl", "cs", "fr", "de", "es", "pt", "it", "nl", "tr", "az", "id"),
    *("ar", "fa", "he", "el", "ka", "hy", "zh", "zh_Hant", "ja", "ko"),
)
#: What a stem of a place is without: Австрали-я, Грузи-я, Япон-ия.
_END: Final = re.compile("[аеоуыяьэіиюй]$|ия$")
#: What the word for a language ends in: ital-ien, françai-se, китайск-ий, чесь-ка.
_PEOPLE: Final = re.compile("(?:ий|ська|ски|а|e|o|en|ais|ca|ça|çe)$")
_STEM: Final = 4


@cache
def places() -> tuple[tuple[str, str], ...]:
    """Each name that is not the English one, a stem with * where its language bends it, with the English one."""
    from babel import Locale

    english = Locale("en")
    found: dict[tuple[str, str], None] = {}
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for code, name in locale.territories.items():
            if known := by_alpha2(code) or english.territories.get(code, ""):
                found.update(((form, known), None) for form in _forms(name))
        # What a language is called, its people are: français, türkçe, қазақ.
        for code, name in locale.languages.items():
            people = english.languages.get(code, "")
            if people and country(latin(people)):
                found.update(((form, people), None) for form in (name, *_stem_of_people(name)))
        for city, name in _cities(locale):
            found.update(((form, city), None) for form in _forms(name))
    return tuple((form, known) for form, known in found if "*" in form or not _is_english(form, known))


def _is_english(form: str, known: str) -> bool:
    here, there = latin(form), latin(known)
    return here == there or (bool(of := country(here)) and of == country(there))


def _cities(locale: Any) -> Iterator[tuple[str, str]]:
    for zone, facts in locale.time_zones.items():
        continent, slash, city = zone.rpartition("/")
        if slash and continent != "Etc" and "city" in facts:
            yield city.replace("_", " "), facts["city"]


def _stem_of_people(name: str) -> Iterator[str]:
    if " " not in name and len(stem := _PEOPLE.sub("", name, count=1)) >= _STEM:
        yield stem + "*"


def _forms(name: str) -> Iterator[str]:
    yield name
    if script(name) == "cyrillic" and " " not in name:
        short = min((_END.sub("", name, count=1), re.sub("ия$", "", name)), key=len)
        stem = short if len(short) >= _STEM else re.sub("[яа]$", "", name)
        if len(stem) >= _STEM:
            yield stem + "*"


def adjective(place: str) -> str:
    """The word for what is of a place, where it is a state with one of its own; else its name."""
    return demonym(place) or place
