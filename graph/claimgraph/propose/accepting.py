"""A draft that a person accepts in, the document's file with it as a claim out, where the corpus can read that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.corpus import Reading
from claimgraph.corpus.documents import DocumentReader
from claimgraph.corpus.evidence.quotes import located, quote_of
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.source import Mapping_, Node, Problems, shown_path
from claimgraph.corpus.statements import ACCEPTED, Places, StatementReader, refuse_duplicates
from claimgraph.corpus.trees import index_of, trees_of, with_entries
from claimgraph.corpus.yaml_between import items_of, with_entry
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.model.records import Statement
from claimgraph.privacy.private_names import PrivateNames
from claimgraph.propose.draft import Draft, plain_of, tree_of_plain

_CLAIMS: Final = "claims"


@dataclass
class Checker:
    """Judges drafts for one document as the corpus will: by its names and its vocabulary. ``folder`` is the corpus's."""

    folder: Path
    document: str
    sha256: str
    text: str
    reading: Reading
    made: dict[str, Mapping_] = field(default_factory=dict)  #: new actors, by id

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the names of the corpus again, with the actors that were made."""
        problems = Problems()
        trees = trees_of(self.folder, problems)
        trees.actors = with_entries(trees.actors, self.made)
        problems.raise_any()
        self._index = index_of(trees, self.reading.corpus.vocabulary, problems, self.reading.identities.others)
        self._private = PrivateNames(self.reading.corpus)

    def statement(self, draft: Draft) -> Statement:
        """What a draft says, as the corpus reads it.

        Raises:
            ClaimGraphError: a quote cuts a word, or it names a private person.
            CorpusError: the corpus would not read it.
        """
        problems, entry = Problems(), tree_of_plain(plain_of(draft, self.text))
        reader = StatementReader(self.document, self._index, self.reading.corpus.vocabulary, problems, Places())
        found = tuple(reader.claim(entry))
        problems.raise_any()
        return found[0]

    def with_claim(self, content: bytes, draft: Draft, by: str, on: date, rule: str) -> bytes:
        """The document's file with the draft as a claim, where its words stand in the text.

        Raises:
            ClaimGraphError: the file is not UTF-8, nothing can be added to it, or the draft names a private person.
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
        if len(after.encode()) > limits.FILE_BYTES:
            raise ClaimGraphError(
                f"{file} would be larger than {limits.FILE_BYTES // 2**20} MiB.", "Nothing was changed."
            )
        return after.encode()

    def _refuse(self, text: str, file: str) -> None:
        problems = Problems()
        tree = tree_of(text.removeprefix("\ufeff"), file, problems)
        problems.raise_any(writing=True)
        assert tree is not None
        reader = DocumentReader(self._index, self.reading.corpus.vocabulary, problems)
        document = reader.read(self.document, tree)
        if document.text is None or document.text.sha256 != self.sha256:
            raise ClaimGraphError(
                f"{file} is about another text now: nothing was changed.", "Run `claimgraph propose` again."
            )
        refuse_duplicates(document, reader.places, problems)
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
