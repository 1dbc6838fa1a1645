"""A name in, its parts and what each is found by out; and what a word of a text may be found under.

A key is a letter that says how it is to be read, and letters: L as Latin letters spell it, S as it sounds in Latin
letters, C as it sounds in other alphabets, N as its own alphabet spells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claimgraph.base.folding import UNSPACED, alike, latin, native, readable, script, sound, words
from claimgraph.privacy.common_words import COMMON_WORDS
from claimgraph.privacy.inflection import declined, spelt, without_clitics

#: How many letters a part has that gives a person away alone: shorter ones are words of too many languages.
ALONE: Final = 4
#: How many letters, so that two spellings of one sound in the same alphabet are no other word.
_SURE: Final = 6


@dataclass(eq=False)
class Name:
    """One spelling of a person's name; ``owner`` is who bears it, None where that is a public person."""

    owner: int | None
    parts: tuple[str, ...]
    #: Whether the parts stand for themselves; else only all of them together do (王小明 as Wang Xiaoming).
    alone: bool = True

    @property
    def weak(self) -> bool:
        """Whether no part is one that is no other word."""
        return all(len(part) < ALONE or native(part) in COMMON_WORDS for part in self.parts)


def spellings(owner: int | None, text: str) -> Iterator[Name]:
    """The ways to write a name: as it is, and in Latin letters where it has no spaces."""
    found = words(readable(text))
    if found:
        # Particles (von, of) and initials are no parts, where others are.
        whole = [word for word in found if not (word.islower() and len(word) < ALONE) and len(word) > 1]
        yield Name(owner, tuple(whole if len(whole) > 1 else found))
    if len(found) == 1 and re.fullmatch(rf"[{UNSPACED}]{{2,4}}", found[0]):
        for family in (1, 2) if len(found[0]) > 3 else (1,):
            yield Name(owner, (latin(found[0][:family]), latin(found[0][family:])), alone=False)
        yield Name(owner, tuple(map(latin, found[0])), alone=False)


@lru_cache(maxsize=20_000)
def keys_of_part(part: str) -> set[str]:
    """What a part of a name is found by: L spelt in Latin letters, S as it sounds there, C as it sounds in others, N native."""
    kind, plain = script(part), latin(part)
    heard = sound(plain)
    if kind == "latin":
        keys = {"L" + form for form in spelt(part)} | {"C" + form for form in declined(heard)}
        return keys | ({"S" + heard} if len(heard) >= _SURE else set())
    if kind == "cyrillic":
        return {"C" + form for form in declined(heard)} | {"S" + sound(form) for form in spelt(part)}
    if kind == "other" and plain:
        return {"N" + native(part), "C" + heard, "S" + heard}
    return {"N" + native(part)}


def keys_of_word(word: str) -> set[str]:
    """What a word of a text may be found under."""
    keys = set()
    for seen in (word, *alike(word)):
        kind, plain = script(seen), latin(seen)
        if kind == "latin":
            keys |= {"L" + plain, "S" + sound(plain)}
        elif kind == "arabic":
            keys |= {"N" + form for form in without_clitics(native(seen))}
        else:
            keys |= {"C" + sound(plain)} | ({"N" + native(seen)} if kind != "cyrillic" else set())
    return keys
