"""CSV: one claim a row, for spreadsheets and tables."""

from __future__ import annotations

from typing import Final

from claimgraph.export import Exported, Writer
from claimgraph.flat import COLUMNS, claim_rows
from claimgraph.tables import csv_text


def write(source: Exported) -> bytes:
    """The claims as CSV in UTF-8; cells that a spreadsheet would take for a formula begin with an apostrophe."""
    rows = ([row[name] for name in COLUMNS] for row in claim_rows(source.corpus))
    return csv_text(COLUMNS, rows).encode()


WRITERS: Final = {"csv": Writer("one claim a row, for spreadsheets", write)}
