"""Rows of texts in, the bytes of an .xlsx workbook out: every cell a text, and no clock.

No cell of text is a formula; but whoever saves the sheet as CSV would make some, so that they are guarded all the same.
XlsxWriter and not openpyxl: that one writes the time of the day into each part of the zip.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from claimgraph.base.cells import guarded
from claimgraph.base.errors import ExportError

if TYPE_CHECKING:
    import xlsxwriter.worksheet

#: What a sheet of Excel holds (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
ROWS: Final = 1_048_576
CELL: Final = 32_767

#: The widths that columns may have, in characters, and by how many rows they are measured.
_NARROW, _WIDE, _MEASURED = 8, 48, 200

#: How many rows of an empty sheet have a list to choose from.
_TO_FILL: Final = 1_000


@dataclass(frozen=True)
class Choice:
    """The words to choose from in a column: the cells of a sheet, ``=lists!$A$2:$A$9``; whether others may be typed."""

    cells: str
    is_open: bool


@dataclass(frozen=True)
class Page:
    """A sheet to write; ``choices`` go by column."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[str]]
    choices: Mapping[str, Choice] = field(default_factory=dict)
    is_hidden: bool = False


def workbook(pages: Iterable[Page]) -> bytes:
    """The workbook; the same pages give the same bytes.

    Raises:
        ExportError: there are more rows, or a longer text, than a workbook can hold.
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(1980, 1, 1)})
        bold = book.add_format({"bold": True, "bottom": 1})
        for page in pages:
            _write(book.add_worksheet(page.name), page, bold)
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, page: Page, bold: Any) -> None:
    widths = [len(column) for column in page.columns]
    for at, column in enumerate(page.columns):
        sheet.write_string(0, at, column, bold)
    number = 0
    for number, row in enumerate(page.rows, 1):
        if number >= ROWS:
            raise ExportError(f"More than {ROWS:,} rows in {page.name!r}: no workbook holds them.", "Export csv.")
        for at, text in enumerate(map(guarded, row)):
            if len(text) > CELL:
                raise ExportError(
                    f"A cell of {len(text):,} characters ({page.name!r}, column {page.columns[at]!r}, row {number + 1}): "
                    f"a workbook holds {CELL:,}.",
                    "Export csv.",
                )
            if text:
                sheet.write_string(number, at, text)
                if number <= _MEASURED:
                    widths[at] = max(widths[at], len(text))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(max(width + 2, _NARROW), _WIDE))
    sheet.freeze_panes(1, 0)
    # 195 is a text here, as it is in the corpus; Excel would mark each.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS}"})
    for column, choice in page.choices.items():
        at = list(page.columns).index(column)
        sheet.data_validation(1, at, max(number, _TO_FILL), at, _validation(choice))
    if page.is_hidden:
        sheet.hide()


def _validation(choice: Choice) -> dict[str, object]:
    return {
        "validate": "list",
        "source": choice.cells,
        "error_type": "warning" if choice.is_open else "stop",
        "error_title": "Not in the list",
        "error_message": "Is it new? Then type it." if choice.is_open else "Choose one of the list.",
    }
