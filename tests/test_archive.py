"""An archive becomes the graph that a folder of files becomes; a file that is none, or a bad row, is told in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import claimgraph
from archives import archive, rows_in, said, sheets_of
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.cli import main
from claimgraph.columns.of_records import rows_of
from claimgraph.corpus import read_corpus
from claimgraph.corpus.archive import tidying
from claimgraph.corpus.archive.careful import CarefulReader
from claimgraph.corpus.archive.reading import read_archive
from claimgraph.formats import Exported, exported
from conftest import ROOT, TINY
from test_archive_rules import CAST, COLUMNS, OWN

_ROW = {
    "document": "one", "claimant": "ministry", "event": "swap", "counts": "prisoners", "phase": "completed", "value": "195",
    "quote": "195 men",
}  # fmt: skip


def row(**cells: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), **_ROW, **cells}


def problems(path: Path) -> list[tuple[str, int, int, str]]:
    with pytest.raises(CorpusError) as error:
        read_archive(path)
    return [(Path(p.file).name, p.line, p.column, p.message) for p in error.value.problems]


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("folder", [TINY, ROOT / "tests" / "accounts", None], ids=["tiny", "accounts", "shipped"])
def test_the_sheets_of_a_corpus_become_its_tables(folder: Path | None, suffix: str, tmp_path: Path):
    corpus = read_corpus(folder)
    path = archive(tmp_path, sheets_of(corpus), corpus.vocabulary.own, suffix)
    with read_archive(path).connection as database:
        assert rows_in(database) == said(rows_of(corpus))


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_one_flat_table_with_its_cast_beside_it_is_an_archive(format_: str, tmp_path: Path):
    corpus = read_corpus(TINY)
    cast = {name: rows for name, rows in sheets_of(corpus).items() if name not in ("claims", "documents")}
    archive(tmp_path, cast, corpus.vocabulary.own)
    path = tmp_path / f"all of it.{format_}"
    path.write_bytes(exported(Exported(corpus, claimgraph.build(corpus)), format_))
    with read_archive(path).connection as database:
        found, expected = rows_in(database), said(rows_of(corpus))
    assert found == expected


def test_rows_are_counted_as_an_import_counts_them_also_behind_an_empty_line(tmp_path: Path):
    path = archive(tmp_path, {"claims": [row(), row(value="many", quote="two\n\nlines")], **CAST}, OWN)
    lines = (path / "claims.csv").read_bytes().split(b"\r\n")
    (path / "claims.csv").write_bytes(b"\r\n".join([*lines[:2], b"", b"", *lines[2:]]))
    assert [place[:2] for place in problems(path)] == [("claims.csv", 5)]


def test_an_unknown_name_is_told_with_the_one_that_is_meant_and_nothing_is_added(tmp_path: Path):
    path = archive(tmp_path, {"claims": [row(claimant="minstry")], **CAST}, OWN)
    with pytest.raises(CorpusError) as error:
        read_archive(path)
    (problem,) = error.value.problems
    assert problem.message == "unknown actor 'minstry'"
    assert problem.remedy == "Did you mean 'ministry'? If it is new, give it a row in actors, events or concepts."


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("claims.csv", lambda text: text.replace(b"claimant", b"claimnt", 1), (1, 2, "unknown column 'claimnt'")),
        ("claims.csv", lambda text: text.replace(b"claimant", b"document", 1), (1, 2, "two columns 'document'")),
        ("claims.csv", lambda text: text.replace(b"195 men", b"195\xff men", 1), (2, 0, "not UTF-8")),
        ("claims.csv", lambda text: text.replace(b"195 men", b"195\x00 men", 1), (2, 29, "a control character")),
        ("claims.csv", lambda text: text.replace(b"195 men", b"195\x1b[2J men", 1), (2, 29, "a control character")),
        ("claims.csv", lambda text: text.rstrip() + b",one more,and more\r\n", (3, 44, "a cell without a column")),
        ("claims.csv", lambda text: text.replace(b"195 men", b'"195 men', 1), (0, 1, "not valid CSV")),
        ("actors.csv", lambda text: text.replace(b"outlet", b"outlit", 1), (2, 2, "unknown type 'outlit'")),
        ("events.csv", lambda text: text.replace(b"series", b"serious", 1), (2, 4, "unknown event 'serious'")),
        ("documents.csv", lambda text: text.replace(b"2030-01-02", b"2030-01-99", 1), (2, 4, "no such date")),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_its_place(
    name: str, change: Callable[[bytes], bytes], told: tuple[int, int, str], tmp_path: Path
):
    path = archive(tmp_path, {"claims": [row(), row(quote="two men")], **CAST}, OWN)
    before = (path / name).read_bytes()
    (path / name).write_bytes(change(before))
    assert (path / name).read_bytes() != before
    line, column, message = told
    found = [problem for problem in problems(path) if problem[0] == name]
    assert [problem[2] for problem in found if message in problem[3]] == [column]
    if line:
        assert [problem[1] for problem in found if message in problem[3]] == [line]


def _parquet(path: Path, query: str) -> Path:
    (path / "claims.csv").unlink()
    with duckdb.connect() as database:
        database.execute(f"COPY ({query}) TO '{path / 'claims.parquet'}'")
    return path


def test_a_column_of_parquet_that_holds_more_than_one_value_a_cell_is_told(tmp_path: Path):
    path = _parquet(archive(tmp_path, {"claims": [row()], **CAST}, OWN), "SELECT 'one' AS document, [1, 2] AS claimant")
    assert problems(path) == [("claims.parquet", 1, 2, "column 'claimant' holds integer[]")]


def test_a_file_that_is_no_parquet_is_told(tmp_path: Path):
    path = _parquet(archive(tmp_path, {"claims": [row()], **CAST}, OWN), "SELECT 'one' AS document")
    whole = (path / "claims.parquet").read_bytes()
    for content in (b"", b"no parquet", whole[: len(whole) // 2], whole[:4] + b"\x00" * len(whole[8:]) + whole[-4:]):
        (path / "claims.parquet").write_bytes(content)
        ((file, _, _, message),) = problems(path)
        assert file == "claims.parquet"
        assert "cannot be read" in message


def test_a_little_file_that_unpacks_to_more_than_memory_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ARCHIVE_MEMORY", 60)
    bomb = "SELECT 'one' AS document, repeat('x', 100000) AS note FROM range(3000)"
    path = _parquet(archive(tmp_path, {"claims": [row()], **CAST}, OWN), bomb)
    assert (path / "claims.parquet").stat().st_size < 2**20
    assert problems(path) == [("claims.parquet", 0, 0, "unpacked, it needs more than 60.0 MiB of memory")]


def test_more_rows_than_the_limit_are_told_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ARCHIVE_ROWS", 5)
    path = _parquet(archive(tmp_path, {"claims": [row()], **CAST}, OWN), "SELECT 'one' AS document FROM range(6)")
    assert problems(path) == [("claims.parquet", 0, 0, "more than 5 rows")]


def test_a_sheet_that_lies_elsewhere_over_a_link_is_not_read(tmp_path: Path):
    path = archive(tmp_path / "archive", {"claims": [row()], **CAST}, OWN)
    (path / "actors.csv").rename(tmp_path / "actors.csv")
    (path / "actors.csv").symlink_to(tmp_path / "actors.csv")
    with pytest.raises(ClaimGraphError, match="leads out of the archive"):
        read_archive(path)


def test_a_folder_without_claims_is_no_archive(tmp_path: Path):
    with pytest.raises(ClaimGraphError, match="No archive in"):
        read_archive(tmp_path)


def test_signs_of_a_pattern_in_a_path_stand_for_themselves(tmp_path: Path):
    archive(tmp_path / "a1", {"claims": [row(value="many")], **CAST}, OWN)
    path = archive(tmp_path / "a[1]", {"claims": [row()], **CAST}, OWN)
    with read_archive(path).connection as database:
        assert database.execute("SELECT count(*) FROM statement").fetchone() == (1,)


def test_bad_rows_are_left_out_with_what_cannot_stand_without_them(tmp_path: Path):
    claims = [
        row(id="c1"),
        row(id="c2", value="many", quote="many men"),
        row(claim="one#c2", event="", counts="", property="occurred", value="", object="true", stance="denies", quote="No", phase=""),
        row(claim="one#c1", event="", counts="", property="occurred", value="", object="true", stance="denies", quote="Not so", phase=""),
    ]  # fmt: skip
    path = archive(tmp_path, {"claims": claims, **CAST}, OWN)
    read = read_archive(path, skip_bad=True)
    with read.connection as database:
        assert database.execute("SELECT exact FROM quote ORDER BY 1").fetchall() == [("195 men",), ("Not so",)]
    assert [(problem.line, problem.message) for problem in read.left_out] == [
        (3, "not a number: 'many'"),
        (4, "no claim with the id 'c2' in document 'one'"),
    ]


def test_what_no_row_is_to_blame_for_is_told_also_where_bad_rows_are_left_out(tmp_path: Path):
    path = archive(tmp_path, {"claims": [row()], **CAST}, OWN)
    (path / "ontology" / "share.ttl").write_text("no Turtle", encoding="utf-8")
    with pytest.raises(CorpusError, match="not valid Turtle"):
        read_archive(path, skip_bad=True)


def test_words_that_name_a_private_person_are_told(tmp_path: Path):
    cast = {**CAST, "actors": [{**a, "name": "Jane Quimby"} if a["id"] == "witness" else a for a in CAST["actors"]]}
    good = {"claims": [row(), row(quote="two men", note="So said a witness.")], **cast}
    read_archive(archive(tmp_path / "good", good, OWN)).connection.close()
    bad = {"claims": [row(), row(quote="two men", note="So said Jane Quimby.")], **cast}
    ((file, line, _, message),) = problems(archive(tmp_path / "bad", bad, OWN))
    assert (file, line) == ("claims.csv", 3)
    assert message == "names a private person (a witness)"


def test_no_row_of_a_good_archive_is_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What makes an archive quick: of many good rows only one of each shape is read with care."""
    claims = [row(quote=f"{number} men", value=str(number), note="x" * (number % 3)) for number in range(1, 300)]
    assert rows_read_with_care(tmp_path, {"claims": claims, **CAST}, monkeypatch) == 1


def test_who_attests_an_office_in_words_that_no_claim_cites_is_not_read_with_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    claims = [row(quote=f"{number} men", value=str(number)) for number in range(1, 9)]
    office = {"actor": "witness", "office": "guard", "document": claims[0]["document"], "quote": "a guard"}
    apart = {"claims": claims, **CAST, "offices": [office]}
    assert rows_read_with_care(tmp_path / "apart", apart, monkeypatch) == 1
    cited = {**apart, "offices": [{**office, "quote": "3 men"}]}
    assert rows_read_with_care(tmp_path / "cited", cited, monkeypatch) == 1 + len(claims)


def rows_read_with_care(folder: Path, sheets: dict[str, list[dict[str, str]]], monkeypatch: pytest.MonkeyPatch) -> int:
    given = []

    def counted(self: CarefulReader, rows: Iterable[object], *others: object) -> object:
        rows = list(rows)
        given.extend(rows)
        return read(self, rows, *others)

    read = CarefulReader.read
    with monkeypatch.context() as patched:
        patched.setattr(CarefulReader, "read", counted)
        with read_archive(archive(folder, sheets, OWN)).connection as database:
            assert database.execute("SELECT count(*) FROM statement").fetchone() == (len(sheets["claims"]),)
    return len(given)


def test_a_text_that_many_rows_have_is_tidied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    looked_at = []
    monkeypatch.setattr(tidying, "_tidy", lambda cell: looked_at.append(cell) or tidy(cell))
    claims = [row(quote=f"{number} men", value=str(number), claimant=" ministry\u200b") for number in range(1, 50)]
    with read_archive(archive(tmp_path, {"claims": claims, **CAST}, OWN)).connection as database:
        assert database.execute("SELECT DISTINCT actor FROM speaker").fetchall() == [("ministry",)]
    assert looked_at.count(" ministry\u200b") == 1


tidy = tidying._tidy


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_what_nobody_sees_in_a_cell_is_nothing_and_around_a_text_is_no_part_of_it(suffix: str, tmp_path: Path):
    claims = [
        row(note="\u200b\u2003", quote="\u2003195 men"),
        row(note="\u00a0a note\u200e", quote="two men", section="\u2003"),
    ]
    with read_archive(archive(tmp_path, {"claims": claims, **CAST}, OWN, suffix)).connection as database:
        assert database.execute("SELECT note FROM statement ORDER BY note").fetchall() == [("",), ("a note",)]
        assert database.execute("SELECT exact FROM quote ORDER BY exact").fetchall() == [
            ("two men",),
            ("\u2003195 men",),
        ]


def test_a_cell_that_a_spreadsheet_would_run_comes_back_without_its_guard(tmp_path: Path):
    path = archive(tmp_path, {"claims": [row(note="=1+1", quote="-1 men")], **CAST}, OWN)
    assert b",'=1+1," in (path / "claims.csv").read_bytes()
    with read_archive(path).connection as database:
        assert database.execute("SELECT note FROM statement").fetchone() == ("=1+1",)
        assert database.execute("SELECT exact FROM quote").fetchone() == ("-1 men",)


def test_check_takes_an_archive_and_tells_a_bad_row_with_its_place(tmp_path: Path):
    corpus = read_corpus(TINY)
    good = archive(tmp_path / "good", sheets_of(corpus), corpus.vocabulary.own)
    bad = archive(tmp_path / "bad", {"claims": [row(), row(value="many")], **CAST}, OWN)
    done = CliRunner().invoke(main, ["check", "--corpus", str(good)])
    assert (done.exit_code, done.stdout) == (0, "2 documents, 11 statements: no problems found.\n")
    done = CliRunner().invoke(main, ["check", "--corpus", str(bad)])
    assert done.exit_code == 1
    assert f"{bad / 'claims.csv'}:3:23: not a number: 'many'" in done.stderr
    done = CliRunner().invoke(main, ["check", "--corpus", str(good), "--reason"])
    assert "--reason is for a corpus folder" in done.stderr


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RuntimeError("Query interrupted"), pytest.raises(KeyboardInterrupt)),
        (
            duckdb.OutOfMemoryException("no"),
            pytest.raises(ClaimGraphError, match="Reading the archive needs more than"),
        ),
    ],
    ids=["Ctrl-C", "memory"],
)
def test_what_ends_the_reading_of_an_archive_is_told_as_elsewhere(
    error: Exception, told: pytest.RaisesExc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tiny = read_corpus(TINY)
    folder = archive(tmp_path / "archive", sheets_of(tiny), tiny.vocabulary.own)

    def ended(*_: object) -> None:
        raise error

    monkeypatch.setattr("claimgraph.corpus.archive.reading._Reading.read", ended)
    with told:
        read_archive(folder, tmp_path / "file.duckdb")
    read_archive_again = duckdb.connect(str(tmp_path / "file.duckdb"))  # nothing holds it any more
    read_archive_again.close()
