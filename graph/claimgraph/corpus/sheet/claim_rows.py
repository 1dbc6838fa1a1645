"""A person's spreadsheet in, the rows that say claims out, and what is kept of how its columns were read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimgraph.base.words import counted
from claimgraph.corpus.names import Names
from claimgraph.corpus.sheet.everyday import EverydayWords
from claimgraph.corpus.sheet.headers import HeaderReader
from claimgraph.corpus.sheet.mapping import SheetMapping, plain, said_everywhere, said_targets
from claimgraph.corpus.sheet.mapping_file import free_file, kept_mapping, named_mapping, written_mapping
from claimgraph.corpus.sheet.sheet_bytes import STANDARD_INPUT, name_of
from claimgraph.corpus.sheet.sheet_file import Row, Rows, rows_of
from claimgraph.corpus.sheet.table import CLAIMS, Table, claims_of, plain_name
from claimgraph.corpus.source import Problems
from claimgraph.model.vocabulary import Vocabulary

#: Who says it, and how: given for a sheet, and kept for no other.
_WHOSE: Final = ("claimant", "relayed_by", "stance")


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
    file, before = kept_mapping(folder, _header(table), problems) or ("", SheetMapping())
    given, met = _given(table, how), _met(before, how, problems)
    mapping = given.over(met)
    problems.raise_any(writing=True)  # what a broken mapping leaves unsaid need not be asked
    meant = reader.meant(table, mapping)
    for line in (*meant.said, *_taken_over(table, met, given)):
        show(line)
    # A column that nobody understood is missing in each row: that need not be said of each.
    problems.raise_any(writing=True)
    everyday = EverydayWords(vocabulary, problems)
    # A workbook may hold no claim, but actors.
    is_all = not any(other.lines for other in tables if other is not table)
    found = rows_of(table, meant, problems) if table.lines or is_all else Rows([])
    rows = [everyday.read(row) for row in found.found]
    silent = (
        [f"Left out by {mapping.origin}, since they say nothing: {counted(found.silent, 'row')}."]
        if found.silent
        else []
    )
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
        of_all = {column: text for column, text in mapping.everywhere.items() if not _is_of_this_sheet(column, given)}
        found_here = replace(meant.mapping, header=_header(table), everywhere=of_all)
        kept[file or free_file(folder, sheet.stem)] = written_mapping(found_here)
    return ClaimRows(rows, header, kept, table.file)


def _header(table: Table) -> tuple[str, ...]:
    return tuple(text.strip() for text, _ in table.header if text.strip())


def _met(found: SheetMapping, how: SheetOptions, problems: Problems) -> SheetMapping:
    """What was said of the columns in the mappings that the command names, and when this header was met before."""
    for name in (text for text in how.maps if "=" not in text):
        found = named_mapping(name, problems).over(found)
    return found


def _is_of_this_sheet(column: str, given: SheetMapping) -> bool:
    """Whether a column holds for this sheet alone: the next one with the same header may be another's words."""
    return column in _WHOSE and column in given.everywhere


def _where(table: Table) -> str:
    """What the header is that of, in words."""
    if not table.name:
        return table.file
    why = "" if plain_name(table.name) == CLAIMS else f" (read since no other is named {CLAIMS!r})"
    return f"sheet {table.name!r}{why} of {table.file}"


def _given(table: Table, how: SheetOptions) -> SheetMapping:
    """What the command itself says of the columns."""
    return SheetMapping(
        columns=said_targets([text for text in how.maps if "=" in text], _header(table), _where(table)),
        ignored=frozenset(map(plain, how.ignored)),
        everywhere=said_everywhere(how.everywhere),
    )


def _taken_over(table: Table, met: SheetMapping, given: SheetMapping) -> Iterator[str]:
    """What a mapping says of every row, and which columns it leaves out, where the command does not say it itself."""
    for column, text in met.everywhere.items():
        if column not in given.everywhere:
            yield f"Each row has {column} “{text}”, where it says nothing else ({met.origin})."
    ignored = met.ignored - given.ignored - given.columns.keys()
    left = [f"“{text.strip()}”" for text, _ in table.header if text.strip() and plain(text) in ignored]
    if left:
        yield f"Left out: {', '.join(left)} ({met.origin})."
