"""Verbs as the file of a language lists them in, every form of each out; and how words end of which no more is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

#: A word with so many letters at most has no ending that tells anything.
_SHORT: Final = 4
_KINDS: Final = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb: what one does with it (the key of a stance, or ``content``) and which of its forms it is."""

    base: str
    does: str
    forms: frozenset[str]  #: "base", "third", "past", "participle", "gerund"


@dataclass(frozen=True, slots=True)
class Endings:
    """How words end of which no more is known; a language without such endings has empty lists."""

    past: tuple[str, ...] = ()
    gerund: tuple[str, ...] = ()
    adverb: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()  #: of a verb with its negation: "didn't"
    plural: tuple[str, ...] = ()

    def singular(self, word: str) -> str:
        """A word without the ending of many."""
        if not word.endswith(self.plural):
            return word
        return word[: -max(len(end) for end in self.plural if word.endswith(end))]

    def is_adverb(self, word: str) -> bool:
        """Whether a word ends as adverbs do, and is no short one that ends so by chance: "fly"."""
        return word.endswith(self.adverb) and len(word) > _SHORT


def bent(given: Mapping[str, list[str]], rules: list[Mapping[str, Any]]) -> dict[str, Verb]:
    """Every form of every verb; of two verbs with one form the first counts."""
    found: dict[str, Verb] = {}
    for does, verbs in given.items():
        for verb in verbs:
            base, *irregular = verb.split()
            kinds: dict[str, set[str]] = {}
            for kind, form in zip(_KINDS, _forms(base, irregular, rules), strict=True):
                kinds.setdefault(form, set()).add(kind)
            for form, which in kinds.items():
                found.setdefault(form, Verb(base, does, frozenset(which)))
    return found


def _forms(base: str, irregular: list[str], rules: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    rule = next(rule for rule in rules if re.search(f"(?:{rule['ends']})$", base))
    stem = base[: len(base) - int(rule["cut"])]
    past = irregular[0] if irregular else stem + rule["past"]
    yield base
    yield irregular[3] if len(irregular) > 3 else stem + rule["third"]
    yield past
    yield irregular[1] if len(irregular) > 1 else past
    yield irregular[2] if len(irregular) > 2 else stem + rule["gerund"]
