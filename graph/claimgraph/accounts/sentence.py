"""Words and what they name in, sentences out, which a page can link and a terminal can print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from claimgraph.base.words import capital

_PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a sentence; ``iri`` is what it names, "" where it names nothing."""

    text: str
    iri: str = ""


#: What is said, piece by piece.
Sentence: TypeAlias = tuple[Words, ...]


def text_of(sentence: Iterable[Words]) -> str:
    """A sentence without what its pieces name."""
    return "".join(words.text for words in sentence)


def sentence(*pieces: Words | str | Sentence) -> Sentence:
    """The pieces one after the other, with a capital at the beginning, and a full stop at the end where none stands.

    >>> text_of(sentence("of ", Words("Tavia", "x"), " nothing is said"))
    'Of Tavia nothing is said.'
    >>> text_of(sentence("It did not name the “number.”"))
    'It did not name the “number.”'
    """
    first, *rest = run(*pieces)
    found = (replace(first, text=capital(first.text)), *rest)
    return found if text_of(found).rstrip("”’»)").endswith((".", "?", "!", "…")) else (*found, Words("."))


def run(*pieces: Words | str | Sentence) -> Sentence:
    """The pieces one after the other, as a part of a sentence."""
    found: list[Words] = []
    for piece in pieces:
        match piece:
            case str():
                found.append(Words(piece))
            case Words():
                found.append(piece)
            case _:
                found += piece
    return tuple(found)


def placed(pattern: str, words: Mapping[str, Sentence]) -> Sentence:
    """A pattern with pieces in its places.

    >>> text_of(placed("{answer}, according to {who}", {"answer": (Words("195"),), "who": (Words("RT"),)}))
    '195, according to RT'
    """
    parts = _PLACE.split(pattern)
    return run(*(words[part] if is_place % 2 else part for is_place, part in enumerate(parts) if part))


def listed(names: Sequence[Words], most: int) -> Sentence:
    """Names in a row, of more than ``most`` the first and how many others there are.

    >>> text_of(listed([Words("A"), Words("B"), Words("C")], 3)), text_of(listed([Words("A"), Words("B"), Words("C")], 1))
    ('A, B and C', 'A and 2 others')
    """
    shown: list[Words] = list(names[:most])
    if len(names) > most:
        others = len(names) - most
        shown.append(Words(f"{others:,} other{'s' * (others > 1)}"))
    pieces: list[Words | str] = []
    for place, name in enumerate(shown):
        pieces += [" and " if place == len(shown) - 1 else ", ", name] if place else [name]
    return run(*pieces)


def joined(parts: Iterable[Sentence], between: str = "; ") -> Sentence:
    """Parts with something between them."""
    found: list[Words | str | Sentence] = []
    for part in parts:
        found += [between, part] if found else [part]
    return run(*found)
