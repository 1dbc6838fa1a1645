"""Rows that nobody shaped for this graph in, records out: a small mapping, for measuring verdicts on real figures.

Only what the core model can hold without guessing is mapped: figures of prisoners, civilians and bodies by receiver,
totals, positions in a series, and silences about these. The number of rows left out is kept by reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from claimgraph.corpus.scaffold import slug_of
from claimgraph.records import (
    Actor,
    Corpus,
    Document,
    Event,
    Proposition,
    Question,
    Quote,
    Ref,
    Speaker,
    Statement,
    Text,
)
from claimgraph.values import Figure, qualified
from claimgraph.vocabulary import vocabulary

WORDS = vocabulary()
BOTH = Ref("term", WORDS.dimensions["received-by"].also[0].iri)
QUALIFIERS = {"over": "over", "nearly": "nearly", "at_least": "at-least", "about": "approximately"}
STANCES = {"asserts": "asserts", "confirms": "asserts", "promises": "promises", "declines": "declines"}


def mapped(folder: Path) -> tuple[Corpus, Counter[str]]:
    """The corpus of the rows in a folder, and how many rows were left out for which reason."""
    articles = {row["slug"]: row for row in _rows(folder / "articles.jsonl")}
    actors = {id: Actor(id, "state", id.title()) for id in ("russia", "ukraine")}
    events = {"swaps": Event("swaps", "series", "swaps")}
    said: dict[str, list[Statement]] = {}
    left_out: Counter[str] = Counter()
    for number, row in enumerate(_rows(folder / "claims.jsonl")):
        article = articles[row["slug"]]
        proposition = _proposition(row, events, left_out)
        if proposition is None:
            continue
        names = [*re.split(r" > ", row["relayed_by"])] if row.get("relayed_by") else []
        names.append(article["outlet"] if row["claimant"] == "outlet" else row["claimant"])
        chain = []
        for name in dict.fromkeys(names):
            id = slug_of(name)
            actors.setdefault(id, Actor(id, "organization", name))
            chain.append(Speaker(id))
        quote = Quote(f"{row['quote']} [row {number}]")
        said.setdefault(row["slug"], []).append(Statement(tuple(chain), STANCES[row["stance"]], proposition, (quote,)))
    documents = {}
    for slug, statements in said.items():
        outlet = slug_of(articles[slug]["outlet"])
        actors.setdefault(outlet, Actor(outlet, "outlet", articles[slug]["outlet"]))
        published = articles[slug]["published"]
        day = date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
        documents[slug] = Document(
            slug, articles[slug]["title"], outlet, day, text=Text("0" * 64, 1), statements=tuple(statements)
        )
    return Corpus(WORDS, actors, events, {}, documents, {}), left_out


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _proposition(row: dict, events: dict[str, Event], left_out: Counter[str]) -> Proposition | None:
    measure = row.get("measure")
    if measure is None or row["stance"] not in STANCES:
        left_out["no measure, or an accusation or denial of no number"] += 1
        return None
    if row["value"] is None and row["stance"] != "declines":
        left_out["confirmed or promised without a number"] += 1
        return None
    day = row.get("claim_event_date") or row["event_date"]
    event = slug_of(f"swap {day}")
    events.setdefault(event, Event(event, "exchange", f"swap of {day}", part_of="swaps"))
    answer = None
    if row["value"] is not None:
        word = row.get("qualifier")
        answer = (
            qualified(row["value"], WORDS.qualifiers[QUALIFIERS[word]])
            if word in QUALIFIERS
            else Figure(row["value"], row["value"], row["value"])
        )
    phase = "planned" if row["stance"] == "promises" else "completed"
    found = re.fullmatch(r"(prisoners|civilians|bodies)_returned_to_(russia|ukraine)", measure)
    if found:
        receiver = Ref("actor", found[2])
        return Proposition(
            Question(counts=found[1], event=event, phase=phase, dimensions=(("received-by", receiver),)), answer
        )
    if measure == "total_exchanged":
        # Persons: whether a total counts civilians with the prisoners is seldom said.
        return Proposition(
            Question(counts="persons", event=event, phase=phase, dimensions=(("received-by", BOTH),)), answer
        )
    if measure == "exchange_ordinal":
        series = slug_of(f"series {row.get('what') or 'exchanges'}")
        events.setdefault(series, Event(series, "series", row.get("what") or "exchanges"))
        return Proposition(Question(property="ordinal", event=event, phase=phase, within=series), answer)
    left_out[f"{measure}: a breakdown or total without a kind of its own"] += 1
    return None
