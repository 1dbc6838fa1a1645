"""The Turtle files of a corpus's own ontology in, its vocabulary out; every mistake with its place and the remedy."""

from __future__ import annotations

import os
from pathlib import Path

from claimgraph.base import limits
from claimgraph.base.errors import TurtleError
from claimgraph.base.files import leads_out
from claimgraph.corpus.ontology_checks import refuse_mistakes
from claimgraph.corpus.ontology_values import refuse_values
from claimgraph.corpus.source import Place, Problems, shown_path
from claimgraph.corpus.turtle_file import TurtleFile
from claimgraph.corpus.yaml_source import read_text
from claimgraph.model.vocabulary import OwnFile, Vocabulary, vocabulary
from claimgraph.store import turtle_terms

#: The folder of a corpus that holds its own vocabulary.
FOLDER = "ontology"


def own_files(corpus: Path, problems: Problems) -> tuple[OwnFile, ...]:
    """The Turtle files of a corpus as they stand there; none where it has no vocabulary of its own."""
    folder = corpus / FOLDER
    if not os.path.lexists(folder):
        return ()
    if leads_out(folder, corpus):
        problems.add(Place(shown_path(folder)), "a link that leads out of the corpus", "Replace it by a folder.")
        return ()
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        problems.add(Place(shown_path(folder)), f"cannot be read: {error.strerror}", "It is a folder of .ttl files.")
        return ()
    if len(paths) > limits.ONTOLOGY_FILES:
        problems.add(Place(shown_path(folder)), f"more than {limits.ONTOLOGY_FILES} files", "Join some of them.")
        return ()
    found = []
    for path in paths:
        if path.suffix != ".ttl":
            problems.add(Place(shown_path(path)), "not a Turtle file", "A vocabulary is files that end in .ttl, here.")
            continue
        text = read_text(path, shown_path(path), problems, corpus, limits.ONTOLOGY_BYTES)
        if text is not None:
            found.append(OwnFile(path.name, text))
    return tuple(found)


def vocabulary_of(own: tuple[OwnFile, ...], corpus: Path, problems: Problems) -> Vocabulary:
    """The vocabulary of the core with these files; that of the core alone where anything in them is wrong."""
    found = problems.beside()
    files = [parsed for file in own if (parsed := _parsed(file, corpus, found)) is not None]
    if sum(len(file.triples) for file in files) > limits.ONTOLOGY_TRIPLES:
        message = f"more than {limits.ONTOLOGY_TRIPLES:,} triples in all files"
        found.add(Place(shown_path(corpus / FOLDER)), message, "A vocabulary has a few hundred.")
    if not found.found:
        refuse_values(files, found)
        refuse_mistakes(files, found)
    problems.merge(found, without=())
    return vocabulary() if found.found else vocabulary(own)


def _parsed(file: OwnFile, corpus: Path, problems: Problems) -> TurtleFile | None:
    shown = shown_path(corpus / FOLDER / file.name)
    # Not splitlines(): the reader of Turtle counts "\n" alone, not U+2028 and its like.
    problems.remember(shown, file.text.split("\n"))
    try:
        triples, prefixes = turtle_terms(file.text)
    except TurtleError as error:
        remedy = "Look at this place and the line before it: a missing “.”, “;” or quotation mark, or a prefix."
        problems.add(Place(shown, error.line, error.column), f"not valid Turtle: {error.message}", remedy)
        return None
    if len(triples) > limits.ONTOLOGY_TRIPLES:
        problems.add(Place(shown), f"more than {limits.ONTOLOGY_TRIPLES:,} triples", "A vocabulary has a few hundred.")
        return None
    return TurtleFile(shown, file.text, triples, prefixes)
