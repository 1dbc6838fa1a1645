"""Parquet: the columns of the CSV with types, for DuckDB, pandas, Polars, Spark and R."""

from __future__ import annotations

from typing import Final

from claimgraph.derive.parquet import parquet
from claimgraph.formats import Exported, Writer
from claimgraph.formats.typed_rows import typed_rows, types, words_of


def write(source: Exported) -> bytes:
    """The claims as Parquet; cells are as they are, without the apostrophes that keep a spreadsheet from running them."""
    return parquet(types(source.corpus), typed_rows(source.corpus))


def words(source: Exported) -> str:
    """Every text in the file."""
    return words_of(source.corpus)


WRITERS: Final = {"parquet": Writer("the columns of the CSV with types, for DuckDB, pandas and Spark", write, words)}
