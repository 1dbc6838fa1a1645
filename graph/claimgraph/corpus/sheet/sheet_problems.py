"""Problems in the words of corpus files in, the same in the words of a spreadsheet out: columns, not keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from claimgraph.base.errors import Problem
from claimgraph.corpus import Reading
from claimgraph.corpus.sense import nonsense
from claimgraph.corpus.source import Problems
from claimgraph.model.columns import CURATED, DOCUMENT, QUESTION, QUOTE, SPEAKER, STATEMENT, TEXT, column_of

#: Keys of corpus files whose columns have other names, or none of their own.
_OTHER: Final = {"who": "claimant", "via": "relayed_by", "not": "negated"}

#: What a message calls a part of a file, and what it is in a spreadsheet.
_PARTS: Final = (
    (re.compile(r"\ba claim has no\b"), "the row has no"),
    (re.compile(r"\ban inference has no\b"), "the row has no"),
    (re.compile(r"\b(?:'says'|a document|the mapping) has no\b"), "the row has no"),
    (re.compile(r"Add `curated: .*?`"), "Fill in the columns 'curator' and 'curated_on'"),
    (re.compile(r"Use `claims` for"), "Leave the column 'inferred' empty for"),
    (re.compile(r"`quote: {exact: …, occurrence: 1}` to ([0-9]+)"), r"1 to \1 in the column 'occurrence'"),
)
_ADD: Final = re.compile(r"Add `([a-z-]+): …`")
_PAIR: Final = re.compile(r"`([a-z-]+): ([^`…]+)`")
_NAMED: Final = re.compile(r"(?<=`)[a-z-]+(?=`)")
_HAS_NO: Final = re.compile(r"has no '([a-z-]+)'")


#: Keys that all rows of a spreadsheet may well share.
_OF_ALL: Final = frozenset({"phase", "publisher", "counts", "property", "stance"})

#: So many rows with the same mistake are named.
_ROWS_NAMED: Final = 20


@cache
def _columns() -> dict[str, str]:
    """The column of each key of a corpus file."""
    declared = (SPEAKER, STATEMENT, QUESTION, QUOTE, DOCUMENT, TEXT, CURATED)
    return {key: column for found in declared for column, key in found.items()} | _OTHER


def in_columns(problem: Problem, header: Mapping[str, str]) -> Problem:
    """The problem as somebody who has only the spreadsheet understands it.

    ``header`` says how the person wrote each column of ours.
    """

    def column(key: str) -> str:
        name = _columns().get(key) or column_of(key)
        return header.get(name) or name

    def filled(key: str) -> str:
        name = column(key)
        if name in header.values():
            return f"Fill in the column {name!r}"
        return f"Add a column {name!r}" + (f", or give --set {name}=… for all rows" if key in _OF_ALL else "")

    def said(text: str) -> str:
        for pattern, words in _PARTS:
            text = pattern.sub(words, text)
        text = _HAS_NO.sub(lambda found: f"has no {column(found[1])!r}", text)
        text = _ADD.sub(lambda found: filled(found[1]), text)
        text = _NAMED.sub(lambda found: column(found[0]) if found[0] in _columns() else found[0], text)
        return _PAIR.sub(lambda found: f"{found[2]!r} in the column {column(found[1])!r}", text)

    return replace(problem, message=said(problem.message), remedy=said(problem.remedy))


def together(problems: list[Problem]) -> list[Problem]:
    """What is wrong with many rows in the same way, told once, at the first of them."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        if problem.line and not problem.column:
            alike.setdefault((problem.file, problem.message, problem.remedy), []).append(problem)
    found = [problem for problem in dict.fromkeys(problems) if not problem.line or problem.column]
    for first, *others in alike.values():
        rows = ", ".join(str(other.line) for other in others[:_ROWS_NAMED])
        more = f", and {len(others) - _ROWS_NAMED:,} more" if len(others) > _ROWS_NAMED else ""
        message = f"{first.message}; also in row{'s' * (len(others) > 1)} {rows}{more}" if others else first.message
        found.append(replace(first, message=message))
    return found


def odd_rows(reading: Reading, problems: Problems, file: str, header: Mapping[str, str]) -> Problems:
    """What can be read, but hardly be meant, in the rows of a spreadsheet."""
    found = nonsense(reading.corpus, reading.places, problems)
    found.found = [in_columns(problem, header) for problem in found.found if problem.file == file]
    found.more = 0
    return found
