"""The text of a JSON Lines file in, its table out: the keys of all rows are its columns."""

from __future__ import annotations

import json

from claimgraph.base import limits
from claimgraph.corpus.sheet.delimited import ONE_CLAIM, is_too_large
from claimgraph.corpus.sheet.table import Table
from claimgraph.corpus.source import Place, Problems


class _Pairs(list[tuple[str, object]]):
    """The keys and values of a JSON object."""


def json_table(text: str, file: str, problems: Problems) -> Table | None:
    """The table of a text with one object a line; what is wrong with a line is added to the problems.

    A list of texts becomes a cell that holds several, as `claimgraph.base.cells.joined` writes them.
    """
    header: dict[str, Place] = {}
    rows: list[tuple[int, dict[str, str]]] = []
    filled = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = Place(file, number)
        if len(line) > limits.LINE:
            problems.add(place, f"a line of {len(line):,} characters, more than {limits.LINE:,}", ONE_CLAIM)
            continue
        try:
            # Numbers keep their digits; every key is seen, also the second of two equal ones.
            pairs = json.loads(line, object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError) as error:
            problems.add(place, f"not valid JSON: {error}", "Write one object a line.")
            continue
        if not isinstance(pairs, _Pairs):
            problems.add(place, "not an object", 'Write one object a line: {"claimant": "…"}.')
            continue
        cells: dict[str, str] = {}
        for at, (key, value) in enumerate(pairs, 1):
            here = Place(file, number, at)
            if key in cells:
                problems.add(here, f"two values for {key!r}", "Keep one of them.")
                continue
            header.setdefault(key, here)
            cells[key] = _text(value, here, problems)
        filled += sum(map(bool, cells.values()))
        if len(header) > limits.COLUMNS:
            problems.add(place, f"more than {limits.COLUMNS:,} columns", ONE_CLAIM)
            return None
        if is_too_large(filled, len(header) * (len(rows) + 1), place, problems):
            return None
        if any(cells.values()):
            rows.append((number, cells))
    lines = [(number, tuple(cells.get(key, "") for key in header)) for number, cells in rows]
    return Table("", file, tuple(header.items()), lines, keyed=True)


def _text(value: object, place: Place, problems: Problems) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).lower()
        case list() if not isinstance(value, _Pairs) and all(isinstance(item, str) for item in value):
            return json.dumps(value, ensure_ascii=False) if value else ""
    problems.add(place, "neither a text nor a number", "Write one value.")
    return ""
