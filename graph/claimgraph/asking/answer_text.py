"""An answer in, text out: for a terminal, a spreadsheet, a program or a document.

What is in an answer comes from the web: control characters do not reach a terminal, a cell does not become a formula,
and Markdown stays text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from claimgraph.base.cells import guarded
from claimgraph.base.errors import ExportError
from claimgraph.base.namespaces import compact
from claimgraph.base.words import counted
from claimgraph.store import Cell, Table, Value

# C0, C1 and the signs that change the direction of what follows (https://trojansource.codes).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def plain(text: str) -> str:
    """The text without characters that a terminal would obey."""
    return _UNSEEN.sub("\ufffd", text)


def shown(cell: Cell | None, table: Table) -> str:
    """The text of a cell of a table for people: IRIs with their prefix, nothing for nothing."""
    if cell is None:
        return ""
    return compact(cell.text, table.prefixes) if cell.kind == "iri" else cell.text


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV (RFC 4180, but with plain line feeds), with safe cells."""
    out = io.StringIO()
    plainly = csv.writer(out, lineterminator="\n")
    # Python's writer leaves a carriage return unquoted where lines end with a line feed alone.
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in (columns, *rows):
        cells = [guarded(text) for text in row]
        (quoting if any("\r" in cell for cell in cells) else plainly).writerow(cells)
    return out.getvalue()


def to_csv(table: Table) -> str:
    """The table as CSV."""
    return "".join(_csv_pieces([table]))


def _csv_pieces(tables: Iterable[Table]) -> Iterator[str]:
    for number, table in enumerate(tables):
        text = csv_text(table.columns, ([shown(cell, table) for cell in row] for row in table.rows))
        yield text if number == 0 else text.partition("\n")[2]


def to_json(table: Table) -> str:
    """The table as a JSON list of objects: integers as numbers, IRIs in full, null where there is no value."""
    return "".join(_json_pieces([table]))


def _json_pieces(tables: Iterable[Table]) -> Iterator[str]:
    def value(cell: Cell | None) -> Value:
        found = cell.value if cell else None
        # JSON has one kind of number, which readers round, and no days.
        return found if isinstance(found, int) or cell is None else cell.text

    begun = False
    for table in tables:
        rows = [{name: value(cell) for name, cell in zip(table.columns, row, strict=True)} for row in table.rows]
        if rows:
            between = json.dumps(rows, ensure_ascii=False, indent=2).removeprefix("[").removesuffix("\n]")
            yield f"{',' if begun else '['}{between}"
            begun = True
    yield "\n]\n" if begun else "[]\n"


def markdown_text(text: str) -> str:
    """The text on one line, with every sign escaped that Markdown or HTML would read."""
    return _MARKDOWN.sub(r"\\\1", " ".join(plain(text).split()))


def to_markdown(table: Table) -> str:
    """The table as GitHub's Markdown."""
    return "".join(_markdown_pieces([table]))


def _markdown_pieces(tables: Iterable[Table]) -> Iterator[str]:
    def line(texts: Iterable[str]) -> str:
        return "| " + " | ".join(texts) + " |\n"

    for number, table in enumerate(tables):
        head = line(table.columns) + line("---" for _ in table.columns) if number == 0 else ""
        yield head + "".join(line(markdown_text(shown(cell, table)) for cell in row) for row in table.rows)


def to_terminal(table: Table, width: int | None = None) -> str:
    """The table with its columns aligned, wrapped to ``width`` characters, or as wide as it needs."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1)
    for name in table.columns:
        drawn.add_column(name, overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(plain(shown(cell, table))) for cell in row))
    out = io.StringIO()
    Console(file=out, width=width or 100_000, no_color=True, highlight=False).print(drawn)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    head, body = lines[:2], lines[2:]
    if len(body) == 2 * len(table.rows) - 1:  # an empty line tells rows apart only where they take several lines
        body = body[::2]
    return "\n".join([*head, *body, counted(len(table.rows), "row")]) + "\n"


#: Every way to write tables with the same columns, one below the other, as one, by name.
_PIECES: Final[Mapping[str, Callable[[Iterable[Table]], Iterator[str]]]] = MappingProxyType(
    {"csv": _csv_pieces, "json": _json_pieces, "markdown": _markdown_pieces}
)

#: Every way to show a table, by name.
FORMATS: Final = ("table", *_PIECES)


def formatted(table: Table, format: str) -> str:
    """The table in one of `FORMATS`.

    Raises:
        ExportError: there is no such format.
    """
    return to_terminal(table) if format == "table" else "".join(in_pieces([table], format))


def in_pieces(tables: Iterable[Table], format: str) -> Iterator[str]:
    """Tables with the same columns as the text of one, a piece for each, at least one; not as "table", which needs all widths.

    Raises:
        ExportError: there is no such format.
    """
    if format not in _PIECES:
        raise ExportError(f"Unknown format {format!r}.", f"Known: {', '.join(FORMATS)}.")
    return _PIECES[format](tables)
