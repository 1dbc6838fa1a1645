"""What a target of the fuzzers is: how its inputs are made, what must hold of each, and what all of them share."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from claimgraph.base.errors import ClaimGraphError
from claimgraph.corpus import Reading, reading_of_trees
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence
from claimgraph.corpus.trees import Trees, trees_of
from claimgraph.corpus.yaml_source import tree_of
from conftest import TINY, WORDS


@dataclass(frozen=True)
class Target:
    """One promise about one way in.

    ``make`` gives the bytes of an input, the same for the same source of choices. ``check`` raises whatever it likes
    where the promise does not hold: `AssertionError`, or what the program let through. ``share`` is the number of
    inputs of a long run in proportion to the other targets: cheap ones many, dear ones few.
    """

    name: str
    make: Callable[[Random], bytes]
    check: Callable[[bytes], None]
    share: int
    suffix: str = ".txt"

    @property
    def in_tests(self) -> int:
        """How many inputs `make test` tries: of each kind enough to see a planted break (test_oracles.py)."""
        return 100 if self.share >= 100 else 40 if self.share >= 10 else 12 if self.share >= 2 else 6


@cache
def scratch() -> Path:
    """A folder for what must be a file, in memory where the machine has such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="hostile-fuzz-", dir=memory if memory.is_dir() else None))


def fresh(name: str) -> Path:
    """A path in the scratch folder at which nothing is."""
    path = scratch() / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    return path


@cache
def tiny() -> Trees:
    """The trees of the tiny corpus."""
    return trees_of(TINY, Problems())


@cache
def tiny_files() -> dict[str, Any]:
    """The tiny corpus as lists, mappings and texts: actors, events, concepts, and the documents by id."""
    cast = {name: _loaded(TINY / f"{name}.yaml") for name in ("actors", "events", "concepts")}
    return {**cast, "documents": {path.stem: _loaded(path) for path in sorted((TINY / "documents").glob("*.yaml"))}}


def _loaded(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def plain(node: Node | None) -> Any:
    """A tree as lists, mappings and texts."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping_(values):
            return {key: plain(value) for key, value in values.items()}
    return None


def reading(trees: Trees, problems: Problems | None = None) -> Reading:
    """The reading of trees, with all that is said of what is wrong put into words."""
    found = reading_of_trees(trees, scratch(), problems or Problems(), located=False)
    try:
        found.problems.raise_any()
    except ClaimGraphError as error:
        assert str(error).strip(), "an error without words"
    return found


def corpus_in(text: str) -> Reading | None:
    """The reading of a whole corpus that stands in one YAML text; None where it is none."""
    problems = Problems()
    whole = tree_of(text, "corpus.yaml", problems)
    parts = whole.values if isinstance(whole, Mapping_) else {}
    documents = parts.get("documents")
    if problems.found or not isinstance(documents, Mapping_):
        return None
    cast = [parts.get(name) for name in ("actors", "events", "concepts")]
    found = reading(Trees(*cast, dict(sorted(documents.values.items())), WORDS.own))
    return None if found.problems.found else found


def texts_of(value: object) -> Iterator[str]:
    """Every text in records, lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(key)
            yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))


#: The keys of the corpus files whose text is a person's own: kept as it is, and shown.
FREE = frozenset(
    [
        "title",
        "url",
        "archived",
        "note",
        "basis",
        "rationale",
        "alternative",
        "quote",
        "exact",
        "translation",
        "named-as",
        "reason",
        "name",
        "also",
        "role",
        "definition",
        "office",
        "imported-from",
    ]
)


def free_texts(value: Any, key: str = "") -> Iterator[str]:
    """The texts under such keys, wherever they are; not what only refers to something."""
    if isinstance(value, str):
        if key in FREE:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from free_texts(item, key)
    elif isinstance(value, dict):
        for inner, item in value.items():
            yield from free_texts(item, inner)
