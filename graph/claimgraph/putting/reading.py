"""A document file and what a store knows in, the document out; every mistake in it at once, as `check` tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.terms import is_slug
from claimgraph.columns.database import Database
from claimgraph.columns.replacing import line_above
from claimgraph.columns.to_records import documents_of
from claimgraph.corpus import check_claim_references
from claimgraph.corpus.cast import refuse_cycles
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.evidence.positions import Positions, positions_path, read_positions, with_positions
from claimgraph.corpus.index import THIRD_PARTY, Index
from claimgraph.corpus.names import Names
from claimgraph.corpus.private import refuse_names_in
from claimgraph.corpus.source import Mapping_, Place, Problems
from claimgraph.corpus.statements import refuse_duplicates
from claimgraph.corpus.yaml_source import read_yaml
from claimgraph.model.records import Corpus, Document
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.putting.known import Known, claims_of


@dataclass
class _Titles(Names):
    """The documents of a store by id and title, fetched when a document speaks of another one."""

    connection: Database | None = None
    _is_whole: bool = False

    def bearers(self, word: str) -> list[str]:
        """Every id that a word means."""
        if is_slug(word) and not self._is_whole:
            self._take("WHERE id = $word OR $word IN (lower(title), lower(called), lower(url))", {"word": word})
        else:
            self._fetch()
        return super().bearers(word)

    def closest(self, word: str) -> str:
        """The id or title that looks most like a word."""
        self._fetch()
        return super().closest(word)

    def _fetch(self) -> None:
        if not self._is_whole:
            self._is_whole = True
            self._take("ORDER BY id", {})

    def _take(self, which: str, parameters: dict[str, str]) -> None:
        assert self.connection is not None
        found = self.connection.execute(f"SELECT id, title, called, url FROM document {which}", parameters)  # noqa: S608
        for id, *names in found.fetchall():
            self.add(id, filter(None, names), Place(id))


def read_document(path: Path, known: Known, connection: Database) -> tuple[Document, Positions]:
    """The document of a file, with the places of its quotes as the file of positions beside it says.

    Raises:
        CorpusError: something in it is wrong; the error holds every problem, each with file, line and column.
        ClaimGraphError: the file is no document.
    """
    if path.suffix != ".yaml" or not is_slug(path.stem):
        raise ClaimGraphError(
            f"{path} is no document file.", "Documents are files `id.yaml`, of small letters, digits and hyphens."
        )
    problems = Problems()
    tree = read_yaml(path, path.absolute().parent, problems)
    problems.raise_any()
    assert tree is not None
    reader = DocumentReader(_index(known, connection), known.vocabulary, problems)
    document = reader.read(path.stem, tree)
    positions = read_positions(positions_path(path.parent, document.id), document, problems)
    document = with_positions(document, positions)
    around = _Around(document, connection, tree.place, problems)
    around.check_lineage(reader.places.documents)
    around.check_claims(known.vocabulary, reader)
    refuse_duplicates(document, reader.places, problems)
    if known.private.persons:
        refuse_names_in(document, known.private, reader.places, problems)
    problems.raise_any()
    return document, positions


def _index(known: Known, connection: Database) -> Index:
    also = {term.key for dimension in known.vocabulary.dimensions.values() for term in dimension.also}
    actors, events, concepts = known.names
    return Index(actors, events, concepts, _Titles("document", connection=connection), frozenset({THIRD_PARTY, *also}))


@dataclass(frozen=True)
class _Around:
    """A document that is read, and what it has to fit to."""

    document: Document
    connection: Database
    place: Place
    problems: Problems

    def check_lineage(self, places: dict[str, Place]) -> None:
        """Add a problem where a document would republish itself."""
        above = line_above(self.connection, self.document)
        lines = {id: (of,) for id, of in above.items()} | {self.document.id: (self.document.republication_of,)}
        refuse_cycles("republication-of", lines, Mapping_({}, places, self.place), self.problems)

    def check_claims(self, vocabulary: Vocabulary, reader: DocumentReader) -> None:
        """Add a problem for each reference to a claim that is not there, in the document or to it."""
        documents = {self.document.id: self.document}
        speaking = self.connection.execute("SELECT document FROM speaking").fetchall()
        missing = _meant([self.document]) | {id for (id,) in speaking}
        while missing := missing - documents.keys():
            fetched = documents_of(self.connection, missing)
            documents |= {id: fetched.get(id) or Document(id) for id in missing}
            missing = _meant(fetched.values())
        claims = claims_of(documents.values())
        lost = {
            (ref, id)
            for id, document in documents.items()
            if id != self.document.id
            for ref in (ref for statement in document.statements for ref in statement.refers_to)
            if ref.document == self.document.id and ref not in claims
        }
        for ref, id in sorted(lost, key=lambda one: (one[0].id, one[1])):
            message = f"the claim {ref.id!r} is gone, of which document {id!r} speaks"
            self.problems.add(self.place, message, "Give a claim this id again, or change that document first.")
        for id in documents:
            reader.places.documents.setdefault(id, self.place)
        corpus = Corpus(vocabulary, {}, {}, {}, documents, claims)
        check_claim_references(corpus, reader.places, frozenset(), self.problems, {ref for ref, _ in lost})


def _meant(documents: Iterable[Document]) -> set[str]:
    """The documents of whose claims these speak."""
    return {ref.document for document in documents for statement in document.statements for ref in statement.refers_to}
