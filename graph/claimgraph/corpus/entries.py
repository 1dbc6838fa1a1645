"""Two entries of a file that are one in, one entry out: what the first does not say comes from the second."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.base.words import folded
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence

#: What cannot be two things of one; of these, names of other entries.
_ONE: Final = ("type", "side", "part-of", "wikidata", "private", "role")
_NAMED: Final = frozenset({"side", "part-of"})
#: Lists, of which the one holds what either holds.
_LISTS: Final = ("also", "offices", "broader", "disjoint-with")
#: What a basis is the basis of.
_RESTS: Final = ("side", "part-of")


def merged(first: Node, second: Node, ids: tuple[str, str], kind: str, names: Names, problems: Problems) -> Node:
    """The first entry with what only the second says; a problem for each thing that the two say differently."""
    if not isinstance(first, Mapping_) or not isinstance(second, Mapping_):
        return first  # told when it is read
    values, keys = dict(first.values), dict(first.keys)
    for key in _ONE:
        one, other = values.get(key), second.values.get(key)
        if other is None or _says_nothing(key, other, kind):
            continue
        if one is None or _says_nothing(key, one, kind):
            values[key], keys[key] = other, second.keys[key]
        elif _meant(one, key, names) != _meant(other, key, names):
            problems.add(
                second.keys[key],
                f"{ids[1]!r} is {ids[0]!r} by identities.yaml, but has another {key!r} than it "
                f"({_shown(other)}, in line {first.keys[key].line} {_shown(one)})",
                "Say the same in both, or take out the line in identities.yaml.",
            )
    taken = [key for key in _RESTS if key in second.values and key not in first.values]
    if "basis" in second.values and ("basis" not in first.values or taken):
        values["basis"], keys["basis"] = _both(first.values.get("basis"), second.values["basis"]), second.keys["basis"]
    if further := _further(first, second):
        there = values.get("also")
        values["also"] = Sequence((*_items(there), *further), (there or second).place)
        keys.setdefault("also", second.place)
    for key in _LISTS[1:]:
        if key in second.values:
            values[key] = Sequence((*_items(values.get(key)), *_items(second.values[key])), second.values[key].place)
            keys.setdefault(key, second.keys[key])
    for key, node in second.values.items():
        if key not in (*_ONE, *_LISTS, "basis", "name"):
            values.setdefault(key, node)
            keys.setdefault(key, second.keys[key])
    return Mapping_(values, keys, first.place)


def _both(one: Node | None, other: Node) -> Node:
    """One basis for what either entry says: what the first says must not rest on what the second one gives."""
    if isinstance(one, Scalar) and isinstance(other, Scalar) and one.text and one.text != other.text:
        return Scalar(f"{one.text} {other.text}", other.place)
    return other


def _says_nothing(key: str, node: Node, kind: str) -> bool:
    """Whether it only says what every record of this kind is: an import knows no more."""
    return key == "type" and isinstance(node, Scalar) and node.text == kind


def _meant(node: Node, key: str, names: Names) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    bearers = names.bearers(text) if key in _NAMED else []
    return bearers[0] if len(bearers) == 1 else text


def _shown(node: Node) -> str:
    return repr(node.text) if isinstance(node, Scalar) else "a list"


def _further(first: Mapping_, second: Mapping_) -> tuple[Scalar, ...]:
    """The names of the second that the first has not."""
    known = {folded(name.text) for name in _names(first)}
    found: dict[str, Scalar] = {}
    for name in _names(second):
        if folded(name.text) not in known:
            found.setdefault(folded(name.text), name)
    return tuple(found.values())


def _names(entry: Mapping_) -> Iterator[Scalar]:
    for key in ("name", "also"):
        yield from (node for node in _items(entry.values.get(key)) if isinstance(node, Scalar) and node.text)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,) if node else ()
