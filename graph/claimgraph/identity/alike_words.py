"""Two words in, how much they may be one out, in hundredths, and why, in words: sounds, a letter, initials, a capital."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from claimgraph.identity.given_names import given
from claimgraph.identity.words import Word

#: What the name of a country ends in, and that of its people, where no list knows them: Chechnya, Chechen.
ENDINGS: Final = ("", "a", "n", "an", "ian", "e", "i", "ese", "ish", "ia", "en", "nya", "s", "es")
#: How many letters a stem has.
STEM: Final = 4
#: How many letters a word has in which one may be wrong.
MISSPELT: Final = 5
#: How many letters the short form of a first name has at most.
_SHORT_FORM: Final = 4
#: How much two words with the same consonants share, at least, in hundredths.
_SAME_SOUND: Final = 50


def like(one: Word, other: Word) -> tuple[int, str]:
    """How much two words may be one, in hundredths, and why; 0 and "" where they may not."""
    if (one.is_month and other.is_day) or (one.is_day and other.is_month):
        return (60, "one gives the month alone") if one.key[:3] == other.key[:3] else (0, "")
    if {one.role, other.role} & {"mark", "telling", "small"}:
        return 0, ""
    if "initial" in (one.role, other.role):
        short, long = sorted((one, other), key=lambda word: len(word.key))
        fits = long.role == "" and short.key[0] == long.key[0] and long.text[:1].isupper()
        return (70, "one gives only an initial") if fits else (0, "")
    if "country" in (one.role, other.role):
        return _capital_like(one, other) or _capital_like(other, one) or (0, "")
    if "title" in (one.role, other.role):
        return 0, ""
    if one.acronym and other.acronym:
        # Nothing but their letters, of which only C and K are one in two alphabets.
        return (60, "a word in another spelling") if _hard(one) == _hard(other) else (0, "")
    if _initials(one, other) or _initials(other, one):
        return 60, "one gives only initials"
    return _letters_like(one, other)


def _hard(word: Word) -> str:
    return word.acronym.replace("c", "k")


def _initials(short: Word, long: Word) -> bool:
    return len(short.acronym) == 2 and long.text[:1].isupper() and short.acronym[0] == long.key[0] and not long.acronym


def _capital_like(one: Word, other: Word) -> tuple[int, str] | None:
    if one.role == "" and any(word.key == one.key or _letters_like(word, one)[0] for word in other.capitals):
        return 60, "a capital for its country"
    return None


def given_like(one: Word, other: Word) -> tuple[int, str]:
    """The same of two words that are not the last of their names, and so may be short for each other: Pat, Mike."""
    short, long = sorted((one, other), key=lambda word: len(word.key))
    if not one.role and not other.role and one.text[0].isupper():
        sounds_so = short.key[0] == long.key[0] and long.skeleton.startswith(short.skeleton) and len(short.skeleton) > 1
        is_short = 1 < len(short.key) <= _SHORT_FORM and (long.key.startswith(short.key) or sounds_so)
        if is_short or one.key in given(other.key) or other.key in given(one.key):
            return 70, "one gives a short form"
    return like(one, other)


@lru_cache(maxsize=200_000)
def _letters_like(one: Word, other: Word) -> tuple[int, str]:
    a, b = one.key, other.key
    if one.skeleton == other.skeleton and len(one.skeleton) > 1 and ratio(a, b) >= _SAME_SOUND:
        return 85, "a word in another spelling"
    if min(len(a), len(b)) >= MISSPELT and OSA.distance(a, b, score_cutoff=1) <= 1:
        return 80, "a word differs by one letter"
    if a in ("al" + b, "el" + b) or b in ("al" + a, "el" + a):
        return 80, "an article is written apart"
    if not stems(a).isdisjoint(stems(b)):
        return 75, "a word in another form"
    return 0, ""


@lru_cache(maxsize=100_000)
def stems(key: str) -> frozenset[str]:
    """What may be left of a word without one of the `ENDINGS`."""
    found = {key.removesuffix(ending) for ending in ENDINGS if key.endswith(ending)}
    return frozenset(stem for stem in found if len(stem) >= STEM)
