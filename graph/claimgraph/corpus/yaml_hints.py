"""A text that is no YAML, and where its reader gave up, in; what was most likely done, where, and the line mended, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Hint:
    """What is wrong in a line (from 1), at a column (from 1), and what to do."""

    line: int
    column: int
    message: str
    remedy: str


COLON: Final = "a colon in a value without quotation marks"

_KEY: Final = r"(?P<before>\s*(?:- )?[\w-]+:)"
#: `key: value`, as a line of its own or behind the dash of a list.
_ENTRY: Final = re.compile(rf"{_KEY} +(?P<value>\S.*?)\s*$")
#: A value in quotation marks, and words behind it.
_BEHIND: Final = re.compile(rf"""{_KEY} +(?P<value>(?P<mark>["']).*?(?<!\\)(?P=mark)\s*[^\s#].*?)\s*$""")
#: A value between braces or brackets that holds a colon.
_INNER: Final = re.compile(r"""(?P<before>[\w-]+: +)(?P<value>[^\s"'{}\[\],][^"'{}\[\],]*?: [^"'{}\[\],]*)""")
_NO_SPACE: Final = re.compile(r"(?P<before>\s*(?:- )?)(?P<key>[a-z][a-z-]*):(?P<value>[^\s:/].*)$")
_NO_DASH: Final = re.compile(r"(?P<before>\s*)-(?P<key>[a-z][a-z-]*:.*)$")
#: What YAML gives a meaning at the beginning of a value.
_SIGNS: Final = "@`%&*!|>"


#: What ends a line for the readers of YAML (https://yaml.org/spec/1.1/#id871136): also what comes along from web pages.
_LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """The lines of a text in YAML, as its reader counts them.

    >>> lines_of("a: 1\\r\\nb: 2")
    ['a: 1', 'b: 2']
    """
    return _LINE_END.split(text)


def hinted(text: str, line: int, column: int, opened: int, problem: str) -> Hint | None:
    """The hint for a text whose reader gave up at a place with a problem; ``opened`` is the line of what it was in."""
    lines = lines_of(text)
    line = min(line, len(lines))
    here = lines[line - 1]
    indent = here[: len(here) - len(here.lstrip())]
    if "\t" in indent:
        mended = here.replace("\t", "  ")
        return Hint(line, indent.index("\t") + 1, "a tab in front of the line", f"Indent with spaces: `{mended}`")
    if "end of stream" in problem and opened:
        return _unclosed(lines, opened)
    if found := _BEHIND.match(here):
        return _quoted(found, line, "words behind the closing quotation mark")
    for at in range(line - 1, 0, -1):  # the mark that was opened last, and whose end was found in the wrong place
        if _is_open(lines[at - 1]):
            return _unclosed(lines, at)
    return _within(lines, line, column, opened) or _indented(lines, line)


def _within(lines: Sequence[str], line: int, column: int, opened: int) -> Hint | None:
    """What is wrong in the line itself, or in the one before, where that was taken to go on."""
    here = lines[line - 1]
    for at in (line, line - 1):
        if at and (found := _NO_DASH.match(lines[at - 1])):
            mended = f"{found['before']}- {found['key']}"
            return Hint(at, len(found["before"]) + 1, "no space behind the dash of a list", f"Write `{mended}`")
        if at and (found := _NO_SPACE.match(lines[at - 1])):
            mended = f"{found['before']}{found['key']}: {found['value']}"
            return Hint(at, found.end("key") + 1, "no space behind a colon", f"Write `{mended}`")
    for sign, other, name in (("{", "}", "brace"), ("[", "]", "bracket")):
        if 0 < opened < line and (begun := lines[opened - 1]).count(sign) > begun.count(other):
            mended = f"{begun.strip()}{other}"
            return Hint(opened, begun.rindex(sign) + 1, f"a {name} that nothing closes", f"Close it: `{mended}`")
    if entry := _ENTRY.match(here):
        first = entry["value"][0]
        if first in _SIGNS:
            return _quoted(entry, line, f"a value that begins with {first}")
        if first not in "\"'{[" and re.search(r":(\s|$)", entry["value"]):
            return _quoted(entry, line, COLON)
    for inner in _INNER.finditer(here):
        if inner.start() < column <= inner.end() + 1:
            return _quoted(inner, line, COLON)
    return None


def _unclosed(lines: Sequence[str], line: int) -> Hint | None:
    here = lines[line - 1]
    found = re.search(r"""(?:^|[\s{\[,])(["'])(?!.*\1)""", here)
    if not found:
        return None
    inner = re.match(r"[^}\]]*", here[found.end() :])
    assert inner
    end = found.end() + len(inner[0].rstrip())
    mended = f"{here[:end]}{found[1]}{here[end:]}".strip()
    return Hint(line, found.start(1) + 1, "a quotation mark that nothing closes", f"Close it: `{mended}`")


def _is_open(line: str) -> bool:
    """Whether the value of a line begins with a quotation mark that the line does not close."""
    if not (found := _ENTRY.match(line)):
        return False
    mark = found["value"][0]
    return mark in "\"'" and found["value"].count(mark) % 2 == 1


def _quoted(found: re.Match[str], line: int, message: str) -> Hint:
    before, value = found["before"].lstrip(), found["value"].strip()
    return Hint(line, found.start("value") + 1, message, f"Quote all of it: `{before.rstrip()} {in_quotes(value)}`")


def in_quotes(value: str) -> str:
    """The value in the quotation marks of YAML that it does not hold itself."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _indented(lines: Sequence[str], line: int) -> Hint | None:
    """A line that begins where nothing begins that it could belong to: the nearest place where something does."""
    here = lines[line - 1]
    said = here.lstrip(" ")
    column = len(here) - len(said)
    places = dict(_beginnings(lines[: line - 1], is_item=said.startswith("- ")))
    if not said or column in places or not places:
        return None
    nearest = min(places, key=lambda place: (abs(place - column), place))
    message = f"a line that begins in column {column + 1}, where nothing begins that it could belong to"
    return Hint(line, column + 1, message, f"Line it up with line {places[nearest]}: `{' ' * nearest}{said}`")


def _beginnings(lines: Sequence[str], *, is_item: bool) -> Iterator[tuple[int, int]]:
    """Where items of lists, or keys, begin: the column from 0 with its last line."""
    for number, line in enumerate(lines, 1):
        said = line.lstrip(" ")
        indent = len(line) - len(said)
        if said.startswith("- "):
            yield indent if is_item else indent + 2, number
        elif not is_item and re.match(r"[\w-]+:(\s|$)", said):
            yield indent, number
