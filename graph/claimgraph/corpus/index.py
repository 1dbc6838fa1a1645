"""The trees of actors, events and concepts in, the index of their ids and names out: whom a word in a file means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimgraph.base import limits
from claimgraph.base.terms import is_slug
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence

#: The word for the side of those who belong to neither.
THIRD_PARTY: Final = "third-party"


@dataclass(frozen=True)
class Index:
    """The names of all kinds of record in a corpus."""

    actors: Names
    events: Names
    concepts: Names
    documents: Names
    reserved: frozenset[str] = frozenset()  #: words that stand for something else where an actor may stand

    def of(self, kind: str) -> Names:
        """The names of one kind of record: "actor", "event", "concept", "document"."""
        return {"actor": self.actors, "event": self.events, "concept": self.concepts, "document": self.documents}[kind]


def index_names(node: Node | None, names: Names, reserved: frozenset[str], problems: Problems) -> None:
    """Make known the ids and names in a file of actors, events or concepts."""
    if node is None:
        return
    if not isinstance(node, Mapping_):
        problems.add(node.place, "expected entries of the form `id:`", "See the shipped corpus for an example.")
        return
    for id, entry in node.values.items():
        if not is_slug(id):
            problems.add(node.keys[id], f"{id!r} cannot be an id", "Use lower-case letters, digits and single hyphens.")
        if len(id) > limits.NAME:
            problems.add(node.keys[id], f"an id of more than {limits.NAME:,} characters", "Choose a shorter one.")
        if id in reserved:
            problems.add(node.keys[id], f"the id {id!r} has a meaning of its own", "Choose another id.")
        names.add(id, _names_in(entry), node.keys[id])


def _names_in(entry: Node) -> Iterator[str]:
    values = entry.values if isinstance(entry, Mapping_) else {}
    for key in ("name", "also"):
        found = values.get(key)
        for node in found.items if isinstance(found, Sequence) else (found,):
            if isinstance(node, Scalar) and node.text:
                yield node.text
