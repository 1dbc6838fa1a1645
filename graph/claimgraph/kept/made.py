"""Records in, or an archive that was read in columns; a store with their graph out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from claimgraph.base.watched import Watched, unwatched
from claimgraph.columns.database import Database, columns_of, write_to
from claimgraph.corpus.archive.reading import Read
from claimgraph.derive import derive, graph_chunks
from claimgraph.kept.building import Building, Held
from claimgraph.model.records import Corpus
from claimgraph.triples import chunk_count, name_all


def _untold(stage: str) -> None:
    """For whoever wants to be told nothing."""


def finish_of_records(
    build: Building,
    corpus: Corpus,
    made_from: str,
    tell: Callable[[str], object] = _untold,
    watched: Watched = unwatched,
) -> None:
    """Build the store of a corpus, the graph in it with all that is derived, and make it valid.

    ``tell`` is called with what is done next.

    Raises:
        ClaimGraphError: the graph would name a private person; or too much stands against each other.
        OSError: the disk is full, or may not be written to.
    """
    _finish(build, columns_of(corpus), corpus, made_from, tell, watched)


def finish_of_archive(
    build: Building, archive: Read, tell: Callable[[str], object] = _untold, watched: Watched = unwatched
) -> None:
    """The same of an archive; what was read of it is used up. Raises what `finish_of_records` raises."""
    _finish(build, archive.connection, archive.cast, "", tell, watched)


def _finish(
    build: Building,
    database: Database,
    cast: Corpus,
    made_from: str,
    tell: Callable[[str], object],
    watched: Watched,
) -> None:
    write_to(database, build.columns)
    counts = database.execute(
        "SELECT (SELECT COUNT(*) FROM document), COUNT(*), COUNT(*) FILTER (WHERE evidence <> 'located') FROM statement"
    ).fetchall()
    tell("Naming what is claimed")
    name_all(database, cast.vocabulary)
    tell("Comparing")
    derive(database, cast.vocabulary)
    written = graph_chunks(database, cast.vocabulary)
    pieces = watched("Storing the triples", chunk_count(database), _to_the_end(written, database, build.workings))
    build.finish(pieces, cast.vocabulary, cast, Held(*counts[0]), made_from)


def _to_the_end(pieces: Iterator[bytes], database: Database, workings: Path) -> Iterator[bytes]:
    """The pieces of a database of which then nothing stays, so that it is no part of the build."""
    yield from pieces
    database.close()
    for left in (workings, workings.with_suffix(f"{workings.suffix}.wal")):
        left.unlink(missing_ok=True)
