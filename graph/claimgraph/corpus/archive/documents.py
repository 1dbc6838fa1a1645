"""The rows of an archive in, what they say of documents out: each combination of cells is looked at once.

Whatever is wrong with one is told of each row that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claimgraph.columns.database import Connection, insert
from claimgraph.corpus.archive.loading import Sheet, quoted
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.index import Index
from claimgraph.corpus.names import Names
from claimgraph.corpus.sheet.everyday import EverydayWords
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.sheet_documents import SheetDocument, SheetDocuments
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT, Row
from claimgraph.corpus.source import Place, Problems
from claimgraph.model.records import Document
from claimgraph.model.vocabulary import Vocabulary

#: What a row says of its document, as far as it is read.
_COLUMNS = OF_DOCUMENT - {"says"}


@dataclass
class Documents:
    """The documents of an archive: the index that knows them too, their trees to be, and their records without claims.

    ``bad`` are those of which something is wrong, which is told where they are read with care.
    """

    index: Index
    newcomers: Newcomers
    of_sheet: SheetDocuments
    problems: Problems
    records: dict[str, Document] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def curator_of(self, document: SheetDocument) -> str:
        """The id of who read a document, "" where nobody did."""
        return self.of_sheet.curator_of(document)


def read_documents(
    connection: Connection, claims: Sheet, listed: Sheet | None, index: Index, words: Vocabulary, file: str, remedy: str
) -> Documents:
    """The documents that rows of claims and of the sheet of documents name.

    The table ``row_document`` gets the document of each combination of cells of claims, ``known_document`` what rules
    on claims ask of a document. ``file`` is the name of the file of claims, ``remedy`` what to do about an unknown name.
    """
    columns = [column for column in claims.columns if column in _COLUMNS]
    found = _read(connection, claims, listed, columns, index, words, file, remedy, "")
    if lines := {problem.line for problem in found.problems.found if problem.file == claims.file}:
        same = " AND ".join(f"s.{quoted(c)} IS NOT DISTINCT FROM o.{quoted(c)}" for c in columns) or "true"
        numbers = ", ".join(map(str, sorted(lines)))
        again = f"EXISTS (SELECT 1 FROM {claims.table} o WHERE o.row IN ({numbers}) AND {same})"
        found = _read(connection, claims, listed, columns, index, words, file, remedy, again)
    return found


def _read(
    connection: Connection,
    claims: Sheet,
    listed: Sheet | None,
    columns: list[str],
    index: Index,
    words: Vocabulary,
    file: str,
    remedy: str,
    again: str,
) -> Documents:
    problems = Problems()
    index = replace(index, documents=Names("document"))
    newcomers = Newcomers(index, problems, allowed=False, remedy=remedy)
    of_sheet = SheetDocuments({}, newcomers, problems, file)
    found = Documents(index, newcomers, of_sheet, problems)
    rows = listed.rows(connection, "true", problems) if listed else []
    for row in rows:
        of_sheet.of(row)
    ids: dict[int, str] = {}
    for row in _distinct(connection, claims, columns, words, problems, again):
        document = of_sheet.of(row)
        if document:
            ids[row.place.line] = document.id
    _keep_ids(connection, claims, columns, ids)
    told = {id for (id,) in connection.execute("SELECT DISTINCT id FROM row_document WHERE says").fetchall()}
    reader = DocumentReader(index, words, aside := Problems())
    for id, document in of_sheet.found.items():
        document.is_told = id in told
        found.records[id] = reader.read(id, document.tree())
        if aside.found:
            found.bad.add(id)
            aside.found.clear()
    _keep_known(connection, found)
    return found


def _distinct(
    connection: Connection, claims: Sheet, columns: list[str], words: Vocabulary, problems: Problems, again: str
) -> Iterator[Row]:
    """The first row of each combination of cells that say something of a document; and every row chosen ``again``."""
    cells = ", ".join(map(quoted, columns))
    others = " OR ".join(f"{quoted(c)} IS NOT NULL" for c in claims.columns if c not in OF_DOCUMENT) or "false"
    filled = " OR ".join(f"{quoted(c)} IS NOT NULL" for c in claims.columns) or "false"
    by = f" GROUP BY {cells}" if cells else ""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE row_document AS SELECT min(row) AS row, '' AS id, bool_or({others}) AS says"
        f"{', ' if cells else ''}{cells} FROM {claims.table} s WHERE {filled}{by}"
    )
    chosen = f"({filled}) AND (row IN (SELECT row FROM row_document){f' OR {again}' if again else ''})"
    part = replace(claims, columns={c: claims.columns[c] for c in columns})
    found = connection.execute(
        f"SELECT row{', ' if cells else ''}{cells} FROM {claims.table} s WHERE {chosen} ORDER BY row"
    ).fetchall()
    everyday = EverydayWords(words, problems)
    read = {row.place.line: row for row in part.as_rows(found, problems)}
    for number, *_ in found:
        # A row may say something and not of which document.
        yield everyday.read(read.get(number) or Row(Place(claims.file, number), {}))


def _keep_ids(connection: Connection, claims: Sheet, columns: list[str], ids: dict[int, str]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE document_id (row BIGINT, id VARCHAR)")
    insert(connection, "document_id", {"row": "BIGINT", "id": "VARCHAR"}, ids.items())
    connection.execute("UPDATE row_document SET id = d.id FROM document_id d WHERE d.row = row_document.row")


#: What rules on claims ask of a document.
_KNOWN = {
    "id": "VARCHAR",
    "has_text": "BOOLEAN",
    "length": "BIGINT",
    "curator": "VARCHAR",
    "is_curated": "BOOLEAN",
    "is_bad": "BOOLEAN",
}


def _keep_known(connection: Connection, found: Documents) -> None:
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE known_document ({', '.join(f'{name} {kind}' for name, kind in _KNOWN.items())})"
    )
    insert(
        connection,
        "known_document",
        _KNOWN,
        (
            (
                id,
                document.has_text,
                record.text.length if (record := found.records[id]).text else None,
                found.curator_of(document),
                "curated" in document.keys,
                id in found.bad,
            )
            for id, document in found.of_sheet.found.items()
        ),
    )
