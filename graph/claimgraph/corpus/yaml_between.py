"""A document's file and an entry for one of its lists in, the file with the entry at its place out: no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Sequence as Listed
from typing import Final

import yaml

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.corpus.yaml_writer import same, yaml_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Where a line ends for a reader of YAML.
_LINES: Final = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+")


def with_entry(text: str, file: str, name: str, entry: Mapping_, at: int) -> str:
    """The file with an entry more in the list ``name``, before the one that is now number ``at``, from 0.

    Comments, order, quoting and line ends of the file stay: it stands right behind the entry before it.

    Raises:
        ClaimGraphError: the file is no YAML, or written so that nothing can be added without changing it.
    """
    before = _said_in(text, file)
    line, column = _place(text, file, name, at)
    lines = _LINES.findall(text)
    end = "\r\n" if "\r\n" in text else "\n"
    new = yaml_of(Sequence((entry,), entry.place))
    added = "".join(f"{' ' * column}{each}{end}" for each in new.splitlines())
    head, tail = "".join(lines[:line]), "".join(lines[line:])
    if head and head[-1] not in "\r\n\x85\u2028\u2029":
        head += end
    after = head + added + tail
    if not same(_with(before, name, entry, at), _said_in(after, file)):
        raise _refused(file)
    return after


def _place(text: str, file: str, name: str, at: int) -> tuple[int, int]:
    """Before which line of the file, counted from 0, and in which column the entry begins."""
    root = yaml.compose(text.removeprefix("\ufeff"), Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise _refused(file)
    found = next(((key, value) for key, value in root.value if key.value == name), None)
    if found is None:
        raise ClaimGraphError(f"{file} has no list `{name}:`: nothing was changed.", f"Add a line `{name}:`.")
    key, value = found
    lines = _LINES.findall(text)
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        column = value.start_mark.column
        if at == 0:
            return value.value[0].start_mark.line, column
        return _end(value.value[at - 1], lines, column), column
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return _below(key.start_mark.line + 1, lines), 2
    raise _refused(file)


def _end(last: yaml.Node, lines: Listed[str], column: int) -> int:
    """The line after an entry: not the comments and empty lines before what comes next."""
    mark = last.end_mark
    # What ends where something else begins ends on the line before.
    on_line = mark.line < len(lines) and lines[mark.line][: mark.column].strip()
    end = min(mark.line + bool(on_line), len(lines))
    while end > last.start_mark.line + 1:
        line = lines[end - 1]
        is_comment = line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= column + 2
        if line.strip() and not is_comment:
            break
        end -= 1
    return end


def _below(line: int, lines: Listed[str]) -> int:
    """The line below the comments that stand under a key without entries."""
    while line < len(lines) and (lines[line].startswith((" ", "\t")) and lines[line].lstrip().startswith("#")):
        line += 1
    return line


def _with(before: Node, name: str, entry: Mapping_, at: int) -> Node:
    assert isinstance(before, Mapping_)
    there = before.values.get(name)
    items = there.items if isinstance(there, Sequence) else ()
    return Mapping_(
        {**before.values, name: Sequence((*items[:at], entry, *items[at:]), before.place)}, before.keys, before.place
    )


def _said_in(text: str, file: str) -> Node:
    problems = Problems()
    tree = tree_of(text.removeprefix("\ufeff"), file, problems)
    problems.raise_any(writing=True)
    if not isinstance(tree, Mapping_):
        raise _refused(file)
    return tree


def items_of(text: str, file: str, name: str) -> tuple[Node, ...]:
    """The entries of a list of a document's file.

    Raises:
        CorpusError: the file is no YAML.
    """
    tree = _said_in(text, file)
    found = tree.values.get(name) if isinstance(tree, Mapping_) else None
    if isinstance(found, Scalar) and found.text:
        raise _refused(file)
    return found.items if isinstance(found, Sequence) else ()


def _refused(file: str) -> ClaimGraphError:
    return ClaimGraphError(
        f"{file} is written so that nothing can be added without changing it: nothing was changed.",
        "Write its claims one below the other, each beginning with `- ` in a line of its own.",
    )
