"""A file that a person wrote and what is to be in it too in, the file with that at its place out: no other byte changes.

Whatever is put in, the file is read again: it says what it said before and what was put in, or it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence as Listed
from dataclasses import dataclass, field
from typing import Final

import yaml

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.corpus.yaml_writer import entries_of, same, yaml_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Where a line ends for a reader of YAML.
_ENDS: Final = "\r\n\x85\u2028\u2029"
_LINES: Final = re.compile(f"[^{_ENDS}]*(?:\r\n|[{_ENDS}])|[^{_ENDS}]+")
_MARK: Final = "\ufeff"


def with_entries(text: str, file: str, entries: Mapping[str, Mapping_]) -> str:
    """A file of actors, events or concepts with these entries more, by their ids, at its end.

    Raises:
        ClaimGraphError: the file is written so that nothing can be added without changing it, or would be too large.
        CorpusError: it is no YAML.
    """
    return _Written.of(text, file).with_keys(entries, entries_of(entries)).checked()


def with_entry(text: str, file: str, name: str, entry: Mapping_, at: int) -> str:
    """A document's file with an entry more in the list ``name``, before the one that is now number ``at``, from 0.

    Comments, order, quoting and line ends of the file stay: it stands right behind the entry before it. Raises as
    `with_entries` does.
    """
    return _Written.of(text, file).with_items(name, (entry,), at).checked()


def extended(text: str, file: str, keys: Mapping[str, Node], lists: Mapping[str, tuple[Node, ...]]) -> str:
    """A document's file with new keys at its end, and more items at the end of its lists. Raises as `with_entries` does."""
    written = _Written.of(text, file)
    for name, items in lists.items():
        if items:
            written.with_items(name, items, len(written.items(name)))
    return written.with_keys(keys, "".join(_key(key, node) for key, node in keys.items())).checked()


def commented(text: str, file: str, name: str, comment: str) -> str:
    """A document's file with the lines of a comment at the end of one of its lists. Raises as `with_entries` does."""
    written = _Written.of(text, file)
    written.put(name, comment, len(written.items(name)))
    return written.checked()


def keyed(text: str, file: str, after: str, keys: Mapping[str, Node]) -> str:
    """A document's file with new keys below that of a key whose value stands on its line. Raises as `with_entries` does."""
    written = _Written.of(text, file)
    value = written.keys[after][1] if after in written.keys else None
    if not isinstance(value, yaml.ScalarNode) or value.start_mark.line != value.end_mark.line:
        raise written.refused()
    line = value.end_mark.line + 1
    return written.with_keys(keys, "".join(_key(key, node) for key, node in keys.items()), line).checked()


def items_of(text: str, file: str, name: str) -> tuple[Node, ...]:
    """The entries of a list of a document's file. Raises as `with_entries` does."""
    return _Written.of(text, file).items(name)


@dataclass
class _Written:
    """A file as a person wrote it, and what is to be put in: ``more`` holds lines, by the line before which they come."""

    text: str
    file: str
    lines: Listed[str]
    keys: Mapping[str, tuple[yaml.Node, yaml.Node]]
    says: Mapping[str, Node]  #: what it shall say
    more: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, file: str) -> _Written:
        says = _said_in(text, file)
        root = yaml.compose(text.removeprefix(_MARK), Loader=_LOADER)
        found = {key.value: (key, value) for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
        written = cls(text, file, _LINES.findall(text), found, says)
        if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
            raise written.refused()
        return written

    def items(self, name: str) -> tuple[Node, ...]:
        found = self.says.get(name)
        if isinstance(found, Scalar):
            raise self.refused()
        return found.items if isinstance(found, Sequence) else ()

    def with_keys(self, keys: Mapping[str, Node], written: str, line: int | None = None) -> _Written:
        self.says = {**self.says, **keys}
        return self._add(len(self.lines) if line is None else line, written, self._column)

    def with_items(self, name: str, new: tuple[Node, ...], at: int) -> _Written:
        items = self.items(name)
        self.says = {**self.says, name: Sequence((*items[:at], *new, *items[at:]), new[0].place)}
        return self.put(name, yaml_of(Sequence(new, new[0].place)), at)

    def put(self, name: str, written: str, at: int) -> _Written:
        """Put lines into a list before entry number ``at``; a list that is not there comes at the end of the file."""
        if name not in self.keys:
            return self._add(len(self.lines), f"{name}:\n{_indented(written, 2)}", self._column)
        key, value = self.keys[name]
        if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
            column = value.start_mark.column
            line = value.value[0].start_mark.line if at == 0 else _end(value.value[at - 1], self.lines, column)
            return self._add(line, written, column)
        if isinstance(value, yaml.ScalarNode) and not value.value:
            return self._add(_below(key.start_mark.line + 1, self.lines), written, self._column + 2)
        raise self.refused()

    @property
    def _column(self) -> int:
        return min((key.start_mark.column for key, _ in self.keys.values()), default=0)

    def _add(self, line: int, written: str, column: int) -> _Written:
        self.more[line] = self.more.get(line, "") + _indented(written, column)
        return self

    def checked(self) -> str:
        """The file with what was put in, where it then says what it shall say."""
        end, pieces = "\r\n" if "\r\n" in self.text else "\n", list[str]()
        for number, line in enumerate((*self.lines, "")):
            if number in self.more:
                if pieces and pieces[-1][-1] not in _ENDS:
                    pieces.append(end)
                pieces.append(self.more[number].replace("\n", end))
            pieces.append(line)
        after = "".join(pieces)
        if len(after.encode()) > limits.FILE_BYTES:
            raise ClaimGraphError(
                f"{self.file} would be larger than {limits.FILE_BYTES // 2**20} MiB: nothing was changed.",
                "Give less at once, or for another document.",
            )
        try:
            says = _said_in(after, self.file)
        except ClaimGraphError as error:
            raise self.refused() from error
        if not same(Mapping_(says, {}, Place(self.file)), Mapping_(self.says, {}, Place(self.file))):
            raise self.refused()
        return after

    def refused(self) -> ClaimGraphError:
        return ClaimGraphError(
            f"{self.file} is written so that nothing can be added without changing it: nothing was changed.",
            "Write its entries one below the other, each key on a line of its own; it must not end in `...`.",
        )


def _said_in(text: str, file: str) -> dict[str, Node]:
    """What a file says by its keys; a key without a value says nothing."""
    problems = Problems()
    tree = tree_of(text.removeprefix(_MARK), file, problems, may_be_empty=True)
    problems.raise_any(writing=True)
    values = tree.values if isinstance(tree, Mapping_) else {}
    return {key: value for key, value in values.items() if not (isinstance(value, Scalar) and not value.text)}


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


def _key(key: str, node: Node) -> str:
    return yaml_of(Mapping_({key: node}, {}, node.place))


def _indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in text.removesuffix("\n").split("\n")) if text else ""
