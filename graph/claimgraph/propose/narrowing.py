"""Choices and what was typed in, those that hold it out: where a key or a word begins so, first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.base.words import folded
from claimgraph.propose.choices import Choice


def narrowed(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices that hold what was typed: those whose key, or a word of it, begins with it come first."""
    wanted = folded(typed)
    if not wanted:
        return list(choices)
    ranked = [(rank, number, each) for number, each in enumerate(choices) if (rank := _rank(each, wanted)) < 4]
    return [each for _, _, each in sorted(ranked, key=lambda found: found[:2])]


def _rank(choice: Choice, wanted: str) -> int:
    if folded(choice.key).startswith(wanted):
        return 0
    if any(part.startswith(wanted) for part in _parts(choice.key)):
        return 1
    if any(part.startswith(wanted) for word in choice.words for part in (folded(word), *_parts(word))):
        return 2
    return 3 if any(wanted in folded(word) for word in (choice.key, *choice.words)) else 4


def _parts(words: str) -> Iterator[str]:
    yield from folded(words).replace("-", " ").split()
