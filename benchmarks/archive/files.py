"""The sheets of an archive in, its files out: Parquet, CSV, or a folder of YAML that is a corpus."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from benchmarks.archive.sheets import select, sheets_of
from benchmarks.archive.yaml_corpus import write_corpus
from claimgraph.base.resources import shipped
from claimgraph.corpus import read_corpus
from claimgraph.model.sheets import columns_of_sheets

FORMATS: Final = ("parquet", "csv", "yaml")

_OPTIONS: Final = {"parquet": "FORMAT parquet, COMPRESSION zstd", "csv": "FORMAT csv, HEADER, DELIMITER ','"}


def write_archive(claims: int, seed: int, folder: Path, format: str) -> None:
    """Write an archive with so many claims into a folder, which it makes; the same arguments give the same bytes.

    Raises:
        FileExistsError: there is such a folder.
    """
    folder.mkdir(parents=True)
    shutil.copytree(shipped("corpus") / "ontology", folder / "ontology")
    vocabulary = read_corpus().vocabulary
    database = sheets_of(claims, seed, vocabulary)
    sheets = columns_of_sheets(vocabulary)
    if format == "yaml":
        write_corpus(database, sheets, folder)
        return
    for sheet, columns in sheets.items():
        # In CSV nothing is written as nothing: DuckDB would write "" with quotation marks.
        query = select(database, sheet, columns, empty="NULL" if format == "csv" else "''")
        database.execute(f"COPY ({query}) TO '{folder}/{sheet}.{format}' ({_OPTIONS[format]})")
