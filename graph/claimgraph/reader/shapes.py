"""A list of the file of a language in, with the shape that is asked for out: a set, phrases, verbs in every form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from claimgraph.reader.inflection import Endings, bent
from claimgraph.reader.tokens import tokens

#: What a list is that the file of a language leaves out, by its shape.
_EMPTY: Final[Mapping[str, Any]] = {
    "frozenset": [],
    "Phrases": [],
    "tuple": [],
    "Mapping": {},
    "str": "",
    "int": None,
    "Endings": {},
}


@dataclass(frozen=True, slots=True)
class Pronoun:
    """For whom a pronoun can stand: ``number`` one or many; ``gender`` man, woman, thing, any or self."""

    number: str
    gender: str
    case: str  #: subject, object, possessive


def shaped(name: str, kind: str, read: dict[str, Any]) -> Any:
    """The list with this name, by the type of its field; an empty one where the file has none.

    Raises:
        TypeError: it is no list where one is asked for.
        ValueError: it has a phrase where single words are asked for.
    """
    given = read.get(name, _EMPTY[kind.partition("[")[0]])
    if name == "verbs":
        return bent(given, read.get("inflection", []))
    if name in ("media", "with_particle", "denied_means"):
        return {str(word): str(key) for key, words in given.items() for word in words}
    if name == "endings":
        return Endings(**{kind: tuple(map(str, _listed(ends))) for kind, ends in given.items()})
    if name == "pronouns":
        return {str(word): Pronoun(**facts) for word, facts in given.items()}
    if name == "numbers":
        return {str(word): int(value) for word, value in given.items()}
    if kind == "Phrases":
        # As a text has them in tokens: "tight - lipped".
        return frozenset(" ".join(token.folded for token in tokens(str(words))) for words in _listed(given))
    if kind == "frozenset[str]":
        if phrases := [str(words) for words in _listed(given) if " " in str(words)]:
            raise ValueError(f"single words are asked for, and {phrases[0]!r} is a phrase")
        return frozenset(map(str, _listed(given)))
    if kind == "int":
        return int(given)
    return tuple(map(str, _listed(given))) if kind.startswith("tuple") else given


def _listed(given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise TypeError
    return given
