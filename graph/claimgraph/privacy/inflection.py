"""A part of a name in, the forms out in which a text may hold it; and whether a word is a form of it.

Slavic names in Cyrillic decline by a table, since theirs is regular and short stems are lost by a stemmer (it makes
мар of Мария). Other languages have Snowball's stemmers: for a name, those that decline names are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from claimgraph.base.folding import latin, native, script, sound

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

# What the nominative ends in, and what stands there in the other cases, in the Slavic languages that are written in
# Cyrillic; a surname also in the plural and for the other sex. Any row may fit: Юрий is no adjective, but looks so.
_CASES: Final = {
    "ия": "ии ию ией иею ие ій ії ію ією іє ије ији ију ијом ийо",  # Мария, Марія, Марија
    "я": "и ю ей ею е і єю йо ї є",  # Оля, Илья
    "а": "ы и у ой ою е ей ею і о ої ій ых ым ыми их ими ам ами ах",  # Олена, Иванова
    "ка": "ці це",  # Одарка
    "га": "зі зе",  # Ольга
    "ха": "сі се",  # Солоха
    "о": "а у ом е і ові еві и ів ам ами ах",  # Петренко
    "ий": "ого ому ым им ом ім ая а ої ой ій ую у ою ие і ых их ыми ими",  # Зеленский, Зеленська
    "ая": "ой ую ою ые ых",  # Зеленская
    "ой": "ого ому ым ом ая ую ые ых ыми",  # Толстой
    "й": "я ю ем єм е и і ї еві єві їв ям ями ях",  # Андрей, Юрий, Сергій
    "ец": "ца цу цом цем це цы ци цев ця цю цеві ців",  # Кравец, Кравець
    "ок": "ка ку ком ке ки ков кові",
    "ек": "ка ку ком ке ки ков кові ька ьку",
    "ел": "ла лу лом ле лы",  # Павел
    # Not ов and ев: Иванов is no Иван.
    "": "а у ом ем ым ім е ы и і ів ам ами ах ых ыми ими их ові еві ю я єм ям ями ях ия ию ью",
}

#: Languages with Latin letters, or letters of their own, that decline names.
_LATIN: Final = ("czech", "estonian", "finnish", "hungarian", "lithuanian", "polish", "romanian", "serbian", "turkish")
_OTHER: Final = ("greek", "armenian", "hindi", "nepali", "tamil")
#: What English adds to verbs, and no language here to names in a way worth the alarm: Grant, granted; Maria, Mario.
_NO_CASE: Final = ("ed", "ing", "io")
#: Words longer than this are no forms of a name.
_LONGEST: Final = 40


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (sound(latin(ending)), tuple(dict.fromkeys(latin(form) for form in forms.split())))
        for ending, forms in _CASES.items()
    )


def declined(heard: str) -> set[str]:
    """All forms, as sounds, of a name that is given as its sound.

    >>> sound(latin("Марии")) in declined(sound("maria")), sound(latin("Ивановой")) in declined(sound("ivanova"))
    (True, True)

    >>> sound(latin("Мариуполь")) in declined(sound("maria"))
    False
    """
    found = {heard}
    for ending, forms in _rows():
        # Something must be left that is the name's own.
        if heard.endswith(ending) and len(heard) - len(ending) >= 2 and (ending or heard[-1] not in "aeo"):
            stem = heard.removesuffix(ending)
            found |= {sound(stem + form) for form in forms}
    return found


def spelt(part: str) -> set[str]:
    """How Latin letters write one name: with and without e for an umlaut, joined with an s.

    >>> sorted(spelt("Müller"))
    ['mueller', 'muellers', 'muller', 'mullers']
    """
    plain = latin(part)
    found = {plain}
    if script(part) == "latin":
        wide = native(part.casefold().translate(_UMLAUTS)) if not part.isascii() else plain
        found |= {latin(wide), plain.replace("ue", "u").replace("oe", "o").replace("ae", "a")}
    return found | {form + ("es" if form.endswith(("s", "x", "z")) else "s") for form in found if len(form) > 1}


_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"})


def same_stem(word: str, part: str) -> bool:
    """Whether a word is a form of a part of a name, by the stemmers of its letters; both in small letters, without marks.

    >>> same_stem("kowalskiego", "kowalski"), same_stem("borrowille", "borrow"), same_stem("mariupol", "maria")
    (True, True, False)
    """
    if word == part:
        return True
    # What is short, or loses a consonant, is another word: Park and Part, Mary and Maria, Steven and Steve. So is a
    # surname that was made of a given name.
    shortest = len(part) if len(part) < 5 else max(4, len(part) - (1 if len(part) < 6 else 3))
    cut = len(word) < len(part) and part[-1] not in "aeiouys"
    surname = word in (part + "ov", part + "ev") or (len(part) < 5 and word in (part + "ova", part + "eva"))
    if len(word) > _LONGEST or cut or surname or _common(word, part) < shortest or word.endswith(_NO_CASE):
        return False
    return any(
        len(stem) >= shortest and stem == stemmer.stemWord(word)
        for stemmer, stem in ((stemmer, stemmer.stemWord(part)) for stemmer in _stemmers(word.isascii()))
    )


def _common(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


@cache
def _stemmers(is_latin: bool) -> tuple[BaseStemmer, ...]:
    import snowballstemmer

    return tuple(snowballstemmer.stemmer(language) for language in (_LATIN if is_latin else _OTHER))


# Prefixes that Arabic and Hebrew write joined with a word: and, so, in, like, to, the, from, that.
_CLITICS: Final = "وفبلكسוהבכלמש"
_ARTICLE: Final = "ال"


def without_clitics(word: str) -> Iterator[str]:
    """An Arabic or Hebrew word, given by `native`, and what is left of it without up to two letters joined to it.

    >>> "احمد" in without_clitics(native("وأحمد")), "علي" in without_clitics(native("وبعلي"))
    (True, True)
    """
    for at in range(3):
        rest = word[at:]
        if len(rest) < 2:
            break
        yield rest
        if rest.startswith(_ARTICLE) and len(rest) > 3:
            yield rest.removeprefix(_ARTICLE)
        if word[at] not in _CLITICS:
            break
