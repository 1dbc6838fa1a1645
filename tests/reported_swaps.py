"""Rows that nobody shaped for this graph in, a spreadsheet out that `claimgraph import` takes.

Only what the model can hold without guessing is mapped: figures of prisoners, civilians and bodies by receiver,
totals, positions in a series, and silences about these. The number of rows left out is kept by reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

QUALIFIERS = {"over": "over", "nearly": "nearly", "at_least": "at least", "about": "about"}
STANCES = {"asserts": "asserts", "confirms": "asserts", "promises": "promises", "declines": "declines"}


def mapped(folder: Path) -> tuple[str, Counter[str]]:
    """The spreadsheet of the rows in a folder, as JSON Lines, and how many rows were left out for which reason."""
    articles = {row["slug"]: row for row in _rows(folder / "articles.jsonl")}
    left_out: Counter[str] = Counter()
    lines = []
    for number, row in enumerate(_rows(folder / "claims.jsonl")):
        article = articles[row["slug"]]
        said = _said(row, left_out)
        if said is None:
            continue
        names = re.split(r" > ", row["relayed_by"]) if row.get("relayed_by") else []
        names.append(article["outlet"] if row["claimant"] == "outlet" else row["claimant"])
        *relays, claimant = dict.fromkeys(names)
        published = article["published"] or ""
        lines.append(
            {
                "document": row["slug"],
                "title": article["title"],
                "publisher": article["outlet"],
                "published": published[:10] if len(published) >= 10 else None,
                "claimant": claimant,
                "relayed_by": relays,
                "stance": STANCES[row["stance"]],
                **said,
                # Partly reworded, so no evidence; the number keeps two rows with the same words apart.
                "quote": f"{row['quote']} [row {number}]",
                "evidence": "unverified",
            }
        )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), left_out


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _said(row: dict, left_out: Counter[str]) -> dict | None:
    measure = row.get("measure")
    if measure is None or row["stance"] not in STANCES:
        left_out["no measure, or an accusation or denial of no number"] += 1
        return None
    if row["value"] is None and row["stance"] != "declines":
        left_out["confirmed or promised without a number"] += 1
        return None
    said = {
        "event": f"swap of {row.get('claim_event_date') or row['event_date']}",
        "event_type": "exchange",
        "phase": "planned" if row["stance"] == "promises" else "completed",
        "value": row["value"],
        "qualifier": QUALIFIERS.get(row.get("qualifier")) if row["value"] is not None else None,
    }
    found = re.fullmatch(r"(prisoners|civilians|bodies)_returned_to_(russia|ukraine)", measure)
    if found:
        return {**said, "counts": found[1], "received_by": found[2].title()}
    if measure == "total_exchanged":
        # Persons: whether a total counts civilians with the prisoners is seldom said.
        return {**said, "counts": "persons", "received_by": "both"}
    if measure == "exchange_ordinal":
        return {**said, "property": "ordinal", "within": f"series: {row.get('what') or 'exchanges'}"}
    left_out[f"{measure}: a breakdown or total without a kind of its own"] += 1
    return None
