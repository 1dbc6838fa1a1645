"""Texts in, positions and problems out: whether every digest, position and quote of a corpus fits its texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, read_file, refuse_way_out
from claimgraph.corpus import Reading
from claimgraph.corpus.changes import Change
from claimgraph.corpus.evidence.positions import positions_path, with_positions, written_positions
from claimgraph.corpus.evidence.quotes import located
from claimgraph.corpus.source import Place, shown_path
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.records import Corpus, Document
from claimgraph.privacy.context import with_safe_context
from claimgraph.privacy.private_names import PrivateNames

#: The folder of a corpus in which its texts are looked for, where no other is given.
FOLDER: Final = "texts"


@dataclass(frozen=True)
class Texts:
    """The texts in a folder: the names of their files, by digest too; each is read when it is asked for."""

    folder: Path
    names: Collection[str]
    by_digest: Mapping[str, str] = field(default_factory=dict)

    def holds(self, text: TextFile) -> bool:
        """Whether the text is there, or another under its name."""
        return text.sha256 in self.by_digest or text.file in self.names


@dataclass
class Verified:
    """What was verified: counts of documents, of distinct quotes, of their positions, and of documents without a text."""

    documents: int = 0
    quotes: int = 0
    positions: int = 0
    absent: int = 0


def texts_in(folder: Path, corpus: Path | None = None) -> Texts:
    """All files in a folder whose names end in ``.txt``; where it lies in the ``corpus``, no link out of that is followed.

    Raises:
        ClaimGraphError: there is no such folder, no text in it, or one that cannot be read, is too large, or leads out of it.
    """
    if corpus is not None:
        refuse_way_out(folder, corpus)
    if not folder.is_dir():
        raise ClaimGraphError(f"No folder {folder}.", "Give the folder that holds the articles' texts.")
    digests = {}
    for path in _files_in(folder):
        if leads_out(path, folder):
            raise ClaimGraphError(
                f"{path} is a link that leads out of the folder.", "Replace it by a copy of the text."
            )
        if path.is_file():
            digests[path.name] = hashlib.sha256(_bytes(path)).hexdigest()
    if not digests:
        raise ClaimGraphError(f"No texts in {folder}.", "Texts are files that end in .txt, in UTF-8.")
    return Texts(folder, digests.keys(), {digest: name for name, digest in digests.items()})


def own_texts(corpus: Path) -> Path | None:
    """The folder ``texts/`` of a corpus, where the articles' texts stay with whoever reads them; None where it has none."""
    folder = corpus / FOLDER
    return folder if _files_in(folder) else None


def _files_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path, limits.FILE_BYTES)
    except ClaimGraphError as error:
        raise ClaimGraphError(f"{path}: {error.message}.", error.remedy) from error


def verify(
    reading: Reading, texts: Texts, step: Callable[[], object] = lambda: None, *, all_there: bool = True
) -> Verified:
    """Check digest, length, positions and quotes of every document; problems are added to the reading's.

    A quote that is found and has no position yet is none. ``all_there`` says that a text which is not at hand is one.
    ``step`` is called once a document.
    """
    done, offices = Verified(), offices_of(reading.corpus)
    for document in reading.corpus.documents.values():
        if document.text:
            if not (all_there or texts.holds(document.text)):
                done.absent += 1
            elif (text := text_of(document, texts, reading)) is not None:
                done.documents += 1
                for quote in quotes_of(document, offices):
                    _verify_quote(document, quote, text, reading, done)
        step()
    return done


def _verify_quote(document: Document, quote: Quote, text: str, reading: Reading, done: Verified) -> None:
    place = _place_of(document, quote, reading)
    try:
        found = located(quote, text)
    except ClaimGraphError as error:
        reading.problems.add(place, f"quote {error.message}", error.remedy)
        return
    done.quotes += 1
    if quote.start is None:
        return
    if (quote.start, quote.end) != (found.start, found.end):
        reading.problems.add(
            place,
            f"position {quote.start}-{quote.end}, but the words stand at {found.start}-{found.end}",
            "Run `claimgraph locate`.",
        )
    else:
        done.positions += 1


def locate(
    reading: Reading,
    texts: Texts,
    change: Change,
    step: Callable[[], object] = lambda: None,
    *,
    all_there: bool = True,
) -> dict[Path, int]:
    """Write the file of positions of every document whose text is at hand; the number of positions, by file.

    ``change`` holds the reading's folder, from before it was read. ``all_there`` is that of `verify`.

    Quotes that are not found, or are found more than once, become problems of the reading; then nothing is written.
    """
    found = positions_of(reading, texts, reading.corpus.documents, step, all_there=all_there)
    reading.problems.raise_any(writing=True)
    change.write({path.relative_to(reading.folder).as_posix(): content for path, (content, _) in found.items()})
    return {path: count for path, (_, count) in found.items()}


def positions_of(
    reading: Reading,
    texts: Texts,
    documents: Iterable[str],
    step: Callable[[], object] = lambda: None,
    *,
    all_there: bool = True,
) -> dict[Path, tuple[bytes, int]]:
    """The file of positions of each of these documents whose text is at hand, and how many positions are in it.

    ``all_there`` is that of `verify`. Quotes that are not found, or are found more than once, become problems of the reading.
    """
    found: dict[Path, tuple[bytes, int]] = {}
    names = PrivateNames(reading.corpus)
    offices = offices_of(reading.corpus)
    for document in map(reading.corpus.documents.__getitem__, documents):
        sought = document.text and (all_there or texts.holds(document.text))
        if document.text and sought and (text := text_of(document, texts, reading)) is not None:
            quotes = set()
            for quote in quotes_of(document, offices):
                try:
                    quotes.add(with_safe_context(located(quote, text), text, names))
                except ClaimGraphError as error:
                    reading.problems.add(_place_of(document, quote, reading), f"quote {error.message}", error.remedy)
            path = positions_path(reading.folder / "documents", document.id)
            if quotes or path.exists():
                found[path] = written_positions(document.text.sha256, quotes).encode(), len(quotes)
        step()
    return found


def with_context(reading: Reading, texts: Texts, *, paragraphs: bool = False) -> Corpus:
    """The corpus with up to 32 code points of text before and after each quote, from texts that are at hand.

    With ``paragraphs`` all of the paragraph: for reading, not for a graph. None where it may name a private person.

    Raises:
        CorpusError: a digest or a quote does not fit the texts.
    """
    documents, names, offices = {}, PrivateNames(reading.corpus), offices_of(reading.corpus)
    for document in reading.corpus.documents.values():
        text = text_of(document, texts, reading) if document.text else None
        found: dict[tuple[str, int], tuple[int, int, str, str]] = {}
        for quote in quotes_of(document, offices) if text is not None else ():
            try:
                here = with_safe_context(located(quote, text or ""), text or "", names, paragraph=paragraphs)
            except ClaimGraphError as error:
                reading.problems.add(_place_of(document, quote, reading), f"quote {error.message}", error.remedy)
            else:
                found[quote.exact, quote.occurrence] = (here.start or 0, here.end or 0, here.prefix, here.suffix)
        documents[document.id] = with_positions(document, found)
    reading.problems.raise_any()
    return replace(reading.corpus, documents=documents)  # what it shows beside quotes is looked at when it is written


Offices = Mapping[str, list[Quote]]  #: the quotes that attest offices, by document


def offices_of(corpus: Corpus) -> Offices:
    """The quotes that attest the offices of the actors of a corpus."""
    found: dict[str, list[Quote]] = {}
    for actor in corpus.actors.values():
        for office in actor.offices:
            if office.quote:
                found.setdefault(office.document, []).append(office.quote)
    return found


def quotes_of(document: Document, offices: Offices) -> Iterator[Quote]:
    """Every distinct quote that stands in a document, also those that attest offices; not what is unverified."""
    found = [quote for statement in document.statements if not statement.unverified for quote in statement.quotes]
    yield from dict.fromkeys([*found, *offices.get(document.id, ())])


def text_of(document: Document, texts: Texts, reading: Reading) -> str | None:
    """The text of a document that has one; None with a problem, where it is not at hand or another."""
    assert document.text
    place = reading.places.texts.get(document.id) or Place(shown_path(reading.folder))
    name = texts.by_digest.get(document.text.sha256)
    if name is None:
        if document.text.file in texts.names:
            reading.problems.add(
                place,
                f"the digest does not match {document.text.file}",
                "The text was changed: restore it, or check the quotes and write its new digest.",
            )
        else:
            reading.problems.add(
                place, f"no text with this digest in {texts.folder}", "Add the text, or correct the digest."
            )
        return None
    try:
        data = _bytes(texts.folder / name)
        if hashlib.sha256(data).hexdigest() != document.text.sha256:
            raise ClaimGraphError(f"{texts.folder / name} was changed while it was read.", "Give the command again.")
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        reading.problems.add(place, f"{name} is not UTF-8", "Save it as UTF-8 and write its new digest.")
        return None
    if len(text) != document.text.length:
        reading.problems.add(
            place, f"length {document.text.length}, but {name} has {len(text)} code points", "Correct it."
        )
    return text


def _place_of(document: Document, quote: Quote, reading: Reading) -> Place:
    places = reading.places
    return places.quotes.get((document.id, quote.exact, quote.occurrence)) or places.documents[document.id]
