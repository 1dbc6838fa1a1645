"""A table of texts, each with its place: what every kind of spreadsheet becomes before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimgraph.corpus.source import Place

#: What the sheets of a workbook hold that do not hold claims, by their names in small letters.
OTHER_SHEETS = frozenset({"actors", "events", "concepts", "documents", "offices"})

#: The name of the sheet that holds them.
CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows under it.

    ``name`` is the name of the sheet, "" for a file of one table; ``keyed`` that each row names its own columns (JSON
    Lines), so that two of one meaning are told row by row.
    """

    name: str
    file: str  #: the path as a person knows it
    header: tuple[tuple[str, Place], ...]
    lines: list[tuple[int, tuple[str, ...]]] = field(repr=False)  #: the number of each row, and its texts
    keyed: bool = False

    def place(self, row: int, column: int = 0) -> Place:
        """The place of a row, or of a cell in it; both count from 1."""
        return Place(self.file, row, column, self.name)

    @property
    def rows(self) -> Iterator[tuple[Place, list[tuple[str, Place]]]]:
        """The place of each row and its cells, in the order of the header; "" where a cell is empty.

        Made when they are asked for: a long table would fill the memory with places.
        """
        for number, texts in self.lines:
            yield self.place(number), [(text, self.place(number, at)) for at, text in enumerate(texts, 1)]


def claims_of(tables: Iterable[Table]) -> Table | None:
    """The table that holds the claims."""
    return next((table for table in tables if plain_name(table.name) not in OTHER_SHEETS), None)


def chosen(names: Iterable[str]) -> list[str]:
    """The sheets of a workbook that are read: that of the claims first, then those that are named for what they hold.

    The claims are in the sheet of that name, else in the first whose name says nothing else: other sheets hold sums,
    lists and letters to colleagues.

    >>> chosen(["Notes", "Claims", "Actors"])
    ['Claims', 'Actors']
    """
    names = list(names)
    others = [name for name in names if plain_name(name) in OTHER_SHEETS]
    rest = [name for name in names if name not in others]
    claims = next((name for name in rest if plain_name(name) == CLAIMS), None)
    return [*([claims] if claims is not None else rest[:1]), *others]


def plain_name(name: str) -> str:
    """The name of a sheet as it is compared: "Actors " is "actors"."""
    return name.strip().lower()
