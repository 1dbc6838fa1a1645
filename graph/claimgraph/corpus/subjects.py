"""The name of a subject in, the files that a new corpus on it starts from out: a vocabulary and one worked example."""

from __future__ import annotations

from pathlib import Path

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.resources import shipped, template
from claimgraph.base.words import nearest
from claimgraph.corpus.ontology import FOLDER

#: A subject with a commented vocabulary to copy from, for whoever begins with a subject of their own.
BLANK = "blank"


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


def starter(subject: str) -> dict[str, bytes]:
    """All files that a new corpus on a subject starts from, by their path in it.

    Raises:
        ClaimGraphError: there is no such subject.
    """
    found = vocabulary_files(subject)
    for folder in (template("corpus"), subjects()[subject][1]):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
