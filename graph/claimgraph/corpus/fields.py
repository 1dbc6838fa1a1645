"""A mapping node in, checked values out: every accessor adds a problem where the person wrote something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import nearest
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.model.values import single_day
from claimgraph.model.values.yes_no import YesNo

T = TypeVar("T")


class Fields:
    """The keys of one mapping; ``known`` are the keys that may stand there."""

    def __init__(self, node: Node, what: str, known: Iterable[str], problems: Problems) -> None:
        self.problems = problems
        self.place = node.place
        self.what = what
        self._node = node if isinstance(node, Mapping_) else Mapping_({}, {}, node.place)
        known = set(known)
        if not isinstance(node, Mapping_):
            problems.add(node.place, f"{what} must be written as `key: value`", f"Keys: {', '.join(sorted(known))}.")
        for key, place in self._node.keys.items():
            if key not in known:
                problems.add(place, f"unknown key {key!r} in {what}", nearest(key, known))

    def __contains__(self, key: str) -> bool:
        return key in self._node.values

    def node(self, key: str) -> Node | None:
        """The node under a key."""
        return self._node.values.get(key)

    def place_of(self, key: str) -> Place:
        """Where the value of a key stands, or the mapping, where there is none."""
        found = self._node.values.get(key)
        return found.place if found else self.place

    def require(self, *keys: str) -> None:
        """Add a problem for each key that is not there."""
        for key in keys:
            if key not in self:
                self.problems.add(self.place, f"{self.what} has no {key!r}", f"Add `{key}: …`.")

    def scalar(self, key: str, most: int = limits.TEXT) -> Scalar | None:
        """The text under a key, with its place; None where there is none. It has ``most`` code points."""
        node = self._node.values.get(key)
        if node is None:
            return None
        return self.as_scalar(node, key, most)

    def as_scalar(self, node: Node, key: str, most: int = limits.TEXT) -> Scalar | None:
        """The node, if it is a text that is not empty, of at most so many code points."""
        if not isinstance(node, Scalar):
            self.problems.add(node.place, f"{key!r} must be a text", "Write one value, without a list or keys.")
            return None
        if not node.text.strip():
            self.problems.add(node.place, f"{key!r} is empty", "Give a value, or remove the key.")
            return None
        if len(node.text) > most:
            self.problems.add(
                node.place, f"{key!r} has {len(node.text):,} characters, more than {most:,}", "Say it in fewer words."
            )
            return None
        return node

    def text(self, key: str, most: int = limits.TEXT) -> str:
        """The text under a key, "" where there is none."""
        found = self.scalar(key, most)
        return found.text if found else ""

    def short(self, key: str) -> str:
        """A name or title under a key, "" where there is none: it will stand in many labels."""
        return self.text(key, limits.NAME)

    def scalars(self, key: str, most: int = limits.LINKS) -> tuple[Scalar, ...]:
        """The texts under a key that holds one text or a list of them, of at most so many; each as short as a name."""
        node = self._node.values.get(key)
        nodes = node.items if isinstance(node, Sequence) else (node,) if node else ()
        if isinstance(node, Sequence) and not nodes:
            self.problems.add(node.place, f"{key!r} is an empty list", "Give a value, or remove the key.")
        if len(nodes) > most:
            self.problems.add(nodes[most].place, f"more than {most:,} in {key!r}", "Write several entries, or fewer.")
            return ()
        return tuple(found for item in nodes if (found := self.as_scalar(item, key, limits.NAME)))

    def texts(self, key: str, most: int = limits.LINKS) -> tuple[str, ...]:
        """The same, without places."""
        return tuple(found.text for found in self.scalars(key, most))

    def parsed(self, key: str, parse: Callable[[str], T]) -> T | None:
        """What ``parse`` makes of the text under a key; its `ClaimGraphError` becomes a problem."""
        found = self.scalar(key)
        return self.parse(found, parse) if found else None

    def parse(self, found: Scalar, parse: Callable[[str], T]) -> T | None:
        """What ``parse`` makes of a text; its `ClaimGraphError` becomes a problem."""
        try:
            return parse(found.text)
        except ClaimGraphError as error:
            self.problems.add(found.place, error.message, error.remedy)
            return None

    def day(self, key: str) -> date | None:
        """A calendar day."""
        return self.parsed(key, single_day)

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; false where the key is not there."""
        return bool(self.parsed(key, YesNo().read))

    def choice(self, key: str, known: Iterable[str], default: str = "") -> str:
        """One of the known words."""
        found = self.scalar(key)
        if found is None:
            return default
        return self.one_of(found, key, known) or default

    def one_of(self, found: Scalar, what: str, known: Iterable[str]) -> str:
        """The text, if it is one of the known words."""
        known = set(known)
        if found.text in known:
            return found.text
        self.problems.add(found.place, f"unknown {what} {found.text!r}", nearest(found.text, known))
        return ""

    def name(self, key: str, names: Names) -> str:
        """The id of a record, given by id or any of its names."""
        found = self.scalar(key)
        return names.resolve(found.text, found.place, self.problems) if found else ""
