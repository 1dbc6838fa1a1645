"""Records in, or an archive that was read in columns; a store with their graph out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from claimgraph.base.watched import Watched, unwatched
from claimgraph.columns.database import columns_of, write_to
from claimgraph.corpus.archive.reading import Read
from claimgraph.derive import derive, derived_chunks, graph_of
from claimgraph.kept.building import Building, Held
from claimgraph.model.records import Corpus
from claimgraph.store import ntriples
from claimgraph.triples import chunk_count, chunks_of, name_all, vocabulary_triples

_STORING: Final = "Storing the triples"
#: So many signs of triples are stored at a time: some 20,000 triples.
_PIECE: Final = 4 * 2**20


def finish_of_records(build: Building, corpus: Corpus, made_from: str, watched: Watched = unwatched) -> None:
    """Build the store of a corpus, the graph in it with all that is derived, and make it valid.

    Raises:
        ClaimGraphError: the graph would name a private person; or too much stands against each other.
        OSError: the disk is full, or may not be written to.
    """
    columns_of(corpus, build.columns).close()
    text = graph_of(corpus)
    pieces = watched(_STORING, 1 + len(text) // _PIECE, _pieces(text))
    build.finish(pieces, corpus.vocabulary, corpus, held_of(corpus), made_from)


def finish_of_archive(
    build: Building,
    archive: Read,
    tell: Callable[[str], object] = lambda stage: None,
    watched: Watched = unwatched,
) -> None:
    """Build the store of an archive, and make it valid; what was read of it is used up.

    ``tell`` is called with what is done next.

    Raises:
        ClaimGraphError: the graph would name a private person; or too much stands against each other.
        OSError: the disk is full, or may not be written to.
    """
    words = archive.cast.vocabulary
    with archive.connection as database:
        write_to(database, build.columns)
        ((documents,), (statements,), (unverified,)) = database.execute(
            "SELECT COUNT(*) FROM document UNION ALL SELECT COUNT(*) FROM statement "
            "UNION ALL SELECT COUNT(*) FROM statement WHERE evidence <> 'located'"
        ).fetchall()
        tell("Naming what is claimed")
        name_all(database, words)
        tell("Comparing")
        derive(database, words)
        parts = (chunks_of(database), derived_chunks(database), (ntriples(vocabulary_triples(words)).encode(),))
        pieces = watched(_STORING, chunk_count(database), chain.from_iterable(parts))
        build.finish(pieces, words, archive.cast, Held(documents, statements, unverified), "")


def held_of(corpus: Corpus) -> Held:
    """What records hold, in numbers."""
    statements = [s for document in corpus.documents.values() for s in document.statements]
    return Held(len(corpus.documents), len(statements), sum(s.evidence != "located" for s in statements))


def _pieces(text: str) -> Iterator[bytes]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end].encode()
        start = end
