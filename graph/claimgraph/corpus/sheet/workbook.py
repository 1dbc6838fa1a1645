"""A workbook (.xlsx) in, its sheets out as tables of texts: what a person sees in each cell, without its colours."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from claimgraph.base.cells import unguarded
from claimgraph.base.errors import ClaimGraphError, column_letters
from claimgraph.base.words import counted
from claimgraph.corpus.sheet.table import Table, chosen
from claimgraph.corpus.sheet.workbook_parts import (
    SheetNotes,
    local,
    notes_of,
    packed,
    parts_of,
    percent_styles,
    walk,
    walker,
)
from claimgraph.corpus.source import CONTROL, Place, Problems

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

#: The name of a sheet has at most 31 letters, unless somebody wrote the file by hand.
_NAME = 100

#: So many merged ranges or broken formulas of a sheet are told one by one.
_TOLD = 20


def workbook_tables(data: bytes, file: str, problems: Problems, show: Callable[[str], object]) -> list[Table]:
    """A table for each sheet of ours that is not hidden and has cells; what is wrong is added to the problems.

    ``show`` is called with what a person may not expect: which sheets are not read, and that hidden rows are.

    Raises:
        ClaimGraphError: it is no workbook, or one that is not read. The message does not name the file.
    """
    import python_calamine as calamine

    parts = parts_of(data)
    percent = percent_styles(parts["xl/styles.xml"]) if "xl/styles.xml" in parts else {}
    # Every part: the workbook says which of them is a sheet, and may be made by a stranger.
    notes = {name: notes_of(part, percent) for name, part in parts.items()}
    sheets = _sheets(parts)
    found = []

    def of(name: str) -> SheetNotes:
        return notes.get(sheets.get(name, ""), SheetNotes())

    try:
        with calamine.CalamineWorkbook.from_filelike(packed(parts)) as book:
            names = [
                about.name
                for about in book.sheets_metadata
                if about.visible == calamine.SheetVisibleEnum.Visible and about.typ == calamine.SheetTypeEnum.WorkSheet
            ]
            read = chosen(names)
            for name in read:
                noted = of(name)
                if table := _table(book.get_sheet_by_name(name), file, noted, problems):
                    found.append(table)
                    if noted.hidden:
                        rows = counted(noted.hidden, "row")
                        show(f"Sheet “{table.name}”: {rows} read that nobody sees, hidden or filtered out.")
            unread = [f"“{_shown(name)}”" for name in names if name not in read and of(name).cells]
            if unread:
                show(f"Not read: sheet{'s' * (len(unread) > 1)} {', '.join(unread)}. The claims are in one sheet.")
    except calamine.CalamineError as error:
        raise ClaimGraphError(
            "a damaged workbook", "Open it in your program and save it again as .xlsx or as CSV."
        ) from error
    return found


def _sheets(parts: dict[str, bytes]) -> dict[str, str]:
    """The part that holds each sheet, by the name of the sheet."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, given: dict[str, str]) -> None:
        if local(name) == "sheet":
            key = next((text for key, text in given.items() if local(key) == "id"), "")
            ids[given.get("name", "")] = key

    def relation(name: str, given: dict[str, str]) -> None:
        if local(name) == "Relationship":
            targets[given.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", given.get("Target", "")))[1:]

    for part, handler in (("xl/workbook.xml", sheet), ("xl/_rels/workbook.xml.rels", relation)):
        parser = walker()
        parser.StartElementHandler = handler
        walk(parts.get(part, b"<none/>"), parser)
    return {name: targets[key] for name, key in ids.items() if key in targets}


def _table(sheet: CalamineSheet, file: str, notes: SheetNotes, problems: Problems) -> Table | None:
    """The table of a sheet: its first row with a cell is the header."""
    name = _shown(sheet.name)
    header: tuple[tuple[str, Place], ...] = ()
    lines: list[tuple[int, tuple[str, ...]]] = []
    # From the first cell of the sheet on, however far its first filled one is.
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        texts = tuple(_texts(values, number, notes))
        if not any(texts):
            continue
        if not header:
            header = tuple((text, Place(file, number, at, name)) for at, text in enumerate(texts, 1))
            continue
        lines.append((number, texts))
    table = Table(name, file, header, lines)
    _refuse_what_nobody_sees(sheet, table, notes, problems)
    return table if header else None


def _shown(name: str) -> str:
    return " ".join(CONTROL.sub("\ufffd", name).split())[:_NAME]


def _refuse_what_nobody_sees(sheet: CalamineSheet, table: Table, notes: SheetNotes, problems: Problems) -> None:
    """Add a problem for each cell that shows something else than its value."""
    # A title is one for all that it spans; it is told as a title.
    titles = {place.line for _, place in table.header} if sum(bool(text) for text, _ in table.header) == 1 else set()
    merged = [found for found in sheet.merged_cell_ranges or () if found[0][0] + 1 not in titles]
    for (top, left), (bottom, right) in merged[:_TOLD]:
        cells = f"{column_letters(left + 1)}{top + 1}:{column_letters(right + 1)}{bottom + 1}"
        problems.add(
            table.place(top + 1, left + 1),
            f"merged cells {cells}: their value belongs to the first cell alone",
            "Unmerge them, and write the value into each cell that it is meant for.",
        )
    for row, column in notes.errors[:_TOLD]:
        problems.add(table.place(row, column), "a formula that failed (as #REF! or #N/A)", "Write the value itself.")
    for row, column in notes.unworked[:_TOLD]:
        problems.add(
            table.place(row, column),
            "a formula that no program has worked out yet",
            "Open the file in your spreadsheet program and save it; or write the value itself.",
        )


def _texts(values: Sequence[object], row: int, notes: SheetNotes) -> Iterator[str]:
    for column, value in enumerate(values, 1):
        text = _text(value)
        if notes.percent and (times := notes.percent.get((row, column))) and isinstance(value, float):
            text = f"{_number(value * times)}%"
        yield text


def _text(value: object) -> str:
    """The text of a value, as its column wants it."""
    match value:
        case str():
            return unguarded(value)
        case bool():
            return str(value).lower()
        case int() | float():
            return _number(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    """Digits without an exponent; 15 of them, as many as spreadsheets keep."""
    return f"{Decimal(f'{value:.15g}'):f}"
