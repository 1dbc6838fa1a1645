"""What a person accepts in, the document of the copy with it out: of whose text it is, and on what that rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import read_file
from claimgraph.base.words import nearest
from claimgraph.corpus import reading_of_trees
from claimgraph.corpus.source import Node, Place, Problems, Scalar, shown_path
from claimgraph.corpus.trees import trees_of
from claimgraph.corpus.yaml_between import keyed
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.model.records import Corpus, Document
from claimgraph.propose.copies.credits import Outlets
from claimgraph.propose.copies.finding import Likeness, copies_among
from claimgraph.propose.copies.texts import Text


@dataclass(frozen=True)
class Accepted:
    """What is to be written: which document republishes which, on what basis, which file with that; and the corpus then."""

    copy: str
    original: str
    basis: str
    file: Path
    content: bytes
    corpus: Corpus


def accept(pairs: Sequence[tuple[str, str]], texts: Sequence[Text], folder: Path) -> list[Accepted]:
    """The files of documents with which others they republish, and on what that rests; for whoever holds the corpus.

    A pair names the copy and the original, by the id of the document or the name of the file with its text. No other
    byte of the files changes.

    Raises:
        ClaimGraphError: one of them is no document; they share no wording, and the copy does not credit the outlet of the
            original; or something of it is said already.
        CorpusError: the corpus cannot be read with it, for example since the original is said to be a copy of the copy.
    """
    problems = Problems()
    trees = trees_of(folder, problems)
    problems.raise_any(writing=True)
    corpus = reading_of_trees(trees, folder, problems).corpus
    problems.raise_any(writing=True)
    done = list[Accepted]()
    for pair in pairs:
        copy, original = (_document(name, texts, corpus) for name in pair)
        path = folder / "documents" / f"{copy.id}.yaml"
        _refuse_said(copy, original, path)
        basis = _basis(copy, original, texts, corpus)
        place = Place(shown_path(path))
        keys: dict[str, Node] = {"republication-of": Scalar(original.id, place)}
        # A document has one basis: where something else rests on it already, this is a remark.
        keys["note" if copy.basis else "basis"] = Scalar(basis, place)
        text = keyed(read_file(path, limits.FILE_BYTES).decode("utf-8"), shown_path(path), "publisher", keys)
        tree = tree_of(text.removeprefix("\ufeff"), shown_path(path), problems)
        assert tree is not None
        trees = replace(trees, documents=trees.documents | {copy.id: tree})
        corpus = reading_of_trees(trees, folder, problems).corpus
        problems.raise_any(writing=True)
        done.append(Accepted(copy.id, original.id, basis, path, text.encode(), corpus))
    return done


def _document(name: str, texts: Sequence[Text], corpus: Corpus) -> Document:
    for text in texts:
        if name in (text.name, text.name.removesuffix(".txt")) and name not in corpus.documents:
            if not text.document:
                raise ClaimGraphError(
                    f"{text.name} is the text of no document.", f"Make one: `claimgraph new {text.name}`."
                )
            name = text.document
            break
    if name not in corpus.documents:
        raise ClaimGraphError(f"No document {name!r}.", nearest(name, corpus.documents))
    return corpus.documents[name]


def _refuse_said(copy: Document, original: Document, path: Path) -> None:
    if copy.id == original.id:
        raise ClaimGraphError(f"{copy.id!r} is one document.", "Give the copy first, then the original.")
    if copy.republication_of:
        raise ClaimGraphError(
            f"{copy.id!r} republishes {copy.republication_of!r} already.", f"If that is wrong, correct it in {path}."
        )
    if not copy.lineage_known:
        raise ClaimGraphError(
            f"{path} says `lineage: unknown`.", "If it is known now, take out that line; then give the command again."
        )
    if copy.basis and copy.note:
        raise ClaimGraphError(
            f"{path} has a basis and a note: what this rests on has no place.",
            f"Write `republication-of: {original.id}` by hand, and on what it rests below `basis`.",
        )


def _basis(copy: Document, original: Document, texts: Sequence[Text], corpus: Corpus) -> str:
    """On what it rests that one document has its text from another: wording, credits, days."""
    by_document = {text.document: text for text in texts if text.document}
    if copy.id not in by_document:
        raise ClaimGraphError(f"The text of {copy.id!r} is not at hand.", "Give the folder with it: --texts DIR.")
    text, other, outlets = by_document[copy.id], by_document.get(original.id), Outlets(corpus)
    said: list[str] = []
    if other is not None:
        found = copies_among((text, other), outlets)
        alike = next((each for group in (*found.copies, *found.templates) for each in group), None)
        said = _rests_on(alike, text, original) if alike else []
    elif credit := next((c for c in outlets.credits(text.text) if c.outlet == original.publisher), None):
        said = [f"The text says “{credit.words}”"]
    if not said:
        raise ClaimGraphError(
            f"{copy.id!r} does not show that it has its text from {original.id!r}: they do not share enough of their "
            "wording, or only in the same sentences with other figures.",
            "If it is known from elsewhere, write `republication-of` and `basis` by hand.",
        )
    return "; ".join(said) + "."


def _rests_on(alike: Likeness, copy: Text, original: Document) -> list[str]:
    if alike.is_template:
        return []
    part = alike.shared.one if alike.one == copy else alike.shared.other
    chosen = alike.origin.original
    agrees = chosen is not None and chosen.document == original.id
    return [
        f"{part.share:.0%} of its words stand in the text of {original.id}, in the same order",
        *(alike.origin.because if agrees else ()),
    ]
