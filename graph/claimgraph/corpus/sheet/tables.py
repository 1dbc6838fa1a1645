"""A spreadsheet in (CSV, TSV, JSON Lines, .xlsx, or standard input), its tables out, each cell with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.sheet.delimited import delimited_table
from claimgraph.corpus.sheet.json_lines import json_table
from claimgraph.corpus.sheet.sheet_bytes import STANDARD_INPUT, bytes_of, name_of, text_of
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.sheet.workbook import workbook_tables
from claimgraph.corpus.source import Place, Problems

SUFFIXES: Final = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".xlsm")
_JSON: Final = (".jsonl", ".ndjson")
_WORKBOOK: Final = (".xlsx", ".xlsm")
_ZIP: Final = b"PK\x03\x04"


def tables_in(
    path: Path, problems: Problems, encoding: str = "", show: Callable[[str], object] = lambda line: None
) -> list[Table]:
    """The tables of a spreadsheet: one of a text file; of a workbook the sheets that `chosen` names. None where it cannot
    be read.

    ``path`` is ``-`` for standard input. ``encoding`` is that of a text file which is not in Unicode. What is wrong is
    added to ``problems``; then a table may be missing. ``show`` is called with what of a workbook is not read.

    Raises:
        ClaimGraphError: the name of the file does not say that it is a spreadsheet of these kinds.
    """
    file, suffix = name_of(path), path.suffix.lower()
    if path != STANDARD_INPUT and suffix not in SUFFIXES:
        raise ClaimGraphError(
            f"{file} is none of {', '.join(SUFFIXES)}.",
            "Save the spreadsheet as .xlsx, as CSV in UTF-8, or as JSON Lines.",
        )
    try:
        data = bytes_of(path)
        if suffix in _WORKBOOK or data.startswith(_ZIP):
            return workbook_tables(data, file, problems, show)
    except ClaimGraphError as error:
        problems.add(Place(file), error.message, error.remedy)
        return []
    text = text_of(data, file, problems, encoding)
    if text is None:
        return []
    is_json = suffix in _JSON or (path == STANDARD_INPUT and text.lstrip().startswith("{"))
    table = (json_table if is_json else delimited_table)(text, file, problems)
    return [table] if table else []
