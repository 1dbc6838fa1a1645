"""Rows of an archive in, the documents out whose words may name a private person: those are read with care."""

from __future__ import annotations

from typing import Final

from claimgraph.columns.database import Database
from claimgraph.model.records import Corpus
from claimgraph.privacy.private_names import PrivateNames

#: The tables that hold words, each with the column of the document.
_TABLES: Final = {"claim": "document", "span": "document", "plain_document": "id"}
#: So many rows are looked at together, and one by one where something was found.
_TOGETHER: Final = 1000


def documents_that_name(connection: Database, cast: Corpus) -> set[str]:
    """The documents of which a row may name a private person of the cast, or show half of the name."""
    names = PrivateNames(cast)
    found: set[str] = set()
    if not names.persons:
        return found
    for table, document in _TABLES.items():
        columns = connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall()
        words = ", ".join(f'CAST("{name}" AS VARCHAR)' for name, kind in columns if kind in ("VARCHAR", "VARCHAR[]"))
        rows = connection.execute(f"SELECT {document}, concat_ws(chr(10), {words}) FROM {table}")
        while some := rows.fetchmany(_TOGETHER):
            if names.named_in("\n".join(text for _, text in some)):
                found |= {id for id, text in some if id and names.named_in(text)}
    around = connection.execute("SELECT document, prefix, suffix FROM span WHERE prefix != '' OR suffix != ''")
    while some := around.fetchmany(_TOGETHER):
        found |= {id for id, prefix, suffix in some if id and names.may_be_half(prefix, suffix)}
    return found
