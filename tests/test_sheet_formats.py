"""Spreadsheets of every format become the same table, each cell with the place at which a person finds it."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus.sheet.table import Table, claims_of
from claimgraph.corpus.sheet.tables import tables_in
from claimgraph.corpus.source import Problems

ROWS = (("claimant", "value"), ("A Ministry", "195"), ("", "207"))


def read(folder: Path, name: str, content: bytes, encoding: str = "") -> tuple[list[Table], list[str]]:
    """The tables of a file with this content, and what is wrong with it."""
    path, problems = folder / name, Problems()
    path.write_bytes(content)
    tables = tables_in(path, problems, encoding)
    return tables, [str(problem).replace(f"{folder}/", "") for problem in problems.found]


def workbook(*rows: tuple[object, ...], **sheets: tuple[tuple[object, ...], ...]) -> Workbook:
    """A workbook with rows in its first sheet, named Sheet, and other sheets."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def texts(table: Table) -> list[list[str]]:
    return [[name for name, _ in table.header], *([text for text, _ in cells] for _, cells in table.rows)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", b"claimant,value\nA Ministry,195\n,207\n"),
        ("x.csv", "claimant;value\r\nA Ministry;195\r\n;207\r\n".encode("utf-8-sig")),
        ("x.tsv", "claimant\tvalue\nA Ministry\t195\n\t207\n".encode("utf-16")),
        ("x.csv", "\ufeffclaimant,value\nA Ministry,195\n,207\n".encode("utf-16-be")),
        ("x.csv", "claimant,value\nA Ministry,195\n,207\n".encode("utf-32")),
        ("x.jsonl", b'{"claimant": "A Ministry", "value": 195}\n{"value": "207", "claimant": null}\n'),
        ("x.xlsx", saved(workbook(("claimant", "value"), ("A Ministry", 195), (None, 207.0)))),
    ],
    ids=["csv", "semicolons", "utf-16", "utf-16-be", "utf-32", "jsonl", "xlsx"],
)
def test_every_format_gives_the_same_table(tmp_path: Path, name: str, content: bytes):
    (table,), problems = read(tmp_path, name, content)
    assert texts(table) == [list(row) for row in ROWS]
    assert not problems


def test_a_cell_of_a_workbook_is_named_as_its_program_does(tmp_path: Path):
    (table,), _ = read(tmp_path, "x.xlsx", saved(workbook(("claimant", "value"), ("A Ministry", 195))))
    ((_, cells),) = table.rows
    assert str(cells[1][1]).endswith("x.xlsx, sheet Sheet, cell B2")


def test_cells_are_what_a_person_sees(tmp_path: Path):
    book = workbook(
        ("a",), (195.0, 1.5, True, datetime.date(2024, 1, 31), datetime.datetime(2024, 1, 31, 12, 30), 0.525, "'=x")
    )
    book.active["F2"].number_format = "0.0%"
    (table,), problems = read(tmp_path, "x.xlsx", saved(book))
    assert texts(table)[1] == ["195", "1.5", "true", "2024-01-31", "2024-01-31T12:30:00", "52.5%", "=x"]
    assert not problems


def test_per_cent_is_read_as_it_is_shown_whatever_number_is_kept(tmp_path: Path):
    book = workbook(("a",), (0.45, 45, 45, 0.45))
    for cell, shown in zip(book.active[2], ("0%", '0"%"', "0\\%", '0.0%" of all"'), strict=True):
        cell.number_format = shown
    (table,), problems = read(tmp_path, "x.xlsx", saved(book))
    assert texts(table)[1] == ["45%"] * 4
    assert not problems


def test_the_claims_are_in_the_sheet_of_that_name_or_in_the_first(tmp_path: Path):
    rows = (("claimant",), ("x",))
    tables, _ = read(tmp_path, "x.xlsx", saved(workbook(("Read me",), Actors=rows, Claims=rows)))
    assert [table.name for table in tables] == ["Claims", "Actors"]
    tables, _ = read(tmp_path, "x.xlsx", saved(workbook(*rows, Actors=rows, Notes=rows)))
    assert [table.name for table in tables] == ["Sheet", "Actors"]
    assert claims_of(tables) is tables[0]


def test_what_of_a_workbook_is_not_read_and_what_nobody_sees_is_said(tmp_path: Path):
    rows = (("claimant",), ("x",), ("y",), ("z",))
    book = workbook(*rows, February=rows, Actors=rows, Notes=rows, Sheet3=())
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions[9].hidden = True  # an empty one
    path, shown = tmp_path / "x.xlsx", list[str]()
    path.write_bytes(saved(book))
    (table, _) = tables_in(path, Problems(), show=shown.append)
    assert texts(table)[1:] == [["x"], ["y"], ["z"]]
    assert shown == [
        "Sheet “Sheet”: 1 row read that nobody sees, hidden or filtered out.",
        "Not read: sheets “February”, “Notes”. The claims are in one sheet.",
    ]


def test_a_hidden_sheet_is_not_read(tmp_path: Path):
    book = workbook(("claimant",), Claims=(("claimant",), ("x",)))
    book["Claims"].sheet_state = "hidden"
    assert [table.name for table in read(tmp_path, "x.xlsx", saved(book))[0]] == ["Sheet"]


def test_a_file_of_another_kind_is_told_what_to_become(tmp_path: Path):
    with pytest.raises(ClaimGraphError, match=r"Save the spreadsheet as \.xlsx"):
        read(tmp_path, "x.ods", b"")
