"""Made-up archives: the same claims in each format, the same bytes each time, and the shape that is promised."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from claimgraph.columns.database import columns_of
from claimgraph.corpus import read_corpus
from claimgraph.derive import derive
from claimgraph.model.sheets import columns_of_sheets, sheets
from claimgraph.triples import name_all
from conftest import ROOT

CLAIMS = 800
#: What is worked out from the rest, and left to those who read an archive.
DERIVED = {"says"}

Rows = dict[str, list[dict[str, str]]]


def archive(folder: Path, *options: str) -> Path:
    command = (sys.executable, "-m", "benchmarks.archive", "--claims", str(CLAIMS), "-o", str(folder), *options)
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = tmp_path_factory.mktemp("archives")
    return {format: archive(made / format, "--format", format) for format in ("parquet", "csv", "yaml")}


@pytest.fixture(scope="module")
def rows(folders: dict[str, Path]) -> dict[str, Rows]:
    """The rows of every sheet, by format; those of YAML are what the program makes of the corpus."""
    corpus = read_corpus(folders["yaml"])
    names = columns_of_sheets(corpus.vocabulary)
    found: dict[str, Rows] = {"parquet": {}, "csv": {}}
    for name in names:
        table = duckdb.execute(f"SELECT * FROM '{folders['parquet'] / name}.parquet'")
        columns = [column[0] for column in table.description]
        found["parquet"][name] = [dict(zip(columns, row, strict=True)) for row in table.fetchall()]
        with (folders["csv"] / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found["csv"][name] = list(csv.DictReader(file))
    found["yaml"] = {
        sheet.name: [{column: row.get(column, "") for column in sheet.columns} for row in sheet.rows()]
        for sheet in sheets(corpus)
    }
    return found


def test_the_three_formats_hold_the_same_rows(rows: dict[str, Rows]):
    assert rows["parquet"] == rows["csv"]
    assert len(rows["parquet"]["claims"]) == CLAIMS
    for name, sheet in rows["yaml"].items():
        said = [{column: cell for column, cell in row.items() if column not in DERIVED} for row in sheet]
        made = [
            {column: cell for column, cell in row.items() if column not in DERIVED} for row in rows["parquet"][name]
        ]
        assert made == said, name
        assert made, name


def test_the_program_accepts_it_and_finds_every_quote_in_its_text(folders: dict[str, Path]):
    corpus = folders["yaml"]
    command = (sys.executable, "-m", "claimgraph", "check", "--corpus", str(corpus), "--texts", str(corpus / "texts"))
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert f"{CLAIMS} statements: no problems found" in said.stdout, said.stdout + said.stderr
    assert "positions fit" in said.stdout


@pytest.mark.parametrize("format", ["parquet", "csv", "yaml"])
def test_the_same_number_and_seed_give_the_same_bytes(format: str, folders: dict[str, Path], tmp_path: Path):
    again = archive(tmp_path / "again", "--format", format)
    assert files(again) == files(folders[format])


def test_another_seed_gives_another_archive(folders: dict[str, Path], tmp_path: Path):
    other = archive(tmp_path / "other", "--seed", "2")
    assert files(other)["claims.parquet"] != files(folders["parquet"])["claims.parquet"]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_tenth_of_the_claims_stand_in_a_contradiction_of_figures(folders: dict[str, Path]):
    corpus = read_corpus(folders["yaml"])
    with columns_of(corpus) as database:
        name_all(database, corpus.vocabulary)
        derive(database, corpus.vocabulary)
        ((contradicting, all_of_them),) = database.execute(
            """
            SELECT COUNT(DISTINCT n.passage) FILTER (WHERE c.verdict = 'contradicts' AND c.gap IS NOT NULL),
                COUNT(DISTINCT n.passage)
            FROM named_claim n
            LEFT JOIN derived.rests_on r ON r.claim = n.node
            LEFT JOIN derived.comparison c ON c.node = r.node
            """
        ).fetchall()
    share = contradicting / all_of_them
    assert 0.08 < share < 0.12


def test_some_offices_are_named_in_a_text(rows: dict[str, Rows]):
    assert {bool(row["quote"]) for row in rows["parquet"]["offices"]} == {True, False}


@pytest.mark.parametrize(
    "held",
    [
        "relayed_by <> ''",
        "relayed_by LIKE '% > %'",
        "stance = 'declines' AND \"object\" || min || max = ''",
        "stance = 'declines' AND \"object\" || min || max <> ''",
        "stance = 'denies'",
        "negated = 'true'",
        "kind <> ''",
        "received_by = 'both-sides'",
        "counts = 'exchanges' AND as_of <> ''",
        "property = 'ordinal' AND within <> ''",
        "property = 'size-rank'",
        "qualifier <> ''",
        "inferred = 'true'",
        "evidence = 'unverified'",
        "quote LIKE '% … %'",
        "occurrence = '1'",
    ],
)
def test_it_has_what_real_corpora_have(held: str, folders: dict[str, Path]):
    table = folders["parquet"] / "claims.parquet"
    (found,) = duckdb.execute(f"SELECT COUNT(*) FROM '{table}' WHERE {held}").fetchone()
    assert found
