"""A sheet in, what its cells mean out: the query that joins each column with what was read of its texts once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from claimgraph.columns.database import Database, insert
from claimgraph.corpus.archive.cells import CellReader
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.model.fields import Field, fields_of
from claimgraph.model.values.dates import Day
from claimgraph.model.values.text import Address, Checksum, FileName, Text
from claimgraph.model.values.whole import Whole

#: What no text may hold, as in `claimgraph.corpus.source.CONTROL`.
CONTROL: Final = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{84}\x{86}-\x{9f}\x{fffe}\x{ffff}]"

#: Kinds of value of which many differ, each with a form in which they surely are what they say.
_PLAIN: Final[dict[type, str]] = {
    Address: r"https?://[a-z0-9.-]{1,200}(/[A-Za-z0-9/._~%-]{0,1000})?",
    Checksum: "[0-9a-f]{64}",
    FileName: r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,200}",
    Day: "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
    Whole: "[0-9]{1,15}",
}


@dataclass
class Selection:
    """The parts of the query that makes the table.

    ``odd`` are conditions on what is joined, ``unfit`` such on the columns: what is long to work out is so once.
    """

    connection: Database
    sheet: Sheet
    columns: dict[str, str] = field(default_factory=dict)
    joins: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)

    def cell(self, column: str) -> str:
        """A cell, NULL where nothing stands in its column."""
        return f"s.{quoted(column)}" if self.sheet.has(column) else "NULL"

    def query(self, others: str = "") -> str:
        """The query: each row with its columns, and whether it is ``odd``; ``others`` is what follows the joins."""
        columns = ", ".join(f"{expression} AS {quoted(name)}" for name, expression in self.columns.items())
        odd = [f"coalesce({' OR '.join(found)}, true)" for found in (self.odd, self.unfit) if found]
        found = f"SELECT s.row, {columns}, {odd[0] if self.odd else 'false'} AS odd FROM {self.sheet.table} s"
        found = f"{found} {' '.join(self.joins)} {others}"
        return f"SELECT * REPLACE (odd OR {odd[-1]} AS odd) FROM ({found})" if self.unfit else found

    def meant(self, column: str, kind: str, read: Callable[[str], Any], plain: str = "") -> str:
        """What the cells of a column mean, of this type; NULL where they are empty, or nobody knows.

        Where all of a cell has the form ``plain``, a regular expression, it means what it says.
        """
        if not self.sheet.has(column):
            return f"CAST(NULL AS {kind})"
        name, cell = f"read_{len(self.joins)}", quoted(column)
        said = f"CASE WHEN regexp_full_match(cell, '{plain}') THEN CAST(cell AS {kind}) END" if plain else "NULL"
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT cell, CAST({said} AS {kind}) AS value "
            f"FROM (SELECT DISTINCT {cell} AS cell FROM {self.sheet.table}) WHERE cell IS NOT NULL"
        )
        found = self.connection.execute(f"SELECT cell FROM {name} WHERE value IS NULL ORDER BY 1").fetchall()
        self.connection.execute(f"DELETE FROM {name} WHERE value IS NULL")
        known = [(text, value) for (text,) in found if (value := read(text)) is not None]
        insert(self.connection, name, {"cell": "VARCHAR", "value": kind}, known)
        self.joins.append(f"LEFT JOIN {name} ON {name}.cell = s.{cell}")
        if len(known) < len(found):
            self.odd.append(f"(s.{cell} IS NOT NULL AND {name}.value IS NULL)")
        return f"{name}.value"

    def text(self, column: str, most: int) -> str:
        """The words in a column, "" where there are none."""
        if not self.sheet.has(column):
            return "''"
        self.refuse(column, f"length(cell) > {most} OR regexp_matches(cell, '{CONTROL}')")
        return f"coalesce({self.cell(column)}, '')"

    def refuse(self, column: str, condition: str) -> None:
        """Make rows odd that have a text of which a condition on ``cell`` holds; each text is looked at once."""
        name, cell = f"refused_{column}", quoted(column)
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS "
            f"SELECT cell FROM (SELECT DISTINCT {cell} AS cell FROM {self.sheet.table}) WHERE {condition}"
        )
        if self.connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall():
            self.odd.append(f"coalesce(s.{cell} IN (SELECT cell FROM {name}), false)")

    def declared(self, each: Field, reader: CellReader) -> str:
        """What a row says of a declared field; its default where it says nothing."""
        if type(each.kind) is Text:
            return self.text(each.column, each.kind.most)
        found = self.meant(each.column, each.kind.column, reader.declared(each), _PLAIN.get(type(each.kind), ""))
        if each.default is None:
            return found
        default = str(each.default).lower() if isinstance(each.default, bool) else each.kind.written(each.default)
        return f"coalesce({found}, CAST('{default}' AS {each.kind.column}))"


def columns_of(record: type) -> Iterable[Field]:
    """The declared fields of a record that have a column."""
    return (each for each in fields_of(record).values() if each.column)
