"""A neutral tree of what a person wrote, each node with its place in the file; and the collected problems.

YAML files become such trees; another source of claims becomes the same trees and meets the same checks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from claimgraph.base import limits
from claimgraph.base.errors import CorpusError, Problem, shown_place

#: What XML cannot hold (https://www.w3.org/TR/xml/#charsets), and a terminal would obey.
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: 1-based line and column, in characters; in a spreadsheet, 1-based row and column.

    ``sheet`` is the sheet of a workbook.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        return shown_place(self.file, self.line, self.column, self.sheet)


def place_of(problem: Problem) -> Place:
    """Where a problem is."""
    return Place(problem.file, problem.line, problem.column, problem.sheet)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, exactly as written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping_:
    """Keys and values; ``keys`` holds the place of each key."""

    values: Mapping[str, Node]
    keys: Mapping[str, Place]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping_


@dataclass
class Problems:
    """Collects everything that is wrong, so that a person sees all of it at once."""

    found: list[Problem] = field(default_factory=list)
    _lines: dict[str, list[str]] = field(default_factory=dict)
    _cells: dict[Place, tuple[str, str]] = field(default_factory=dict)
    more: int = 0  #: found, but not kept: there are too many

    def remember(self, file: str, lines: list[str]) -> None:
        """Keep the lines of a file, as its reader counts them, to show them."""
        self._lines[file] = lines

    def remember_cell(self, place: Place, column: str, text: str) -> None:
        """Keep a cell of a spreadsheet, to show it."""
        self._cells[place] = column, text

    def add(self, place: Place, message: str, remedy: str = "") -> None:
        """Note one problem."""
        if len(self.found) >= limits.PROBLEMS_KEPT:
            self.more += 1
            return
        lines = self._lines.get(place.file, [])
        source_line = lines[place.line - 1].rstrip("\r") if 0 < place.line <= len(lines) else ""
        caret = place.column
        if place in self._cells:
            column, text = self._cells[place]
            source_line, caret = f"{column}: {' '.join(text.split())}", len(column) + 3
        at = place.file, place.line, place.column
        self.found.append(Problem(*at, message, remedy, source_line, caret, place.sheet))

    def beside(self) -> Problems:
        """An empty collection that shows the same lines and cells."""
        return Problems([], self._lines, self._cells)

    def merge(self, other: Problems, without: Collection[Place]) -> None:
        """Take over what another collection found, but not at places that have been told already."""
        self.found += [p for p in other.found if place_of(p) not in without]
        self.more += other.more

    def raise_any(self, *, writing: bool = False) -> None:
        """Raise `CorpusError` with all problems, if there are any; ``writing`` where something was to be changed."""
        if self.found:
            raise CorpusError(self.found, self.more, writing=writing)


def shown_path(path: Path) -> str:
    """The path as a person knows it: relative to the working folder where it lies below it."""
    try:
        # Not resolve(): that fails on a link to itself.
        return str(Path(os.path.realpath(path)).relative_to(Path.cwd()))
    except ValueError:
        return str(path)
