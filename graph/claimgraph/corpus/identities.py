"""What persons decided on names in, the trees of a corpus as they decided out: two entries that are one are folded.

The file identities.yaml says which names mean one (`same-actors`) and which do not (`different-actors`), two by two. It
is applied whenever the corpus is read: so no file that a person wrote is changed, and a line taken out undoes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from claimgraph.base import limits
from claimgraph.base.words import folded, nearest
from claimgraph.corpus.entries import merged
from claimgraph.corpus.index import index_names
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.corpus.trees import Trees

FILE: Final = "identities.yaml"

#: The file of each kind of record, and what its records are called.
KINDS: Final = {"actors": "actor", "events": "event", "concepts": "concept"}

SAME, DIFFERENT = "same", "different"

Pair = tuple[Scalar, Scalar]


@dataclass(frozen=True)
class Identities:
    """What was decided, as far as it could be read."""

    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  #: ids that stand for another, by kind
    different: Mapping[str, frozenset[frozenset[str]]] = field(default_factory=dict)  #: pairs of ids, by kind


def with_identities(trees: Trees, problems: Problems) -> tuple[Trees, Identities]:
    """The trees in which each group of entries that are one is one entry, and what was decided."""
    if trees.identities is None:
        return trees, Identities()
    lists = _lists(trees.identities, problems)
    folded_trees: dict[str, Node | None] = {}
    others: dict[str, dict[str, str]] = {}
    different: dict[str, frozenset[frozenset[str]]] = {}
    for name, kind in KINDS.items():
        group = Group(kind, getattr(trees, name))
        for pair in lists.get(f"{SAME}-{name}", ()):
            group.put_together(pair, problems)
        different[kind] = frozenset(group.told_apart(lists.get(f"{DIFFERENT}-{name}", ()), problems))
        folded_trees[name], others[kind] = group.folded(problems)
    found = replace(
        trees, actors=folded_trees["actors"], events=folded_trees["events"], concepts=folded_trees["concepts"]
    )
    return found, Identities(others, different)


def _lists(node: Node, problems: Problems) -> dict[str, list[Pair]]:
    """The pairs under each key of the file."""
    keys = [f"{decided}-{name}" for name in KINDS for decided in (SAME, DIFFERENT)]
    if not isinstance(node, Mapping_):
        problems.add(node.place, "expected lists of pairs", f"Write them under one of: {', '.join(keys)}.")
        return {}
    for key, place in node.keys.items():
        if key not in keys:
            problems.add(place, f"unknown key {key!r}", nearest(key, keys))
    return {key: list(_pairs(key, value, problems)) for key, value in node.values.items() if key in keys}


def _pairs(key: str, node: Node, problems: Problems) -> Iterator[Pair]:
    if isinstance(node, Scalar) and not node.text:
        return  # all its lines were taken out
    items = node.items if isinstance(node, Sequence) else (node,)
    if len(items) > limits.DECISIONS:
        problems.add(items[limits.DECISIONS].place, f"more than {limits.DECISIONS:,} in {key!r}", "Fold them by hand.")
        return
    for item in items:
        match item:
            case Sequence(items=(Scalar() as one, Scalar() as other)) if _is_short(one) and _is_short(other):
                yield one, other
            case _:
                problems.add(item.place, f"a pair in {key!r} is two names", "Write it as `- [one, other]`.")


def _is_short(name: Scalar) -> bool:
    return len(name.text.strip()) > 0 and len(name.text) <= limits.NAME


class Group:
    """The entries of one kind, and which of them and of further names are one."""

    def __init__(self, kind: str, node: Node | None) -> None:
        self._kind = kind
        self._node = node
        self._names = Names(kind)
        index_names(node, self._names, frozenset(), Problems())
        self._root: dict[str, str] = {}  #: of each member of a group the one that stands for all
        self._words: dict[str, list[Scalar]] = {}  #: further names of a root
        self._places: dict[str, Place] = {}

    def _one(self, word: Scalar, problems: Problems) -> str | None:
        """The id that a word means; "" where it is a name that no entry has; None where that is not clear."""
        bearers = self._names.bearers(word.text)
        if len(bearers) > 1:
            both = " and ".join(map(repr, bearers))
            problems.add(word.place, f"{word.text!r} is a name of {both}", "Write the id of the one that is meant.")
            return None
        return bearers[0] if bearers else ""

    def put_together(self, pair: Pair, problems: Problems) -> None:
        """Note that two names are one: the second is folded into the first."""
        ids = [self._one(word, problems) for word in pair]
        if None in ids:
            return
        one, other = (self.root(id) if id else "" for id in ids)
        if not one and not other:
            self._tell_unknown(pair[0], problems)
        elif one and other:
            if one == other:
                self._tell_twice(pair, problems)
                return
            self._root[other] = one
            if other in self._words:
                self._words.setdefault(one, []).extend(self._words.pop(other))
            self._places[other] = pair[0].place
        else:
            word = pair[1] if one else pair[0]
            known = self._words.setdefault(one or other, [])
            if any(folded(there.text) == folded(word.text) for there in known):
                self._tell_twice(pair, problems)
            else:
                known.append(word)
                self._names.add(one or other, (word.text,), word.place)

    def told_apart(self, pairs: list[Pair] | tuple[()], problems: Problems) -> Iterator[frozenset[str]]:
        """The pairs of ids that are two."""
        seen: set[frozenset[str]] = set()
        for pair in pairs:
            ids = [self._one(word, problems) for word in pair]
            for id, word in zip(ids, pair, strict=True):
                if id == "":
                    self._tell_unknown(word, problems)
            if not all(ids):
                continue
            two = frozenset(self.root(id) for id in ids if id)
            if len(two) == 1:
                where = next((self._places[id] for id in ids if id in self._places), None)
                line = f" by line {where.line}" if where else ""
                problems.add(
                    pair[0].place,
                    f"{pair[0].text!r} and {pair[1].text!r} are one{line}, and here they are not",
                    "Take out one of the two lines.",
                )
            elif two in seen:
                self._tell_twice(pair, problems)
            else:
                seen.add(two)
                yield two

    def root(self, id: str) -> str:
        """The id that stands for this one."""
        while id in self._root:
            id = self._root[id]
        return id

    def folded(self, problems: Problems) -> tuple[Node | None, dict[str, str]]:
        """The entries, each group as one, and the ids that stand for another now."""
        if not isinstance(self._node, Mapping_) or not (self._root or self._words):
            return self._node, {}
        entries = dict(self._node.values)
        for id in sorted(self._root):
            root = self.root(id)
            entries[root] = merged(entries[root], entries.pop(id), (root, id), self._kind, self._names, problems)
        for root, words in self._words.items():
            entries[root] = merged(entries[root], _named(words), (root, ""), self._kind, self._names, problems)
        keys = {id: place for id, place in self._node.keys.items() if id in entries}
        return Mapping_(entries, keys, self._node.place), {id: self.root(id) for id in self._root}

    def _tell_unknown(self, word: Scalar, problems: Problems) -> None:
        close = self._names.closest(word.text)
        remedy = f"Did you mean {close!r}?" if close else "Take the line out, if the entry is gone."
        problems.add(word.place, f"unknown {self._kind} {word.text!r}", remedy)

    def _tell_twice(self, pair: Pair, problems: Problems) -> None:
        said = f"{pair[0].text!r} and {pair[1].text!r}: said already"
        problems.add(pair[0].place, said, "Take the line out.")


def _named(words: list[Scalar]) -> Mapping_:
    """An entry that has nothing but these names."""
    return Mapping_({"also": Sequence(tuple(words), words[0].place)}, {"also": words[0].place}, words[0].place)
