"""The rows of an archive in, what they say of documents out: plain ones in columns, of others each combination of cells.

Whatever is wrong with one is told of each row that has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from claimgraph.columns.database import Database, insert
from claimgraph.corpus.archive.cells import CellReader
from claimgraph.corpus.archive.plain_documents import insert_ids, make_known, plain_documents
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.index import Index
from claimgraph.corpus.names import Names
from claimgraph.corpus.sheet.everyday import EverydayWords
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.sheet_documents import SheetDocument, SheetDocuments
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT, Row
from claimgraph.corpus.source import Place, Problems, Scalar
from claimgraph.model.records import Document
from claimgraph.model.vocabulary import Vocabulary

#: What a row says of its document, as far as it is read.
_COLUMNS = OF_DOCUMENT - {"says"}


@dataclass
class Documents:
    """The documents of an archive: the index that knows them all; trees and records of those that are not plain.

    ``bad`` are those of which something is wrong, which is told where they are read with care.
    """

    index: Index
    newcomers: Newcomers
    of_sheet: SheetDocuments
    problems: Problems
    listed: Sheet | None
    records: dict[str, Document] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def get(self, id: str) -> SheetDocument:
        """The tree of a document that was asked for, or that is not plain, without claims."""
        return replace(self.of_sheet.found[id], claims=[], inferences=[])

    def ask_for(self, connection: Database, ids: Iterable[str]) -> None:
        """Read the rows of these documents, as far as they are plain, for their trees."""
        if self.listed:
            insert_ids(connection, "asked_for", set(ids) - self.of_sheet.found.keys())
            chosen = "row IN (SELECT p.row FROM plain_document p JOIN asked_for a USING (id))"
            for row in self.listed.rows(connection, chosen, Problems()):
                document = self.of_sheet.of(row)
                assert document is not None
                document.is_told = True

    def curator_of(self, document: SheetDocument) -> str:
        """The id of who read a document, "" where nobody did."""
        return self.of_sheet.curator_of(document)


@dataclass(frozen=True)
class DocumentsReader:
    """Reads what rows of claims, and of the sheet of documents, say of documents.

    ``index`` knows the cast; ``file`` is the name of the file of claims, ``remedy`` what to do about an unknown name.
    """

    connection: Database
    claims: Sheet
    listed: Sheet | None
    index: Index
    words: Vocabulary
    file: str
    remedy: str

    def read(self) -> Documents:
        """The documents.

        The table ``row_document`` gets the document of each combination of cells of claims, ``known_document`` what
        rules on claims ask of a document, and ``plain_document`` those that are read in columns.
        """
        reader = CellReader(self.words, replace(self.index, documents=Names("document")))
        plain_documents(self.connection, self.claims, self.listed, reader, self.file, self._bad_rows)
        columns = [column for column in self.claims.columns if column in _COLUMNS]
        found = self._read(columns, "")
        if lines := {problem.line for problem in found.problems.found if problem.file == self.claims.file}:
            same = " AND ".join(f"s.{quoted(c)} IS NOT DISTINCT FROM o.{quoted(c)}" for c in columns) or "true"
            numbers = ", ".join(map(str, sorted(lines)))
            found = self._read(
                columns, f"EXISTS (SELECT 1 FROM {self.claims.table} o WHERE o.row IN ({numbers}) AND {same})"
            )
        return found

    def _empty(self) -> Documents:
        problems = Problems()
        index = replace(self.index, documents=Names("document"))
        newcomers = Newcomers(index, problems, allowed=False, remedy=self.remedy)
        return Documents(index, newcomers, SheetDocuments({}, newcomers, problems, self.file), problems, self.listed)

    def _bad_rows(self, rows: list[Row]) -> set[int]:
        """The numbers of those of some rows of the sheet of documents that are not good, each by itself."""
        found = self._empty()
        reader = DocumentReader(found.index, self.words, aside := Problems())
        of = {row.place.line: document for row in rows if (document := found.of_sheet.of(row))}
        for document in list(of.values()):
            copied = document.keys.get("republication-of")
            if isinstance(copied, Scalar):  # whether there is such a document is asked of all
                found.index.documents.add(copied.text, (), copied.place)
        bad = {row.place.line for row in rows} - of.keys() | {problem.line for problem in found.problems.found}
        for line, document in of.items():
            document.is_told = True
            reader.read(document.id, document.tree())
            if aside.found:
                bad.add(line)
                aside.found.clear()
        return bad

    def _read(self, columns: list[str], again: str) -> Documents:
        found = self._empty()
        make_known(self.connection, self.listed, found.index)
        others = "row NOT IN (SELECT row FROM plain_document)"
        for row in self.listed.rows(self.connection, others, found.problems) if self.listed else ():
            found.of_sheet.of(row)
        ids: dict[int, str] = {}
        for row in _distinct(self.connection, self.claims, columns, self.words, found.problems, again):
            document = found.of_sheet.of(row)
            if document:
                ids[row.place.line] = document.id
        _keep_ids(self.connection, ids)
        told = {id for (id,) in self.connection.execute("SELECT DISTINCT id FROM row_document WHERE says").fetchall()}
        reader = DocumentReader(found.index, self.words, aside := Problems())
        for id, document in found.of_sheet.found.items():
            document.is_told = id in told
            found.records[id] = reader.read(id, document.tree())
            if aside.found:
                found.bad.add(id)
                aside.found.clear()
        _keep_known(self.connection, found)
        return found


def _distinct(
    connection: Database, claims: Sheet, columns: list[str], words: Vocabulary, problems: Problems, again: str
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
    others = (
        "WHERE document NOT IN (SELECT id FROM plain_document) OR document IS NULL" if "document" in columns else ""
    )
    chosen = f"({filled}) AND (row IN (SELECT row FROM row_document {others}){f' OR {again}' if again else ''})"
    part = replace(claims, columns={c: claims.columns[c] for c in columns})
    found = connection.execute(
        f"SELECT row{', ' if cells else ''}{cells} FROM {claims.table} s WHERE {chosen} ORDER BY row"
    ).fetchall()
    everyday = EverydayWords(words, problems)
    read = {row.place.line: row for row in part.as_rows(found, problems)}
    for number, *_ in found:
        # A row may say something and not of which document.
        yield everyday.read(read.get(number) or Row(Place(claims.file, number), {}))


def _keep_ids(connection: Database, ids: dict[int, str]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE document_id (row BIGINT, id VARCHAR)")
    insert(connection, "document_id", {"row": "BIGINT", "id": "VARCHAR"}, ids.items())
    connection.execute("UPDATE row_document SET id = d.id FROM document_id d WHERE d.row = row_document.row")
    if connection.execute("SELECT count(*) FROM plain_document").fetchone() != (0,):  # then rows name documents by id
        connection.execute("UPDATE row_document SET id = p.id FROM plain_document p WHERE p.id = row_document.document")


#: What rules on claims ask of a document.
_KNOWN = {
    "id": "VARCHAR",
    "has_text": "BOOLEAN",
    "length": "BIGINT",
    "curator": "VARCHAR",
    "is_curated": "BOOLEAN",
    "is_bad": "BOOLEAN",
}


def _keep_known(connection: Database, found: Documents) -> None:
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
    connection.execute(
        "INSERT INTO known_document SELECT id, text_sha256 IS NOT NULL, text_length, coalesce(curator, ''), is_curated, false "
        "FROM plain_document"
    )
