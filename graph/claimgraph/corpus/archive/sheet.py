"""A sheet of an archive: where its cells stand in a database, and its rows as an import has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claimgraph.columns.database import Database
from claimgraph.corpus.sheet.headers import Meant
from claimgraph.corpus.sheet.mapping import SheetMapping, Target
from claimgraph.corpus.sheet.sheet_file import Row, rows_of
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import Place, Problems, Scalar


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

    def count(self, connection: Database) -> int:
        """How many rows it has."""
        ((count,),) = connection.execute(f"SELECT count(*) FROM {self.table}").fetchall()
        return int(count)

    def rows(self, connection: Database, chosen: str, problems: Problems) -> list[Row]:
        """The rows that a condition of ours chooses, as an import reads them."""
        names = ", ".join(map(quoted, self.columns))
        found = connection.execute(
            f"SELECT row{', ' if names else ''}{names} FROM {self.table} WHERE {chosen} ORDER BY row"
        ).fetchall()
        return self.as_rows(found, problems)

    def as_rows(self, found: Iterable[tuple[Any, ...]], problems: Problems) -> list[Row]:
        """Rows of the table, each its number and the texts of its columns, as an import reads them."""
        named = [(column, at, self.header[at - 1][0].strip()) for column, at in self.columns.items()]
        rows = []
        for number, *texts in found:
            if all(_is_plain(text) for text in texts if text):
                cells = {}
                for (column, at, header), text in zip(named, texts, strict=True):
                    if text:
                        place = Place(self.file, number, at)
                        problems.remember_cell(place, header, text)
                        cells[column] = Scalar(text, place)
                if cells:
                    rows.append(Row(Place(self.file, number), cells))
            else:
                rows += self._as_rows(number, texts, problems)
        return rows

    def _as_rows(self, number: int, texts: list[str | None], problems: Problems) -> list[Row]:
        """The row as an import reads it that looks at every text."""
        width = len(self.header)
        line = [""] * width
        for at, text in zip(self.columns.values(), texts, strict=True):
            line[at - 1] = text or ""
        of = {at: (Target(column),) for column, at in self.columns.items()}
        meant = Meant([of.get(at, ()) for at in range(1, width + 1)], SheetMapping())
        return rows_of(Table("", self.file, self.header, [(number, tuple(line))]), meant, problems).found


def _is_plain(text: str) -> bool:
    """Whether a text is surely what it says: no list, and nothing in it that no text may hold."""
    return text.isprintable() and not text.startswith('["')


def quoted(column: str) -> str:
    """The name of a column as SQL has it."""
    return '"' + column.replace('"', '""') + '"'
