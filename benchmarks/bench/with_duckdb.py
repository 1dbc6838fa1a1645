"""The comparison as somebody would write it with DuckDB alone, for this one purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.bench.data import Data

_SQL = Path(__file__).with_suffix(".sql")
_ANSWER = "SELECT count(*), sum(claimants), sum(roots), sum(outlets), sum(origins) FROM support"


def compared(data: Data) -> Callable[[], object]:
    """Contradicting figures and support, from the sheets as Parquet."""
    import duckdb

    script = _SQL.read_text(encoding="utf-8")
    for sheet in ("claims", "actors", "documents"):
        script = script.replace(f"${sheet}", f"'{data.archive / sheet}.parquet'")

    def work() -> object:
        database = duckdb.connect()
        database.execute(script)

        def answer() -> object:
            ((pairs,),) = database.execute("SELECT count(*) FROM contradiction").fetchall()
            ((supported, *counts),) = database.execute(_ANSWER).fetchall()
            return {"contradictions": pairs, "supported": supported, "counts": [int(count) for count in counts]}

        return answer

    return work
