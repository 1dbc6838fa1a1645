"""Names in, ids out: whom or what a word in a corpus file means, by id or by any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from claimgraph.base import limits
from claimgraph.base.words import Likenesses, folded
from claimgraph.corpus.source import Place, Problems

#: Said where it would take too long to look for the known name that is meant.
NOT_LOOKED: Final = "No similar name was looked for: there are too many unknown ones."

#: Where not more ids are known than this, a remedy lists them all.
LISTED: Final = 16


@dataclass
class Names:
    """The ids and names of one kind of record ("actor", "event", "concept", "document")."""

    kind: str
    _by_id: dict[str, Place] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)
    _likenesses: tuple[Likenesses, Likenesses] | None = None
    _like: dict[str, str] = field(default_factory=dict)
    _compared: int = 0
    _numbers: dict[str, int] = field(default_factory=dict)
    _others: dict[str, str] = field(default_factory=dict)

    def add(self, id: str, names: Iterable[str], place: Place) -> None:
        """Make an id known, with all its spellings."""
        self._by_id[id] = place
        self._likenesses = None
        self._like.clear()
        for name in names:
            key = folded(name)
            bearers = self._by_name.setdefault(key, [])
            self._written.setdefault(key, name)
            if id not in bearers:
                bearers.append(id)

    def stand_for(self, id: str, of: str) -> None:
        """Let an id that has no record any more mean another one."""
        self._others[id] = of

    def __contains__(self, id: str) -> bool:
        return id in self._by_id or id in self._others

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._by_id))

    def spellings(self) -> Iterator[tuple[str, list[str]]]:
        """Every name, as it is written first, with the ids that it means."""
        for key, bearers in self._by_name.items():
            yield self._written[key], bearers

    def number_of(self, stem: str) -> int:
        """1 for a stem of ids that was not asked for before, then 2, 3 and so on: so that no number is tried twice."""
        self._numbers[stem] = self._numbers.get(stem, 0) + 1
        return self._numbers[stem]

    def bearers(self, word: str) -> list[str]:
        """Every id that a word means."""
        named = self._by_name.get(folded(word), [])
        id = self._others.get(word, word)
        return sorted({id, *named}) if id in self._by_id else sorted(named)

    @property
    def looks(self) -> bool:
        """Whether likenesses are still looked for: every look is at all names, and thousands of looks are too long."""
        return self._compared <= limits.NAMES_COMPARED

    def closest(self, word: str) -> str:
        """The id or name that looks most like a word; "" where none does, or when it `looks` no more."""
        if word not in self._like and self.looks:
            ids, names = self._likenesses = self._likenesses or (
                Likenesses(self._by_id),
                Likenesses(self._written.values()),
            )
            self._compared += len(ids) + len(names)
            self._like[word] = ids.of(word) or names.of(word)
        return self._like.get(word, "")

    def resolve(self, word: str, place: Place, problems: Problems) -> str:
        """The id that a word means; "" where it means none or several, with a problem that says so."""
        bearers = self.bearers(word)
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            both = " and ".join(f"{id!r}" for id in bearers)
            problems.add(place, f"{word!r} is a name of {both}", "Write the id of the one that is meant.")
        else:
            close = self.closest(word)
            add = "`claimgraph new` adds one." if self.kind == "document" else f"Add it to {self.kind}s.yaml."
            remedy = f"Did you mean {close!r}?" if close else add
            if not close and not self.looks:
                remedy += f" {NOT_LOOKED}"
            problems.add(place, f"unknown {self.kind} {word!r}", remedy)
        return ""
