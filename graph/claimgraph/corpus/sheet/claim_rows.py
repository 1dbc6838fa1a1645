"""A person's spreadsheet in, the rows that say claims out, and what is kept of how its columns were read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimgraph.corpus.names import Names
from claimgraph.corpus.sheet.everyday import EverydayWords
from claimgraph.corpus.sheet.headers import HeaderReader
from claimgraph.corpus.sheet.mapping import SheetMapping, plain, said_everywhere, said_targets
from claimgraph.corpus.sheet.mapping_file import kept_mapping, kept_name, named_mapping, written_mapping
from claimgraph.corpus.sheet.sheet_bytes import STANDARD_INPUT, name_of
from claimgraph.corpus.sheet.sheet_file import Row, Rows, rows_of
from claimgraph.corpus.sheet.table import CLAIMS, Table, claims_of, plain_name
from claimgraph.corpus.source import Problems
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class SheetOptions:
    """How a person says that a spreadsheet is to be read.

    ``maps`` are texts like ``Who=claimant``, names of mappings that ship, and paths of mapping files; ``everywhere`` are
    texts like ``phase=completed``; ``ignored`` are headers; ``encoding`` is that of a text which is not in Unicode.
    """

    maps: Collection[str] = ()
    everywhere: Collection[str] = ()
    ignored: Collection[str] = ()
    encoding: str = ""


@dataclass(frozen=True)
class ClaimRows:
    """The rows that say claims, and the file in which the corpus keeps what their columns mean, where it keeps it."""

    rows: list[Row]
    header: dict[str, str]  #: the header of each column of ours, as the person wrote it
    kept: dict[str, bytes]
    file: str  #: the name of the spreadsheet in places


def claim_rows(
    tables: Sequence[Table],
    sheet: Path,
    folder: Path,
    how: SheetOptions,
    vocabulary: Vocabulary,
    actors: Names,
    problems: Problems,
    show: Callable[[str], object],
) -> ClaimRows:
    """The rows of the tables of a spreadsheet for the corpus in a folder; ``show`` gets what was guessed, line by line.

    Raises:
        CorpusError: what a column means is not sure.
        ClaimGraphError: an option says nothing that is understood.
    """
    table = claims_of(tables)
    if table is None:
        table = Table("", name_of(sheet), (), [])
    reader = HeaderReader(vocabulary, actors, problems)
    reader.refuse_no_header(table)
    # Under a title no column has the name that --map gives it: told first, that would lead astray.
    problems.raise_any(writing=True)
    mapping = _mapping(table, folder, how, problems)
    problems.raise_any(writing=True)  # what a broken mapping leaves unsaid need not be asked
    meant = reader.meant(table, mapping)
    for line in meant.said:
        show(line)
    # A column that nobody understood is missing in each row: that need not be said of each.
    problems.raise_any(writing=True)
    everyday = EverydayWords(vocabulary, problems)
    # A workbook may hold no claim, but actors.
    is_all = not any(other.lines for other in tables if other is not table)
    found = rows_of(table, meant, problems) if table.lines or is_all else Rows([])
    rows = [everyday.read(row) for row in found.found]
    silent = [f"Left out by {mapping.origin}, since they say nothing: {found.silent:,} rows."] if found.silent else []
    for line in (*everyday.said(), *silent):
        show(line)
    header = {
        target.column: text.strip()
        for (text, _), targets in zip(table.header, meant.targets, strict=True)
        for target in targets
    }
    is_new = meant.mapping.columns != mapping.columns or how.maps or how.everywhere
    kept = {}
    if is_new and sheet != STANDARD_INPUT:
        kept[kept_name(sheet.stem)] = written_mapping(replace(meant.mapping, header=_header(table)))
    return ClaimRows(rows, header, kept, table.file)


def _header(table: Table) -> tuple[str, ...]:
    return tuple(text.strip() for text, _ in table.header if text.strip())


def _mapping(table: Table, folder: Path, how: SheetOptions, problems: Problems) -> SheetMapping:
    """What was said of the columns: with this command, in a mapping that it names, or when they were met before."""
    header = _header(table)
    where = table.file
    if table.name:
        why = "" if plain_name(table.name) == CLAIMS else f" (read since no other is named {CLAIMS!r})"
        where = f"sheet {table.name!r}{why} of {where}"
    found = kept_mapping(folder, header, problems) or SheetMapping()
    for name in (text for text in how.maps if "=" not in text):
        found = named_mapping(name, problems).over(found)
    return SheetMapping(
        columns=said_targets([text for text in how.maps if "=" in text], header, where),
        ignored=frozenset(map(plain, how.ignored)),
        everywhere=said_everywhere(how.everywhere),
    ).over(found)
