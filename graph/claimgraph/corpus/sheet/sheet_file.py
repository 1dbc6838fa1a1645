"""The table of claims in, rows of cells out, by the columns that mean something, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.base.cells import SPANS, split
from claimgraph.corpus.sheet.headers import Meant
from claimgraph.corpus.sheet.mapping import SheetMapping, plain
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import CONTROL, Place, Problems, Scalar
from claimgraph.model.columns import CURATED, DERIVED, DOCUMENT, POSITION, QUOTE, RELAY, TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place, and its cells by column, without the empty ones."""

    place: Place
    cells: Mapping[str, Scalar]

    def get(self, column: str) -> Scalar | None:
        """The cell of a column, None where it is empty."""
        return self.cells.get(column)

    def text(self, column: str) -> str:
        """The text of a cell, "" where it is empty."""
        found = self.cells.get(column)
        return found.text if found else ""


@dataclass
class Rows:
    """The rows of a table, and how many say nothing, by what the mapping says of their figures."""

    found: list[Row]
    silent: int = 0


def rows_of(table: Table, meant: Meant, problems: Problems) -> Rows:
    """The rows of a table that are not empty, by what its columns mean; what is wrong is added to ``problems``."""
    rows = Rows([])
    for place, own, beside in _filled(table, meant, problems):
        if own is None:
            rows.silent += 1
        else:
            rows.found += _claims_of(place, own, beside, meant.mapping, problems)
    if not rows.found and not rows.silent and not problems.found:
        problems.add(Place(table.file), "no rows in it", "Give a header and one claim a row.")
    return rows


#: The cells of one row: those that stand for themselves, None where it says nothing; and those whose place says more, by
#: what it says.
_Filled = tuple[Place, dict[str, Scalar] | None, dict[tuple[tuple[str, str], ...], dict[str, Scalar]]]


def _filled(table: Table, meant: Meant, problems: Problems) -> Iterator[_Filled]:
    columns = [
        (text, targets, meant.mapping.unsaid.get(plain(text), frozenset()))
        for (text, _), targets in zip(table.header, meant.targets, strict=True)
    ]
    # Places are made for cells that are filled only.
    for number, texts in table.lines:
        own: dict[str, Scalar] = {}
        beside: dict[tuple[tuple[str, str], ...], dict[str, Scalar]] = {}
        is_silent = False
        for at, text in enumerate(texts, 1):
            if not text:
                continue
            header, targets, unsaid = columns[at - 1] if at <= len(columns) else ("", (), frozenset())
            if text in unsaid:
                is_silent = True
                continue
            if not header.strip() and text.strip():
                problems.add(
                    table.place(number, at),
                    "a cell without a column",
                    "Give it a column, or quote the commas in this row.",
                )
            for target in targets:
                cells = beside.setdefault(tuple(target.constants.items()), {}) if target.constants else own
                _add(cells, target.column, header, text, table.place(number, at), table.keyed, problems)
        if is_silent and not any(beside.values()) and not own.keys() & ANSWER:
            yield table.place(number), None, {}
        elif own or any(beside.values()):
            yield table.place(number), own, beside


def _claims_of(
    place: Place,
    own: dict[str, Scalar],
    beside: dict[tuple[tuple[str, str], ...], dict[str, Scalar]],
    mapping: SheetMapping,
    problems: Problems,
) -> Iterator[Row]:
    """The rows that one row of a person's stands for: one for each side that has a figure, one for what is left."""
    if beside or own.keys() - OF_DOCUMENT:
        for column, text in mapping.everywhere.items():
            own.setdefault(column, Scalar(text, Place(place.file, sheet=place.sheet)))
    base = {column: cell for column, cell in own.items() if column not in ANSWER}
    is_beside = any(cells and not dict(constants).keys() & _ASKS for constants, cells in beside.items())
    if is_beside and not own.keys() & _FIGURES:
        for column in [column for column in own if column in ANSWER]:
            # "About", or at least 190: of which of the figures? A claim of its own would be one that nobody made.
            problems.add(
                own.pop(column).place,
                f"{column} beside figures that have columns of their own",
                f'Say whose it is: --map "…={column}, received_by: …", by the side of its figure; or leave it out.',
            )
    for constants, cells in beside.items():
        if not cells:
            continue
        figure = next(iter(cells.values()))
        said = {column: Scalar(text, figure.place) for column, text in constants}
        # What the column asks takes the place of what all rows ask.
        asks = said.keys() & _ASKS
        shared = {column: cell for column, cell in base.items() if not (asks and column in _ASKS)}
        for column, cell in said.items():
            if column in shared and shared[column].text != cell.text:
                problems.add(
                    figure.place,
                    f"its column says {column} {cell.text!r}, the row {shared[column].text!r}",
                    "Leave one of them out.",
                )
        yield Row(place, {**shared, **said, **cells})
    if own.keys() & ANSWER or not any(beside.values()):
        yield Row(place, own)


#: A row in which nothing else is given only makes its document known.
OF_DOCUMENT: Final = frozenset({"document", *DOCUMENT, *TEXT, *CURATED, *DERIVED})

#: Columns that ask; a row has one of them.
_ASKS: Final = frozenset({"property", "counts"})

#: Columns that answer: where figures stand side by side, each claim has its own.
ANSWER: Final = frozenset({"value", "min", "max", "qualifier", "object"})

#: Of these, what can be said alone; the others say more of it.
_FIGURES: Final = frozenset({"value", "object"})

#: Columns in which one cell holds several texts.
SEVERAL: Final = frozenset({*QUOTE, *POSITION, "relayed_by", *RELAY})


#: White space, and the marks of direction that a copied name drags along: they must not make another name of it.
UNSEEN: Final = " \t\r\n\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def _add(
    cells: dict[str, Scalar], name: str, header: str, text: str, place: Place, keyed: bool, problems: Problems
) -> None:
    if keyed and name not in SEVERAL and text.startswith('["'):
        problems.add(place, "neither a text nor a number", "Write one value.")
        return
    # Words of a quote may begin with a space; in any other cell it is an accident.
    text = text if name == "quote" else text.strip(UNSEEN)
    if not text.strip():
        return
    if name in cells:
        problems.add(place, f"two values for {name!r}", "Keep one of them.")
        return
    # A list may hide in escapes what no text may hold.
    shown = "".join(split(text, SPANS)) if name in SEVERAL and text.startswith('["') else text
    if not shown.isascii():
        try:
            shown.encode()
        except UnicodeEncodeError:
            problems.add(place, "half of a character (a lone surrogate)", "Write the whole character.")
            return
    problems.remember_cell(place, header.strip(), text)
    if CONTROL.search(shown):
        problems.add(place, "a control character", "Take it out: no file for other tools can hold it.")
        return
    cells[name] = Scalar(text, place)
