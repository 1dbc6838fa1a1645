"""A name in, who of many may be meant by it out, likeliest first, and why; it is not compared with the names of all.

As `candidates` for pairs, this looks at names that share something with the one that is asked for: a word, one that is
like it, all letters, first letters, consonants. Of very many that do, at those that share what few others have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.base import limits
from claimgraph.identity.alike_words import like
from claimgraph.identity.likeness import Likeness, likeness
from claimgraph.identity.neighbours import traces
from claimgraph.identity.reading import names
from claimgraph.identity.spelling import Spellings
from claimgraph.identity.words import Name, Word


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody, or something, that may be meant: by which of its names, how likely, and why."""

    bearer: str
    name: str
    likeness: Likeness


class Lookup:
    """Names with their bearers, prepared for being asked; ``events`` are alike where they name one day.

    >>> lookup = Lookup([("zelensky", "Volodymyr Zelensky"), ("zelensky", "Zelenskyy"), ("yermak", "Andriy Yermak")])
    >>> [(found.bearer, found.name, found.likeness.is_sure) for found in lookup.meant("Zelenskiy")]
    [('zelensky', 'Zelenskyy', True)]
    """

    def __init__(self, named: Iterable[tuple[str, str]], *, events: bool = False) -> None:
        self._events = events
        self._named: list[tuple[str, str]] = []
        self._of_bearer: dict[str, list[str]] = defaultdict(list)
        self._spellings = Spellings()
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._traced: dict[str, dict[tuple[str, str], Word]] = defaultdict(dict)
        for bearer, text in named:
            self._named.append((bearer, text))
            self._of_bearer[bearer].append(text)
            self._spellings.add(bearer, (text,))
            for key in {key for name in names(text) for key in (*_keys(name), *_shortened(name))}:
                self._holding[key].append(len(self._named) - 1)
            for word in (word for name in names(text) for word in name.words if _is_traced(word)):
                for trace in traces(word):
                    self._traced[trace][word.key, word.role] = word

    def meant(self, text: str) -> list[Meant]:
        """Those whose name this may be, likeliest first; by the likeliest of their names."""
        sure = ((bearer, name) for bearer in self._spellings.bearers(text) for name in self._of_bearer[bearer])
        looked = (self._named[number] for number in self._sharing(text))
        found: dict[str, Meant] = {}
        for bearer, name in dict.fromkeys((*sure, *looked)):
            alike = likeness(text, name, events=self._events)
            if alike and (bearer not in found or alike > found[bearer].likeness):
                found[bearer] = Meant(bearer, name, alike)
        return sorted(found.values(), key=lambda each: (-each.likeness.score, each.bearer))

    def _sharing(self, text: str) -> list[int]:
        """The names that share most with a text: what few names have counts more."""
        keys = {key for name in names(text) for key in (*_keys(name), *_shortened(name))}
        keys |= {key for name in names(text) for word in name.words if _is_traced(word) for key in self._near(word)}
        shared: dict[int, float] = defaultdict(float)
        entries = 0
        for key in sorted(keys & self._holding.keys(), key=lambda key: (len(self._holding[key]), key)):
            block = self._holding[key]
            entries += len(block)
            if shared and entries > limits.NAMES_SHARED:
                break
            for number in block:
                shared[number] += 1 / len(block)
        return sorted(shared, key=lambda number: (-shared[number], number))[: limits.NAMES_LOOKED]

    def _near(self, word: Word) -> Iterator[str]:
        """What the words that a word may stand for are found by."""
        for trace in traces(word):
            for (key, _), other in self._traced.get(trace, {}).items():
                if like(word, other)[0]:
                    yield key


def _is_traced(word: Word) -> bool:
    return word.role in ("", "country", "initial")


def _keys(name: Name) -> Iterator[str]:
    """What names that are alike have in common."""
    yield from (word.key for word in name.words)
    yield f"letters {name.run_together}"
    yield from (f"consonants {letters}" for letters in name.consonants)


def _shortened(name: Name) -> Iterator[str]:
    """The first letters by which a name may be written, and those as which it is."""
    yield from (f"initials {word.acronym}" for word in name.words if word.acronym)
    for first in ("".join(letter for letter, _ in name.letters), "".join(each for each, at in name.letters if at >= 0)):
        yield from (f"initials {first[at:end]}" for at in range(len(first)) for end in range(at + 2, len(first) + 1))
