"""A name in, keys out that only spellings of the same name share: all its words, in their order.

What a person need not decide is narrow: capitals, signs, accents, "the", British and American endings, the ways to write
the end of a Slavic name in Latin letters, and Cyrillic in Latin letters. No word may be missing, none may stand elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from claimgraph.base.folding import latin, native, script

_DOTTED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_QUOTES: Final = "'’‘ʼ`´′"
_TOKEN: Final = re.compile(rf"(?<![^\W_])[^\W\d_]\.|[^\W_]+(?:[{_QUOTES}][^\W_]+)*[{_QUOTES}]?")
_MEANT: Final = re.compile(r"(?<=[^\W_])[+#]+")  # signs that make another name: CNN+ is not CNN
_INVERTED: Final = re.compile(r"([^,()]+),([^,()]+)")

# Endings that American and British English write differently; the stem has three letters.
_BRITISH: Final = (
    (re.compile(r"(?<=[a-z]{3})enc(e|es)$"), r"ens\1"),
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s?)$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(s?)$"), r"er\1"),
    (re.compile(r"(?<=[a-z]{3})amme(s?)$"), r"am\1"),
    (re.compile(r"(?<=[a-z]{3})ll(ed|er|ers|ing)$"), r"l\1"),
)
# The ends of Zelensky, Zelenskyy, Zelenskiy, Zelenskij, Zelenski; of Yury, Yuriy, Yurii. Terri is not Terry.
_SKY: Final = re.compile(r"(?<=[a-z]{2})(sk|ck|zk)[iyj]{1,2}$")
_IY: Final = re.compile(r"(?<=[a-z]{2})(?<![aeiouy])(?:[iy][iyj]|y)$")
# What a letter of Cyrillic may be in Latin letters, whatever table somebody used.
_HEARD: Final = (
    (re.compile("shch|schtsch|szcz"), "ś"),
    (re.compile("tsch|ch|cz"), "č"),
    (re.compile("sch|sh|sz"), "š"),
    (re.compile("zh"), "ž"),
    (re.compile("kh|x(?=[aeiou])"), "χ"),
    (re.compile("x"), "ks"),
    (re.compile("ts|tz"), "c"),
    (re.compile("[gh]"), "g"),
    (re.compile("w"), "v"),
    (re.compile("[iyj]+"), "i"),
    (re.compile("(?<![^aeiou])i(?=e)"), ""),
    (re.compile(r"\bi(?=e)"), ""),
)


def tokens(text: str) -> list[str]:
    """The words of a name as written: U.S. is one, О'Нил too, Vice-President two; an initial keeps its full stop.

    >>> tokens("U.S. Vice-President, O’Neil")
    ['US', 'Vice', 'President', 'O’Neil']
    """
    # A dot must not end a sentence: V.V. and U.S. are joined, so that both ways to write them are one.
    text = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", unicodedata.normalize("NFKC", text))
    return _TOKEN.findall(text.replace("&", " and "))


@lru_cache(maxsize=100_000)
def spelt(word: str) -> str:
    """A word as every spelling of it is folded, within one alphabet.

    >>> spelt("Defence") == spelt("defense"), spelt("Zelenskyy") == spelt("ZELENSKY"), spelt("Brian") == spelt("Bryan")
    (True, True, False)
    """
    if script(word) not in ("latin", "cyrillic"):
        return native(word)
    digits = "".join(sign for sign in word if sign.isdigit())
    letters = latin(word)
    for pattern, instead in _BRITISH:
        letters = pattern.sub(instead, letters)
    return _IY.sub("y", _SKY.sub(r"\1y", letters)) + digits if letters else digits or native(word)


@lru_cache(maxsize=100_000)
def heard(word: str) -> str:
    """A word as all ways to write it in Latin letters are folded, where one of two spellings is in Cyrillic.

    >>> heard("Зеленський") == heard("Зеленский") == heard("Zelenskyy"), heard("Шойгу") == heard("Soygu")
    (True, False)
    """
    letters = spelt(word)
    for pattern, instead in _HEARD:
        letters = pattern.sub(instead, letters)
    return letters


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a name is known by among its spellings."""

    spelt: tuple[str, ...]
    heard: tuple[str, ...]
    cyrillic: bool


@lru_cache(maxsize=200_000)
def spelling(name: str) -> Spelling:
    """The folded words of a name, in their order; "Putin, Vladimir" is Vladimir Putin.

    >>> spelling("The Guardian Weekly") == spelling("guardian weekly"), spelling("the Hill") == spelling("Hill")
    (True, False)
    """
    if found := _INVERTED.fullmatch(name):
        name = f"{found[2]} {found[1]}"
    words = tokens(name)
    # The Hill is an outlet and Hill may be anybody: one word alone keeps it.
    if len(words) > 2 or (len(words) == 2 and words[0].lower() != "the"):
        words = [word for word in words if word.lower() != "the"]
    signs = tuple(_MEANT.findall(name))
    return Spelling(
        (*map(spelt, words), *signs) if words else (),
        (*map(heard, words), *signs) if words else (),
        any(script(word) == "cyrillic" for word in words),
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names are surely one name in two spellings.

    >>> same_name("Russia’s Defence Ministry", "Russia's Defense Ministry"), same_name("V. Putin", "Vladimir Putin")
    (True, False)
    """
    a, b = spelling(one), spelling(other)
    return bool(a.spelt) and (a.spelt == b.spelt or ((a.cyrillic or b.cyrillic) and a.heard == b.heard))


@dataclass
class Spellings:
    """Names with their bearers, found by any spelling."""

    _spelt: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    _heard: dict[tuple[str, ...], set[str]] = field(default_factory=dict)  #: of all names
    _cyrillic: dict[tuple[str, ...], set[str]] = field(default_factory=dict)

    def add(self, bearer: str, names: Iterable[str]) -> None:
        """Make the names of a bearer known."""
        for found in map(spelling, names):
            if found.spelt:
                self._spelt.setdefault(found.spelt, set()).add(bearer)
                self._heard.setdefault(found.heard, set()).add(bearer)
                if found.cyrillic:
                    self._cyrillic.setdefault(found.heard, set()).add(bearer)

    def bearers(self, name: str) -> set[str]:
        """All who surely bear a name: `same_name` is true of it and one of theirs."""
        found = spelling(name)
        across = self._heard if found.cyrillic else self._cyrillic
        return self._spelt.get(found.spelt, set()) | across.get(found.heard, set())
