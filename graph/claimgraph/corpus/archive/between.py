"""Claims in, the documents in which rows may not fit together out: candidates only, which are then read with care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from claimgraph.base import limits
from claimgraph.base.cells import SPANS, split
from claimgraph.columns.database import Database, insert
from claimgraph.columns.of_records import SIGN, written_answer
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.model.values import ClaimRef

#: Rows that say the same through the same speakers; their quotes are compared where that is so.
_TWICE: Final = """
    WITH one AS (
        SELECT document, row, hash(document, chain, stance, question, answer, negated, inferred) AS said FROM claim
    ), two AS (
        SELECT said FROM one GROUP BY said HAVING count(*) > 1
    ), words AS (
        SELECT one.document, one.said, one.row, list((s.exact, s.occurrence) ORDER BY s.span) AS words
        FROM one JOIN two USING (said) LEFT JOIN span s USING (row) GROUP BY ALL
    )
    SELECT DISTINCT document FROM words GROUP BY document, said, words HAVING count(*) > 1
"""
_ONE_ID: Final = "SELECT document FROM claim WHERE id != '' GROUP BY document, id HAVING count(*) > 1"
#: The same words have one place, wherever a row says it.
_PLACES: Final = """
    WITH one AS (
        SELECT *, hash(document, exact, occurrence) AS words FROM span
    ), two AS (
        SELECT words FROM one GROUP BY words HAVING count(*) > 1
    )
    SELECT DISTINCT document FROM one JOIN two USING (words) GROUP BY document, exact, occurrence
    HAVING count(starts) > 0
       AND (count(starts) < count(*) OR min(starts) < max(starts) OR min(prefix) < max(prefix) OR min(suffix) < max(suffix))
"""
#: Claims about claims, and what they are about: by the question, the answer, or both.
_LINKS: Final = f"""
    CREATE OR REPLACE TEMP TABLE link AS
    SELECT document, id, string_split(question, chr({ord(SIGN)}))[$at] AS to_document,
           string_split(question, chr({ord(SIGN)}))[$at + 1] AS to_id
    FROM claim WHERE about_claim
    UNION ALL
    SELECT document, id, string_split(answer, chr({ord(SIGN)}))[-2], string_split(answer, chr({ord(SIGN)}))[-1]
    FROM claim WHERE starts_with(answer, $claim)
"""
_MISSING: Final = """
    SELECT DISTINCT l.document FROM link l
    WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.id != '' AND c.document = l.to_document AND c.id = l.to_id)
"""
#: All documents on a chain of claims about claims that is too long; in a circle every chain is.
_DEEP: Final = """
    WITH RECURSIVE chain AS (
        SELECT document, id, to_document, to_id, [document, to_document] AS through, 1 AS steps FROM link
        UNION ALL
        SELECT c.document, c.id, l.to_document, l.to_id, list_append(c.through, l.to_document), c.steps + 1
        FROM chain c JOIN link l ON l.document = c.to_document AND l.id = c.to_id AND l.id != ''
        WHERE c.steps <= $most
    )
    SELECT DISTINCT unnest(through) AS document FROM chain WHERE steps > $most
"""


def documents_to_read(connection: Database, parts: int) -> set[str]:
    """The documents in which a row is odd, or in which two may not fit together.

    ``parts`` is the number of the part of a written question that holds the document of a claim, from 1.
    """
    connection.execute(_LINKS, {"at": parts, "claim": written_answer(ClaimRef("", "")).split(SIGN)[0] + SIGN})
    found: set[str] = set()
    for query, values in (
        ("SELECT DISTINCT document FROM claim WHERE odd AND document IS NOT NULL", {}),
        ("SELECT DISTINCT document FROM span WHERE odd AND document IS NOT NULL", {}),
        (_TWICE, {}),
        (_ONE_ID, {}),
        (_PLACES, {}),
        (_MISSING, {}),
        (_DEEP, {"most": limits.CLAIM_STEPS}),
    ):
        found |= {id for (id,) in connection.execute(query, values).fetchall() if id is not None}
    return found


def documents_that_cite_offices(connection: Database, offices: Mapping[str, Sequence[Row]]) -> set[str]:
    """The documents in which a passage cites words that attest an office too: they have one place, whoever says it.

    ``offices`` are rows of offices by the document that attests them.
    """
    cited = [
        (id, words) for id, rows in offices.items() for row in rows for words in (split(row.text("quote"), SPANS) or [])
    ]
    columns = {"document": "VARCHAR", "exact": "VARCHAR"}
    connection.execute("CREATE OR REPLACE TEMP TABLE attested (document VARCHAR, exact VARCHAR)")
    insert(connection, "attested", columns, cited)
    found = connection.execute("SELECT DISTINCT document FROM span JOIN attested USING (document, exact)")
    return {id for (id,) in found.fetchall()}


def claims_named_by(connection: Database, documents: set[str]) -> set[ClaimRef]:
    """The claims with an id of those documents to which some documents refer."""
    listed = sorted(documents)
    found = connection.execute(
        "SELECT document, id FROM claim WHERE id != '' AND document IN "
        "(SELECT to_document FROM link WHERE document IN (SELECT unnest(CAST($ids AS VARCHAR[]))))",
        {"ids": listed},
    ).fetchall()
    return {ClaimRef(document, id) for document, id in found}
