"""A mapping as a YAML file: those that ship, those of a corpus, those of a person; read and written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

import yaml

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.resources import mappings
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.scaffold import slug_of
from claimgraph.corpus.sheet.mapping import SheetMapping, Target, plain
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence, shown_path
from claimgraph.corpus.yaml_source import read_yaml

#: Where a corpus keeps the mappings of its spreadsheets.
FOLDER: Final = "mappings"
_EVERYDAY: Final = "everyday"
_KEYS: Final = ("header", "columns", "ignore", "set", "unsaid", "needs")
_QUOTED: Final = "Write one text: in quotation marks, if it begins with a bracket."


def shipped_mappings() -> list[str]:
    """The names of the mappings that ship, for data sets that many people have."""
    return sorted(path.stem for path in mappings().glob("*.yaml") if path.stem != _EVERYDAY)


def named_mapping(name: str, problems: Problems) -> SheetMapping:
    """The mapping that ships under a name, or the one in a file.

    Raises:
        ClaimGraphError: there is neither.
    """
    if name in shipped_mappings():
        path = mappings() / f"{name}.yaml"
    elif (path := Path(os.path.realpath(name))).suffix.lower() not in (".yaml", ".yml"):
        raise ClaimGraphError(
            f"--map {name!r} is neither HEADER=COLUMN nor a mapping.",
            f"Give a file that ends in .yaml, or one of: {', '.join(shipped_mappings())}.",
        )
    return _read(path, path.parent, problems)


def kept_mapping(folder: Path, header: tuple[str, ...], problems: Problems) -> tuple[str, SheetMapping] | None:
    """The mapping that a corpus keeps for spreadsheets with this header, and in which file; None where it keeps none."""
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        found = _read(path, folder, problems)
        if list(map(plain, found.header)) == list(map(plain, header)):
            return f"{FOLDER}/{path.name}", found
    return None


def free_file(folder: Path, stem: str) -> str:
    """Where in a corpus the mapping of a spreadsheet with a new header is kept: by its name, beside those of others."""
    slug = slug_of(stem)
    names = (f"{FOLDER}/{slug}{f'-{number}' * (number > 1)}.yaml" for number in count(1))
    return next(name for name in names if not (folder / name).exists())


def _read(path: Path, folder: Path, problems: Problems) -> SheetMapping:
    node = read_yaml(path, folder, problems)
    if node is None:
        return SheetMapping()
    fields = Fields(node, "a mapping", _KEYS, problems)
    return SheetMapping(
        columns={plain(key): tuple(_targets(value, problems)) for key, value in _entries(fields, "columns")},
        ignored=frozenset(map(plain, fields.texts("ignore"))),
        everywhere={plain(key): text for key, text in _pairs(fields, "set")},
        unsaid={plain(key): frozenset(_texts(value, problems)) for key, value in _entries(fields, "unsaid")},
        needs=dict(_pairs(fields, "needs")),
        header=fields.texts("header"),
        origin=shown_path(path) if path.parent != mappings() else f"the mapping {path.stem}",
    )


def _entries(fields: Fields, key: str) -> Iterator[tuple[str, Node]]:
    node = fields.node(key)
    if isinstance(node, Mapping_):
        yield from node.values.items()
    elif node is not None:
        fields.problems.add(node.place, f"{key!r} must be written as `key: value`", "See docs/spreadsheets.md.")


def _pairs(fields: Fields, key: str) -> Iterator[tuple[str, str]]:
    for name, node in _entries(fields, key):
        if found := fields.as_scalar(node, name):
            yield name, found.text


def _texts(node: Node, problems: Problems) -> Iterator[str]:
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar):
            yield item.text
        else:
            problems.add(item.place, "neither a text nor a list of texts", _QUOTED)


def _targets(node: Node, problems: Problems) -> Iterator[Target]:
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar):
            yield Target(plain(item.text))
        elif isinstance(item, Mapping_) and isinstance(item.values.get("column"), Scalar):
            given = {}
            for key, text in item.values.items():
                if isinstance(text, Scalar):
                    given[plain(key)] = text.text
                else:
                    problems.add(text.place, f"{key!r} is no text", _QUOTED)
            yield Target(given.pop("column"), given)
        else:
            problems.add(
                item.place, "no column", "Write `Who: claimant`, or `Who: {column: claimant, stance: denies}`."
            )


def written_mapping(found: SheetMapping) -> bytes:
    """The bytes of a mapping's file: what it says of the columns in its header, in the order and words of that."""
    names = {plain(name): name for name in found.header}

    def shown(targets: tuple[Target, ...]) -> object:
        items = [{"column": t.column, **t.constants} if t.constants else t.column for t in targets]
        return items[0] if len(items) == 1 else items

    said: dict[str, object] = {
        "header": list(found.header),
        "columns": {names[name]: shown(found.columns[name]) for name in names if name in found.columns},
        "ignore": [names[name] for name in names if name in found.ignored],
        "set": dict(found.everywhere),
        "unsaid": {names[name]: sorted(found.unsaid[name]) for name in names if name in found.unsaid},
    }
    text = yaml.safe_dump(
        {key: value for key, value in said.items() if value}, allow_unicode=True, sort_keys=False, width=120
    )
    return ("# What the columns of a spreadsheet mean: used for every spreadsheet with this header.\n" + text).encode()


@cache
def everyday() -> Mapping_:
    """The words that people write in spreadsheets, as the file that ships says them."""
    problems = Problems()
    found = read_yaml(mappings() / f"{_EVERYDAY}.yaml", mappings(), problems)
    problems.raise_any(writing=True)
    assert isinstance(found, Mapping_)
    return found


def everyday_words(section: str) -> dict[str, tuple[str, ...]]:
    """A section of the file of everyday words: each key with its texts."""
    node = everyday().values[section]
    problems = Problems()
    return (
        {key: tuple(_texts(value, problems)) for key, value in node.values.items()}
        if isinstance(node, Mapping_)
        else {}
    )
