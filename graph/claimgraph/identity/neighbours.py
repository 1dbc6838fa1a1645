"""Words of many names in, those that each may stand for out; no word is compared with all the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from claimgraph.base import limits
from claimgraph.identity.alike_words import MISSPELT, like, stems
from claimgraph.identity.words import Word

T = TypeVar("T")


def near_pairs(block: list[T]) -> Iterator[tuple[T, T]]:
    """All pairs of a list; of a crowd each with the first and with those next to it."""
    if len(block) <= limits.NAMES_SHARING:
        yield from combinations(block, 2)
        return
    for at in range(1, len(block)):
        yield block[0], block[at]
        yield from ((block[before], block[at]) for before in range(max(1, at - 4), at))


def neighbours(words: Iterable[Word]) -> dict[str, set[str]]:
    """The keys of the words that each word may stand for, by its key."""
    known = {(word.key, word.role): word for word in words if word.role in ("", "country", "initial")}
    blocks: dict[str, list[Word]] = defaultdict(list)
    for _, word in sorted(known.items()):
        for trace in traces(word):
            blocks[trace].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for block in blocks.values():
        for one, other in near_pairs(block):
            if one.key != other.key and other.key not in found[one.key] and like(one, other)[0]:
                found[one.key].add(other.key)
                found[other.key].add(one.key)
    return found


def traces(word: Word) -> Iterator[str]:
    """What words that may stand for each other have in common."""
    if word.role == "initial":
        yield "first " + word.key[0]
        return
    if word.role == "country":
        yield from (f"sound {capital.skeleton}" for capital in word.capitals)
        return
    yield "sound " + word.skeleton
    yield from ("stem " + stem for stem in stems(word.key))
    yield "stem " + re.sub("^[ae]l", "", word.key)
    if len(word.key) >= MISSPELT:
        # Two words of which one letter differs are the same without that letter.
        yield "less " + word.key
        yield from {f"less {word.key[:at]}{word.key[at + 1 :]}" for at in range(len(word.key))}
