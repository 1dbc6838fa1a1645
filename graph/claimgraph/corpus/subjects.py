"""The name of a subject in, the files that a new corpus on it starts from out: a vocabulary and one worked example."""

from __future__ import annotations

from pathlib import Path

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.resources import shipped, template
from claimgraph.base.words import nearest
from claimgraph.corpus.ontology import FOLDER

#: A subject with a commented vocabulary to copy from, for whoever begins with a subject of their own.
BLANK = "blank"

#: The folder of a new corpus that holds the worked example, which is no part of it.
EXAMPLE = "example"


def subjects() -> dict[str, tuple[Path, Path]]:
    """The folder of the vocabulary and that of the worked example of each subject, by its name.

    The subject of the shipped corpus goes by the name of its vocabulary's file.
    """
    blank, corpus = template("blank"), shipped("corpus")
    found = {BLANK: (blank / FOLDER, blank)}
    for path in sorted((corpus / FOLDER).glob("*.ttl")):
        found[path.stem] = (corpus / FOLDER, corpus / "starter")
    return found


def vocabulary_files(subject: str) -> dict[str, bytes]:
    """The Turtle files of a subject, by their path in a corpus.

    Raises:
        ClaimGraphError: there is no such subject.
    """
    known = subjects()
    if subject not in known:
        raise ClaimGraphError(
            f"Unknown subject {subject!r}.", nearest(subject, known) or f"Known: {', '.join(sorted(known))}."
        )
    return {f"{FOLDER}/{path.name}": path.read_bytes() for path in sorted(known[subject][0].glob("*.ttl"))}


def example(subject: str) -> dict[str, bytes]:
    """All files of the worked example on a subject, by their path in it: a little corpus of its own.

    Raises:
        ClaimGraphError: there is no such subject.
    """
    return dict(sorted({**vocabulary_files(subject), **_files_in(subjects()[subject][1])}.items()))


def starter(subject: str) -> dict[str, bytes]:
    """All files that a new corpus on a subject starts from, by their path in it; the worked example is in a folder below.

    Raises:
        ClaimGraphError: there is no such subject.
    """
    beside = {f"{EXAMPLE}/{name}": content for name, content in example(subject).items()}
    return dict(sorted({**vocabulary_files(subject), **_files_in(template("corpus")), **beside}.items()))


def _files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
