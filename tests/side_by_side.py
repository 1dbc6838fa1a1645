"""Rows of many corpora in, rows of one out: side by side in one database, where nothing of one meets anything of another.

To plan the SQL of the rules takes long, and as long for many small corpora as for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.base.terms import Term
from claimgraph.derive.tables import TABLES, Row
from comparing import Tables

#: Columns whose words are those of the rules themselves, the same in every corpus.
_COMMON = {"property", "kind", "phase", "stance", "axis"}
#: Columns of numbers that name something.
_NUMBERS = {"aspect", "timeless", "general", "wide"}
_MARK = re.compile("([0-9]{4})/")


def side_by_side(corpora: Sequence[Tables]) -> dict[str, list[Row]]:
    """The rows of all, in which whatever a corpus names has the number of its corpus as a mark."""
    return {
        name: [
            tuple(_marked(column, value, number) for column, value in zip(columns, row, strict=True))
            for number, tables in enumerate(corpora)
            for row in tables[name]
        ]
        for name, columns in TABLES.items()
    }


def _marked(column: str, value: str | int | bool | None, number: int) -> str | int | bool | None:
    if column in _NUMBERS and isinstance(value, int):
        return value * 10_000 + number
    if not isinstance(value, str) or column in _COMMON or value in ("", "true", "false"):
        return value
    return re.sub("^([a-z]+:)?", rf"\g<1>{number:04}/", value)  # behind "event:", which rules put before an id


def corpus_number(node: Term) -> int:
    """The number of the corpus that a node is of."""
    (mark,) = _MARK.findall(node)
    return int(mark)


def unmarked(node: Term) -> Term:
    """The node as its own corpus has it."""
    return _MARK.sub("", node)
