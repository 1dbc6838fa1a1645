"""The table `loaded` of a file in, the table of its sheet out: cells as an import has them, columns by our names."""

from __future__ import annotations

from collections.abc import Mapping
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
    places = {column: at for at, column in enumerate(names, 1)}
    filled, untidy = _looked_at(connection, places)
    if is_guarded:
        for column in filled:
            _take_guards(connection, f"c{places[column]}")
        filled, untidy = _looked_at(connection, places)
    cells: dict[str, list[str]] = {}
    columns: dict[str, int] = {}
    for column in filled:
        of = TYPED.get(column, column)
        cells.setdefault(of, []).append(f"c{places[column]}")
        columns.setdefault(of, places.get(of, places[column]))
    # To look for thirty signs takes a hundred times as long as to see that a text begins and ends with a letter: so
    # those alone are looked at which do not, when usual spaces are gone.
    first = ", ".join(
        f"{_plainly(column, found, column in untidy)} AS {quoted(column)}" for column, found in cells.items()
    )
    then = ", ".join(f"{_cell(column) if column in untidy else quoted(column)} AS {quoted(column)}" for column in cells)
    signs = {"unseen": UNSEEN} if untidy - {"quote"} else {}
    connection.execute(
        f"CREATE TEMP TABLE sheet_{name} AS SELECT row{', ' if then else ''}{then} "
        f"FROM (SELECT row{', ' if first else ''}{first} FROM loaded)",
        {**signs, "space": SPACE} if untidy else {},
    )
    return columns


def _looked_at(connection: Database, places: Mapping[str, int]) -> tuple[list[str], set[str]]:
    """The columns in which anything stands, and those in which a text begins or ends with what may be white space."""
    asked = [f"count(c{at}), bool_or(NOT ({begins(f'c{at}')} AND {begins(f'c{at}[-1]')}))" for at in places.values()]
    found = connection.execute(f"SELECT {', '.join(asked)} FROM loaded").fetchone() or ()
    filled = [column for column, count in zip(places, found[::2], strict=True) if count and column != "says"]
    untidy = {TYPED.get(column, column) for column, some in zip(places, found[1::2], strict=True) if some}
    return filled, untidy


def _plainly(column: str, found: list[str], is_untidy: bool) -> str:
    """The text of a cell without usual spaces around it, but for words of a quote."""
    text = f"coalesce({', '.join(found)})" if len(found) > 1 else found[0]
    if column == "quote" or not is_untidy:
        return text
    return f"CASE WHEN {begins(text)} AND {begins(f'{text}[-1]')} THEN {text} ELSE trim({text}) END"


def _cell(column: str) -> str:
    """A cell as an import has it: without what nobody sees around it, but for words of a quote; NULL where it is empty."""
    text = quoted(column)
    if column == "quote":
        return f"CASE WHEN {begins(text)} OR trim({text}, $space) != '' THEN {text} END"
    ordinary = f"{begins(text)} AND {begins(f'{text}[-1]')}"
    tidied = f"CASE WHEN trim({text}, $space) != '' THEN nullif(trim({text}, $unseen), '') END"
    return f"CASE WHEN {text} = '' THEN NULL WHEN {ordinary} THEN {text} ELSE {tidied} END"


def begins(text: str) -> str:
    """Whether a text in SQL begins with a sign that is no white space, as most do."""
    return f"(unicode({text}) BETWEEN 33 AND 126 OR unicode({text}) BETWEEN 161 AND 5759)"


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
