"""What ways of one job are compared by: a digest, a number, an event that all are asked about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from benchmarks.bench.data import Data


def digest_of_file(path: Path) -> dict[str, object]:
    """How many lines a file has, and what tells it from another; in any order."""
    with path.open("rb") as lines:
        return digest_of(lines)


def digest_of(lines: Iterable[bytes]) -> dict[str, object]:
    """The same of lines."""
    count = total = 0
    for line in lines:
        count += 1
        total += int.from_bytes(hashlib.blake2b(line, digest_size=8).digest())
    return {"lines": count, "digest": f"{total % 2**64:016x}"}


def digest_of_nodes(lines: Iterable[str]) -> dict[str, object]:
    """The same of lines that begin with a node: the names of blank nodes mean nothing, each reader gives others."""
    return digest_of(re.sub(r"^_:\w+", "_:", line).encode() for line in lines)


def busiest_event(data: Data) -> str:
    """The id of the event of which most claims are."""
    import duckdb

    query = "SELECT event FROM read_parquet(?) WHERE event <> '' GROUP BY event ORDER BY COUNT(*) DESC, event LIMIT 1"
    ((event,),) = duckdb.execute(query, [str(data.archive / "claims.parquet")]).fetchall()
    return str(event)
