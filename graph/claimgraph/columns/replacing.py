"""A document in, its rows put in the place of those that are there; what nobody asks or answers any more goes.

Its rows are staged first, in temporary tables (`new_statement`, …), under the numbers that questions and answers have in
the database, or will have: so they can be looked at before they are there, and be put into more than one database.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from claimgraph.columns.database import Database, insert
from claimgraph.columns.of_records import rows_of
from claimgraph.columns.schema import tables
from claimgraph.model.cast import Actor
from claimgraph.model.records import Corpus, Document
from claimgraph.model.vocabulary import Vocabulary

#: What holds a document and its passages, and by which column.
_OF_DOCUMENT: Final = {"document": "id", "statement": "document", "speaker": "document", "quote": "document"}
_STAGED: Final = (*_OF_DOCUMENT, "office", "question", "dimension", "answer")

# What is in both has the number that it has in the database; what is new, the next one that is free.
_ALIKE: Final = """
CREATE OR REPLACE TEMP TABLE alike AS
SELECT n.{table} AS here, o.{table} AS there
FROM new_{table} n
JOIN {table} o ON {same}
"""
_OTHERWISE_NARROWED: Final = """
DELETE FROM alike
USING (
    SELECT here, there
    FROM alike
    LEFT JOIN (SELECT question, list((key, kind, id) ORDER BY key) AS said FROM new_dimension GROUP BY question) AS n
        ON n.question = here
    LEFT JOIN (
        SELECT question, list((key, kind, id) ORDER BY key) AS said
        FROM dimension
        WHERE question IN (SELECT there FROM alike)
        GROUP BY question
    ) AS o ON o.question = there
    WHERE n.said IS DISTINCT FROM o.said
) AS other
WHERE alike.here = other.here AND alike.there = other.there
"""
_NUMBERS: Final = """
CREATE OR REPLACE TEMP TABLE number AS
SELECT n.{table} AS here, COALESCE(MIN(there), (SELECT COALESCE(MAX({table}), -1) FROM {table}) + 1 + n.{table}) AS there
FROM new_{table} n
LEFT JOIN alike ON here = n.{table}
GROUP BY n.{table}
"""
# Questions or answers that only the older version has.
_FORGOTTEN: Final = """
CREATE OR REPLACE TEMP TABLE forgotten_{table} AS
SELECT DISTINCT o.{table}
FROM statement o
ANTI JOIN new_statement n ON n.{table} = o.{table}
ANTI JOIN (SELECT {table} FROM statement WHERE document <> $id) AS other ON other.{table} = o.{table}
WHERE o.document = $id AND o.{table} IS NOT NULL
"""
_COPIES: Final = """
CREATE OR REPLACE TEMP TABLE copied AS
WITH RECURSIVE copy AS (
    SELECT id FROM document WHERE republication_of = $id
    UNION
    SELECT d.id FROM copy c JOIN document d ON d.republication_of = c.id
)
SELECT id FROM copy
"""
_LINE: Final = """
WITH RECURSIVE line AS (
    SELECT id, republication_of FROM document WHERE id = $id
    UNION
    SELECT d.id, d.republication_of FROM line l JOIN document d ON d.id = l.republication_of
)
FROM line
"""


def line_above(connection: Database, document: Document) -> dict[str, str]:
    """What a document republishes, what that republishes, and so on: by id what each republishes, "" for nothing."""
    return dict(connection.execute(_LINE, {"id": document.republication_of}).fetchall())


def stage(connection: Database, id: str, new: Document | None, holders: Mapping[str, Actor], words: Vocabulary) -> None:
    """Make the temporary tables of a document as it is to be, empty where it is to go.

    ``holders`` are the actors with offices that it attests, as they are to be.
    """
    documents = {}
    if new:
        line = line_above(connection, new)
        documents = {above: Document(above, republication_of=of) for above, of in line.items()} | {id: new}
    rows = rows_of(Corpus(words, holders, {}, {}, documents, {}))
    rows["document"] = [row for row in rows["document"] if row[0] == id]
    for table in _STAGED:
        columns = ", ".join(f"{column} {kind}" for column, kind in tables()[table].items())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE new_{table} ({columns})")
        insert(connection, f"new_{table}", tables()[table], rows[table])
    _number(connection, "question", _OTHERWISE_NARROWED, beside=("dimension", "statement"))
    _number(connection, "answer", beside=("statement",))
    for table in ("question", "answer"):
        connection.execute(_FORGOTTEN.format(table=table), {"id": id})
    connection.execute(_COPIES, {"id": id})


def _number(connection: Database, table: str, *tell_apart: str, beside: Collection[str]) -> None:
    same = " AND ".join(f"o.{column} IS NOT DISTINCT FROM n.{column}" for column in tables()[table] if column != table)
    for sql in (_ALIKE.format(table=table, same=same), *tell_apart, _NUMBERS.format(table=table)):
        connection.execute(sql)
    for name in (table, *beside):
        # All names here are our own.
        connection.execute(f"UPDATE new_{name} SET {table} = there FROM number WHERE {table} = here")  # noqa: S608


def replace(connection: Database, id: str, within: str = "") -> None:
    """Put what is staged in the place of a document, in the database itself or in one that is attached as ``within``."""
    at = f"{within}." if within else ""

    def run(sql: str, *parameters: str) -> None:
        connection.execute(sql, list(parameters))

    # All names here are our own; what a document says is a parameter, or in tables.
    for table, column in _OF_DOCUMENT.items():
        run(f"DELETE FROM {at}{table} WHERE {column} = ?", id)  # noqa: S608
        run(f"INSERT INTO {at}{table} FROM new_{table}")
    run(f"DELETE FROM {at}office WHERE actor IN (SELECT actor FROM new_office)")  # noqa: S608
    run(f"INSERT INTO {at}office FROM new_office")
    run(
        f"UPDATE {at}document AS d SET origin = n.origin FROM new_document n "  # noqa: S608
        "WHERE d.id IN (SELECT id FROM copied) AND d.origin <> n.origin"
    )
    for table in ("dimension", "question", "answer"):
        key = "answer" if table == "answer" else "question"
        run(f"DELETE FROM {at}{table} WHERE {key} IN (SELECT {key} FROM forgotten_{key})")  # noqa: S608
        run(f"INSERT INTO {at}{table} FROM new_{table} WHERE {key} NOT IN (SELECT {key} FROM {at}{key})")  # noqa: S608
