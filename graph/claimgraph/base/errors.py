"""The errors of this package: one root, and a class for each kind of thing that can go wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.base import limits


class ClaimGraphError(Exception):
    """Root of every error that this package raises on purpose.

    ``message`` says what is wrong and names the file, the line or the IRI; ``remedy`` says what to do about it.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n  {self.remedy}" if self.remedy else self.message


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place of a corpus: 1-based ``line`` and ``column``; 0 where all of it is meant.

    In a spreadsheet they count rows and columns. ``caret`` is the place in ``source_line`` to point at, from 1.
    ``sheet`` is the sheet of a workbook.
    """

    file: str
    line: int
    column: int
    message: str
    remedy: str = ""
    source_line: str = ""
    caret: int = 1
    sheet: str = ""

    def __str__(self) -> str:
        shown = [f"{shown_place(self.file, self.line, self.column, self.sheet)}: {self.message}"]
        if self.source_line.strip():
            # A long line is cut around the place, so that the caret stays on the screen.
            start = max(0, self.caret - 60)
            piece = self.source_line[start : start + 110]
            indent = "".join("\t" if c == "\t" else " " for c in piece[: self.caret - 1 - start])
            shown += [f"    {piece}", f"    {indent}^"]
        if self.remedy:
            shown.append(f"    {self.remedy}")
        return "\n".join(shown)


def shown_place(file: str, line: int, column: int, sheet: str = "") -> str:
    """A place as a person finds it: in a sheet of a workbook by the name that its program gives the cell.

    >>> shown_place("claims.csv", 12, 3), shown_place("claims.xlsx", 12, 3, "claims")
    ('claims.csv:12:3', 'claims.xlsx, sheet claims, cell C12')
    """
    if not sheet:
        return ":".join(str(part) for part in (file, line, column) if part)
    letters = column_letters(column) if column else ""
    where = f", {'cell' if letters else 'row'} {letters}{line}" if line else f", column {letters}" if letters else ""
    return f"{file}, sheet {sheet}{where}"


def column_letters(number: int) -> str:
    """What a spreadsheet calls a column, counted from 1.

    >>> column_letters(3), column_letters(28)
    ('C', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class CorpusError(ClaimGraphError):
    """A corpus cannot be read; ``problems`` holds what is wrong with it, in the order of the files.

    The message shows the first thousand; ``more`` were found, but not even kept. ``writing`` says that a corpus was to be
    changed, and was not.
    """

    def __init__(self, problems: Sequence[Problem], more: int = 0, *, writing: bool = False) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: (problem.file, problem.sheet, problem)))
        count = len(self.problems) + more
        left = count - min(len(self.problems), limits.PROBLEMS_SHOWN)
        super().__init__(
            "\n".join(str(problem) for problem in self.problems[: limits.PROBLEMS_SHOWN])
            + (f"\nand {left:,} more" if left else ""),
            f"{count:,} problem{'s' * (count != 1)} found{'; nothing was changed' * writing}.",
        )


class TurtleError(ClaimGraphError):
    """A text is no Turtle; ``line`` and ``column`` count from 1, and are 0 where nobody knows."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class ShapesError(ClaimGraphError):
    """Shapes say something that is not supported."""


class QuestionError(ClaimGraphError):
    """A question is unknown, or its parameters do not fit."""


class QueryError(ClaimGraphError):
    """A SPARQL query cannot be parsed, is not allowed, or took too long."""


class StoreError(ClaimGraphError):
    """A store on a disk cannot be read or built."""


class ExportError(ClaimGraphError):
    """A file cannot be written in the format asked for."""


class BusyError(ClaimGraphError):
    """A corpus is being changed by another command."""


class Interrupted(UserWarning):
    """A command was killed before; what it left is now cleaned up, or what it had begun is finished."""


class ResourceError(ClaimGraphError):
    """A part that ships with the package is missing."""
