"""The quotes of claims in, a row for each span out, with its place in the text: the table ``span``.

``odd`` marks spans of which something is not sure; `between.py` says which fit no other of the same document.
"""

from __future__ import annotations

from typing import Final

from claimgraph.base import limits
from claimgraph.base.cells import SPANS
from claimgraph.columns.database import Database, insert
from claimgraph.corpus.archive.cells import CellReader, spans
from claimgraph.corpus.archive.selection import CONTROL
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.corpus.archive.tidying import SPACE, begins
from claimgraph.corpus.evidence.quotes import CONTEXT
from claimgraph.model.columns import POSITION
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import fields_of

#: What is said of a quote beside its words.
_BESIDE: Final = {name: each for name, each in fields_of(Quote).items() if name != "exact"}
_NOTHING: Final = "''"
_NUMBER: Final = "^[0-9]{1,9}$"


def read_spans(connection: Database, sheet: Sheet, reader: CellReader) -> None:
    """Make the table ``span`` of the rows in the table ``claim``, and mark rows there in which lists do not fit."""
    _make_lists(connection, sheet)
    lists = {"exact": _split(sheet, "quote")}
    joins = [_join(sheet, "quote")]
    for name, each in _BESIDE.items():
        if each.kind.is_free:
            lists[name] = _split(sheet, name)
            joins.append(_join(sheet, name))
        else:
            lists[name] = _meant(connection, sheet, name, reader)
            joins.append(f"LEFT JOIN read_{name} ON read_{name}.cell = s.{name}" if sheet.has(name) else "")
    for name in POSITION:
        lists[name] = _split(sheet, name)
        joins.append(_join(sheet, name))
    cells = ", ".join(f"{expression} AS {_named(name)}" for name, expression in lists.items())
    others = " OR ".join(
        f"({_cell(sheet, name)} IS NOT NULL AND len({found}) IS DISTINCT FROM len({lists['exact']}))"
        for name, found in lists.items()
        if name != "exact" and sheet.has(name)
    )
    others = " OR ".join(filter(None, (others, f"({_cell(sheet, 'quote')} IS NOT NULL AND {lists['exact']} IS NULL)")))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE quoted AS SELECT c.row, c.document, {cells}, ({others}) AS odd "
        f"FROM claim c JOIN {sheet.table} s USING (row) {' '.join(joins)}"
    )
    connection.execute(
        f"UPDATE claim SET odd = true FROM quoted q WHERE q.row = claim.row AND (q.odd OR len(q.exact) > {limits.QUOTES})"
    )
    _unfold(connection)


def _named(name: str) -> str:
    return {"start": "starts", "end": "ends"}.get(name, name)


def _cell(sheet: Sheet, column: str) -> str:
    return f"s.{quoted(column)}" if sheet.has(column) else "NULL"


def _make_lists(connection: Database, sheet: Sheet) -> None:
    """Make the tables of cells that are written as lists, one for each column that has some."""
    free = [name for name, each in _BESIDE.items() if each.kind.is_free]
    for column in ("quote", *free, *POSITION):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE list_{column} (cell VARCHAR, parts VARCHAR[])")
        if sheet.has(column):
            found = connection.execute(
                f"SELECT DISTINCT {quoted(column)} FROM {sheet.table} WHERE starts_with({quoted(column)}, '[\"')"
            ).fetchall()
            read = spans(text for (text,) in found)
            insert(connection, f"list_{column}", {"cell": "VARCHAR", "parts": "VARCHAR[]"}, read)


def _split(sheet: Sheet, column: str) -> str:
    cell = _cell(sheet, column)
    if cell == "NULL":
        return "CAST(NULL AS VARCHAR[])"
    return f"CASE WHEN starts_with({cell}, '[\"') THEN list_{column}.parts ELSE string_split({cell}, '{SPANS}') END"


def _join(sheet: Sheet, column: str) -> str:
    return f"LEFT JOIN list_{column} ON list_{column}.cell = s.{quoted(column)}" if sheet.has(column) else ""


def _meant(connection: Database, sheet: Sheet, column: str, reader: CellReader) -> str:
    each = _BESIDE[column]
    kind = f"{each.kind.column}[]"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE read_{column} (cell VARCHAR, value {kind})")
    if not sheet.has(column):
        return f"CAST(NULL AS {kind})"
    found = connection.execute(f"SELECT DISTINCT {quoted(column)} FROM {sheet.table} ORDER BY 1").fetchall()
    one = reader.declared(each)
    # What says nothing is not written: who writes it means something else, as an occurrence 0.
    read = reader.several(lambda text: None if (value := one(text)) == each.default else value, SPANS, each.default)
    known = [(text, value) for (text,) in found if text and (value := read(text)) is not None]
    insert(connection, f"read_{column}", {"cell": "VARCHAR", "value": kind}, known)
    return f"read_{column}.value"


def _unfold(connection: Database) -> None:
    parts = [
        f"coalesce({name}[i], {'0' if name == 'occurrence' else _NOTHING}) AS {name}"
        for name in ("exact", *_BESIDE, *map(_named, POSITION))
    ]
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE span_text AS SELECT row, document, i - 1 AS span, {', '.join(parts)} "
        "FROM (SELECT *, unnest(range(1, len(exact) + 1)) AS i FROM quoted)"
    )
    connection.execute("DROP TABLE quoted")
    # A part that is not there says nothing, but words that are only spaces are a mistake.
    may_be_empty = {"exact": "false", **{name: f"{name} = ''" for name, each in _BESIDE.items() if each.kind.is_free}}
    free = " OR ".join(
        f"length({name}) > {limits.QUOTE} OR regexp_matches({name}, '{CONTROL}') "
        f"OR (NOT {begins(name)} AND trim({name}, $space) = '' AND NOT {empty})"
        for name, empty in may_be_empty.items()
    )
    is_placed = f"regexp_matches(starts, '{_NUMBER}') AND regexp_matches(ends, '{_NUMBER}')"
    fits = "CAST(ends AS BIGINT) - CAST(starts AS BIGINT) = length(exact) AND CAST(ends AS BIGINT) <= d.length"
    is_short = f"length(prefix) <= {CONTEXT} AND length(suffix) <= {CONTEXT}"
    fits_too = f"{fits} AND {is_short} AND NOT regexp_matches(prefix || suffix, '{CONTROL}')"
    is_sure = f"CASE WHEN {is_placed} THEN {fits_too} ELSE starts || ends || prefix || suffix = '' END"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE span AS "
        f"SELECT s.* EXCLUDE (starts, ends, prefix, suffix), "
        f"CASE WHEN {is_placed} THEN CAST(starts AS BIGINT) END AS starts, "
        f"CASE WHEN {is_placed} THEN CAST(ends AS BIGINT) END AS ends, "
        "CASE WHEN occurrence > 0 THEN prefix ELSE '' END AS prefix, "
        f"CASE WHEN occurrence > 0 THEN suffix ELSE '' END AS suffix, ({free}) OR NOT coalesce({is_sure}, false) AS odd "
        "FROM span_text s LEFT JOIN known_document d ON d.id = s.document",
        {"space": SPACE},
    )
    connection.execute("DROP TABLE span_text")
