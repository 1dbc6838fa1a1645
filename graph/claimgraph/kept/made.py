"""Records in, or an archive that was read in columns; a store with their graph out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.watched import UNTOLD, Job, Stage
from claimgraph.columns.database import Database, columns_of, give_back, write_to
from claimgraph.corpus.archive.reading import Read
from claimgraph.derive import derive, graph_chunks
from claimgraph.kept.building import Building, Held
from claimgraph.model.records import Corpus
from claimgraph.triples import chunk_count, name_all

# What each takes, in seconds for a million claims on two cores, as in claimgraph.corpus.archive.stages.
_NAMING: Final = Stage("Naming what is claimed", 25)
_COMPARING: Final = Stage("Comparing", 30)
_STORING: Final = Stage("Storing the triples", 270)

#: The stages in which a store is finished, in their order.
FINISHING: Final = (_NAMING, _COMPARING, _STORING)


def finish_of_records(build: Building, corpus: Corpus, made_from: str, job: Job = UNTOLD) -> None:
    """Build the store of a corpus, the graph in it with all that is derived, and make it valid.

    ``job`` is told of the stages in `FINISHING`.

    Raises:
        ClaimGraphError: the graph would name a private person; or too much stands against each other.
        OSError: the disk is full, or may not be written to.
    """
    _finish(build, columns_of(corpus), corpus, made_from, job)


def finish_of_archive(build: Building, archive: Read, job: Job = UNTOLD) -> None:
    """The same of an archive; what was read of it is used up. Raises what `finish_of_records` raises."""
    _finish(build, archive.connection, archive.cast, "", job, f"{limits.STORING_MEMORY}MiB")


def _finish(build: Building, database: Database, cast: Corpus, made_from: str, job: Job, memory: str = "") -> None:
    """``memory`` is what a database in a file may take while the triples are stored."""
    write_to(database, build.columns)
    ((documents, statements, unverified),) = database.execute(
        "SELECT (SELECT COUNT(*) FROM document), COUNT(*), COUNT(*) FILTER (WHERE evidence <> 'located') FROM statement"
    ).fetchall()
    job.begin(_NAMING, statements)
    name_all(database, cast.vocabulary)
    job.begin(_COMPARING)
    derive(database, cast.vocabulary)
    if memory:
        give_back(database, memory)
    written = graph_chunks(database, cast.vocabulary)
    job.begin(_STORING)
    pieces = job.through(
        _to_the_end(written, database, build.workings), chunk_count(database), lambda lines: lines.count(b"\n")
    )
    build.finish(pieces, cast.vocabulary, cast, Held(documents, statements, unverified), made_from)


def _to_the_end(pieces: Iterator[bytes], database: Database, workings: Path) -> Iterator[bytes]:
    """The pieces of a database of which then nothing stays, so that it is no part of the build."""
    yield from pieces
    database.close()
    for left in (workings, workings.with_suffix(f"{workings.suffix}.wal")):
        left.unlink(missing_ok=True)
