"""A YAML file in, a tree of texts with their places out.

PyYAML alone reads ``NO`` as false and ``12:30`` as 750, keeps the last of two equal keys, and overflows or crashes on
deep nesting. So the tree is made from PyYAML's events: every scalar stays text, size and depth are capped, aliases
are refused (ten lines of them can stand for a billion nodes).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, read_file
from claimgraph.corpus.source import CONTROL, Mapping_, Node, Place, Problems, Scalar, Sequence, shown_path
from claimgraph.corpus.yaml_commas import Written, joined, pair_in_list
from claimgraph.corpus.yaml_hints import COLON, hinted, in_quotes, lines_of

_LOOK: Final = "Check indentation, quotes and colons here."
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    """The file is not read any further."""


def read_yaml(path: Path, corpus: Path, problems: Problems, *, may_be_empty: bool = False) -> Node | None:
    """The tree of a file of a corpus, or None where it cannot be read; what is wrong is added to ``problems``."""
    file = shown_path(path)
    text = read_text(path, file, problems, corpus)
    if text is None:
        return None
    return tree_of(text, file, problems, may_be_empty=may_be_empty)


def tree_of(text: str, file: str, problems: Problems, *, may_be_empty: bool = False) -> Node | None:
    """The tree of a text in YAML, or None; ``file`` is what problems call it."""
    problems.remember(file, lines_of(text))
    if found := re.search("^\ufeff", text, re.MULTILINE):
        # One reader of YAML takes it for a letter, another for nothing.
        place = Place(file, text.count("\n", 0, found.start()) + 1, 1)
        problems.add(place, "a mark of byte order within the file", "Two files were put together: take it out.")
        return None
    try:
        tree = _tree(text, file, problems)
    except yaml.MarkedYAMLError as error:
        _tell(error, text, file, problems)
        return None
    except yaml.YAMLError as error:
        problems.add(Place(file), f"not valid YAML: {error}", "Remove control characters.")
        return None
    except _Refused:
        return None
    if tree is None and not may_be_empty:
        problems.add(Place(file, 1, 1), "the file is empty", "Copy a file that works and change it.")
    return tree


def _tell(error: yaml.MarkedYAMLError, text: str, file: str, problems: Problems) -> None:
    """Add what is wrong with a text that is no YAML: what the person most likely did, or else what the reader says."""
    mark, said = error.problem_mark or error.context_mark, str(error.problem or error.context)
    if mark is None:
        problems.add(Place(file), f"not valid YAML: {said}", _LOOK)
        return
    opened = error.context_mark.line + 1 if error.context_mark else 0
    hint = hinted(text, mark.line + 1, mark.column + 1, opened, said)
    if hint:
        problems.add(Place(file, hint.line, hint.column), f"not valid YAML: {hint.message}", hint.remedy)
    else:
        problems.add(Place(file, mark.line + 1, mark.column + 1), f"not valid YAML: {said}", _LOOK)


def read_text(
    path: Path, file: str, problems: Problems, corpus: Path | None = None, limit: int = limits.FILE_BYTES
) -> str | None:
    """The text of a file in UTF-8, or None; what is wrong is added to ``problems``.

    A corpus may come from a stranger: with ``corpus``, no link in it is followed out of it.
    """
    if corpus is not None and leads_out(path, corpus):
        problems.add(Place(file), "a link that leads out of the corpus", "Replace it by a copy of what it links to.")
        return None
    try:
        data = read_file(path, limit)
    except ClaimGraphError as error:
        problems.add(Place(file), error.message, error.remedy)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.add(Place(file, line, column), "not UTF-8", "Save the file again with the encoding UTF-8.")
        return None


class _Open:
    """A list or mapping that is not complete yet; ``written`` says of each item in braces or brackets how it stands there."""

    def __init__(self, place: Place, is_mapping: bool, is_flow: bool) -> None:
        self.place = place
        self.is_mapping = is_mapping
        self.is_flow = is_flow
        self.items: list[Node] = []
        self.written: list[Written | None] = []

    def closed(self, problems: Problems) -> Node:
        if self.is_flow and self.is_mapping and (pair := pair_in_list(self.place, self.written)):
            problems.add(self.place, COLON, f"Quote all of it: `{in_quotes(pair)}`")
            return Scalar(pair, self.place)
        items = joined(self.items, self.written, problems, in_pairs=self.is_mapping) if self.is_flow else self.items
        if not self.is_mapping:
            return Sequence(tuple(items), self.place)
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                problems.add(key.place, "a key must be a word", "Write it as `key: value`.")
            elif key.text in values:
                first = keys[key.text].line
                problems.add(key.place, f"duplicate key {key.text!r}", f"It stands already in line {first}: keep one.")
            else:
                values[key.text], keys[key.text] = value, key.place
        return Mapping_(values, keys, self.place)


def _tree(text: str, file: str, problems: Problems) -> Node | None:
    stack: list[_Open] = []
    root: Node | None = None
    lines = lines_of(text)
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        node: Node
        written: Written | None = None
        match event:
            case yaml.AliasEvent():
                problems.add(place, "an alias (*) is not supported", "Write the value out.")
                raise _Refused
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(stack) >= limits.NESTING:
                    problems.add(place, f"nested deeper than {limits.NESTING} levels", "No corpus file needs that.")
                    raise _Refused
                stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
                continue
            case yaml.ScalarEvent(value=value):
                node = Scalar(value, place)
                written = Written.of(event, lines) if stack and stack[-1].is_flow else None
                if (event.tag or "").startswith("!"):
                    problems.add(
                        place, f"a value that begins with {event.tag}", "Quote all of it: YAML keeps ! for itself."
                    )
                if CONTROL.search(value):
                    problems.add(place, "a control character", "Take it out: no file for other tools can hold it.")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                node = stack.pop().closed(problems)
            case yaml.DocumentStartEvent() if root is not None:
                problems.add(place, "a second YAML document (---) in one file", "Put it into a file of its own.")
                raise _Refused
            case _:
                continue
        if stack:
            stack[-1].items.append(node)
            stack[-1].written.append(written if isinstance(node, Scalar) else None)
        else:
            root = node
    # `key:` without a value is an empty scalar; a file of comments alone gives one as its root.
    return None if isinstance(root, Scalar) and not root.text else root
