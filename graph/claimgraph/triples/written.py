"""The tables of a graph and the names of its nodes in, its triples as N-Triples out, each once.

They come in the order of nodes, but for graphs so large that they are made in parts: then as they come, which takes a
fifth less.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.columns.database import Database, at_work
from claimgraph.triples.scripts import script

#: Files of the folder `writing`: rows of a node and its triples. Those of the cast are few; the others are made a part at
#: a time, by the number of a passage or a question.
_CAST: Final = ("actors", "tenures", "events", "concepts", "documents")
_OF_PASSAGES: Final = ("reports", "hops", "spans", "claims")
_OF_QUESTIONS: Final = ("propositions", "questions")
#: Those of which two rows may be one node, and the passages among them: what they say is put together.
_SHARED: Final = frozenset(("tenures", "reports", "hops"))
_COUNTS: Final = """
    SELECT (SELECT COUNT(*) > 0 FROM alike), (SELECT COALESCE(MAX(passage), 0) FROM numbered_statement),
        (SELECT COALESCE(MAX(question), 0) FROM question)
"""
#: The nodes in a chunk: few, since memory that was just used is faster than new memory.
_NODES: Final = 256
#: The passages, or questions, whose triples are made at once: about 100 MB of text.
_AT_ONCE: Final = 2**16


def chunks_of(database: Database) -> Iterator[bytes]:
    """The triples of what has names in it (named.py), in chunks; the last of each ends with a line.

    Evidence is named `_:e…`: blank nodes, all of whose triples stand together.

    Raises:
        ClaimGraphError: that needs more memory than the database may take.
    """
    with at_work(database, "Writing the triples"):
        yield from _all_chunks(database)


def _all_chunks(database: Database) -> Iterator[bytes]:
    ((alike, passages, questions),) = database.execute(_COUNTS).fetchall()
    frame = "ordered" if max(passages, questions) < _AT_ONCE else "unordered"
    for section in _CAST:
        yield from _chunks(database, section, {}, frame, merge=section in _SHARED)
    for sections, last in ((_OF_PASSAGES, passages), (_OF_QUESTIONS, questions)):
        for section in sections:
            for low in range(0, last + 1, _AT_ONCE):
                yield from _chunks(database, section, {"low": low, "high": low + _AT_ONCE}, frame)
            if alike and section in _SHARED:
                yield from _chunks(database, section, {"low": 0, "high": last + 1}, frame, merge=True)


def chunk_count(database: Database) -> int:
    """About how many chunks that makes: each kind of node has its own."""
    tables = ("document", "statement", "quote", "claim", "named_proposition", "named_question")
    counts = " + ".join(f"(SELECT COUNT(*) FROM {name})" for name in tables)  # noqa: S608 - our names
    ((nodes,),) = database.execute(f"SELECT {counts}").fetchall()
    return len(_CAST + _OF_PASSAGES + _OF_QUESTIONS) + int(nodes) // _NODES


def _chunks(
    database: Database, section: str, part: dict[str, int], frame: str, *, merge: bool = False
) -> Iterator[bytes]:
    rows = script("writing", section).replace("$which", "SEMI" if merge else "ANTI")
    if merge:
        rows = script("writing", "merged").replace("$rows", rows)
    database.execute(script("writing", frame).replace("$rows", rows), part or None)
    while found := database.fetchmany(_NODES):
        yield b"".join(text for (text,) in found)
