"""A corpus folder in, the trees of its files out, and the index of every id and name in them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from claimgraph.base import limits
from claimgraph.base.errors import BusyError, ClaimGraphError
from claimgraph.base.files import STATE, is_store, leads_out
from claimgraph.base.terms import is_slug
from claimgraph.corpus.archive.files import looks_like_archive
from claimgraph.corpus.changes import settle
from claimgraph.corpus.evidence.positions import Positions
from claimgraph.corpus.index import THIRD_PARTY, Index, index_names
from claimgraph.corpus.names import Names
from claimgraph.corpus.ontology import FOLDER, own_files
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, shown_path
from claimgraph.corpus.yaml_source import read_yaml
from claimgraph.model.vocabulary import OwnFile, Vocabulary


@dataclass
class Trees:
    """What stands in the files of a corpus: a tree for each, None for a file that is not there or cannot be read."""

    actors: Node | None
    events: Node | None
    concepts: Node | None
    documents: dict[str, Node]
    ontology: tuple[OwnFile, ...] = ()  #: the files of its own vocabulary
    unread: dict[str, Place] = field(default_factory=dict)  #: documents that cannot be read; their ids are known
    ontology_is_whole: bool = True  #: whether all files of its own vocabulary could be read
    identities: Node | None = None  #: what persons decided on names
    positions: Mapping[str, Positions] = field(default_factory=dict)  #: by document, beside those in its files


def trees_of(folder: Path, problems: Problems, *, documents: bool = True) -> Trees:
    """The trees of the files in a folder; ``documents=False`` where the folder of documents may still be missing.

    Raises:
        ClaimGraphError: there is no corpus in the folder, or another command keeps changing it.
    """
    for _ in range(_TRIES):
        refuse_no_corpus(folder)
        before, found = stamp_of(folder), problems.beside()
        trees = _read(folder, found, documents)
        if stamp_of(folder) == before:
            problems.merge(found, without=())
            return trees
    raise BusyError(f"{folder} keeps changing while it is read.", "Wait until whatever writes to it is done.")


#: How often a corpus is read again because somebody changed it meanwhile: half of one and half of another is neither.
_TRIES: Final = 5


def stamp_of(folder: Path) -> set[tuple[str, int, int, int]]:
    """What tells whether any file of a corpus has changed: of each its path first, and three figures."""
    found = set()
    for here in (folder, folder / "documents", folder / FOLDER):
        with contextlib.suppress(OSError), os.scandir(here) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    found.add((entry.path, facts.st_ino, facts.st_mtime_ns, facts.st_size))
    return found


def refuse_no_corpus(folder: Path) -> None:
    """Raise `ClaimGraphError` where a folder holds no corpus."""
    refuse_store(folder)
    settle(folder)
    if not (folder / "actors.yaml").is_file():
        if looks_like_archive(folder):
            remedy = f"Build a store of it, and ask that: `claimgraph build --corpus {folder} -o STORE`."
            raise ClaimGraphError(f"{folder} is an archive, not a corpus folder.", remedy)
        has = _parts_in(folder)
        remedy = "Put actors.yaml back: it says who speaks." if has else f"`claimgraph init {folder}` makes one."
        beside = f", but {' and '.join(has)}" if has else ""
        raise ClaimGraphError(f"No corpus in {folder}: it has no actors.yaml{beside}.", remedy)


def refuse_store(folder: Path) -> None:
    """Raise `ClaimGraphError` where a folder is a store."""
    if is_store(folder):
        raise ClaimGraphError(
            f"{folder} is a store, which was built from a corpus: it can be asked, but this needs the corpus.",
            "Give the corpus folder that it was built from; then build the store again.",
        )


def looks_like_corpus(folder: Path) -> bool:
    """Whether a folder is a corpus, or was meant to be one: also where its actors are missing, it is nobody else's."""
    return (folder / "actors.yaml").is_file() or (folder / STATE / "ready").is_dir() or bool(_parts_in(folder))


def _parts_in(folder: Path) -> list[str]:
    """What only a corpus has, of what is in a folder; many a folder has others named documents or ontology."""
    has = [name for name in ("events.yaml", "concepts.yaml") if (folder / name).is_file()]
    if any((folder / "documents").glob("*.yaml")):
        has.append("documents/*.yaml")
    if (folder / FOLDER).is_dir() and (folder / "documents").is_dir():
        has.append(f"{FOLDER}/")
    return has


def _read(folder: Path, problems: Problems, documents: bool) -> Trees:
    actors, events, concepts, identities = (
        read_yaml(path, folder, problems, may_be_empty=True) if os.path.lexists(path) else None
        for path in (folder / f"{name}.yaml" for name in ("actors", "events", "concepts", "identities"))
    )
    unread: dict[str, Place] = {}
    there = documents or os.path.lexists(folder / "documents")
    found = _document_trees(folder, unread, problems) if there else {}
    own = own_files(folder, told := problems.beside())
    problems.merge(told, without=())
    return Trees(actors, events, concepts, found, own, unread, not told.found, identities)


def index_of(
    trees: Trees, vocabulary: Vocabulary, problems: Problems, others: Mapping[str, Mapping[str, str]] | None = None
) -> Index:
    """The ids and names of everything in the trees; ``others`` are ids that stand for another, by kind."""
    reserved = frozenset({THIRD_PARTY, *(term.key for d in vocabulary.dimensions.values() for term in d.also)})
    index = Index(Names("actor"), Names("event"), Names("concept"), Names("document"), reserved)
    for node, names in ((trees.actors, index.actors), (trees.events, index.events), (trees.concepts, index.concepts)):
        index_names(node, names, reserved if names is index.actors else frozenset(), problems)
    for kind, ids in (others or {}).items():
        for id, of in ids.items():
            index.of(kind).stand_for(id, of)
    for id, place in trees.unread.items():
        index.documents.add(id, (), place)
    for id, tree in trees.documents.items():
        index.documents.add(id, _document_names(tree), tree.place)
    return index


def with_entries(node: Node | None, new: Mapping[str, Mapping_]) -> Node | None:
    """The tree of a file of actors, events or concepts with more entries, by their ids."""
    if not new:
        return node
    old = node if isinstance(node, Mapping_) else Mapping_({}, {}, next(iter(new.values())).place)
    keys = {id: entry.place for id, entry in new.items()}
    return Mapping_({**old.values, **new}, {**old.keys, **keys}, old.place)


def _same_file(path: Path, files: dict[tuple[int, int], Path]) -> Path | None:
    """Another path of the same file, by whatever links; None where it is the first."""
    try:
        facts = path.stat()
    except OSError:
        return None  # told when it is read
    first = files.setdefault((facts.st_dev, facts.st_ino), path)
    return first if first != path else None


def _document_names(tree: Node) -> Iterator[str]:
    """What a document may be called besides its id: its title, what a spreadsheet calls it, and its address."""
    for key in ("title", "called", "url"):
        found = tree.values.get(key) if isinstance(tree, Mapping_) else None
        if isinstance(found, Scalar) and found.text:
            yield found.text


def _document_trees(corpus: Path, unread: dict[str, Place], problems: Problems) -> dict[str, Node]:
    trees: dict[str, Node] = {}
    folder = corpus / "documents"
    if leads_out(folder, corpus):
        problems.add(Place(shown_path(folder)), "a link that leads out of the corpus", "Replace it by a folder.")
        return trees
    if not folder.is_dir():
        problems.add(
            Place(shown_path(folder)), "there is no folder of documents", "Make it; `claimgraph new` fills it."
        )
        return trees
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problems.add(Place(shown_path(folder)), f"cannot be read: {error.strerror}", "Check the permissions.")
        return trees
    if len(paths) > 2 * limits.DOCUMENTS:  # each may have a file of positions beside it
        problems.add(
            Place(shown_path(folder)), f"more than {limits.DOCUMENTS:,} documents", "Make several corpora of it."
        )
        return trees
    # A file before links to it.
    files: dict[tuple[int, int], Path] = {}
    others = {path: other for path in sorted(paths, key=Path.is_symlink) if (other := _same_file(path, files))}
    for path in paths:
        if path.name.startswith(".") or path.name.endswith(".positions.json"):
            continue
        if path.suffix != ".yaml":
            problems.add(Place(shown_path(path)), "not a document file", "Documents are files that end in .yaml, here.")
            continue
        if not is_slug(path.stem):
            problems.add(
                Place(shown_path(path)),
                f"{path.stem!r} cannot be an id",
                "Name the file with lower-case letters, digits and single hyphens.",
            )
            continue
        if other := others.get(path):
            problems.add(
                Place(shown_path(path)), f"the same file as {other.name}", "Remove one: its text would count twice."
            )
            continue
        tree = read_yaml(path, corpus, problems)
        if tree is None:
            # Its id is known all the same, so that one bad file gives one problem.
            unread[path.stem] = Place(shown_path(path))
        else:
            trees[path.stem] = tree
    return trees
