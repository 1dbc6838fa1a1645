"""The name of a subject in, a new corpus on it out: files that a person then fills. Nothing that exists is overwritten."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import yaml

from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.files import STATE, leads_out, read_file
from claimgraph.base.folding import in_ascii
from claimgraph.base.terms import is_slug
from claimgraph.corpus import reading_of_trees
from claimgraph.corpus.changes import changing, is_empty, settle
from claimgraph.corpus.ontology import FOLDER
from claimgraph.corpus.source import Node, Problems
from claimgraph.corpus.subjects import BLANK, starter
from claimgraph.corpus.trees import Trees
from claimgraph.corpus.yaml_source import tree_of
from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import OwnFile

#: Files for editors, made from the records of a corpus, by their paths in it.
Editors = Callable[[Corpus], Mapping[str, bytes]]


def init_corpus(
    folder: Path, subject: str = BLANK, wait: float = limits.WAIT, *, editors: Editors = lambda corpus: {}
) -> list[Path]:
    """Make a corpus in a folder that is empty or not there yet, with a worked example in a folder below; the files made.

    ``subject`` says with which vocabulary, one of `claimgraph.corpus.subjects`. Where exactly this is there already,
    nothing is done: so it can be given again after an interruption.

    Raises:
        ClaimGraphError: there is no such subject, something else is in the folder already, or it cannot be written.
    """
    contents = starter(subject)
    contents |= editors(_records(contents))
    settle(folder)  # a killed command may have moved some files of this very corpus to their places
    _refuse_others(folder, contents)
    with changing(folder, wait) as change:
        _refuse_others(folder, contents)  # again: what a killed command had begun may have been finished
        if not is_empty(folder):
            return [folder / name for name in contents]
        change.write(contents)
    return [folder / name for name in contents]


def _records(contents: Mapping[str, bytes]) -> Corpus:
    """The records of a corpus that is not written yet and holds no documents."""
    problems = Problems()

    def tree(name: str) -> Node | None:
        return tree_of(contents[f"{name}.yaml"].decode(), name, problems, may_be_empty=True)

    own = (path for path in contents if path.startswith(f"{FOLDER}/"))
    words = tuple(OwnFile(path.removeprefix(f"{FOLDER}/"), contents[path].decode()) for path in own)
    trees = Trees(tree("actors"), tree("events"), tree("concepts"), {}, words)
    return reading_of_trees(trees, Path(), problems, located=False).corpus


def _refuse_others(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Raise where something is in a folder, unless it is exactly this."""
    if is_empty(folder):
        return
    if not folder.is_dir() or not all(map(partial(_holds, folder), contents.items())) or _more(folder, contents):
        raise ClaimGraphError(f"{folder} is not empty: nothing was written.", "Give a folder that does not exist yet.")


def _more(folder: Path, contents: Mapping[str, bytes]) -> bool:
    files = (path for path in folder.rglob("*") if not path.is_dir() and STATE not in path.parts)
    return any(path.relative_to(folder).as_posix() not in contents for path in files)


def _holds(folder: Path, file: tuple[str, bytes]) -> bool:
    path = folder / file[0]
    try:
        return not leads_out(path, folder) and read_file(path, len(file[1])) == file[1]
    except ClaimGraphError:
        return False


def slug_of(name: str) -> str:
    """An id made from a name of a file or an actor: ASCII letters, as it is spelt in these, digits, hyphens.

    >>> slug_of("Міністерство оборони")
    'ministerstvo-oboroni'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", in_ascii(name).lower()).strip("-")[:80].strip("-")
    return slug if is_slug(slug) else "document-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def yaml_text(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line, whatever it holds."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")
