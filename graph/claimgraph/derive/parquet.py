"""Typed rows in, the bytes of a Parquet file out: DuckDB writes it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

Value = str | int | float | bool | None


def parquet(columns: Mapping[str, str], rows: Iterable[Mapping[str, Value]]) -> bytes:
    """Rows as Parquet, in their order; the same rows give the same bytes with the same DuckDB.

    ``columns`` gives each column its DuckDB type; days are written as texts (2024-01-31).
    """
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:", config={"threads": 1}) as database:
        # Through a file, as in `compare`; JSON, since free text with any sign in it comes back whole from that.
        lines, out = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        size = 1
        with lines.open("w", encoding="utf-8") as file:
            for row in rows:
                line = json.dumps({name: row[name] for name in columns}) + "\n"
                size = max(size, len(line))
                file.write(line)
        # Texts reach DuckDB as parameters and data; only the names of the columns, which are ours, are identifiers.
        database.execute(
            "CREATE TABLE rows AS SELECT * FROM read_json(?, format='newline_delimited', columns=?, "
            "maximum_object_size=?)",
            [str(lines), dict(columns), size],
        )
        database.table("rows").write_parquet(str(out), compression="zstd")
        return out.read_bytes()
