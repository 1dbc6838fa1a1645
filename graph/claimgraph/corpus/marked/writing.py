"""Marked passages and a corpus in, its document files with claims to fill in out; a new file for an address it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count
from pathlib import Path
from urllib.parse import urlsplit

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.base.namespaces import DATA
from claimgraph.corpus import Reading, reading_of
from claimgraph.corpus.article.kept import Kept
from claimgraph.corpus.article.proposals import document_text
from claimgraph.corpus.changes import changing
from claimgraph.corpus.evidence.texts import Texts, own_texts, text_of, texts_in
from claimgraph.corpus.marked.annotations import Marked, annotations_in
from claimgraph.corpus.marked.stubs import Stub, comment_of, stub_of
from claimgraph.corpus.scaffold import Editors, slug_of
from claimgraph.corpus.source import shown_path
from claimgraph.corpus.trees import refuse_no_corpus
from claimgraph.corpus.yaml_between import commented
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Document
from claimgraph.privacy.private_names import PrivateNames


@dataclass
class Written:
    """What was written: how many passages into which file, how many were there already, and what has to be looked at.

    ``left`` says of annotations by their numbers why they are no passage, ``odd`` what is wrong with the words of others.
    """

    files: dict[Path, int] = field(default_factory=dict)
    new: list[Path] = field(default_factory=list)
    known: int = 0
    odd: dict[int, str] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)


def write_marked(
    path: Path,
    corpus: Path,
    today: date,
    texts: Path | None = None,
    wait: float = limits.WAIT,
    *,
    editors: Editors = lambda corpus: {},
) -> Written:
    """Write the passages that a file of annotations marks into the documents of a corpus, as claims to fill in.

    A document goes by its address; for one that is not there a file is made. Words are compared with the text of their
    document, where that is in ``texts``, or else in the corpus.

    Raises:
        ClaimGraphError: the file holds no annotations; the corpus is none, or a document file nothing can be added to.
    """
    refuse_no_corpus(corpus)
    read = annotations_in(path)
    of_address: dict[str, list[Marked]] = {}
    for passage in read.passages:
        of_address.setdefault(_plain(passage.address), []).append(passage)
    with changing(corpus, wait) as change:
        reading = reading_of(corpus)
        folder = texts or own_texts(corpus)
        documents = _Documents(
            corpus, reading, texts_in(folder, corpus) if folder else None, today, Written(left=read.left)
        )
        contents = dict(filter(None, (documents.with_passages(*each) for each in of_address.items())))
        if contents:
            change.write({**contents, **(editors(reading.corpus) if documents.done.new else {})})
    return documents.done


@dataclass
class _Documents:
    """The document files of a corpus, into which passages are written; ``done`` is what was."""

    corpus: Path
    reading: Reading
    texts: Texts | None
    today: date
    done: Written

    def __post_init__(self) -> None:
        self._of_address = _addresses(self.reading.corpus.documents)
        self._private = PrivateNames(self.reading.corpus)
        self._taken = {file.stem for file in (self.corpus / "documents").glob("*.yaml")}

    def with_passages(self, address: str, passages: list[Marked]) -> tuple[str, bytes] | None:
        """The file of the document with an address and these passages; None where they are there already."""
        document = self._of_address.get(address)
        id = document.id if document else self._new_id(passages[0])
        path = self.corpus / "documents" / f"{id}.yaml"
        before = read_file(path, limits.FILE_BYTES).decode() if document else ""
        stubs = self._stubs(document, before, passages)
        if not stubs:
            return None
        if document:
            comment = "".join(f"{line}\n" for line in comment_of(stubs))
            content = commented(before, shown_path(path), "claims", comment)
        else:
            content = self._new_file(id, passages[0], stubs)
            self.done.new.append(path)
        if len(content.encode()) > limits.FILE_BYTES:
            raise ClaimGraphError(
                f"{shown_path(path)} would be larger than {limits.FILE_BYTES // 2**20} MiB: nothing was changed.",
                "Split the file of annotations.",
            )
        self.done.files[path] = len(stubs)
        return f"documents/{id}.yaml", content.encode()

    def _new_id(self, passage: Marked) -> str:
        found = next(id for id in _ids(passage) if id not in self._taken)
        self._taken.add(found)
        return found

    def _new_file(self, id: str, passage: Marked, stubs: list[Stub]) -> str:
        # An IRI of ours is no address at which somebody published something.
        address = "" if passage.address.startswith(DATA) else passage.address
        kept = Kept("", title=passage.title or address or id, url=address)
        return document_text(kept, self.reading, "", "", self.today, (), comment_of(stubs))

    def _stubs(self, document: Document | None, before: str, passages: list[Marked]) -> list[Stub]:
        """The claims to fill in of passages that the document does not have, neither as a claim nor as one to fill in."""
        text, quoted = None, set[frozenset[tuple[str, int]]]()
        if document:
            claims = (statement for statement in document.statements if not statement.inferred)
            quoted = {_passage(claim.quotes) for claim in claims}
            if document.text and self.texts and self.texts.holds(document.text):
                text = text_of(document, self.texts, self.reading)
        found = []
        for passage in _together(passages, text):
            stub = stub_of(passage, text)
            if person := self._private.named_in(f"{passage.address} {passage.title}\n" + "\n".join(stub.lines)):
                self.done.left[passage.number] = f"it names a private person ({person.role})"
                continue
            if _passage(stub.quotes) in quoted or stub.line in before:
                self.done.known += 1
                continue
            found.append(stub)
            if stub.wrong:
                self.done.odd[passage.number] = stub.wrong
        return found


def _passage(quotes: Iterable[Quote]) -> frozenset[tuple[str, int]]:
    """Some words, and of words that stand several times which are meant."""
    return frozenset((quote.exact, quote.occurrence or 1) for quote in quotes)


def _together(passages: Iterable[Marked], text: str | None) -> Iterator[Marked]:
    """The passages, each once with all that was remarked on its words."""
    of_quotes: dict[str, list[Marked]] = {}
    for passage in passages:
        of_quotes.setdefault(stub_of(passage, text).line, []).append(passage)
    for first, *others in of_quotes.values():
        remarks = dict.fromkeys(chain(first.remarks, *(other.remarks for other in others)))
        tags = dict.fromkeys(chain(first.tags, *(other.tags for other in others)))
        yield replace(first, remarks=tuple(remarks), tags=tuple(tags))


def _addresses(documents: Mapping[str, Document]) -> dict[str, Document]:
    """The documents by all by which they may go: their address, that of a copy in an archive, their IRI."""
    found: dict[str, Document] = {}
    for document in documents.values():
        for address in (document.url, document.archived, f"{DATA}document-{document.id}"):
            if address:
                found.setdefault(_plain(address), document)
    return found


def _plain(address: str) -> str:
    """An address as two that lead to one page have it."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{query}"


def _ids(passage: Marked) -> Iterator[str]:
    """What a new document may be called; one that has an IRI of ours keeps its name, by which it is found again."""
    _, _, named = passage.address.partition(f"{DATA}document-")
    if named and slug_of(named) == named:
        yield named
    parts = urlsplit(passage.address)
    slug = slug_of(passage.title or parts.path.rstrip("/").rpartition("/")[2] or parts.netloc)
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))
