"""What was read of an archive in, the tables of the graph out: of rows that are proven good by SQL, of others from records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from claimgraph.columns.database import Database, insert
from claimgraph.columns.of_records import SIGN, rows_of, written_answer, written_question
from claimgraph.columns.schema import tables
from claimgraph.model.fields import Field, fields_of
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement
from claimgraph.model.values.kind import Kind

_SIGN: Final = f"chr({ord(SIGN)})"
#: Of these records the rows are complete; statements still need the numbers of their questions and answers.
_WHOLE: Final = ("actor", "event", "concept", "office", "document", "speaker", "quote")
#: The part of a written question, from 1, that holds the document of a claim that it is about.
CLAIM_DOCUMENT: Final = len(fields_of(Question)) + 1
_KEYS: Final = {"document": "VARCHAR", "place": "INTEGER", "said": "VARCHAR", "answered": "VARCHAR"}


def fill(connection: Database, records: Corpus, copied: Mapping[str, str]) -> None:
    """Fill the tables: with records, and with what the tables ``plain_document`` and ``claim`` hold beside them.

    The table ``slow`` holds the ids of documents of which all is in the records; ``copied`` says which document is a copy
    of which.
    """
    found = rows_of(_with_originals(records, copied))
    found["document"] = [row for row in found["document"] if row[0] in records.documents]
    _plain_documents(connection, copied)
    for name in _WHOLE:
        if name not in ("actor", "event", "concept"):  # rows of claims were compared with these already
            insert(connection, name, tables()[name], found[name])
    _passages(connection)
    _from_records(connection, records, found)
    _number(connection)
    _speakers(connection)
    connection.execute(
        "INSERT INTO quote BY NAME SELECT s.* EXCLUDE (row, odd), p.place FROM span s JOIN placed p USING (row, document)"
    )


def _with_originals(records: Corpus, copied: Mapping[str, str]) -> Corpus:
    """The records with all that their documents are copies of."""
    documents = dict(records.documents)
    for document in records.documents.values():
        of = document.republication_of
        while of and of not in documents:
            documents[of] = Document(of, republication_of=copied.get(of, ""))
            of = copied.get(of, "")
    return replace(records, documents=documents)


def _plain_documents(connection: Database, copied: Mapping[str, str]) -> None:
    origins: dict[str, str] = {}
    for id in copied:
        origin = id
        while origin in copied:
            origin = copied[origin]
        origins[id] = origin
    connection.execute("CREATE OR REPLACE TEMP TABLE original (id VARCHAR, origin VARCHAR)")
    insert(connection, "original", {"id": "VARCHAR", "origin": "VARCHAR"}, origins.items())
    columns = ", ".join(name for name in tables()["document"] if name != "origin")
    connection.execute(
        f"INSERT INTO document BY NAME SELECT {columns}, coalesce(o.origin, id) AS origin FROM plain_document "
        "LEFT JOIN original o USING (id) WHERE id NOT IN (SELECT document FROM slow)"
    )


def _passages(connection: Database) -> None:
    """Make the table ``passage``: statements with questions and answers as texts; and ``placed``, the place of each row."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE placed AS SELECT row, document, "
        "CAST(row_number() OVER (PARTITION BY document ORDER BY inferred, row) - 1 AS INTEGER) AS place "
        "FROM claim WHERE document NOT IN (SELECT document FROM slow)"
    )
    said = ", ".join(each.name for each in fields_of(Statement).values() if each.column)
    unverified = "(NOT has_quote OR NOT has_text OR told = 'unverified')"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE passage AS SELECT c.document, p.place, {said}, {unverified} AS unverified, inferred, "
        "withdrawn, withdrawn_on, withdrawal_reason, false AS withdrawal_counted, withdrawn = '' AS stands, "
        f"CASE WHEN {unverified} THEN 'unverified' WHEN u.row IS NULL THEN 'located' ELSE 'unlocated' END AS evidence, "
        "negated, question AS said, nullif(answer, '') AS answered "
        "FROM claim c JOIN placed p USING (row) "
        "LEFT JOIN (SELECT DISTINCT row FROM span WHERE starts IS NULL) u ON u.row = c.row"
    )


def _from_records(connection: Database, records: Corpus, found: Mapping[str, list[tuple[Any, ...]]]) -> None:
    """Add the statements of records to the table ``passage``."""
    columns = tables()["statement"]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE slow_statement ({_columns(columns)})")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE slow_key ({_columns(_KEYS)})")
    insert(connection, "slow_statement", columns, found["statement"])
    keys = (
        (document.id, place, written_question(p.question), None if p.answer is None else written_answer(p.answer))
        for document in records.documents.values()
        for place, p in enumerate(statement.proposition for statement in document.statements)
    )
    insert(connection, "slow_key", _KEYS, keys)
    connection.execute(
        "INSERT INTO passage BY NAME SELECT s.* EXCLUDE (question, answer), k.said, k.answered "
        "FROM slow_statement s JOIN slow_key k USING (document, place)"
    )


def _columns(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def _number(connection: Database) -> None:
    """Give each question and each answer its number, and each statement those of its own."""
    for name, column in (("question", "said"), ("answer", "answered")):
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE numbered_{name} AS "
            f"SELECT {column}, row_number() OVER (ORDER BY {column}) - 1 AS {name}, "
            f"string_split({column}, {_SIGN}) AS parts FROM passage WHERE {column} IS NOT NULL GROUP BY {column}"
        )
        own = list(tables()[name].items())[1:]
        cells = ", ".join(_part(at, column, kind) for at, (column, kind) in enumerate(own, 1))
        connection.execute(f"INSERT INTO {name} SELECT {name}, {cells} FROM numbered_{name}")
    of_question = len(tables()["question"]) - 1
    connection.execute(
        "INSERT INTO dimension SELECT question, regexp_extract(part, '^([^=]*)=', 1), "
        "regexp_extract(part, '^[^=]*=([^:]*):', 1), regexp_replace(part, '^[^=]*=[^:]*:', '') "
        f"FROM (SELECT question, unnest(parts[{of_question + 1}:]) AS part FROM numbered_question)"
    )
    connection.execute(
        "INSERT INTO statement BY NAME SELECT p.* EXCLUDE (said, answered), q.question, a.answer FROM passage p "
        "JOIN numbered_question q USING (said) LEFT JOIN numbered_answer a USING (answered)"
    )


def _part(at: int, column: str, kind: str) -> str:
    """A part of a written question or answer as a value of its column; what is not there is "" in texts, else NULL."""
    is_text = kind == "VARCHAR" and column not in ("low", "high", "stated")
    return f"parts[{at}]" if is_text else f"CAST(nullif(parts[{at}], '') AS {kind})"


def _speakers(connection: Database) -> None:
    """The chain of each passage: its last link is the claimant, of whom the row speaks, the others relay."""
    fields = fields_of(Speaker)
    there = {name for (name,) in connection.execute("SELECT column_name FROM (DESCRIBE claim)").fetchall()}
    own = ", ".join(fields)
    relayed = ", ".join(
        f"coalesce(relay_{name}[i], {_default(each)}) AS {name}"
        if f"relay_{name}" in there
        else f"{_default(each)} AS {name}"
        for name, each in fields.items()
    )
    connection.execute(
        "INSERT INTO speaker BY NAME SELECT p.document, p.place, "
        f"len(chain) - 1 AS link, len(chain) AS links, chain[-1] AS actor, {own} "
        "FROM claim c JOIN placed p USING (row)"
    )
    connection.execute(
        f"INSERT INTO speaker BY NAME SELECT document, place, i - 1 AS link, len(chain) AS links, chain[i] AS actor, {relayed} "
        "FROM (SELECT c.*, p.place, unnest(range(1, len(chain))) AS i FROM claim c JOIN placed p USING (row) "
        "WHERE len(chain) > 1)"
    )


def _default(each: Field) -> str:
    kind: Kind[Any] = each.kind
    return (
        f"CAST(NULL AS {kind.column})"
        if each.default is None
        else f"CAST('{kind.written(each.default)}' AS {kind.column})"
    )
