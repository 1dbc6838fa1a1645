"""The tables of a graph and the names of its nodes in, its triples as N-Triples out, each once, in the order of nodes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from claimgraph.columns.database import Database
from claimgraph.triples.scripts import script

#: Files of the folder `writing`: rows of a node and its triples. Those of the cast are few; of the others the nodes are
#: digests, so that they can be made a part at a time.
_CAST: Final = ("actors", "tenures", "events", "concepts", "documents")
_SPINE: Final = ("reports", "hops", "spans", "claims", "propositions", "questions")
#: Those of which two rows may be one node, and the passages among them: what they say is put together.
_SHARED: Final = frozenset(("tenures", "reports", "hops"))
_ALIKE: Final = "SELECT COUNT(*) > COUNT(DISTINCT node) FROM named_report"
#: The nodes in a chunk.
_NODES: Final = 4096
#: The passages whose triples are made at once: about 100 MB of text.
_AT_ONCE: Final = 2**16


def chunks_of(database: Database) -> Iterator[bytes]:
    """The triples of what has names in it (named.py), in chunks; the last of each ends with a line.

    Evidence is named `_:e…`: blank nodes, all of whose triples stand together.
    """
    for section in _CAST:
        yield from _chunks(database, section, {}, merge=section in _SHARED)
    (alike,) = database.execute(_ALIKE).fetchall()[0]
    (passages,) = database.execute("SELECT COUNT(*) FROM statement").fetchall()[0]
    bounds = _bounds(passages // _AT_ONCE + 1)
    for section in _SPINE:
        for low, high in pairwise(bounds):
            yield from _chunks(database, section, {"low": low, "high": high}, merge=alike and section in _SHARED)


def chunk_count(database: Database) -> int:
    """About how many chunks that makes."""
    tables = ("document", "statement", "quote", "claim", "named_proposition", "named_question")
    counts = " + ".join(f"(SELECT COUNT(*) FROM {name})" for name in tables)  # noqa: S608 - our names
    ((nodes,),) = database.execute(f"SELECT {counts}").fetchall()
    return 1 + int(nodes) // _NODES


def _bounds(parts: int) -> list[str]:
    """So many parts of all digests: where each begins, and the end."""
    return ["", *(f"{at * 16**4 // parts:04x}" for at in range(1, parts)), "g"]


def _chunks(database: Database, section: str, part: dict[str, str], *, merge: bool) -> Iterator[bytes]:
    rows = script("writing", section)
    if merge:
        rows = script("writing", "merged").replace("$rows", rows)
    database.execute(script("writing", "ordered").replace("$rows", rows), part or None)
    while found := database.fetchmany(_NODES):
        yield b"".join(text for (text,) in found)
