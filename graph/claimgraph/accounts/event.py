"""The store and an event in, all that is claimed about it out: figures, who gives them in which words, what it hangs on.

Nothing here is HTML; the words of the corpus are carried as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping

from claimgraph.accounts.account import Account, Answer, Asked, ChokePoint, Link, Passage, Position, Source
from claimgraph.accounts.disagreements import Disagreement, disagreements_with, source_of
from claimgraph.asking import questions
from claimgraph.base.namespaces import CG
from claimgraph.store import Store

Row = Mapping[str, str]


def account_of(store: Store, event: str) -> Account:
    """What is claimed about an event, given by id or by any of its names.

    Raises:
        QuestionError: no event has this name, or several have.
    """
    about = questions.ask(store, "event/described", event=event).texts()
    rows = questions.ask(store, "event/answers", event=event).texts()
    verdicts = questions.ask(store, "event/verdicts", event=event).texts()
    support = questions.ask(store, "event/support", event=event).texts()
    chains: dict[str, list[Link]] = {}
    for row in questions.ask(store, "event/chain", event=event).texts():
        link = Link(row["speaker"], row["named_as"], row["verb"], row["medium"], row["stated_on"])
        chains.setdefault(row["passage"], []).append(link)
    sources = {row["passage"]: _source(row) for row in rows}
    name = about[0]["event"]
    found = tuple(disagreements_with(store, questions.id_of(store, "Event", event)))
    return Account(
        name=name,
        part_of=tuple(dict.fromkeys(row["part_of"] for row in about if row["part_of"])),
        basis=about[0]["basis"],
        asked=_asked(rows, chains, _badges(verdicts, support)),
        disagreements=found,
        choke_points=_choke_points(support),
        carried=len({row["proposition"] for row in support}),
        sides=sides_of(store),
        # What the curators infer from a document is no passage of it.
        passages=Counter(source for passage, source in sources.items() if passage in chains),
        beside=_beside(found, {source.id for source in sources.values()}),
    )


def _beside(found: Iterable[Disagreement], shown: Container[str]) -> tuple[str, ...]:
    """The documents that disagreements quote and the account does not, each as a footnote would name it."""
    rows = [row for one in found for voice in one.voices for row in voice.passages if row["in"] not in shown]
    # Two documents may bear one name: each is counted.
    named = {row["in"]: source_of({**row, "said_by": row["claimant"]}) for row in rows}
    return tuple(sorted(named.values()))


def _source(row: Row) -> Source:
    # The corpus lets no other address in; a graph from elsewhere might hold one that a browser would run.
    url = row["url"] if re.match(r"https?://", row["url"], re.IGNORECASE) else ""
    origin = f"{row['origin_outlet']}: {row['origin']}" if row["origin"] else ""
    return Source(row["in"], row["document"], row["outlet"], row["published"], url, origin)


def sides_of(store: Store) -> dict[str, str]:
    """The names of all sides by their IRIs."""
    return {row["side_iri"]: row["side"] for row in questions.ask(store, "network/sides").texts()}


def _asked(
    rows: list[dict[str, str]], chains: Mapping[str, list[Link]], badges: Mapping[str, list[str]]
) -> tuple[Asked, ...]:
    found = []
    for of_question in _grouped(rows, "question"):
        first = of_question[0]
        answers = [_answer(of_answer, chains, badges) for of_answer in _grouped(of_question, "proposition")]
        answers.sort(key=lambda a: (_end(a.minimum, -1), _end(a.maximum, 10**15)))
        found.append(Asked(first["asked"], first["counts_iri"], tuple(answers)))
    return tuple(found)


def _end(number: int | None, if_open: int) -> int:
    return if_open if number is None else number


def _answer(rows: list[Row], chains: Mapping[str, list[Link]], badges: Mapping[str, list[str]]) -> Answer:
    first = rows[0]
    low, high = (int(first[end]) if first["counts_iri"] and first[end] else None for end in ("min", "max"))
    positions = tuple(_position(of, chains) for of in _grouped(rows, "position"))
    marks = tuple(badges.get(first["proposition"], ()))
    return Answer(first["proposition"], first["claim"], first["answer"], low, high, positions, marks)


def _position(rows: list[Row], chains: Mapping[str, list[Link]]) -> Position:
    first, passages = rows[0], tuple(_passage(row, chains) for row in rows)
    unverified = sum(not passage.verified for passage in passages)
    marks = []
    if not any(passage.chain for passage in passages):
        marks.append("inferred")
    if any(passage.ambiguous for passage in passages):
        marks.append("ambiguous")
    if unverified:
        marks.append("unverified" if unverified == len(passages) else "partly unverified")
    return Position(
        first["claimant"],
        first["who"],
        first["side"],
        first["side_iri"],
        first["stance"],
        first["stance_iri"],
        passages,
        tuple(marks),
    )


def _passage(row: Row, chains: Mapping[str, list[Link]]) -> Passage:
    return Passage(
        row["words"],
        row["unverified"] != "true",
        row["own"] == "true",
        row["section"],
        _source(row),
        tuple(chains.get(row["passage"], ())),
        row["rationale"],
        row["ambiguous"],
    )


def _grouped(rows: Iterable[Row], column: str) -> list[list[Row]]:
    """The rows with the same value of a column, in the order in which the values first stand."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return list(found.values())


def _badges(verdicts: Iterable[Row], support: Iterable[Row]) -> dict[str, list[str]]:
    """For each answer what is to be known of it at a glance, whoever gives it."""
    found: dict[str, list[str]] = {}
    for row in verdicts:
        if row["disputes"] == "true":
            found[row["proposition"]] = ["disputed"]
    for rows in _grouped(support, "proposition"):
        marks = found.setdefault(rows[0]["proposition"], [])
        marks.append("one source" if rows[0]["origins"] == "1" else f"{rows[0]['origins']} origins")
        if rows[0]["held_by_iri"] == f"{CG}severalSides":
            marks.append("several sides")
    return found


def _choke_points(support: Iterable[Row]) -> tuple[ChokePoint, ...]:
    """Those on which most depends come first."""
    found = []
    for rows in _grouped((row for row in support if row["node"]), "node"):
        node, label, outlet = rows[0]["node"], rows[0]["choke_point"], rows[0]["outlet"]
        shown = f"{outlet}: {label}" if outlet and label not in outlet else label
        found.append(ChokePoint(node, rows[0]["kind"], shown, tuple(row["claim"] for row in rows)))
    order = ("outlet", "document", "relay")
    return tuple(sorted(found, key=lambda point: (-len(point.claims), order.index(point.kind), point.id)))
