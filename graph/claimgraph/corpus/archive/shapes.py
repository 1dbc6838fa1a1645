"""Rows of claims in, those that are proven good out: rows of one shape are all good, or none is.

The shape of a row is all that rules look at beside the cells themselves: which are filled, what is asked, with which
stance, whether the curator concludes it, what its document has. Of each shape one row is read with care.
"""

from __future__ import annotations

from typing import Final

from claimgraph.columns.database import Database
from claimgraph.corpus.archive.careful import CarefulReader
from claimgraph.corpus.archive.selection import Selection
from claimgraph.corpus.archive.sheet import Sheet
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
    {each.column for record in (Speaker, Statement) for each in fields_of(record).values() if not each.inside}
    | {*OF_DOCUMENT, *RELAY, *QUOTE, *POSITION, "relayed_by", "evidence", "event_part_of", "event_type", "event_basis"}
) - {"rationale"}


def masks(chosen: Selection) -> None:
    """Add to the table ``claim`` which cells of a row are filled, as numbers."""
    filled = [f"({chosen.cell(column)} IS NOT NULL)::BIGINT" for column in chosen.sheet.columns if column not in _ALONE]
    for at in range(0, len(filled), _BITS):
        bits = (f"({bit} << {number})" for number, bit in enumerate(filled[at : at + _BITS]))
        chosen.columns[f"mask_{at}"] = " + ".join(bits)


def mark_bad_shapes(connection: Database, sheet: Sheet, careful: CarefulReader) -> int:
    """Mark the rows of each shape that is not good as odd in the table ``claim``; how many shapes there are."""
    columns = connection.execute("SELECT column_name FROM (DESCRIBE claim)").fetchall()
    names = [*(name for (name,) in columns if name.startswith("mask_")), *_LOOKED_AT]
    every = ", ".join(names)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE shape AS SELECT min(row) AS row, {every} FROM claim WHERE NOT odd GROUP BY {every}"
    )
    chosen = "row IN (SELECT row FROM shape)"
    document = dict(connection.execute(f"SELECT row, document FROM claim WHERE {chosen}").fetchall())
    careful.documents.ask_for(connection, document.values())
    rows = sheet.rows(connection, chosen, Problems())
    *_, problems = careful.read((document[row.place.line], row) for row in rows)
    if bad := sorted({problem.line for problem in problems.found}):
        same = " AND ".join(f"b.{name} IS NOT DISTINCT FROM claim.{name}" for name in names)
        connection.execute(
            f"UPDATE claim SET odd = true FROM shape b WHERE {same} AND NOT claim.odd AND b.row IN ({', '.join(map(str, bad))})"
        )
    return len(rows)
