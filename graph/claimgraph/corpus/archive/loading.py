"""A file of an archive in, a table with its cells as texts out: what the file is, DuckDB reads; what it means is not asked.

Nothing of the file becomes SQL: columns of the table are named as ours, which were looked up, and all else is data.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from claimgraph.base import limits
from claimgraph.base.cells import unguarded
from claimgraph.base.words import nearest
from claimgraph.columns.database import Connection, DatabaseError, insert
from claimgraph.corpus.sheet.delimited import delimiter_of
from claimgraph.corpus.sheet.headers import Meant
from claimgraph.corpus.sheet.mapping import SheetMapping, Target, plain
from claimgraph.corpus.sheet.sheet_bytes import name_of
from claimgraph.corpus.sheet.sheet_file import UNSEEN, Row, rows_of
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import Place, Problems

#: Columns of `export parquet` that hold what does not fit the type of another one.
_TYPED: Final = {
    f"{of}_{kind}": of
    for of in ("value", "min", "max")
    for kind in ("date", "decimal")
    if (of, kind) != ("value", "date")
}

#: What is read of a file of texts to find its header and the sign between its cells, in bytes.
_BEGINNING: Final = 2**16

#: Types of Parquet that are a text, a number, a day or a truth.
_ONE_VALUE: Final = re.compile(
    r"VARCHAR|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN|DATE|TIMESTAMP.*|ENUM.*"
)
SPACE: Final = "".join(sign for sign in map(chr, range(0x10000)) if sign.isspace())
#: Where `guarded` may have put an apostrophe.
_GUARDED: Final = "(^|[;,\t\n\r\v\f\x1c-\x1e\u0085\u2028\u2029])[ \"\u00a0\u3000]*'"


@dataclass(frozen=True)
class Sheet:
    """A sheet of an archive: what it is called, its file as a person knows it, its header, and where it stands.

    ``columns`` are those of ours in which anything stands, each with its number in the file. The table has a column
    for each of them, and ``row``, which counts as spreadsheets do: the header is row 1.
    """

    name: str
    file: str
    header: tuple[tuple[str, Place], ...]
    columns: dict[str, int]

    @property
    def table(self) -> str:
        """The name of its table."""
        return f"sheet_{self.name}"

    def has(self, column: str) -> bool:
        """Whether anything stands in a column."""
        return column in self.columns

    def rows(self, connection: Connection, chosen: str, problems: Problems) -> list[Row]:
        """The rows that a condition of ours chooses, as an import reads them."""
        names = ", ".join(map(quoted, self.columns))
        found = connection.execute(
            f"SELECT row{', ' if names else ''}{names} FROM {self.table} WHERE {chosen} ORDER BY row"
        ).fetchall()
        return self.as_rows(found, problems)

    def as_rows(self, found: Iterable[tuple[Any, ...]], problems: Problems) -> list[Row]:
        """Rows of the table, each its number and the texts of its columns, as an import reads them."""
        width = len(self.header)
        places = list(self.columns.values())
        lines = []
        for number, *texts in found:
            line = [""] * width
            for at, text in zip(places, texts, strict=True):
                line[at - 1] = text or ""
            if any(line):
                lines.append((number, tuple(line)))
        if not lines:
            return []
        of = {at: (Target(column),) for column, at in self.columns.items()}
        meant = Meant([of.get(at, ()) for at in range(1, width + 1)], SheetMapping())
        return rows_of(Table("", self.file, self.header, lines), meant, problems).found


def quoted(column: str) -> str:
    """The name of a column as SQL has it."""
    return '"' + column.replace('"', '""') + '"'


def load(connection: Connection, name: str, path: Path, known: Collection[str], problems: Problems) -> Sheet | None:
    """The sheet in a file, as a table; None, with a problem, where it cannot be read. ``known`` are our columns."""
    file = name_of(path)
    is_csv = path.suffix.lower() == ".csv"
    reader = _csv_file if is_csv else _parquet_file
    try:
        header = reader(connection, path, file, problems)
        if header is None:
            return None
        names = [plain(text) for text in header]
        _refuse_columns(names, header, file, {*known, *_TYPED}, problems)
        if problems.found:
            return None
        columns = _fill(connection, name, names, is_guarded=is_csv)
    except DatabaseError as error:
        problems.add(
            Place(file, _line_in(str(error))), _said(str(error), path), "Write the file again, by another program."
        )
        return None
    finally:
        connection.execute(f"DROP {'TABLE' if is_csv else 'VIEW'} IF EXISTS loaded")
    return Sheet(name, file, tuple((text, Place(file, 1, at)) for at, text in enumerate(header, 1)), columns)


def _said(message: str, path: Path) -> str:
    first = " ".join(message.split("\n", 1)[0].split())
    return f"cannot be read: {first.replace(str(path), path.name)[:300]}"


def _line_in(message: str) -> int:
    found = re.search(r"CSV Error on Line: ([0-9]{1,9})\b", message)
    return int(found[1]) if found else 0


def _path(path: Path) -> str:
    # An absolute path is never an address, and signs of a pattern stand for themselves.
    return re.sub(r"[*?\[]", lambda sign: f"[{sign[0]}]", str(path.absolute()))


def _parquet_file(connection: Connection, path: Path, file: str, problems: Problems) -> list[str] | None:
    """The header of a Parquet file; its cells are in the table `loaded`, its columns numbered from 1."""
    found = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [_path(path)]).fetchall()
    (rows,) = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [_path(path)]).fetchone() or (0,)
    if _refuse_many(rows or 0, len(found), file, problems):
        return None
    for at, (name, type_, *_) in enumerate(found, 1):
        if not _ONE_VALUE.fullmatch(type_):
            problems.add(
                Place(file, 1, at), f"column {name!r} holds {type_.lower()}", "Write one text or number a cell."
            )
    if problems.found:
        return None
    # Positional, since a name in a file may be any text.
    given = ", ".join(f"c{at}" for at in range(1, len(found) + 1))
    cells = ", ".join(f"CAST(c{at} AS VARCHAR) AS c{at}" for at in range(1, len(found) + 1))
    connection.execute(
        f"CREATE TEMP VIEW loaded AS SELECT row_number() OVER () + 1 AS row, {cells} "
        f"FROM read_parquet({_literal(_path(path))}) AS found({given})"
    )
    return [str(name) for name, *_ in found]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _csv_file(connection: Connection, path: Path, file: str, problems: Problems) -> list[str] | None:
    """The header of a CSV file; its cells are in the table `loaded`, its columns numbered from 1."""
    with path.open("rb") as opened:
        beginning = opened.read(_BEGINNING).decode("utf-8", "replace").removeprefix("\ufeff")
    sign = delimiter_of(beginning)
    header = next(csv.reader(beginning.splitlines(keepends=True), delimiter=sign), [])
    if _refuse_many(0, len(header), file, problems):
        return None
    empty, count = _rows_of_csv(path, file, sign, len(header), problems)
    if problems.found:
        return None
    names = [f"c{at}" for at in range(1, len(header) + 1)]
    options = {
        "auto_detect": "false",
        "header": "false",
        "skip": "1",
        "delim": _literal(sign),
        "quote": "'\"'",
        "escape": "'\"'",
        "max_line_size": str(4 * limits.LINE),
        "columns": "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}",
    }
    # Rows that are shorter than the header cannot be read by several threads.
    for shorter in ({}, {"null_padding": "true", "parallel": "false"}):
        said = ", ".join(f"{key}={value}" for key, value in {**options, **shorter}.items())
        try:
            connection.execute(
                f"CREATE TEMP TABLE loaded AS SELECT row_number() OVER () + 1 AS row, * FROM read_csv({_literal(_path(path))}, {said})"
            )
        except DatabaseError:
            if shorter:
                raise
        else:
            break
    (found,) = connection.execute("SELECT count(*) FROM loaded").fetchone() or (0,)
    if found != count:
        problems.add(
            Place(file), f"{count:,} rows, of which {found:,} can be read", "Look for quotation marks inside cells."
        )
    for number in empty:  # which count too, as in a spreadsheet
        connection.execute("UPDATE loaded SET row = row + 1 WHERE row >= ?", [number])
    return header


def _rows_of_csv(path: Path, file: str, sign: str, width: int, problems: Problems) -> tuple[list[int], int]:
    """The numbers of the empty lines of a CSV file, and how many other rows it has; what is wrong is told as of a sheet.

    A reader of columns counts no empty lines, and takes what follows an open quotation mark for nothing.
    """
    csv.field_size_limit(limits.TEXT)
    number, empty = 1, []
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            for number, texts in enumerate(csv.reader(opened, delimiter=sign, strict=True), 1):
                if not texts:
                    empty.append(number)
                elif len(texts) > width and any(texts[width:]):
                    message = "a cell without a column"
                    problems.add(
                        Place(file, number, width + 1), message, "Give it a column, or quote the commas in this row."
                    )
    except csv.Error as error:
        remedy = f"Look for a quotation mark that is not closed. A cell has at most {limits.TEXT:,} characters."
        problems.add(Place(file, number + 1, 1), f"not valid CSV: {error}", remedy)
    except UnicodeDecodeError:
        problems.add(Place(file, number + 1), "not UTF-8 in this row or soon after it", "Save it as “CSV UTF-8”.")
    return empty, number - 1 - len(empty)


def _refuse_many(rows: int, columns: int, file: str, problems: Problems) -> bool:
    if columns > limits.COLUMNS:
        problems.add(
            Place(file, 1), f"more than {limits.COLUMNS:,} columns", "Write one claim a row, each value in its column."
        )
    elif rows > limits.ARCHIVE_ROWS:
        problems.add(Place(file), f"more than {limits.ARCHIVE_ROWS:,} rows", "Make several archives of it.")
    return bool(problems.found)


def _refuse_columns(names: list[str], header: list[str], file: str, known: Collection[str], problems: Problems) -> None:
    for at, (name, text) in enumerate(zip(names, header, strict=True), 1):
        place = Place(file, 1, at)
        if name in names[: at - 1]:
            problems.add(place, f"two columns {name!r}", "Keep one of them.")
        elif name not in known:
            problems.add(
                place, f"unknown column {text!r}", nearest(name, known) or "docs/archives.md lists the columns."
            )


def _fill(connection: Connection, name: str, names: list[str], *, is_guarded: bool) -> dict[str, int]:
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
        of = _TYPED.get(column, column)
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


def _looked_at(connection: Connection, places: Mapping[str, int]) -> tuple[list[str], set[str]]:
    """The columns in which anything stands, and those in which a text begins or ends with what may be white space."""
    asked = [f"count(c{at}), bool_or(NOT ({begins(f'c{at}')} AND {begins(f'c{at}[-1]')}))" for at in places.values()]
    found = connection.execute(f"SELECT {', '.join(asked)} FROM loaded").fetchone() or ()
    filled = [column for column, count in zip(places, found[::2], strict=True) if count and column != "says"]
    untidy = {_TYPED.get(column, column) for column, some in zip(places, found[1::2], strict=True) if some}
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
    return f"CASE WHEN {text} = '' THEN NULL WHEN {ordinary} THEN {text} WHEN trim({text}, $space) != '' THEN nullif(trim({text}, $unseen), '') END"


def begins(text: str) -> str:
    """Whether a text in SQL begins with a sign that is no white space, as most do."""
    return f"(unicode({text}) BETWEEN 33 AND 126 OR unicode({text}) BETWEEN 161 AND 5759)"


def _take_guards(connection: Connection, column: str) -> None:
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
