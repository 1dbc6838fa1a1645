"""A corpus folder in, the trees of its files out, and the index of every id and name in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from claimgraph import limits
from claimgraph.corpus.cast import THIRD_PARTY, Index, index_names
from claimgraph.corpus.names import Names
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, shown_path
from claimgraph.corpus.yaml_source import read_yaml
from claimgraph.errors import ClaimGraphError
from claimgraph.terms import is_slug
from claimgraph.vocabulary import vocabulary

#: Words that stand for something else where an actor may stand.
RESERVED: Final = frozenset({THIRD_PARTY, *(term.key for d in vocabulary().dimensions.values() for term in d.also)})


@dataclass
class Trees:
    """What stands in the files of a corpus: a tree for each, None for a file that is not there or cannot be read."""

    actors: Node | None
    events: Node | None
    concepts: Node | None
    documents: dict[str, Node]
    unread: dict[str, Place] = field(default_factory=dict)  #: documents that cannot be read; their ids are known


def trees_of(folder: Path, problems: Problems, *, documents: bool = True) -> Trees:
    """The trees of the files in a folder; ``documents=False`` where the folder of documents may still be missing.

    Raises:
        ClaimGraphError: there is no corpus in the folder.
    """
    if not (folder / "actors.yaml").is_file():
        raise ClaimGraphError(
            f"No corpus in {folder}: it has no actors.yaml.", f"`claimgraph init {folder}` makes one."
        )
    actors, events, concepts = (
        read_yaml(path, problems) if path.exists() else None
        for path in (folder / f"{name}.yaml" for name in ("actors", "events", "concepts"))
    )
    unread: dict[str, Place] = {}
    there = documents or (folder / "documents").exists()
    found = _document_trees(folder / "documents", unread, problems) if there else {}
    return Trees(actors, events, concepts, found, unread)


def index_of(trees: Trees, problems: Problems) -> Index:
    """The ids and names of everything in the trees."""
    index = Index(Names("actor"), Names("event"), Names("concept"), Names("document"))
    for node, names in ((trees.actors, index.actors), (trees.events, index.events), (trees.concepts, index.concepts)):
        index_names(node, names, RESERVED if names is index.actors else frozenset(), problems)
    for id, place in trees.unread.items():
        index.documents.add(id, (), place)
    for id, tree in trees.documents.items():
        title = tree.values.get("title") if isinstance(tree, Mapping_) else None
        index.documents.add(id, (getattr(title, "text", ""),), tree.place)
    return index


def _document_trees(folder: Path, unread: dict[str, Place], problems: Problems) -> dict[str, Node]:
    trees: dict[str, Node] = {}
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
        tree = read_yaml(path, problems)
        if tree is None:
            # Its id is known all the same, so that one bad file gives one problem.
            unread[path.stem] = Place(shown_path(path))
        else:
            trees[path.stem] = tree
    return trees
