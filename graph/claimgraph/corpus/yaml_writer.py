"""Trees in, YAML out; and whether two trees say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from claimgraph.corpus.source import Mapping_, Node, Scalar, Sequence

#: What stands on one line, as a person writes it.
_FLOW = frozenset({"says", "text", "curated", "corrected", "retracted", "accepted", "proposal"})


_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes every text as it is: the reader keeps all scalars as texts, so 195 needs no quotation marks."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return _TAGS[kind]


def yaml_of(node: Node) -> str:
    """A tree as YAML."""
    text = yaml.serialize(_node(node, flow=False), Dumper=_Dumper, allow_unicode=True, width=-1, line_break="\n")
    return _with_indented_lists(str(text))


def _with_indented_lists(text: str) -> str:
    """The same with lists below their keys two columns further in, as people write them: libyaml does not do that.

    What stands on further lines of a quoted text may be moved too: white space there means nothing.
    """
    lines, open_lists, key_at = [], list[int](), -1
    for line in text.split("\n"):
        body = line.lstrip(" ")
        at = len(line) - len(body)
        if body.strip():
            while open_lists and not (at > open_lists[-1] or (at == open_lists[-1] and body.startswith("- "))):
                open_lists.pop()
            if at == key_at and body.startswith("- "):
                open_lists.append(at)
            key_at = at + len(body) - len(body.lstrip("- ")) if body.rstrip().endswith(":") else -1
        lines.append("  " * len(open_lists) + line if body.strip() else line)
    return "\n".join(lines)


def entries_of(entries: Mapping[str, Mapping_]) -> str:
    """Entries of actors.yaml, events.yaml or concepts.yaml, each on a line of its own."""
    return yaml_of(Mapping_(entries, {}, next(iter(entries.values())).place))


def _node(node: Node, *, flow: bool) -> yaml.Node:
    match node:
        case Scalar(text):
            # Line ends of Unicode: elsewhere than between double quotation marks they would be read as a space.
            style = '"' if re.search("[\x85\u2028\u2029]", text) else None
            return yaml.ScalarNode(_TAGS[yaml.ScalarNode], text, style=style)
        case Sequence(items):
            # A list in a list stands on one line: a pair of names.
            nodes = [_node(item, flow=flow or isinstance(item, Sequence)) for item in items]
            return yaml.SequenceNode(_TAGS[yaml.SequenceNode], nodes, flow_style=flow)
        case Mapping_(values):
            pairs = [
                (yaml.ScalarNode(_TAGS[yaml.ScalarNode], key), _node(value, flow=flow or key in _FLOW))
                for key, value in values.items()
            ]
            return yaml.MappingNode(_TAGS[yaml.MappingNode], pairs, flow_style=flow)


def same(one: Node | None, other: Node | None) -> bool:
    """Whether two trees say the same, wherever it stands."""
    match one, other:
        case Scalar(a), Scalar(b):
            return a == b
        case Sequence(a), Sequence(b):
            return len(a) == len(b) and all(map(same, a, b))
        case Mapping_(a), Mapping_(b):
            return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    return one is other is None
