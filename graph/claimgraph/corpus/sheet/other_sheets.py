"""The sheets of a workbook that are named for what they hold in, their rows out, by those names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from claimgraph.base.words import nearest
from claimgraph.corpus.sheet.headers import Meant
from claimgraph.corpus.sheet.mapping import SheetMapping, Target, plain
from claimgraph.corpus.sheet.sheet_file import Row, rows_of
from claimgraph.corpus.sheet.table import OTHER_SHEETS, Table, plain_name
from claimgraph.corpus.source import Problems


def other_rows(
    tables: Sequence[Table], columns: Mapping[str, Collection[str]], ignored: Collection[str], problems: Problems
) -> dict[str, list[Row]]:
    """The rows of the sheets "documents", "actors" and others, whose columns go by their own names.

    ``columns`` are those that mean something, by the names of the sheets; ``ignored`` the headers to leave out.
    """
    found: dict[str, list[Row]] = {}
    for table in tables:
        if (name := plain_name(table.name)) in OTHER_SHEETS and table.lines:
            meant = _meant(table, columns[name], set(map(plain, ignored)), problems)
            found.setdefault(name, []).extend(rows_of(table, meant, problems).found)
    return found


def _meant(table: Table, known: Collection[str], ignored: Collection[str], problems: Problems) -> Meant:
    targets: list[tuple[Target, ...]] = []
    for text, place in table.header:
        name = plain(text)
        if name in known and (Target(name),) in targets:
            problems.add(place, f"two columns {name!r}", "Keep one of them.")
        elif name and name not in known and name not in ignored:
            remedy = nearest(name, known) or "See docs/round-trip.md for the columns."
            problems.add(place, f"unknown column {text!r}", f"{remedy} --ignore {text!r} leaves it out.")
        targets.append((Target(name),) if name in known and name not in ignored else ())
    return Meant(targets, SheetMapping())
