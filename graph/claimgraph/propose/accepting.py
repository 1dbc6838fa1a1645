"""A draft that a person accepts in, the document's file with it as a claim out, where the corpus can read that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading, check_claim_references, claims_in, reading_of_trees
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.evidence.quotes import located, quote_of
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Mapping_, Node, Problems, shown_path
from claimgraph.corpus.statements import ACCEPTED, Places, StatementReader, refuse_duplicates
from claimgraph.corpus.trees import index_of, stamp_of, trees_of, with_entries
from claimgraph.corpus.yaml_between import items_of, with_entry
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.model.records import Corpus, Statement
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.draft import Draft, plain_of, tree_of_plain

_CLAIMS: Final = "claims"
_NOBODY: Final[Mapping[str, Mapping_]] = MappingProxyType({})


@dataclass
class Checker:
    """Judges drafts for one document as the corpus will: by its names and its vocabulary."""

    document: str
    sha256: str
    text: str
    reading: Reading  #: of the corpus as it was read last

    def __post_init__(self) -> None:
        self._stamp = frozenset[tuple[str, int, int, int]]()
        self.refresh()

    @property
    def folder(self) -> Path:
        """That of the corpus."""
        return self.reading.folder

    @property
    def corpus(self) -> Corpus:
        """As it was read last."""
        return self.reading.corpus

    def refresh(self, made: Mapping[str, Mapping_] = _NOBODY) -> None:
        """Read the corpus again where anything but the document has changed, with actors that are made, by id.

        Raises:
            CorpusError: it cannot be read, or not with them.
        """
        own = str(self.folder / "documents" / f"{self.document}.yaml")
        stamp = frozenset(each for each in stamp_of(self.folder) if each[0] != own)
        if stamp == self._stamp and not made:
            return
        problems = Problems()
        trees = trees_of(self.folder, problems)
        trees.actors = with_entries(trees.actors, made)
        reading = reading_of_trees(trees, self.folder, problems)
        problems.raise_any(writing=True)
        self.reading = reading
        self._index = index_of(trees, self.corpus.vocabulary, problems, self.reading.identities.others)
        self._private = PrivateNames(self.corpus)
        self._stamp = stamp if not made else frozenset()

    def statement(self, draft: Draft) -> Statement:
        """What a draft says, as the corpus reads it.

        Raises:
            ClaimGraphError: a quote cuts a word.
            CorpusError: the corpus would not read it.
        """
        problems, entry = Problems(), tree_of_plain(plain_of(draft, self.text))
        reader = StatementReader(self.document, self._index, self.corpus.vocabulary, problems, Places())
        found = tuple(reader.claim(entry))
        problems.raise_any()
        return found[0]

    def with_claim(self, content: bytes, draft: Draft, by: str, on: date, rule: str) -> bytes:
        """The document's file with the draft as a claim, where its words stand in the text.

        Raises:
            ClaimGraphError: the file is not UTF-8, nothing can be added to it, or it names a private person.
            CorpusError: the file cannot be read as it is now, or the corpus would not read the claim.
        """
        file = shown_path(self.folder / "documents" / f"{self.document}.yaml")
        try:
            before = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ClaimGraphError(f"{file} is not UTF-8: nothing was changed.", "Save it again as UTF-8.") from error
        self.statement(draft)
        accepted = {"by": by, "on": on.isoformat(), "rule": rule}
        entry = tree_of_plain({**plain_of(draft, self.text), ACCEPTED: {k: v for k, v in accepted.items() if v}})
        assert isinstance(entry, Mapping_)
        after = with_entry(before, file, _CLAIMS, entry, self._place(items_of(before, file, _CLAIMS), draft))
        self._refuse(after, file)
        return after.encode()

    def _refuse(self, text: str, file: str) -> None:
        problems = Problems()
        tree = tree_of(text.removeprefix("\ufeff"), file, problems)
        problems.raise_any(writing=True)
        assert tree is not None
        reader = DocumentReader(self._index, self.corpus.vocabulary, problems)
        document = reader.read(self.document, tree)
        if document.text is None or document.text.sha256 != self.sha256:
            raise ClaimGraphError(
                f"{file} is about another text now: nothing was changed.", "Run `claimgraph propose` again."
            )
        refuse_duplicates(document, reader.places, problems)
        documents = {**self.corpus.documents, document.id: document}
        corpus = replace(self.corpus, documents=documents, claims=claims_in(documents))
        places = reader.places.beside(self.reading.places)
        check_claim_references(corpus, places, self.reading.unread, problems)
        problems.raise_any(writing=True)
        if person := self._private.named_in(text):
            raise ClaimGraphError(
                f"It names a private person ({person.role}): nothing was changed.", "Take the name out of it."
            )

    def _place(self, items: tuple[Node, ...], draft: Draft) -> int:
        """Before which entry the draft belongs: behind the one whose words stand nearest before its own."""
        mine = draft.quotes[0].start if draft.quotes else len(self.text)
        starts = [(start, number) for number, item in enumerate(items) if (start := self._start(item)) is not None]
        before = [found for found in starts if found[0] <= mine]
        return max(before)[1] + 1 if before else 0

    def _start(self, item: Node) -> int | None:
        quotes = quote_of(Fields(item, "", (), Problems()).node("quote"), Problems())
        starts = []
        for quote in quotes:
            try:
                starts.append(located(quote, self.text).start or 0)
            except ClaimGraphError:
                continue
        return min(starts, default=None)


def document_bytes(folder: Path, document: str) -> bytes:
    """The bytes of a document's file, that nobody edits at this moment.

    Raises:
        ClaimGraphError: it cannot be read, or an editor has it open with changes.
    """
    path = folder / "documents" / f"{document}.yaml"
    for beside in (path.with_name(f".{path.name}.swp"), path.with_name(f".#{path.name}")):
        if beside.is_symlink() or beside.exists():
            raise ClaimGraphError(
                f"{shown_path(path)} is open in an editor ({beside.name}): nothing was changed.",
                "Save and close it there, then press the key again.",
            )
    return read_file(path, limits.FILE_BYTES)
