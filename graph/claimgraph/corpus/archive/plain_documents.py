"""The sheet of documents in, those out that are proven good in columns: the table ``plain_document``.

A document is plain where one row says all of it, under an id, and where rows of claims name it by that id and say no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from claimgraph.base.words import folded
from claimgraph.columns.database import Database, insert
from claimgraph.columns.schema import tables
from claimgraph.corpus.archive.cells import CellReader
from claimgraph.corpus.archive.selection import Selection
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.corpus.index import Index
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT, Row
from claimgraph.corpus.source import Place, Problems
from claimgraph.model.evidence import TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document

#: An id of a document that no name can be taken for.
_ID: Final = "[a-z0-9]+(-[a-z0-9]+)*"
#: The table where nothing is plain.
_NONE: Final = {
    "row": "BIGINT",
    **tables()["document"],
    "is_curated": "BOOLEAN",
}
#: By these a document may be named too.
NAMES: Final = ("title", "called", "url")


def plain_documents(
    connection: Database,
    claims: Sheet,
    listed: Sheet | None,
    reader: CellReader,
    file: str,
    bad_rows: Callable[[list[Row]], set[int]],
) -> None:
    """Make the table ``plain_document``; ``bad_rows`` says which of some rows are not good.

    ``file`` is the name of the file from which claims come that nobody curated.
    """
    connection.execute("DROP TABLE IF EXISTS plain_document")
    if listed is None or not listed.has("document") or set(claims.columns) & OF_DOCUMENT != {"document"}:
        connection.execute(
            f"CREATE TEMP TABLE plain_document ({', '.join(f'{name} {kind}' for name, kind in _NONE.items())})"
        )
        return
    _read(connection, claims, listed, reader, file)
    connection.execute("DELETE FROM plain_document WHERE odd OR times > 1")
    first = "row IN (SELECT min(row) FROM plain_document GROUP BY shape)"
    if bad := bad_rows(listed.rows(connection, first, Problems())):
        numbers = ", ".join(map(str, sorted(bad)))
        connection.execute(
            f"DELETE FROM plain_document WHERE shape IN (SELECT shape FROM plain_document WHERE row IN ({numbers}))"
        )
    _refuse_names(connection, claims, listed)


def _read(connection: Database, claims: Sheet, listed: Sheet, reader: CellReader, file: str) -> None:
    chosen = Selection(connection, listed)
    chosen.columns["id"] = chosen.cell("document")
    for name, each in fields_of(Document).items():
        is_copy = name == "republication_of"  # that names a document, and not all of them are known
        chosen.columns[name] = f"coalesce({chosen.cell(each.column)}, '')" if is_copy else chosen.declared(each, reader)
    for name, each in fields_of(TextFile).items():
        found = chosen.declared(each, reader)
        chosen.columns[f"text_{name}"] = f"CASE WHEN {chosen.cell('text_sha256')} IS NOT NULL THEN {found} END"
    id, told = chosen.cell("document"), "(t.document IS NOT NULL)"
    curated = [each.column for each in fields_of(Document).values() if each.inside]
    is_curated = f"({' OR '.join(f'{chosen.cell(column)} IS NOT NULL' for column in curated)})"
    given = chosen.columns["imported_from"]
    chosen.columns["imported_from"] = (
        f"CASE WHEN NOT {told} THEN '' WHEN {is_curated} OR {given} != '' THEN {given} ELSE $file END"
    )
    chosen.columns["is_curated"] = is_curated
    masks = " || ".join(f"CASE WHEN {chosen.cell(column)} IS NULL THEN '0' ELSE '1' END" for column in listed.columns)
    chosen.columns["shape"] = f"{masks} || {told}"
    chosen.odd.append(f"NOT coalesce(regexp_full_match({id}, '{_ID}') AND length({id}) <= 80, false)")
    chosen.columns["times"] = f"count(*) OVER (PARTITION BY {id})"
    chosen.joins.append(f"LEFT JOIN (SELECT DISTINCT document FROM {claims.table}) t ON t.document = {id}")
    connection.execute(f"CREATE TEMP TABLE plain_document AS {chosen.query()}", {"file": file})


def _refuse_names(connection: Database, claims: Sheet, listed: Sheet) -> None:
    """Leave those out that something else names, or may name, by another word than the id."""
    ids = {id for (id,) in connection.execute("SELECT id FROM plain_document").fetchall()}
    names: dict[str, list[str]] = {}
    for id, *found in connection.execute(f"SELECT id, {', '.join(NAMES)} FROM plain_document").fetchall():
        for name in filter(None, found):
            names.setdefault(folded(name), []).append(id)
    columns = [column for column in ("document", *NAMES) if listed.has(column)]
    others = (
        connection.execute(
            f"SELECT DISTINCT document FROM {claims.table} WHERE document NOT IN (SELECT id FROM plain_document)"
        ).fetchall()
        + connection.execute(
            f"SELECT {', '.join(map(quoted, columns))} FROM {listed.table} WHERE row NOT IN (SELECT row FROM plain_document)"
        ).fetchall()
    )
    words = {folded(word) for found in others for word in found if word}
    named = {id for word in words & names.keys() for id in names[word]}
    copied = connection.execute(
        "SELECT id, republication_of FROM plain_document WHERE republication_of != ''"
    ).fetchall()
    unsure = {id for id, of in copied if of not in ids or folded(of) in names}
    insert_ids(connection, "unsure", named | unsure)
    connection.execute("DELETE FROM plain_document WHERE id IN (SELECT id FROM unsure)")


def insert_ids(connection: Database, name: str, ids: Iterable[str]) -> None:
    """Make a table of ids."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} (id VARCHAR)")
    insert(connection, name, {"id": "VARCHAR"}, ((id,) for id in sorted(ids)))


def make_known(connection: Database, listed: Sheet | None, index: Index) -> None:
    """Make plain documents known to an index, by all that they may be called."""
    if listed is None:
        return
    found = connection.execute(f"SELECT row, id, {', '.join(NAMES)} FROM plain_document ORDER BY row").fetchall()
    for row, id, *names in found:
        index.documents.add(id, filter(None, names), Place(listed.file, row, listed.columns["document"]))
