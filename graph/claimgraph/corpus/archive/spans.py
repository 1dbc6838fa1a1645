"""The quotes of claims in, a row for each span out, with its place in the text: the table ``span``.

`read_quotes` puts them into the table ``claim``, as lists; `read_spans` unfolds these. ``odd`` marks what is not sure;
`between.py` says which spans fit no other of the same document.
"""

from __future__ import annotations

from typing import Final

from claimgraph.base import limits
from claimgraph.base.cells import SPANS
from claimgraph.columns.database import Database, insert
from claimgraph.corpus.archive.cells import CellReader, spans
from claimgraph.corpus.archive.selection import CONTROL, Selection
from claimgraph.corpus.archive.sheet import quoted
from claimgraph.corpus.archive.tidying import SPACE, is_blank
from claimgraph.corpus.evidence.quotes import CONTEXT
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import fields_of

#: Whether a cell is written as a list.
_LISTED: Final = "starts_with(cell, '[\"')"
#: What is said of a quote beside its words.
_BESIDE: Final = {name: each for name, each in fields_of(Quote).items() if name != "exact"}
#: The columns that say where a quote stands, each with its name in tables, its type, and what no part of it is.
_PLACES: Final = {
    column: (name, kind, refused)
    for names, kind, refused in (
        ({"start": "starts", "end": "ends"}, "BIGINT", "NOT regexp_full_match(part, '[0-9]{1,9}')"),
        ({"prefix": "prefix", "suffix": "suffix"}, "VARCHAR", f"length(part) > {CONTEXT}"),
    )
    for column, name in names.items()
}
#: What the table of spans has in the place of what is not there; NULL for other columns.
_UNSAID: Final = {
    **{
        name: f"CAST('{each.kind.written(each.default)}' AS {each.kind.column})"
        for name, each in _BESIDE.items()
        if each.default is not None
    },
    "prefix": "''",
    "suffix": "''",
}


def read_quotes(chosen: Selection, reader: CellReader) -> None:
    """Add the quotes of each row to the table ``claim``, a list for each column; rows are odd whose lists do not fit."""
    chosen.columns["span_exact"] = _words(chosen)
    lists = {}
    for name, each in _BESIDE.items():
        lists[each.column] = (
            name,
            _parts(chosen, name, "VARCHAR", f"length(part) > {each.kind.most} OR trim(part, $space) = ''")
            if each.kind.is_free
            else _meant(chosen, name, reader),
        )
    for column, (name, kind, refused) in _PLACES.items():
        lists[column] = name, _parts(chosen, column, kind, refused)
    for column, (name, found) in lists.items():
        chosen.columns[f"span_{name}"] = found
        if chosen.sheet.has(column):
            chosen.odd.append(f"({chosen.cell(column)} IS NOT NULL AND {found} IS NULL)")
            chosen.unfit.append(f"(span_{name} IS NOT NULL AND len(span_{name}) IS DISTINCT FROM len(span_exact))")
    # Where it is not sure what the words are, this is not known, and the row is odd.
    chosen.unfit.append(f"(has_quote AND len(span_exact) NOT BETWEEN 1 AND {limits.QUOTES})")
    chosen.columns["length"] = "d.length"


def _words(chosen: Selection) -> str:
    """The words of each span; NULL where they are not sure."""
    if not chosen.sheet.has("quote"):
        return "CAST(NULL AS VARCHAR[])"
    cell = chosen.cell("quote")
    _join(chosen, "quote", _LISTED)
    # No span is longer than its cell, and none holds what no text may hold where the cell does not.
    chosen.odd.append(f"coalesce(length({cell}) > {limits.QUOTE} OR regexp_matches({cell}, '{CONTROL}'), false)")
    return f"CASE WHEN {_LISTED.replace('cell', cell)} THEN list_quote.parts ELSE string_split({cell}, '{SPANS}') END"


def _parts(chosen: Selection, column: str, kind: str, refused: str) -> str:
    """The parts of each cell; NULL where a condition holds of a ``part`` that is not empty."""
    if not chosen.sheet.has(column):
        return f"CAST(NULL AS {kind}[])"
    _join(chosen, column, "cell IS NOT NULL")
    is_good = f"len(list_filter(parts, lambda part: part != '' AND ({refused}))) = 0"
    chosen.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE list_{column} AS "
        f"SELECT cell, list_transform(parts, lambda part: CAST(nullif(part, '') AS {kind})) AS parts "
        f"FROM list_{column} WHERE {is_good}",
        {"space": SPACE} if "$space" in refused else {},
    )
    return f"list_{column}.parts"


def _join(chosen: Selection, column: str, which: str) -> None:
    """Make the table that has the parts of those cells of a column of which a condition holds, and join it."""
    name, of = f"list_{column}", {"cell": "VARCHAR", "parts": "VARCHAR[]"}
    distinct = f"SELECT DISTINCT {quoted(column)} AS cell FROM {chosen.sheet.table}"
    plain = f"{which} AND NOT {_LISTED} AND NOT regexp_matches(cell, '{CONTROL}')"
    chosen.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS "
        f"SELECT cell, string_split(cell, '{SPANS}') AS parts FROM ({distinct}) WHERE {plain}"
    )
    listed = chosen.connection.execute(f"SELECT cell FROM ({distinct}) WHERE {_LISTED}").fetchall()
    insert(chosen.connection, name, of, spans(text for (text,) in listed))
    chosen.joins.append(f"LEFT JOIN {name} ON {name}.cell = {chosen.cell(column)}")


def _meant(chosen: Selection, name: str, reader: CellReader) -> str:
    """What each part of a cell means."""
    each = _BESIDE[name]
    one = reader.declared(each)
    # What says nothing is not written: who writes it means something else, as an occurrence 0.
    read = reader.several(lambda text: None if (value := one(text)) == each.default else value, SPANS, each.default)
    return chosen.meant(name, f"{each.kind.column}[]", read)


def read_spans(connection: Database) -> None:
    """Make the table ``span`` of the lists in the table ``claim``, and take them away there."""
    names = ["exact", *_BESIDE, *(name for name, _, _ in _PLACES.values())]
    said = {name: f"coalesce({name}, {_UNSAID[name]})" if name in _UNSAID else name for name in names}
    # What stands around words is only kept of those that stand in a text more than once.
    said |= {name: f"CASE WHEN occurrence > 0 THEN {said[name]} ELSE '' END" for name in ("prefix", "suffix")}
    is_placed = "ends - starts = length(exact) AND ends <= length"
    is_nowhere = "starts IS NULL AND ends IS NULL AND prefix IS NULL AND suffix IS NULL"
    lists = ", ".join(f"unnest(span_{name}) AS {name}" for name in names)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE span AS SELECT row, document, CAST(number AS INTEGER) AS span, "
        f"{', '.join(f'{cell} AS {name}' for name, cell in said.items())}, "
        f"{is_blank('exact')} OR NOT coalesce({is_placed}, {is_nowhere}) AS odd "
        f"FROM (SELECT row, document, length, unnest(range(len(span_exact))) AS number, {lists} FROM claim)",
        {"space": SPACE},
    )
    for name in names:
        connection.execute(f"ALTER TABLE claim DROP COLUMN span_{name}")
