"""Rows of claims in, those that are proven good out: rows of one shape are all good, or none is.

The shape of a row is all that rules look at beside the cells themselves: which are filled, what is asked, with which
stance, whether the curator concludes it, what its document has. Of each shape one row is read with care.
"""

from __future__ import annotations

from typing import Final

from claimgraph.columns.database import Database
from claimgraph.corpus.archive.careful import CarefulReader
from claimgraph.corpus.archive.sheet import Sheet, quoted
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT
from claimgraph.corpus.source import Problems
from claimgraph.model.columns import POSITION, QUOTE, RELAY
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Speaker, Statement

#: So many columns are one number: which of them are filled.
_BITS: Final = 60
#: What rules look at in a row, beside which cells are filled.
_LOOKED_AT: Final = ("kind", "stance", "inferred", "negated", "told", "has_quote", "has_text", "is_curated")
#: Columns that no rule looks at together with others, or only with those that `claims.py` and `spans.py` look at too.
_ALONE: Final = (
    {each.column for record in (Speaker, Statement) for each in fields_of(record).values()}
    | {*OF_DOCUMENT, *RELAY, *QUOTE, *POSITION, "relayed_by", "evidence", "event_part_of", "event_type", "event_basis"}
) - {"rationale"}


def mark_bad_shapes(connection: Database, sheet: Sheet, careful: CarefulReader) -> int:
    """Mark the rows of each shape that is not good as odd in the table ``claim``; how many shapes there are."""
    filled = [f"(s.{quoted(column)} IS NOT NULL)::BIGINT" for column in sheet.columns if column not in _ALONE]
    parts = [filled[at : at + _BITS] for at in range(0, len(filled), _BITS)]
    masks = {
        f"mask_{at}": " + ".join(f"({bit} << {number})" for number, bit in enumerate(part))
        for at, part in enumerate(parts)
    }
    names = ", ".join((*masks, *map(quoted, _LOOKED_AT)))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE shaped AS SELECT c.row, c.document, "
        f"{', '.join(f'{found} AS {name}' for name, found in masks.items())}, {', '.join(f'c.{name}' for name in _LOOKED_AT)} "
        f"FROM claim c JOIN {sheet.table} s USING (row) WHERE NOT c.odd"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE shape AS SELECT min(row) AS row, {names} FROM shaped GROUP BY {names}"
    )
    chosen = "row IN (SELECT row FROM shape)"
    document = dict(connection.execute(f"SELECT row, document FROM claim WHERE {chosen}").fetchall())
    careful.documents.ask_for(connection, document.values())
    rows = sheet.rows(connection, chosen, Problems())
    *_, problems = careful.read((document[row.place.line], row) for row in rows)
    if bad := sorted({problem.line for problem in problems.found}):
        same = " AND ".join(f"b.{name} IS NOT DISTINCT FROM s.{name}" for name in (*masks, *map(quoted, _LOOKED_AT)))
        connection.execute(
            "UPDATE claim SET odd = true WHERE row IN (SELECT s.row FROM shaped s "
            f"JOIN shape b ON {same} WHERE b.row IN ({', '.join(map(str, bad))}))"
        )
    connection.execute("DROP TABLE shaped")
    return len(rows)
