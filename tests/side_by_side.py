"""Rows of many corpora in, rows of one out: side by side in one database, where nothing of one meets anything of another.

To plan the SQL of the rules takes long, and as long for many small corpora as for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimgraph.derive.tables import TABLES, Row

Tables = Mapping[str, Sequence[Row]]

#: Columns whose words are those of the rules themselves, the same in every corpus.
_COMMON = {"property", "kind", "phase", "stance", "axis"}
_LENGTH = len("0000/")


def side_by_side(corpora: Sequence[Tables]) -> dict[str, list[Row]]:
    """The rows of all, in which whatever a corpus names has the number of its corpus as a mark."""
    return {
        name: [
            tuple(
                _marked(column.split(" ")[0], value, f"{number:04}/")
                for column, value in zip(columns, row, strict=True)
            )
            for number, tables in enumerate(corpora)
            for row in tables[name]
        ]
        for name, columns in ((name, declared.split(", ")) for name, declared in TABLES.items())
    }


def _marked(column: str, value: str | int | bool | None, mark: str) -> str | int | bool | None:
    if not isinstance(value, str) or column in _COMMON or value in ("", "true", "false"):
        return value
    return re.sub("^([a-z]+:)?", rf"\g<1>{mark}", value)  # behind "event:", which rules put before an id


def corpus_number(node: str) -> int:
    """The number of the corpus that a node is of."""
    return int(node[: _LENGTH - 1])


def unmarked(node: str) -> str:
    """The node as its own corpus has it."""
    return node[_LENGTH:]
