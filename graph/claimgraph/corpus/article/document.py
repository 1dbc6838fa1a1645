"""An article in, its document file and its text in the corpus out: a file that a person then fills."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import leads_out, read_file, refuse_way_out
from claimgraph.corpus import reading_of
from claimgraph.corpus.article import PLAIN, is_plain, kept_in
from claimgraph.corpus.article.proposals import document_text
from claimgraph.corpus.changes import changing
from claimgraph.corpus.evidence.texts import FOLDER
from claimgraph.corpus.scaffold import Editors, slug_of
from claimgraph.corpus.source import CONTROL, Mapping_, Problems, Scalar
from claimgraph.corpus.trees import refuse_no_corpus
from claimgraph.corpus.yaml_source import read_yaml


@dataclass(frozen=True)
class Added:
    """The file of a document, whether it is new, what was left out of its text, and the documents with the same text."""

    path: Path
    is_new: bool
    left: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


def new_document(
    article: Path | None,
    corpus: Path,
    today: date,
    wait: float = limits.WAIT,
    *,
    name: str = "",
    editors: Editors = lambda corpus: {},
    recognized: Callable[[str], str] = lambda text: "",
) -> Added:
    """Add a document file for an article to a corpus, and its text to ``texts/``, where it does not lie there already.

    ``article`` is None for standard input, which then needs a ``name``. A file for this very text that is there already
    stays as it is. ``recognized`` tells the language of a text, for an article that does not say.

    Raises:
        ClaimGraphError: the article cannot be read, the corpus is none, or another document has the name already.
    """
    refuse_no_corpus(corpus)
    stem, file, data = _read(article, corpus, name)
    slug = slug_of(stem)
    suffix = article.suffix if article else PLAIN
    kept = kept_in(data, str(article or "standard input"), suffix)
    if not is_plain(suffix):
        data = kept.text.encode()
    digest = hashlib.sha256(data).hexdigest()
    path = corpus / "documents" / f"{slug}.yaml"
    with changing(corpus, wait) as change:
        refuse_no_corpus(corpus)  # again: it may have been taken away meanwhile
        if os.path.lexists(path):
            if not _is_about(path, corpus, digest):
                raise ClaimGraphError(
                    f"{path} is there already, for another text: nothing was written.",
                    "Edit it, or rename the article's file.",
                )
            return Added(path, False)
        reading = reading_of(corpus)
        texts = {} if file else _text_file(corpus, slug, data)
        same = tuple(
            id for id, document in reading.corpus.documents.items() if document.text and document.text.sha256 == digest
        )
        kept = replace(kept, language=kept.language or recognized(kept.text))
        content = document_text(kept, reading, file or f"{slug}{PLAIN}", digest, today, same)
        change.write({f"documents/{slug}.yaml": content.encode(), **texts, **editors(reading.corpus)})
    return Added(path, True, kept.left, same)


def text_of(article: Path, corpus: Path) -> str:
    """The text of an article, as the document that is made of it would have it.

    Raises:
        ClaimGraphError: the article cannot be read.
    """
    _, _, data = _read(article, corpus, "")
    kept = kept_in(data, str(article), article.suffix)
    return data.decode() if is_plain(article.suffix) else kept.text


def _read(article: Path | None, corpus: Path, name: str) -> tuple[str, str, bytes]:
    """What the article is called, the name of its file where that is a text of the corpus already, and its bytes."""
    if article is None:
        if not name:
            raise ClaimGraphError(
                "What is the article called?", "Give --name NAME with -: it becomes the document's id."
            )
        data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
        if len(data) > limits.FILE_BYTES:
            raise ClaimGraphError("standard input is larger than an article.", "Give a part of it.")
        return name, "", data
    refuse_way_out(article, corpus)
    try:
        article.name.encode()
    except UnicodeEncodeError as error:
        raise ClaimGraphError(f"The name of {article.name!a} is not UTF-8.", "Rename the file.") from error
    if CONTROL.search(article.name):
        raise ClaimGraphError(f"The name of {article.name!a} holds a control character.", "Rename the file.")
    try:
        data = read_file(article, limits.FILE_BYTES if is_plain(article.suffix) else limits.ARTICLE_BYTES)
    except ClaimGraphError as error:
        raise ClaimGraphError(f"{article}: {error.message}.", error.remedy) from error
    there = article.suffix == PLAIN and Path(os.path.realpath(article.parent)) == Path(
        os.path.realpath(corpus / FOLDER)
    )
    return name or article.stem, article.name if there else "", data


def _text_file(corpus: Path, slug: str, data: bytes) -> dict[str, bytes]:
    """The text as a file of the corpus; nothing where it is there."""
    path = corpus / FOLDER / f"{slug}{PLAIN}"
    if not os.path.lexists(path):
        return {f"{FOLDER}/{slug}{PLAIN}": data}
    try:
        if not leads_out(path, corpus) and read_file(path, len(data)) == data:
            return {}
    except ClaimGraphError:
        pass  # larger, or no file
    raise ClaimGraphError(
        f"{path} is there already, with another text: nothing was written.",
        "Rename the article's file, or give --name.",
    )


def _is_about(path: Path, corpus: Path, digest: str) -> bool:
    """Whether the file of a document is one for the text with this digest."""
    tree = read_yaml(path, corpus, Problems())
    text = tree.values.get("text") if isinstance(tree, Mapping_) else None
    there = text.values.get("sha256") if isinstance(text, Mapping_) else None
    return isinstance(there, Scalar) and there.text == digest
