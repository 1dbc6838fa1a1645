"""Numbers in, the sheets of an archive out: one table of text each, in a DuckDB database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np

from benchmarks.archive import shapes
from benchmarks.archive.cast import cast_for
from benchmarks.archive.claims import claims_for
from benchmarks.archive.documents import documents_for
from benchmarks.archive.events import FIGURES, events_for
from benchmarks.archive.shapes import SHAPES
from claimgraph.model.sheets import columns_of_sheets
from claimgraph.model.vocabulary import Vocabulary

_LISTS: Final = {
    "stances": shapes.STANCES,
    "verbs": shapes.VERBS,
    "media": shapes.MEDIA,
    "sections": shapes.SECTIONS,
    "qualifiers": shapes.QUALIFIERS,
    "rationales": shapes.RATIONALES,
    "alternatives": shapes.ALTERNATIVES,
    "notes": shapes.NOTES,
    "said": shapes.WORDS,
}


def sheets_of(claims: int, seed: int, vocabulary: Vocabulary) -> duckdb.DuckDBPyConnection:
    """A database with one table or view for each sheet, by its name; all columns are text, "" where there is none.

    ``texts`` holds the made-up text of each document, by number.
    """
    rng = np.random.default_rng(seed)
    events, cast = events_for(claims, rng), cast_for(claims, rng)
    documents = documents_for(claims, events, cast, rng)
    database = duckdb.connect(config={"threads": 2, "memory_limit": "1500MB"})
    database.execute("CREATE MACRO day_of(number) AS DATE '1970-01-01' + CAST(number - 719163 AS INTEGER)")
    days = events.figures[FIGURES.index("day")]
    rows = events.rows()
    _numbers(database, "numbers", claims_for(events, documents, cast, rng))
    _numbers(
        database,
        "documents",
        {"document": np.arange(len(documents.size))}
        | {field.name: getattr(documents, field.name) for field in fields(documents)},
    )
    _rows(
        database,
        "shapes",
        ({"number": n} | {k: v for k, v in asdict(s).items() if k != "often"} for n, s in enumerate(SHAPES)),
    )
    _rows(
        database,
        "words",
        ({"list": name, "number": n, "word": w} for name, words in _LISTS.items() for n, w in enumerate(words)),
    )
    _rows(
        database,
        "actors",
        ({"number": n, "id": a["id"], "name": a["name"], "type": a["type"]} for n, a in enumerate(cast.actors)),
    )
    _rows(database, "concepts", ({"number": n, "id": c["id"], "name": c["name"]} for n, c in enumerate(cast.concepts)))
    _rows(
        database,
        "events",
        (
            {"number": n, "id": e["id"], "name": e["name"], "series": int(events.series[n]), "day": int(days[n])}
            for n, e in enumerate(rows)
        ),
    )
    _rows(database, "offices", cast.offices)
    database.execute((Path(__file__).parent / "sheets.sql").read_text(encoding="utf-8"))
    columns = columns_of_sheets(vocabulary)
    for name, found in (("actors", cast.actors), ("events", rows), ("concepts", cast.concepts)):
        _sheet(database, name, columns[name], sorted(found, key=lambda row: row["id"]))
    return database


def select(database: duckdb.DuckDBPyConnection, sheet: str, columns: Iterable[str], *, empty: str = "''") -> str:
    """The query for a sheet: every column that it has, text, ``empty`` where nothing is said."""
    known = {row[0] for row in database.execute(f"DESCRIBE {sheet}_sheet").fetchall()}
    parts = (
        f"""coalesce(nullif("{column}", ''), {empty}) AS "{column}" """ if column in known else f'{empty} AS "{column}"'
        for column in columns
    )
    return f"SELECT {', '.join(parts)} FROM {sheet}_sheet"  # noqa: S608 (names of our own)


def _numbers(database: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Any]) -> None:
    database.register("drawn", dict(columns))
    database.execute(f"CREATE TABLE {name} AS SELECT * FROM drawn")  # noqa: S608
    database.unregister("drawn")


def _rows(database: duckdb.DuckDBPyConnection, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    found = list(rows)
    columns = {key: np.array([row[key] for row in found], dtype=_type(found[0][key])) for key in found[0]}
    _numbers(database, name, columns)


def _type(value: object) -> type:
    return object if isinstance(value, str) else type(value)


def _sheet(
    database: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, ...], rows: list[dict[str, str]]
) -> None:
    unknown = {key for row in rows for key in row} - set(columns)
    assert not unknown, f"no columns of {name}: {unknown}"
    _rows(database, f"{name}_sheet", ({column: row.get(column, "") for column in columns} for row in rows))
