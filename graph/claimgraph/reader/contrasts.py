"""An attribution in, what is denied and what is said instead out, where its words are "not this, but that"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from claimgraph.reader.clauses import Clauses
from claimgraph.reader.told import Told

#: What is denied has so many words at most before the "but".
_CLAUSE: Final = 8


def contrasted(clauses: Clauses, told: Told) -> tuple[Told, ...]:
    """ "Not 300, but 230, Marn said" as two: what she denies, and what she says."""
    first, end = told.content[0] if told.content else (0, 0)
    if clauses.word(first) not in clauses.language.negations or clauses.at(first):
        return (told,)
    for at in range(first + 1, min(first + _CLAUSE, end)):
        if clauses.word(at) in clauses.language.contrasts:
            return (
                replace(told, content=((first, at),), denied=True),
                replace(told, content=((at + 1, end), *told.content[1:])),
            )
    if len(told.content) > 1 and any(
        clauses.word(at) in clauses.language.contrasts for at in range(told.content[1][0], told.content[1][0] + 2)
    ):
        return (replace(told, content=told.content[:1], denied=True), replace(told, content=told.content[1:]))
    return (told,)
