"""A store in, the lines from claimant to claimant out: who contradicts whom, in which words, and who says the same."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from claimgraph.accounts.disagreements import force_of
from claimgraph.accounts.stances import DENIES
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.store import Store

#: Beyond this many claimants, who agrees with whom is no picture any more: n claimants give n² / 2 lines.
AGREEING: Final = 12
#: So many signs of an answer stand on a line.
_SIGNS: Final = 24

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Between:
    """A line between two claimants, in the order of their IRIs.

    ``kind`` is the verdict, or "agrees"; ``says`` what stands against what, "" where they agree.
    """

    ends: tuple[str, str]
    kind: str
    claims: tuple[str, str]
    says: str = ""


def between_claimants(
    store: Store, answers: Mapping[str, Row], shown: Collection[str]
) -> tuple[list[Between], dict[str, set[str]]]:
    """The lines between those who make the claims that are ``shown``; and by kind the claims of which not all are drawn.

    ``answers`` are rows of ``network/answers`` by claim.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in questions.ask(store, "network/same-question").texts():
        if row["claim"] in shown:
            groups.setdefault((row["kind"], row["node"]), []).append(row)
    lines: list[Between] = []
    undrawn: dict[str, set[str]] = {}
    for (kind, _), rows in groups.items():
        agrees = kind == "agrees"
        if len({row["claimant"] for row in rows}) > AGREEING if agrees else len(rows) > limits.ALL_PAIRS:
            undrawn.setdefault(kind, set()).update(row["claim"] for row in rows)
            if agrees:
                continue
        for pair in _beside(rows):
            one, other = sorted(pair, key=lambda row: row["claimant"])
            if one["claimant"] != other["claimant"] and (agrees or _opposed(one, other)):
                says = "" if agrees else " ≠ ".join(_short(row, answers) for row in (one, other))
                lines.append(Between((one["claimant"], other["claimant"]), kind, (one["claim"], other["claim"]), says))
    return lines, undrawn


def _short(row: Row, answers: Mapping[str, Row]) -> str:
    """An answer as it fits on a line; of who denies it, that it is not so; of who does not assert it, how it is said."""
    answer = textwrap.shorten(answers[row["claim"]]["answer"], _SIGNS, placeholder="…")
    if row["stance_iri"] == DENIES:
        return f"not {answer}"
    force = force_of(row)
    return f"{answer} ({force})" if force else answer


def _beside(rows: list[Row]) -> Iterable[tuple[Row, Row]]:
    """Every two of these claims; of very many, each beside the first that stands against it and has another claimant."""
    if len(rows) <= limits.ALL_PAIRS:
        return combinations(rows, 2)
    first: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        first.setdefault((row["claimant"], row["stance_iri"], row["proposition"]), row)
    # Two claimants for each stance and answer are enough: one of them is another than the one who is beside.
    few: dict[tuple[str, str], list[Row]] = {}
    for (_, stance, proposition), row in first.items():
        of_answer = few.setdefault((stance, proposition), [])
        if len(of_answer) < 2:
            of_answer.append(row)
    heads = [row for of_answer in few.values() for row in of_answer]
    return _first_opposed(rows, heads)


def _first_opposed(rows: list[Row], heads: list[Row]) -> Iterator[tuple[Row, Row]]:
    for row in rows:
        for head in heads:
            if row["claimant"] != head["claimant"] and _opposed(row, head):
                yield row, head
                break


def _opposed(one: Row, other: Row) -> bool:
    """Whether two claims that a verdict rests on stand against each other: they hold different answers, or one denies."""
    denials = [one["stance_iri"], other["stance_iri"]].count(DENIES)
    return denials == 1 or (not denials and one["proposition"] != other["proposition"])
