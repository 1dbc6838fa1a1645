"""Cells in, nodes of a tree out: the small steps that every part of a row needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from claimgraph.base.words import folded, nearest
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar
from claimgraph.model.fields import Field, fields_of
from claimgraph.model.terms import Term
from claimgraph.model.values.term import Listed, Named
from claimgraph.model.values.whole import Whole
from claimgraph.model.vocabulary import Vocabulary


def tree(place: Place, values: Mapping[str, Node | None]) -> Mapping_:
    """A mapping of what is there, in this order."""
    given = {key: node for key, node in values.items() if node is not None}
    return Mapping_(given, {key: node.place for key, node in given.items()}, place)


def key_in(cell: Scalar | None, known: Mapping[str, Term]) -> Scalar | None:
    """The key of a closed list that a cell means, by key or label; an unknown one is told where it is read."""
    if cell is None or cell.text in known:
        return cell
    keys = (key for key, term in known.items() if folded(cell.text) in (folded(key), folded(term.label)))
    return Scalar(next(keys, cell.text), cell.place)


def declared_cells(
    record: type, row: Row, vocabulary: Vocabulary, newcomers: Newcomers, inside: str = ""
) -> dict[str, Node | None]:
    """What a row says of the declared fields of a record, as YAML would: by key, names as ids, words of lists as keys."""
    return {
        field.key: declared_cell(field, cell, vocabulary, newcomers) if (cell := row.get(field.column)) else None
        for field in _with_columns(record, inside)
    }


@cache
def _with_columns(record: type, inside: str) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(record).values() if field.column and field.inside == inside)


def declared_cell(field: Field, cell: Scalar, vocabulary: Vocabulary, newcomers: Newcomers) -> Scalar | None:
    """What a cell says of a declared field, as YAML would; None where that is what saying nothing means."""
    match field.kind:
        case Listed(scheme=scheme):
            return unless(key_in(cell, vocabulary.listed(scheme)), field.default)
        case Named():
            return newcomers.named(cell, field.kind)
        case Whole():
            return digits(cell)
    return cell


def one_of(cell: Scalar | None, what: str, known: Iterable[str], problems: Problems) -> Scalar | None:
    """The cell, if it is one of the known words; a problem where it is not."""
    if cell is None or cell.text in known:
        return cell
    problems.add(cell.place, f"unknown {what} {cell.text!r}", nearest(cell.text, known))
    return None


def unless(cell: Scalar | None, default: str) -> Scalar | None:
    """Nothing where the file says the same by saying nothing."""
    return None if cell and cell.text == default else cell


def is_true(cell: Scalar | None, column: str, problems: Problems) -> bool:
    """Whether a cell says true; a problem where it says neither true nor false."""
    if cell is None or cell.text.lower() == "false":
        return False
    if cell.text.lower() != "true":
        problems.add(cell.place, f"{column} is neither true nor false: {cell.text!r}", "Write true or false.")
    return True


def lower(cell: Scalar | None) -> Scalar | None:
    """The cell in lower case: a spreadsheet writes TRUE."""
    return Scalar(cell.text.lower(), cell.place) if cell else None


def digits(cell: Scalar | None) -> Scalar | None:
    """The cell without ".0" at its end: programs that keep a column of numbers with gaps write 195 so.

    "1.000" stays: it is a thousand to some, and one to others.
    """
    return Scalar(re.sub(r"(?<=[0-9])\.0\Z", "", cell.text), cell.place) if cell else None
