"""Where the quotes of a document stand in its text: the generated file beside the document's file.

People write quotes; `claimgraph locate` writes ``<slug>.positions.json``, and never touches what a person wrote.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimgraph.corpus.evidence.quotes import CONTEXT
from claimgraph.corpus.source import Place, Problems, shown_path
from claimgraph.corpus.yaml_source import read_text
from claimgraph.model.cast import Actor, Office
from claimgraph.model.evidence import Quote
from claimgraph.model.records import Document, Statement

#: Start and end in code points, prefix and suffix.
Position = tuple[int, int, str, str]
#: The position of each quote of a document, by the exact words and the occurrence.
Positions = Mapping[tuple[str, int], Position]


def positions_path(documents: Path, slug: str) -> Path:
    """The file of positions of a document."""
    return documents / f"{slug}.positions.json"


def written_positions(sha256: str, quotes: Iterable[Quote]) -> str:
    """The text of a file of positions: one quote a line, in the order of the text.

    Prefix and suffix are kept only for words that stand in the text more than once, where they tell the places
    apart: a repository holds the shortest quotes that prove its claims, and not the article around them.
    """
    rows = []
    for quote in sorted(set(quotes), key=lambda q: (q.start or 0, q.end or 0, q.occurrence)):
        row: dict[str, Any] = {
            "exact": quote.exact,
            "occurrence": quote.occurrence,
            "start": quote.start,
            "end": quote.end,
        }
        if quote.occurrence:
            row |= {"prefix": quote.prefix, "suffix": quote.suffix}
        rows.append("    " + json.dumps(row, ensure_ascii=False))
    body = ",\n".join(rows)
    return f'{{\n  "generated-by": "claimgraph locate",\n  "sha256": "{sha256}",\n  "positions": [\n{body}\n  ]\n}}\n'


def read_positions(path: Path, document: Document, problems: Problems) -> Positions:
    """The positions in a file; none where there is no file, and a problem where it does not fit the document."""
    if not os.path.lexists(path):
        return {}
    file = shown_path(path)
    remedy = "It is a generated file: run `claimgraph locate` again."
    text = read_text(path, file, problems, path.parents[1])
    if text is None:
        return {}
    try:
        content = json.loads(text)
        found = {
            (row["exact"], row["occurrence"]): (row["start"], row["end"], row.get("prefix", ""), row.get("suffix", ""))
            for row in content["positions"]
        }
        for (exact, occurrence), (start, end, prefix, suffix) in found.items():
            kinds_fit = all(type(n) is int for n in (occurrence, start, end)) and isinstance(prefix + suffix, str)
            (prefix + suffix).encode()  # no lone surrogates
            length = document.text.length if document.text else 0
            if not kinds_fit or not fits(exact, (start, end, prefix, suffix), length):
                raise ValueError(f"“{exact[:40]}” does not reach from {start} to {end}")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        problems.add(Place(file), f"not a file of positions: {error}", remedy)
        return {}
    if document.text and content.get("sha256") != document.text.sha256:
        problems.add(Place(file), "positions in another text than the document's", remedy)
    return found


def fits(exact: str, position: Position, length: int) -> bool:
    """Whether words can stand at a position of a text with so many code points."""
    start, end, prefix, suffix = position
    is_short = len(prefix) <= CONTEXT and len(suffix) <= CONTEXT
    return is_short and start >= 0 and end <= length and end - start == len(exact)


def placed(quote: Quote, positions: Positions) -> Quote:
    """The quote with its position, if it has one."""
    if (quote.exact, quote.occurrence) not in positions:
        return quote
    start, end, prefix, suffix = positions[quote.exact, quote.occurrence]
    return replace(quote, start=start, end=end, prefix=prefix, suffix=suffix)


def with_positions(document: Document, positions: Positions) -> Document:
    """The document with the position of every quote that has one."""

    def statement(old: Statement) -> Statement:
        return replace(old, quotes=tuple(placed(quote, positions) for quote in old.quotes))

    return replace(document, statements=tuple(statement(old) for old in document.statements))


def with_office_positions(actor: Actor, positions: Mapping[str, Positions]) -> Actor:
    """The actor with the position of every quote that attests an office; ``positions`` by document."""

    def office(old: Office) -> Office:
        return replace(old, quote=placed(old.quote, positions.get(old.document, {}))) if old.quote else old

    return replace(actor, offices=tuple(office(old) for old in actor.offices))
