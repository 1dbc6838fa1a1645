"""Rows of some documents in, their records and problems out: read one by one, as an import reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimgraph.corpus import check_claim_references
from claimgraph.corpus.archive.documents import Documents
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.evidence.positions import Positions, with_positions
from claimgraph.corpus.private import refuse_private_names
from claimgraph.corpus.sheet.everyday import EverydayWords
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.rows import RowReader
from claimgraph.corpus.sheet.sheet_documents import SheetDocument
from claimgraph.corpus.sheet.sheet_file import OF_DOCUMENT, Row
from claimgraph.corpus.sheet.sheet_positions import SheetPositions
from claimgraph.corpus.source import Problems, place_of
from claimgraph.corpus.statements import Places, refuse_duplicates
from claimgraph.model.cast import Actor
from claimgraph.model.records import Corpus, Document
from claimgraph.model.values import ClaimRef
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class CarefulReader:
    """Reads rows of claims; ``parts`` says what each event is a part of, ``offices`` are the rows of offices that a
    document attests, ``of_cast`` the files of actors, events and concepts."""

    words: Vocabulary
    documents: Documents
    parts: Mapping[str, str]
    actors: Mapping[str, Actor]
    offices: Mapping[str, Sequence[Row]]
    of_cast: Mapping[str, str]
    file: str

    def read(
        self,
        rows: Iterable[tuple[str, Row]],
        alone: Iterable[str] = (),
        elsewhere: Collection[ClaimRef] | None = None,
    ) -> tuple[dict[str, Document], Mapping[str, Positions], Problems]:
        """The documents of rows, each given with its row, and the documents ``alone``; where quotes stand; and what is wrong.

        ``elsewhere`` are claims of other documents to which these may refer. Without them each row is looked at by
        itself: whether two fit together is not asked.
        """
        problems = Problems()
        newcomers = replace(self.documents.newcomers, problems=problems, unknown={}, parts=self.parts)
        stated = SheetPositions(problems)
        found = self._entries(rows, alone, newcomers, stated)
        trees = {id: document.tree() for id, document in sorted(found.items())}
        positions = stated.read(trees, Path(), Corpus(self.words, {}, {}, {}, {}, {}))
        told = newcomers.tell_unknown() | set(map(place_of, problems.found))
        reader = DocumentReader(newcomers.index, self.words, aside := problems.beside())
        read = {id: reader.read(id, tree) for id, tree in trees.items()}
        read = {id: with_positions(document, positions.get(id, {})) for id, document in read.items()}
        if elsewhere is not None:
            self._refuse_together(read, reader.places, elsewhere, aside)
        problems.merge(aside, without=told)
        return read, positions, problems

    def _entries(
        self, rows: Iterable[tuple[str, Row]], alone: Iterable[str], newcomers: Newcomers, stated: SheetPositions
    ) -> dict[str, SheetDocument]:
        """The documents with the entries of their rows."""
        everyday = EverydayWords(self.words, newcomers.problems)
        reader = RowReader(self.words, newcomers, newcomers.problems)
        found = {id: self._empty(id) for id in alone}
        for id, given in rows:
            row, document = everyday.read(given), found.get(id) or self._empty(id)
            found[id] = document
            if row.cells.keys() - OF_DOCUMENT:
                curator = self.documents.curator_of(document)
                entry = reader.claim(row, self.file, has_text=document.has_text, curator=curator)
                (document.inferences if reader.is_inferred(row) else document.claims).append(entry)
                stated.take(id, row)
        for id in found:
            for row in self.offices.get(id, ()):
                stated.take(id, row)
        return found

    def _empty(self, id: str) -> SheetDocument:
        return self.documents.get(id)

    def _refuse_together(
        self, read: Mapping[str, Document], places: Places, elsewhere: Collection[ClaimRef], problems: Problems
    ) -> None:
        """Add a problem for each row that does not fit to others."""
        claims = {ClaimRef(id, s.id): s for id, document in read.items() for s in document.statements if s.id}
        corpus = Corpus(self.words, self.actors, {}, {}, read, claims)
        check_claim_references(corpus, places, frozenset(), problems, elsewhere)
        for document in read.values():
            refuse_duplicates(document, places, problems)
        refuse_private_names(corpus, places, self.of_cast, problems)
