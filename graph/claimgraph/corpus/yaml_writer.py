"""Trees in, YAML out: a new file, or more in a file that a person wrote, of which no byte is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from claimgraph.base.errors import ClaimGraphError
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


def extended(text: str, file: str, keys: Mapping[str, Node], lists: Mapping[str, tuple[Node, ...]]) -> str:
    """A document's file with more in it: new keys at its end, and more items at the end of its lists.

    Raises:
        ClaimGraphError: the file is written in a way that nothing can be added to without changing it.
    """
    tail = "".join(yaml_of(Mapping_({key: node}, {}, node.place)) for key, node in keys.items())
    more = {name: yaml_of(Sequence(items, items[0].place)) for name, items in lists.items() if items}
    return _with(text, file, tail, more)


def commented(text: str, file: str, name: str, comment: str) -> str:
    """A document's file with the lines of a comment at the end of one of its lists.

    Raises:
        ClaimGraphError: the file is written in a way that nothing can be added to without changing it.
    """
    return _with(text, file, "", {name: comment})


def keyed(text: str, file: str, after: str, keys: Mapping[str, Node]) -> str:
    """A document's file with new keys on lines of their own, below that of a key whose value stands on its line.

    Raises:
        ClaimGraphError: the file is written in a way that nothing can be added to without changing it.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    found = {key.value: value for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    value = found.get(after)
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not isinstance(value, yaml.ScalarNode):
        raise _refused(file)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    line = value.end_mark.line
    if value.start_mark.line != line or line + 1 >= len(lines):
        raise _refused(file)
    more = "".join(yaml_of(Mapping_({key: node}, {}, node.place)) for key, node in keys.items())
    return "\n".join(lines[: line + 1]) + "\n" + more.replace("\n", end) + "\n".join(lines[line + 1 :])


def _with(text: str, file: str, tail: str, lists: Mapping[str, str]) -> str:
    """A document's file with lines at the end of its lists, and others at its own."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = text.splitlines(keepends=True) if "\r\n" not in text else text.split("\n")
    found = {key.value: (key, value) for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    if not isinstance(root, yaml.MappingNode) or root.flow_style or "\r\n" in text:
        raise _refused(file)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    inserted: dict[int, str] = {}
    for name, more in lists.items():
        if name not in found:
            tail += f"{name}:\n" + _indented(more, 2)
            continue
        key, value = found[name]
        if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
            inserted[_end(value, lines)] = _indented(more, value.start_mark.column)
        elif isinstance(value, yaml.ScalarNode) and not value.value and value.start_mark.line == key.start_mark.line:
            inserted[key.start_mark.line + 1] = _indented(more, 2)
        else:
            raise _refused(file)
    whole = "".join(inserted.get(number, "") + line for number, line in enumerate(lines))
    return whole + inserted.get(len(lines), "") + tail


def _end(value: yaml.Node, lines: list[str]) -> int:
    """The line after the last one of a list: not the comments and empty lines before what comes next."""
    end = min(value.end_mark.line + (value.end_mark.column > 0), len(lines))
    while end > value.start_mark.line + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _indented(text: str, columns: int) -> str:
    return "".join(" " * columns + line for line in text.splitlines(keepends=True))


def _refused(file: str) -> ClaimGraphError:
    return ClaimGraphError(
        f"{file} is written so that nothing can be added without changing it: nothing was changed.",
        "Write its lists one `- ` a line, with plain line ends; or import into another folder and copy.",
    )
