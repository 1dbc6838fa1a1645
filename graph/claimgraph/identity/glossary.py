"""A name in, what it says in plain English out, as far as a glossary and the places of the world go.

From `glossary.txt`: bodies, what they have to do with, and common words of names; from Babel (BSD), which brings the
Unicode CLDR: states, continents and cities in many languages. What no list knows stays as it is, in Latin letters where
its alphabet is no Cyrillic: only its consonants compare then. It is a help to compare names, and no translation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from claimgraph.base.folding import latin, native, script
from claimgraph.identity.countries import by_initials
from claimgraph.identity.foreign_places import adjective, places
from claimgraph.identity.spelling import spelt, tokens

#: What ends a stem in the languages that bend their words, folded: министерств-ами, oberst-en, vereint-er.
_ENDING: Final = re.compile(r"[aeiouy]{0,3}(?:kh|nn|[ghmnrsvx])?[aeiouy]{0,2}")
#: The same for a place, from which a word for what is there is made: иран-ской, китай-ских.
_OF_PLACE: Final = re.compile(rf"[aeiouy]{{0,2}}(?P<adjective>(?:[nt]?s|z|ts)?k)?{_ENDING.pattern}")
#: What ends a word that says of which place something is: зальцбург-ская.
_ADJECTIVE: Final = re.compile(r"(?<=[^\W_]{4})сь?к(?:ая|ое|ой|ую|ого|ому|ом|ий|а|е|ої|ій|у)$")
#: A word of a form in the glossary, and the mark of a stem.
_FORM: Final = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)(\*?)")
#: How surnames are written that Koreans themselves write otherwise in Latin letters than any table.
_SURNAMES: Final = {
    **{"이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "김": "Kim", "강": "Kang", "조": "Cho", "임": "Lim"},
    **{"노": "Roh", "류": "Ryu", "유": "Yoo", "오": "Oh", "구": "Koo", "권": "Kwon", "문": "Moon", "윤": "Yoon"},
}
_KOREAN: Final = re.compile("[가-힣]{2,3}")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Folded words, of which those that end in * are stems, and what they are in English."""

    words: tuple[str, ...]
    english: str
    is_place: bool = False

    def begins(self, read: list[str]) -> str | None:
        """What these words begin with, in English; None for anything else."""
        if len(read) < len(self.words):
            return None
        english = self.english
        for wanted, word in zip(self.words, read, strict=False):
            stem = wanted.removesuffix("*")
            if stem == wanted:
                if word != wanted:
                    return None
                continue
            ending = _OF_PLACE if self.is_place else _ENDING
            found = ending.fullmatch(word, len(stem))
            if not word.startswith(stem) or not found:
                return None
            if self.is_place and found["adjective"]:
                english = adjective(self.english)
        return english


def in_english(name: str) -> tuple[str, ...]:
    """The ways to say in English what a name says; none where no list knows a word of it and it is in Latin or Cyrillic.

    >>> in_english("Міністерство культури"), in_english("MFA"), in_english("Ada Berg")
    (('ministry of culture',), ('foreign ministry',), ())
    """
    read = [piece for token in tokens(name) for piece in _pieces(token)]
    folded = [_folded(word) for word in read]
    # Each word or phrase as it is written, and what it may be in English.
    parts: list[tuple[str, tuple[str, ...]]] = []
    at = 0
    while at < len(read):
        length, meanings = _meanings(read, folded, at)
        parts.append((" ".join(read[at : at + length]), meanings))
        at += length
    ways = [[words for words, _ in parts], [_romanised(words) for words, _ in parts]]
    if any(meanings for _, meanings in parts):
        after = [bool(meanings) for _, meanings in parts[1:]] + [False]
        plain = [_bare(words) if beside else _romanised(words) for (words, _), beside in zip(parts, after, strict=True)]
        for turn in (1, 0):
            ways.append([m[min(turn, len(m) - 1)] if m else word for word, (_, m) in zip(plain, parts, strict=True)])
    return tuple(dict.fromkeys(" ".join(way).removesuffix(" of") for way in ways[:0:-1] if way != ways[0]))


def _meanings(read: list[str], folded: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """How many words from a place on are a phrase, the longest there is, and what it may be in English."""
    found = dict.fromkeys(phrase.english for phrase in _phrases().get("=" + read[at], ()))
    longest = 1
    for phrase in _beginning(folded[at]):
        length = len(phrase.words)
        english = phrase.begins(folded[at : at + length])
        if english is None or length < longest:
            continue
        if length > longest:
            longest, found = length, {}
        found[english] = None
    return longest, tuple(found)


@lru_cache(maxsize=100_000)
def _beginning(word: str) -> tuple[_Phrase, ...]:
    """The phrases that may begin with a word. One that is English as it stands is no phrase of its own."""
    heads = (word, *(word[:end] + "*" for end in range(len(word), 1, -1)))
    found = (phrase for head in heads for phrase in _phrases().get(head, ()))
    return tuple(phrase for phrase in found if len(phrase.words) > 1 or word not in _english())


def _folded(word: str) -> str:
    """A word as it is looked up: Cyrillic in Latin letters, as it is often written, other alphabets as they are."""
    return latin(word) if script(word) in ("latin", "cyrillic") else native(word)


def _pieces(token: str) -> Iterator[str]:
    """A word of a script without spaces as the longest words of it that are known, and what is left between them."""
    if script(token) != "unspaced":
        yield token
        return
    known, left = _phrases(), ""
    at = 0
    while at < len(token):
        end = next((end for end in range(len(token), at, -1) if token[at:end] in known), 0)
        if not end:
            left += token[at]
            at += 1
            continue
        yield from filter(None, (left, token[at:end]))
        left, at = "", end
    yield from filter(None, (left,))


def _bare(word: str) -> str:
    """A word that tells of what kind the next one is, without the ending that says so: Зальцбург-ская область."""
    return _ADJECTIVE.sub("", word) if script(word) == "cyrillic" else _romanised(word)


def is_romanised(name: str) -> bool:
    """Whether a name has words of which, in Latin letters, the consonants alone compare."""
    return "дж" in name.lower() or any(script(word) not in ("latin", "cyrillic") for word in tokens(name))


def _romanised(word: str) -> str:
    """A word as it is, or in Latin letters where only they compare."""
    if script(word) == "cyrillic" and len(word) == 1 and word.islower():
        return "of"  # з, с, в: they only join
    if script(word) == "cyrillic" and "дж" in word.lower():
        return latin(word).replace("dzh", "j").title()
    if script(word) in ("latin", "cyrillic"):
        return word
    if _KOREAN.fullmatch(word) and word[0] in _SURNAMES:
        return f"{_SURNAMES[word[0]]} {latin(word[1:]).title()}"
    return latin(word).title() or word


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """All phrases by their first word; abbreviations, which are read in capitals alone, by "=" and themselves."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for line in (Path(__file__).parent / "glossary.txt").read_text(encoding="utf-8").splitlines():
        english, colon, forms = line.partition(": ")
        if colon and not line.startswith("#"):
            for form in forms.split(", "):
                _add(found, form, english)
    for form, english in places():
        _add(found, form, english, is_place=True)
    for letters, english in by_initials():
        _add(found, letters, english)
    return {head: tuple(dict.fromkeys(phrases)) for head, phrases in found.items()}


@cache
def _english() -> frozenset[str]:
    """All words that the glossary has English for."""
    return frozenset(word for known in _phrases().values() for each in known for word in each.english.lower().split())


def _add(found: dict[str, list[_Phrase]], form: str, english: str, *, is_place: bool = False) -> None:
    """Make a form known by its first word."""
    if not is_place and " " not in form and sum(map(str.isupper, form)) > 1:
        found["=" + form].append(_Phrase((form,), english))
        return
    words = [(_folded(word), mark) for word, mark in _FORM.findall(form)]
    phrase = _Phrase(tuple(word + star for word, star in words if word), english, is_place)
    if phrase.words and [*map(spelt, phrase.words)] != [*map(spelt, english.lower().split())]:
        found[phrase.words[0]].append(phrase)
