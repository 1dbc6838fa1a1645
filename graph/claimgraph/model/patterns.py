"""A pattern of the vocabulary and the words for it in, a sentence out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from claimgraph.base.namespaces import CG

#: The patterns that say an answer and those that ask for it, each by the phase that it is for.
PHASES: Final = ("completed", "planned", "attempted", "ongoing")
SENTENCES: Final = dict(
    zip(PHASES, (CG + "sentence" + end for end in ("", "Planned", "Attempted", "Ongoing")), strict=True)
)
ASKS: Final = dict(zip(PHASES, (CG + "asks" + end for end in ("", "Planned", "Attempted", "Ongoing")), strict=True))
#: What a pattern may leave to be filled in.
PLACES: Final = frozenset(("topic", "event", "actor", "within", "day", "value"))
PLACEHOLDERS: Final = {pattern: PLACES | {"figure", "answer"} for pattern in SENTENCES.values()} | {
    pattern: PLACES | {"counted"} for pattern in ASKS.values()
}

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\{(\w+)\}")
_DETERMINED = re.compile(r"(the|an?|another|this|that|these|those|all|both|some|no|its?|his|her|their)\b")


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with words in its places; what stands in [ ] is left out where one of its places has none.

    Names are data: braces and brackets in them stay as they are.

    >>> filled("How many {counted}[ in {topic}]?", {"counted": "prisoners"})
    'How many prisoners?'
    >>> filled("How many {counted}[ in {topic}]?", {"counted": "[x]", "topic": "{y}"})
    'How many [x] in {y}?'
    """
    kept = _OPTIONAL.sub(lambda found: found[1] if all(map(words.get, _PLACE.findall(found[1]))) else "", pattern)
    return _PLACE.sub(lambda found: words.get(found[1], ""), kept)


def places(pattern: str) -> set[str]:
    """The names of all places of a pattern.

    >>> sorted(places("How many {counted}[ in {topic}]?"))
    ['counted', 'topic']
    """
    return set(_PLACE.findall(pattern))


def needed(pattern: str) -> set[str]:
    """The names of the places without which the pattern is no sentence.

    >>> needed("How many {counted}[ in {topic}]?")
    {'counted'}
    """
    return places(_OPTIONAL.sub("", pattern))


def with_article(name: str) -> str:
    """The name of an event as it stands in a sentence; one with a capital is a proper name.

    >>> with_article("exchange of 3 January 2024"), with_article("another swap"), with_article("Operation X")
    ('the exchange of 3 January 2024', 'another swap', 'Operation X')
    """
    return f"the {name}" if name[:1].islower() and not _DETERMINED.match(name) else name
