"""The bytes of a workbook (.xlsx) in, a zip of the parts that hold cells out, in which nothing can surprise a reader.

The reader of workbooks is fast, but asks for as much memory as a sheet says that it is large, and tells neither an
error in a cell nor a formula without a value. So the parts are unpacked here up to a limit, no entity is declared in
them, and each sheet is walked through once.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from xml.parsers import expat

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, column_letters

#: All that is read: no pictures, no macros, no links to other files.
_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels|xl/(workbook|sharedStrings|styles)\.xml|"
    r"xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_NOT_READ: Final = "Open it in your program and save it again as .xlsx or as CSV."
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_PERCENT: Final = ("9", "10")  #: the formats 0% and 0.00% that every workbook has
_LITERAL: Final = re.compile(r'"[^"]*"|\\.')  #: signs of a format that are shown, and mean nothing


@dataclass
class SheetNotes:
    """What a walk through a sheet found: cells by row and column, from 1."""

    errors: list[tuple[int, int]] = field(default_factory=list)  #: in which a formula failed (#REF!, #N/A)
    unworked: list[tuple[int, int]] = field(default_factory=list)  #: a formula that no program has worked out
    cells: int = 0  #: how many are filled
    hidden: int = 0  #: how many rows with cells nobody sees: hidden, or filtered out
    #: shown as per cent: how many times the kept number the shown one is
    percent: dict[tuple[int, int], int] = field(default_factory=dict)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook that hold cells.

    Raises:
        ClaimGraphError: it is no workbook, has a password, is larger than is read, or declares entities. The message does
            not name the file.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ClaimGraphError("a workbook with a password", "Save it without one.")
        raise ClaimGraphError("an old workbook (.xls)", "Save it as .xlsx or as CSV.")
    found: dict[str, bytes] = {}
    left = limits.WORKBOOK_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if not _PARTS.fullmatch(entry.filename):
                    continue
                with archive.open(entry) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise ClaimGraphError(
                        f"larger than {limits.WORKBOOK_BYTES // 2**20} MiB when unpacked",
                        "Split it into several files.",
                    )
                found[entry.filename] = content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise ClaimGraphError("not a workbook (.xlsx), or a damaged one", _NOT_READ) from error
    if "xl/workbook.xml" not in found:
        raise ClaimGraphError("a zip file, but no workbook (.xlsx)", _NOT_READ)
    return found


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """A workbook of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    out.seek(0)
    return out


def walker() -> expat.XMLParserType:
    """A parser whose handlers are to be set; it refuses a document type, since entities in it may stand for anything."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ClaimGraphError("a workbook that declares a document type (DTD)", _NOT_READ)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def walk(content: bytes, parser: expat.XMLParserType) -> None:
    """Walk through a part.

    Raises:
        ClaimGraphError: it is no XML, or declares a document type.
    """
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ClaimGraphError("a damaged workbook: a part of it is no XML", _NOT_READ) from error


def percent_styles(styles: bytes) -> dict[str, int]:
    """The numbers of the styles of cells that show per cent, each with how many times the kept number is shown.

    A quarter shown as `0%` is 25%; where the sign only stands there, as in `0"%"`, 25 is.
    """
    shown = dict.fromkeys(_PERCENT, 100)
    found: dict[str, int] = {}
    path: list[str] = []
    count = 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal count
        path.append(local(name))
        if path[-1] == "numFmt" and "%" in (code := given.get("formatCode", "")):
            shown[given.get("numFmtId", "")] = 100 if "%" in _LITERAL.sub("", code) else 1
        elif path[-2:] == ["cellXfs", "xf"]:
            if times := shown.get(given.get("numFmtId", "")):
                found[str(count)] = times
            count += 1

    parser = walker()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: path.pop()
    walk(styles, parser)
    return found


def local(name: str) -> str:
    """The name of an element without the prefix of its namespace."""
    return name.rpartition(":")[2]


def notes_of(sheet: bytes, percent: Mapping[str, int]) -> SheetNotes:
    """What stands in a sheet that its reader does not tell.

    Raises:
        ClaimGraphError: its cells are too far from each other, or have no places.
    """
    found = _SheetWalk(percent)
    walk(sheet, found.parser)
    if found.right > limits.COLUMNS or found.bottom * found.right > limits.SHEET_AREA:
        raise ClaimGraphError(
            f"filled as far as cell {column_letters(found.right)}{found.bottom}: more than {limits.COLUMNS:,} columns, or "
            f"{limits.SHEET_AREA:,} cells",
            "Delete what stands far from the rest.",
        )
    return found.notes


class _SheetWalk:
    """A walk through a sheet: two calls a cell, and more only where it has a formula."""

    def __init__(self, percent: Mapping[str, int]) -> None:
        self.notes, self.percent = SheetNotes(), percent
        self.bottom = self.right = 0
        self._row = self._column = 0
        self._is_hidden = False
        self._kind = self._style = ""
        self._value: list[str] = []
        self.parser = walker()
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = local(name)
        if name == "c":
            self._row, self._column = _cell(given["r"]) if "r" in given else (self._row, self._column + 1)
            self._kind, self._style = given.get("t", ""), given.get("s", "")
        elif name in ("v", "is"):
            self._filled()
        elif name == "row":
            self._row, self._column = (int(given["r"]) if given.get("r", "").isdecimal() else self._row + 1), 0
            self._is_hidden = given.get("hidden") in ("1", "true")
        elif name == "f":
            # The name of a cell's element and its value come after this: its formula stands first.
            self._value = []
            self.parser.EndElementHandler = self._end

    def _filled(self) -> None:
        self.notes.cells += 1
        if self._is_hidden:
            self.notes.hidden, self._is_hidden = self.notes.hidden + 1, False
        if self.notes.cells > limits.SHEET_CELLS:
            message = f"more than {limits.SHEET_CELLS:,} filled cells in a sheet, up to row {self._row:,}"
            raise ClaimGraphError(message, "Import it in several files.")
        self.bottom, self.right = max(self.bottom, self._row), max(self.right, self._column)
        if self._kind == "e":
            self.notes.errors.append((self._row, self._column))
        elif self._style in self.percent and self._kind in ("", "n"):
            self.notes.percent[self._row, self._column] = self.percent[self._style]

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "f":
            self.parser.CharacterDataHandler = self._value.append
        elif name == "c":
            if not self._value:
                self.notes.unworked.append((self._row, self._column))
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None


@cache
def _column_of(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _cell(name: str) -> tuple[int, int]:
    found = _CELL.match(name)
    if not found:
        raise ClaimGraphError(f"a cell that is nowhere: {name[:20]!r}", _NOT_READ)
    return int(found[2]), _column_of(found[1].upper())
