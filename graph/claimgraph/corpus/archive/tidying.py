"""The table `loaded` of a file in, the table of its sheet out: cells as an import has them, columns by our names."""

from __future__ import annotations

from collections.abc import Collection
from itertools import compress
from typing import Final

from claimgraph.base.cells import unguarded
from claimgraph.columns.database import Database, insert
from claimgraph.corpus.archive.sheet import quoted
from claimgraph.corpus.sheet.sheet_file import UNSEEN

#: Columns of `export parquet` that hold what does not fit the type of another one.
TYPED: Final = {
    f"{of}_{kind}": of
    for of in ("value", "min", "max")
    for kind in ("date", "decimal")
    if (of, kind) != ("value", "date")
}
#: All that Python takes for white space.
SPACE: Final = "".join(sign for sign in map(chr, range(0x10000)) if sign.isspace())
#: Where `guarded` may have put an apostrophe.
_GUARDED: Final = "(^|[;,\t\n\r\v\f\x1c-\x1e\u0085\u2028\u2029])[ \"\u00a0\u3000]*'"


def tidy_cells(connection: Database, name: str, names: list[str], *, is_guarded: bool) -> dict[str, int]:
    """Make the table of a sheet from that of its file, without columns in which nothing stands.

    What a claim says in words is worked out from the rest, and is not read.
    """
    cells: dict[str, list[str]] = {}
    columns: dict[str, int] = {}
    joins: list[str] = []
    places = {column: at for at, column in enumerate(names, 1) if column != "says"}
    # Most columns of most files are empty, and hold no apostrophe: of that, all are asked at once.
    filled = _columns_where(connection, "{} != ''", places.values())
    guarded = _columns_where(connection, "contains({}, '''')", filled) if is_guarded else ()
    for column, at in places.items():
        if at not in filled:
            continue
        if at in guarded:
            _take_guards(connection, f"c{at}")
        cell = _words(connection, f"c{at}") if column == "quote" else _tidied(connection, f"c{at}", joins)
        if cell:
            of = TYPED.get(column, column)
            cells.setdefault(of, []).append(cell)
            columns.setdefault(of, places.get(of, at))
    every = "".join(f", coalesce({', '.join(found)}) AS {quoted(column)}" for column, found in cells.items())
    connection.execute(
        f"CREATE TEMP TABLE sheet_{name} AS SELECT row{every} FROM loaded {' '.join(joins)}",
        {"space": SPACE} if "$space" in every else {},
    )
    return columns


def _columns_where(connection: Database, holds: str, places: Collection[int]) -> list[int]:
    """Those of the columns at these places of which any cell, {} in the SQL, is so."""
    if not places:
        return []
    each = ", ".join(f"bool_or({holds.format(f'c{at}')})" for at in places)
    (found,) = connection.execute(f"SELECT {each} FROM loaded").fetchall()
    return list(compress(places, found))


def _words(connection: Database, column: str) -> str:
    """The words of a quote, which keep the white space around them; "" where the column is empty."""
    return f"CASE WHEN {is_blank(column)} THEN NULL ELSE {column} END" if _any(connection, column) else ""


def _any(connection: Database, column: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM loaded WHERE {column} != '' LIMIT 1").fetchall())


def _tidied(connection: Database, column: str, joins: list[str]) -> str:
    """A cell as an import has it: without what nobody sees around it, NULL where it is empty; "" where the column is empty.

    Each text is looked at once, however many rows have it. For those that change, a table is joined.
    """
    ordinary = f"{begins('cell')} AND {begins('cell[-1]')}"
    ((count, odd),) = connection.execute(
        f"SELECT count(*), list(cell) FILTER (WHERE NOT ({ordinary})) "
        f"FROM (SELECT DISTINCT {column} AS cell FROM loaded WHERE {column} != '')"
    ).fetchall()
    changed = [(cell, tidy) for cell in odd or () if (tidy := _tidy(cell)) != cell]
    if len(changed) == count and not any(tidy for _, tidy in changed):
        return ""
    if not changed:
        return f"nullif({column}, '')"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE tidied_{column} (cell VARCHAR, tidy VARCHAR)")
    insert(connection, f"tidied_{column}", {"cell": "VARCHAR", "tidy": "VARCHAR"}, changed)
    joins.append(f"LEFT JOIN tidied_{column} ON tidied_{column}.cell = {column}")
    return f"CASE WHEN tidied_{column}.cell IS NULL THEN nullif({column}, '') ELSE tidied_{column}.tidy END"


def _tidy(cell: str) -> str | None:
    tidy = cell.strip(UNSEEN)
    return tidy if tidy.strip() else None


def begins(text: str) -> str:
    """Whether a text in SQL begins with a sign that is no white space, as most do."""
    return f"(unicode({text}) BETWEEN 33 AND 126 OR unicode({text}) BETWEEN 161 AND 5759)"


def is_blank(text: str) -> str:
    """Whether a text in SQL is empty, or holds only white space; with the parameter ``space``."""
    # Both sides of AND and OR are worked out for every row, one branch of CASE is; and to look for thirty signs takes a
    # hundred times as long as to see that a text begins with a letter.
    return f"CASE WHEN {begins(text)} THEN false ELSE trim({text}, $space) = '' END"


def _take_guards(connection: Database, column: str) -> None:
    """Take the apostrophes away that keep cells from being formulas."""
    found = connection.execute(
        f"SELECT DISTINCT {column} FROM loaded WHERE contains({column}, '''') AND regexp_matches({column}, ?)",
        [_GUARDED],
    ).fetchall()
    changed = [(cell, text) for (cell,) in found if (text := unguarded(cell)) != cell]
    if changed:
        connection.execute("CREATE TEMP TABLE unguarded (cell VARCHAR, text VARCHAR)")
        insert(connection, "unguarded", {"cell": "VARCHAR", "text": "VARCHAR"}, changed)
        connection.execute(f"UPDATE loaded SET {column} = u.text FROM unguarded u WHERE loaded.{column} = u.cell")
        connection.execute("DROP TABLE unguarded")
