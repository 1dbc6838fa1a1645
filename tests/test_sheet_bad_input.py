"""What is wrong with a spreadsheet is told with its cell and its remedy, before time or memory are gone."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.base import limits
from claimgraph.base.errors import CorpusError
from claimgraph.cli import main
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet import sheet_bytes
from claimgraph.corpus.sheet.claim_rows import SheetOptions
from claimgraph.corpus.sheet.imported import Imported
from claimgraph.corpus.sheet.intake import import_sheet
from conftest import TINY
from test_sheet_formats import read, saved, texts, workbook

HEAD = "document,title,publisher,published,claimant,event,counts,received_by,phase,value,quote\n"
ROW = "note,A note,Morning Paper,2030-04-09,ministry,swap,prisoners,northland,completed,{value},{quote}\n"

Into = Callable[..., Imported]


@pytest.fixture
def into(corpus_copy: Path) -> Into:
    def done(text: str, texts: Path | None = None, **how: object) -> Imported:
        sheet = corpus_copy.parent / "claims.csv"
        sheet.write_text(text, encoding="utf-8")
        return import_sheet(sheet, corpus_copy, how=SheetOptions(**how), texts=texts)  # type: ignore[arg-type]

    return done


def wrong(into: Into, text: str, **options: object) -> list[str]:
    with pytest.raises(CorpusError) as caught:
        into(text, **options)
    return [
        f"{problem.line}:{problem.column} {problem.message} | {problem.remedy}" for problem in caught.value.problems
    ]


# ----------------------------------------------------------------------------------------------- workbooks


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOOK = saved(workbook(("claimant", "value"), ("A Ministry", 195)))


def test_merged_cells_are_told_with_their_range(tmp_path: Path):
    book = workbook(("claimant", "value"), ("A Ministry", 195), (None, 207))
    book.active.merge_cells("A2:A3")
    _, problems = read(tmp_path, "x.xlsx", saved(book))
    assert len(problems) == 1
    assert problems[0].startswith(
        "x.xlsx, sheet Sheet, cell A2: merged cells A2:A3: their value belongs to the first cell"
    )


def test_a_title_merged_above_the_table_is_left_to_be_told_as_a_title(tmp_path: Path):
    book = workbook(("Swaps that I found", None), ("claimant", "value"), ("A Ministry", 195))
    book.active.merge_cells("A1:B1")
    tables, problems = read(tmp_path, "x.xlsx", saved(book))
    assert not problems
    assert [text for text, _ in tables[0].header] == ["Swaps that I found", ""]


def test_a_formula_without_a_value_is_told_and_one_with_a_value_is_read(tmp_path: Path):
    data = saved(workbook(("claimant", "value"), ("A Ministry", "=1+1")))
    _, problems = read(tmp_path, "x.xlsx", data)
    assert [problem.splitlines()[0] for problem in problems] == [
        "x.xlsx, sheet Sheet, cell B2: a formula that no program has worked out yet"
    ]
    worked_out = changed(data, SHEET, lambda text: re.sub(r"<v\s*/>|<v></v>", "<v>2</v>", text))
    (table,), problems = read(tmp_path, "x.xlsx", worked_out)
    assert (texts(table)[1], problems) == (["A Ministry", "2"], [])


def test_a_formula_that_failed_is_told(tmp_path: Path):
    failed = changed(BOOK, SHEET, lambda text: re.sub(r'(<c r="B2") t="n"><v>195</v>', r'\1 t="e"><v>#REF!</v>', text))
    assert failed != BOOK
    _, problems = read(tmp_path, "x.xlsx", failed)
    assert [problem.splitlines()[0] for problem in problems] == [
        "x.xlsx, sheet Sheet, cell B2: a formula that failed (as #REF! or #N/A)"
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a workbook with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old workbook (.xls)"),
        (BOOK[: len(BOOK) // 2], "not a workbook (.xlsx), or a damaged one"),
        (b"claimant,value\n", "not a workbook (.xlsx), or a damaged one"),
        (changed(BOOK, SHEET, lambda text: text.replace("</row>", "", 1)), "a part of it is no XML"),
        (
            changed(BOOK, SHEET, lambda text: f'<!DOCTYPE a [<!ENTITY b "{"b" * 99}">]>{text}'),
            "declares a document type",
        ),
        (changed(BOOK, SHEET, lambda text: text.replace('"B2"', '"XFD1048576"')), "filled as far as cell XFD1048576"),
        (changed(BOOK, SHEET, lambda text: text.replace('"B2"', '"2B"')), "a cell that is nowhere: '2B'"),
    ],
    ids=["password", "xls", "cut", "csv", "xml", "entities", "far", "nowhere"],
)
def test_a_workbook_that_is_not_read_says_why(tmp_path: Path, data: bytes, message: str):
    tables, (problem,) = read(tmp_path, "x.xlsx", data)
    assert tables == []
    assert problem.startswith("x.xlsx: ")
    assert message in problem.splitlines()[0]
    assert len(problem.splitlines()) == 2, "no remedy"


def test_a_cell_that_is_only_coloured_is_no_cell(tmp_path: Path):
    far = changed(BOOK, SHEET, lambda text: text.replace("</row>", '<c r="XFD2" s="0"/></row>', 2))
    (table,), problems = read(tmp_path, "x.xlsx", far)
    assert (len(table.header), problems) == (2, [])


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "WORKBOOK_BYTES", 2**20)
    bomb = changed(BOOK, SHEET, lambda text: text + " " * 2**21)
    assert len(bomb) < 2**16
    _, (problem,) = read(tmp_path, "x.xlsx", bomb)
    assert "larger than 1 MiB when unpacked" in problem


def test_a_long_workbook_is_told_to_be_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SHEET_CELLS", 50)
    tables, (problem,) = read(tmp_path, "x.xlsx", saved(workbook(*[("a", "b")] * 40)))
    assert tables == []
    assert problem.startswith("x.xlsx: more than 50 filled cells in a sheet, up to row 26\n")


def test_a_problem_of_a_workbook_names_the_cell(corpus_copy: Path):
    row = ROW.format(value="x", quote="q").strip().split(",")
    sheet = corpus_copy.parent / "claims.xlsx"
    sheet.write_bytes(saved(workbook(tuple(HEAD.strip().split(",")), tuple(row))))
    with pytest.raises(CorpusError) as caught:
        import_sheet(sheet, corpus_copy)
    (problem,) = caught.value.problems
    assert str(problem).splitlines()[0].endswith("claims.xlsx, sheet Sheet, cell J2: not a number: 'x'")


# ----------------------------------------------------------------------------------------------- files


def test_another_encoding_is_told_with_its_remedy_and_read_when_it_is_named(tmp_path: Path):
    data = "claimant,value\nПрезидент,5\n".encode("cp1251")
    tables, (problem,) = read(tmp_path, "x.csv", data)
    assert tables == []
    assert problem.startswith("x.csv:2:1: not UTF-8\n")
    assert "--encoding cp1252" in problem
    (table,), _ = read(tmp_path, "x.csv", data, "cp1251")
    assert texts(table)[1] == ["Президент", "5"]


def test_utf_16_without_a_mark_is_told_as_such_and_read_when_it_is_named(tmp_path: Path):
    data = "claimant,value\nA Ministry,195\n".encode("utf-16-le")
    _, problems = read(tmp_path, "x.csv", data)
    assert len(problems) == 1
    assert "UTF-16" in problems[0]
    assert "--encoding utf-16" in problems[0]
    tables, problems = read(tmp_path, "x.csv", data, "utf-16")
    assert not problems
    assert [text for text, _ in tables[0].header] == ["claimant", "value"]


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = sheet_bytes.read_file

    def read_slowly(path: Path, limit: int) -> bytes:
        data = real(path, limit)
        with path.open("ab") as file:
            file.write(b"x,1\n")
        return data

    monkeypatch.setattr(sheet_bytes, "read_file", read_slowly)
    tables, (problem,) = read(tmp_path, "x.csv", b"claimant,value\n")
    assert tables == []
    assert problem.startswith("x.csv: was changed while it was read")


def test_rows_times_columns_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SHEET_AREA", 1_000)
    wide = "claimant" + "," * 99 + "\n" + ("x" + "," * 99 + "\n") * 20
    assert "more than 1,000 cells, most of them empty" in read(tmp_path, "x.csv", wide.encode())[1][0]
    keys = "".join(f'{{"k{number}": "x"}}\n' for number in range(100))
    assert "more than 1,000 cells, most of them empty" in read(tmp_path, "x.jsonl", keys.encode())[1][0]


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_standard_input_is_read_by_what_it_begins_with(corpus_copy: Path, suffix: str):
    row = dict(zip(HEAD.strip().split(","), ROW.format(value=41, quote="q").strip().split(","), strict=True))
    text = HEAD + ROW.format(value=41, quote="q")
    if suffix == "jsonl":
        text = "{" + ", ".join(f'"{key}": "{value}"' for key, value in row.items()) + "}\n"
    result = CliRunner().invoke(main, ["import", "-", "--into", str(corpus_copy)], input=text)
    assert result.stdout.startswith("1 row: 1 claim added"), result.output
    assert read_corpus(corpus_copy).documents["note"].imported_from == "standard input"


# ----------------------------------------------------------------------------------------------- numbers and days


@pytest.mark.parametrize(
    "written", ["1 200", "1\u00a0200", "1\u202f200", "1'200", "1’200", "1,200", "1200", "about 1 200"]
)
def test_a_thousand_is_read_however_its_digits_are_parted(into: Into, corpus_copy: Path, written: str):
    into(HEAD + ROW.format(value=f'"{written}"', quote=""))
    (statement,) = read_corpus(corpus_copy).documents["note"].statements
    assert statement.proposition.answer.stated == 1200  # type: ignore[union-attr]


@pytest.mark.parametrize("written", ["230 248", "about 230 248"])
def test_two_figures_in_one_cell_are_not_one_large_one(into: Into, written: str):
    (problem,) = wrong(into, HEAD + ROW.format(value=written, quote=""))
    assert problem.startswith(f"2:10 '{written}' may be one number or two | Write 230248, or give each figure")


@pytest.mark.parametrize("written", ["100 000", "1 230 248", "230\u00a0248"])
def test_a_large_number_is_no_two_figures(into: Into, corpus_copy: Path, written: str):
    into(HEAD + ROW.format(value=written, quote=""))
    (statement,) = read_corpus(corpus_copy).documents["note"].statements
    assert statement.proposition.answer.stated == int("".join(filter(str.isdigit, written)))  # type: ignore[union-attr]


def test_a_point_before_three_digits_is_asked(into: Into):
    (problem,) = wrong(into, HEAD + ROW.format(value="1.200", quote=""))
    assert (
        problem == "2:10 not a whole number: '1.200' (1,200 to some, and 1.2 to others) | Write 1200, if that is meant."
    )


@pytest.mark.parametrize(
    "written",
    ["9 April 2030", "April 9, 2030", "09 Apr 2030", "9.4.2030", "20300409", "2030-04-09T08:15", "2030-04-09 00:00:00"],
)
def test_a_day_is_read_in_every_order_that_means_one_day(into: Into, corpus_copy: Path, written: str):
    into(HEAD + ROW.replace("2030-04-09", f'"{written}"').format(value=41, quote=""))
    assert str(read_corpus(corpus_copy).documents["note"].published) == "2030-04-09"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("9/4/2030", "'9/4/2030' may be 2030-04-09 or 2030-09-04 | Write it as year-month-day."),
        ("47582", "47582 is no day, but may be Excel's number of 2030-04-09 | Write the day."),
        ("31 Febtober 2030", "not a date: '31 Febtober 2030'"),
        ("32.4.2030", "not a date: '32.4.2030'"),
        ("4.13.2030", "not a date: '4.13.2030'"),
    ],
)
def test_a_day_that_may_be_two_is_asked(into: Into, written: str, told: str):
    (problem,) = wrong(into, HEAD + ROW.replace("2030-04-09", written).format(value=41, quote=""))
    assert problem.startswith(f"2:4 {told}")


# ----------------------------------------------------------------------------------------------- rows


def test_every_wrong_row_is_told_at_once_and_nothing_is_written(into: Into, corpus_copy: Path):
    before = {path: path.read_bytes() for path in corpus_copy.rglob("*") if path.is_file()}
    rows = [ROW.format(value=value, quote=f"q{at}") for at, value in enumerate(("forty", "41", "x", "1.200"))]
    found = wrong(into, HEAD + "".join(rows) + rows[1].replace("ministry", "minstry"))
    assert [problem.split()[0] for problem in found] == ["2:10", "4:10", "5:10", "6:5"]
    assert "unknown actor 'minstry' | Did you mean 'ministry'?" in found[-1]
    assert {path: path.read_bytes() for path in corpus_copy.rglob("*") if path.is_file()} == before


def test_the_same_mistake_of_many_rows_is_told_once(into: Into):
    rows = "".join(ROW.format(value=41, quote=f"q{number}") for number in range(30))
    (problem,) = wrong(into, HEAD.replace("phase,", "") + rows.replace("completed,", ""))
    assert problem.startswith("2:0 missing phase; also in rows 3, 4, 5,")
    assert ", 22, and 9 more | Add a column 'phase', or give --set phase=… for all rows, one of: attempted" in problem


def test_a_problem_speaks_of_the_persons_own_columns(into: Into):
    head = HEAD.replace("claimant", "Who").replace("title", "Headline")
    (problem,) = wrong(into, head + ROW.format(value=41, quote="q").replace("ministry", ""))
    assert problem == "2:0 the row has no 'Who' | Fill in the column 'Who'."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "value",
            "note",
            "no value | Add a column 'value'; only 'declines' in the column 'stance' leaves a question open.",
        ),
        ("event,", "event,stance,", "'reports' is what a relay does | Use `relayed_by` for the one who relays."),
        (
            "event,",
            "event,inferred,",
            "an inference that nobody curated | Fill in the columns 'curator' and 'curated_on'.",
        ),
    ],
)
def test_no_problem_of_a_row_speaks_of_the_keys_of_files(into: Into, old: str, new: str, told: str):
    row = ROW.format(value=41, quote="q")
    row = row.replace("swap,", "swap,reports,") if "stance" in new else row
    row = row.replace("ministry,swap,", ",swap,true,") if "inferred" in new else row
    found = wrong(into, HEAD.replace(old, new, 1) + row)
    assert any(told in problem for problem in found), found
    assert not any(re.search(r"`[a-z-]+: ", problem) for problem in found), found


def test_two_figures_of_one_claimant_are_warned_of_with_both_rows(corpus_copy: Path):
    sheet = corpus_copy.parent / "claims.csv"
    sheet.write_text(HEAD + ROW.format(value=40, quote="a") + ROW.format(value=41, quote="b"), encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(sheet), "--into", str(corpus_copy)])
    assert result.exit_code == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert line.startswith(
        f"warning: {sheet}:3:11: 'ministry' gives two figures that cannot both be right: 40 and 41; the"
    )
    assert line.endswith(f"the other is in {sheet}:2:11")
    assert "`as_of`" in result.stderr


# ----------------------------------------------------------------------------------------------- texts


def test_quotes_are_found_in_texts_at_once(into: Into, corpus_copy: Path, tmp_path: Path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "note.txt").write_text("On Monday 41 came home.\n", encoding="utf-8")
    done = into(HEAD + ROW.format(value=41, quote="41 came home"), texts=folder)
    assert (done.unverified, done.unquoted) == (0, 0)
    document = read_corpus(corpus_copy).documents["note"]
    (quote,) = document.statements[0].quotes
    assert (quote.start, quote.end, document.text and document.text.file) == (10, 22, "note.txt")


def test_a_document_that_goes_by_its_title_has_the_text_of_that_name(into: Into, corpus_copy: Path, tmp_path: Path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "A note.txt").write_text("On Monday 41 came home.\n", encoding="utf-8")
    sheet = HEAD.replace("document,", "", 1) + ROW.replace("note,", "", 1).format(value=41, quote="41 came home")
    assert into(sheet, texts=folder).unverified == 0
    assert read_corpus(corpus_copy).documents["a-note"].text.file == "A note.txt"  # type: ignore[union-attr]


def test_a_text_is_found_by_the_title_that_its_row_gives_beside_an_address(
    into: Into, corpus_copy: Path, tmp_path: Path
):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "A note.txt").write_text("On Monday 41 came home.\n", encoding="utf-8")
    row = ROW.format(value=41, quote="41 came home").replace("note,", "https://example.org/1,", 1)
    assert into(HEAD.replace("document,", "url,") + row, texts=folder).unverified == 0


def test_a_quote_that_is_not_in_its_text_is_told_in_its_cell(into: Into, corpus_copy: Path, tmp_path: Path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "note.txt").write_text("On Monday 41 came Home.\n", encoding="utf-8")
    rows = ROW.format(value=41, quote="41 came home") + ROW.format(value=41, quote="On Monday")
    (problem,) = wrong(into, HEAD + rows, texts=folder)
    assert problem.startswith("2:11 quote not in the text")
    (folder / "note.txt").write_text("On Monday 41 came home. 41 came home!\n", encoding="utf-8")
    (problem,) = wrong(into, HEAD + rows, texts=folder)
    assert "2 times in the text" in problem
    assert "Say which: 1 to 2 in the column 'occurrence', or quote more words." in problem
    assert not (corpus_copy / "documents" / "note.yaml").exists()


def test_the_texts_of_the_corpus_itself_stay_what_they_are(into: Into, corpus_copy: Path):
    row = ROW.replace("note,A note", "morning,").replace("2030-04-09", "")
    positions = corpus_copy / "documents" / "morning.positions.json"
    before = positions.read_bytes()
    done = into(HEAD + row.format(value=43, quote="Northland and Southland"), texts=TINY / "texts")
    assert (done.claims, done.unverified) == (1, 0)
    assert positions.read_bytes() != before
    checked = CliRunner().invoke(main, ["check", "--corpus", str(corpus_copy), "--texts", str(TINY / "texts")])
    assert "no problems found" in checked.output, checked.output


def test_a_pipe_is_no_spreadsheet(corpus_copy: Path):
    os.mkfifo(pipe := corpus_copy.parent / "claims.csv")
    with pytest.raises(CorpusError, match="not a file"):
        import_sheet(pipe, corpus_copy)
