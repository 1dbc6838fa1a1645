"""XLSX: the whole corpus as a workbook, each thing said once; `claimgraph import` reads back the same graph."""

from __future__ import annotations

from typing import Final

from claimgraph.formats import Exported, Writer
from claimgraph.formats.workbook import Page, workbook
from claimgraph.model.sheets import sheets


def write(source: Exported) -> bytes:
    """The workbook; columns in which nothing stands are left out unless all are wanted."""
    return workbook(_pages(source))


def words(source: Exported) -> str:
    """Every text in the workbook."""
    return "\n".join(text for page in _pages(source) for row in (page.columns, *page.rows) for text in row)


def _pages(source: Exported) -> list[Page]:
    return [Page(sheet.name, *source.table(sheet.columns, sheet.rows())) for sheet in sheets(source.corpus)]


WRITERS: Final = {
    "sheets": Writer(
        "claims, documents and cast as a workbook (.xlsx) that reads back to the same graph",
        write,
        words,
        options=("all_columns",),
    )
}
