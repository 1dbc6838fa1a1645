"""A document that shall go in, an error out where others need it: they are named."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.base.errors import ClaimGraphError
from claimgraph.columns.database import Database
from claimgraph.putting.known import Known

#: So many of those that need it are named.
_NAMED = 5


def refuse_needed(id: str, known: Known, connection: Database) -> None:
    """Raise where a document cannot be taken out; `claimgraph.putting.around.find_speaking` was asked before.

    Raises:
        ClaimGraphError: it is not there; or others republish it, speak of its claims or attest offices by it.
    """

    def found(sql: str) -> set[str]:
        return {other for (other,) in connection.execute(sql, {"id": id}).fetchall()}

    if not found("SELECT id FROM document WHERE id = $id"):
        raise ClaimGraphError(f"No document {id!r}.", "`claimgraph ask document/all` lists those that are there.")
    reasons = (
        (found("SELECT id FROM document WHERE republication_of = $id"), "{} republish it"),
        (found("SELECT document FROM speaking WHERE document <> $id"), "{} speak of its claims"),
        (known.attesting.get(id, set()), "offices of {} rest on it"),
    )
    needed = [said.format(_listed(ids)) for ids, said in reasons if ids]
    if needed:
        raise ClaimGraphError(
            f"Document {id!r} cannot be removed: {'; '.join(needed)}.", "Remove or change those first."
        )


def _listed(ids: Iterable[str]) -> str:
    found = sorted(ids)
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    return ", ".join(map(repr, found[:_NAMED])) + more
