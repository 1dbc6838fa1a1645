"""Archives for tests: sheets of rows in, their files out; and what an import says of the same rows."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from unittest import mock

import duckdb

from claimgraph.base.cells import guarded
from claimgraph.base.errors import CorpusError, Problem
from claimgraph.columns.schema import tables
from claimgraph.corpus import read_corpus
from claimgraph.corpus.sheet.intake import import_sheet
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import Place, shown_path
from claimgraph.model.records import Corpus
from claimgraph.model.sheets import sheets
from claimgraph.model.vocabulary import OwnFile

Sheets = Mapping[str, list[dict[str, str]]]


def sheets_of(corpus: Corpus) -> dict[str, list[dict[str, str]]]:
    """The rows of the sheets of a corpus, each with the columns of its sheet alone."""
    return {s.name: [{column: row[column] for column in s.columns} for row in s.rows()] for s in sheets(corpus)}


def archive(folder: Path, found: Sheets, own: Iterable[OwnFile], suffix: str = ".csv") -> Path:
    """An archive with these sheets and this vocabulary."""
    (folder / "ontology").mkdir(parents=True, exist_ok=True)
    for file in own:
        (folder / "ontology" / file.name).write_text(file.text, encoding="utf-8")
    for name, rows in found.items():
        if not rows:
            continue
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(rows[0])
            writer.writerows([guarded(cell) for cell in row.values()] for row in rows)
        if suffix == ".parquet":
            columns = ", ".join(f'"{column}" VARCHAR' for column in rows[0])
            with duckdb.connect() as database:
                database.execute(f"CREATE TABLE rows ({columns})")
                marks = ", ".join("?" * len(rows[0]))
                database.executemany(f"INSERT INTO rows VALUES ({marks})", [list(row.values()) for row in rows])
                database.table("rows").write_parquet(str(folder / f"{name}.parquet"))
            path.unlink()
    return folder


def imported(folder: Path, found: Sheets, own: Iterable[OwnFile], beside: Path) -> Corpus | list[Problem]:
    """The corpus that an import of the same rows makes of an empty one, or what is wrong with them.

    ``beside`` is the folder of the archive: messages name its files.
    """
    (folder / "documents").mkdir(parents=True)
    (folder / "ontology").mkdir()
    (folder / "actors.yaml").write_text("", encoding="utf-8")
    for file in own:
        (folder / "ontology" / file.name).write_text(file.text, encoding="utf-8")
    read = []
    for name, rows in found.items():
        file = shown_path(beside / f"{name}.csv")
        header = tuple((column, Place(file, 1, at)) for at, column in enumerate(rows[0], 1)) if rows else ()
        lines = [(number, tuple(row.values())) for number, row in enumerate(rows, 2) if any(row.values())]
        read.append(Table("" if name == "claims" else name, file, header, lines))
    with mock.patch("claimgraph.corpus.sheet.intake.tables_in", return_value=read):
        try:
            import_sheet(beside / "claims.csv", folder)
        except CorpusError as error:
            return list(error.problems)
    return read_corpus(folder)


def rows_in(database: duckdb.DuckDBPyConnection) -> dict[str, set[tuple]]:
    """The rows of every table of a graph, in sets."""
    return said(
        {name: database.execute(f"SELECT {', '.join(tables()[name])} FROM {name}").fetchall() for name in tables()}
    )


def said(rows: Mapping[str, list[tuple]]) -> dict[str, set[tuple]]:
    """Rows of the tables of a graph, in sets, with what questions and answers say in place of their numbers."""
    plain = {name: [tuple(map(_plain, row)) for row in found] for name, found in rows.items()}
    dimensions: dict[object, list[tuple]] = {}
    for number, *dimension in plain.pop("dimension"):
        dimensions.setdefault(number, []).append(tuple(dimension))
    questions = {row[0]: (*row[1:], tuple(sorted(dimensions.get(row[0], [])))) for row in plain.pop("question")}
    answers = {row[0]: row[1:] for row in plain.pop("answer")}
    columns = list(tables()["statement"])
    asked, answered = columns.index("question"), columns.index("answer")
    statements = [
        tuple(
            questions[cell] if at == asked else answers.get(cell) if at == answered else cell
            for at, cell in enumerate(row)
        )
        for row in plain.pop("statement")
    ]
    every = {**plain, "statement": statements, "questions": list(questions.values()), "answers": list(answers.values())}
    for name, found in every.items():
        assert len(found) == len(set(found)), f"a row of {name} twice"
    return {name: set(found) for name, found in every.items()}


def _plain(cell: object) -> object:
    return tuple(cell) if isinstance(cell, list) else str(cell) if isinstance(cell, datetime.date) else cell
