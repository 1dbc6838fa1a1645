"""Rows that nobody shaped for this graph in, a spreadsheet out that `claimgraph import` takes, and what it speaks of.

Only what the model can hold without guessing is mapped; the number of rows left out is kept by reason. A part of a figure
is a kind of those counted; a stage is a part of a series; civilians on top of prisoners are counted as civilians, those
whom a figure has in it are a kind of its prisoners. Which is which, the annotator wrote into notes that no program reads:
so these rows stand here by number.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

QUALIFIERS = {"over": "over", "nearly": "nearly", "at_least": "at least", "about": "about"}
STANCES = {
    "asserts": "asserts",
    "confirms": "asserts",
    "accuses": "asserts",
    "promises": "promises",
    "declines": "declines",
}

EXCHANGES, EXCHANGES_2024 = "exchanges since 2022", "exchanges of 2024"
MEDIATIONS, MEDIATIONS_2024 = "exchanges through UAE mediation", "exchanges through UAE mediation in 2024"
ISTANBUL, THOUSAND, TWO_HUNDRED = "exchange agreed in Istanbul", "1,000 for 1,000 of 2 June", "200 for 200 of 2 June"
BODIES, BODIES_IN_JUNE = "handover of bodies agreed in Istanbul", "handover of bodies from 11 to 16 June 2025"
ALL_BODIES, FLIGHT, BELARUS = "repatriation of bodies since 2022", "flight of an Il-76", "release by Belarus"
IN_RUSSIA, IN_UKRAINE = "captivity in Russia", "captivity in Ukraine"

#: Events that are more than one swap, or are named apart from their day, with what they are a part of.
EVENTS = {
    EXCHANGES: ("series", ""),
    EXCHANGES_2024: ("series", EXCHANGES),
    MEDIATIONS: ("series", ""),
    MEDIATIONS_2024: ("series", MEDIATIONS),
    ISTANBUL: ("series", EXCHANGES),
    THOUSAND: ("exchange", ISTANBUL),
    TWO_HUNDRED: ("exchange", ISTANBUL),
    "swap of 2025-07-23": ("exchange", ISTANBUL),
    ALL_BODIES: ("series", ""),
    BODIES: ("series", ALL_BODIES),
    BODIES_IN_JUNE: ("bodies-handover", BODIES),
    "swap of 2025-06-11": ("bodies-handover", BODIES_IN_JUNE),
    FLIGHT: ("incident", ""),
    BELARUS: ("release", ""),
    IN_RUSSIA: ("event", ""),
    IN_UKRAINE: ("event", ""),
}

#: Kinds that are parts of another kind.
BROADER = {
    "women from Azovstal": "women",
    "from Azovstal": "defenders of Mariupol",
    "civilian plant workers": "civilians among them",
    "crew": "crew and escorts",
    "escorts": "crew and escorts",
}

INSIDE = "civilians among them"


def _part(kind: str, to: str = "ukraine", counts: str = "prisoners", **more: object) -> dict:
    return {"counts": counts, "kind": kind, "received_by": to.title(), **more}


def _held(event: str, counts: str = "prisoners", **more: object) -> dict:
    return {"event": event, "counts": counts, "situation": "held", "phase": "ongoing", "as_of": True, **more}


def _aboard(counts: str = "persons", **more: object) -> dict:
    return {"event": FLIGHT, "counts": counts, "situation": "aboard", **more}


def _killed() -> dict:
    return {"event": FLIGHT, "counts": "prisoners", "situation": "killed"}


def _total(event: str, to: str, counts: str = "prisoners", **more: object) -> dict:
    return {"event": event, "counts": counts, "received_by": to.title(), "as_of": True, **more}


def _so_far(event: str, **more: object) -> dict:
    return {"event": event, "counts": "exchanges", "as_of": True, **more}


def _place(within: str) -> dict:
    return {"property": "ordinal", "within": within}


OCCURRED = {"property": "occurred", "value": None, "object": "true"}

#: What single rows say, where the measure does not.
BY_ROW: dict[int, dict] = {
    **dict.fromkeys((4, 7, 15, 117, 236, 249, 271), OCCURRED),
    5: _so_far(EXCHANGES),
    9: _held(IN_RUSSIA, "persons", kind="officials"),
    **dict.fromkeys((12, 21), _part("women from Azovstal")),
    **dict.fromkeys((14, 22, 136, 153, 163, 170, 312), _part(INSIDE)),
    **{key: {"counts": "persons", "situation": "stayed in Russia"} for key in (16, 17, 28)},
    **dict.fromkeys((18, 27), _part("seamen", "russia")),
    19: _part("service personnel", "russia"),
    30: _part("officers"),
    35: _part("National Guard fighters"),
    36: _part("soldiers of the ground forces"),
    37: _part("marines"),
    38: _part("border guards"),
    39: _part("territorial defence fighters"),
    40: _part("defenders of Mariupol"),
    41: _part("from Azovstal"),
    42: _part("captured at Chernobyl"),
    43: _part("from Zmiinyi"),
    **dict.fromkeys((50, 55), _part("foreign volunteers", counts="bodies")),
    52: _part("sensitive category", "russia"),
    56: _part("a Ukrainian volunteer", counts="bodies"),
    **dict.fromkeys((69, 71), _part("children", counts="persons")),
    73: _part("sergeants and privates"),
    74: _part("officers"),
    75: _part("territorial defence fighters"),
    76: _part("civilian plant workers"),
    78: {"counts": "persons", "received_by": "Ukraine"},
    79: _aboard("prisoners"),
    **dict.fromkeys((80, 87, 91), _aboard(kind="crew")),
    **dict.fromkeys((81, 92), _aboard(kind="escorts")),
    86: _aboard(kind="crew and escorts"),
    **dict.fromkeys((83, 84, 85, 88, 89, 90), _killed()),
    **dict.fromkeys((99, 108, 113, 148), _place(MEDIATIONS_2024)),
    **dict.fromkeys((100, 119), _total(MEDIATIONS_2024, "both")),
    **dict.fromkeys((101, 120), _held(IN_RUSSIA)),
    **dict.fromkeys((102, 121), _held(IN_UKRAINE)),
    103: _aboard("prisoners"),
    **dict.fromkeys((107, 221, 330), _total(MEDIATIONS, "both")),
    109: _so_far(MEDIATIONS_2024),
    110: {"event": "swap of 2022-12", "counts": "prisoners", "received_by": "both"},
    122: {"counts": "persons", "received_by": "Ukraine"},
    123: _part("women", counts="persons"),
    124: _part("soldiers of the Azov Brigade", counts="persons"),
    125: _part("sailors", counts="persons"),
    126: _part("Armed Forces service members", counts="persons"),
    127: _part("police officers", counts="persons"),
    128: _part("border guards", counts="persons"),
    **dict.fromkeys((129, 160), _place(EXCHANGES)),
    138: _so_far(EXCHANGES),
    **dict.fromkeys((161, 162), _held(IN_RUSSIA)),
    164: _so_far(EXCHANGES_2024),
    167: _total(EXCHANGES_2024, "ukraine", "persons"),
    190: _part("civilians", "russia", "bodies"),
    **{key: {"event": "exchange agreed on 16 May 2025"} for key in (193, 194)},
    195: {"event": "exchange agreed on 16 May 2025", "property": "date", "phase": "planned"},
    198: {"event": BODIES},
    **dict.fromkeys((202, 203), _part("passed off as Ukrainian", counts="bodies", event=ALL_BODIES, as_of=True)),
    204: {"counts": "bodies", "kind": "under examination", "phase": "ongoing"},
    **{key: {"event": ISTANBUL} for key in (205, 214)},
    **{key: {"event": BODIES} for key in (208, 209)},
    210: {"event": BODIES_IN_JUNE},
    213: _place(ISTANBUL),
    **dict.fromkeys((222, 331), _place(MEDIATIONS)),
    **dict.fromkeys((233, 241), _held(IN_UKRAINE, "civilians", kind="residents of Kursk region")),
    258: _held(IN_RUSSIA),
    259: {"event": IN_RUSSIA, "counts": "prisoners", "situation": "executed", "as_of": True},
    263: {"property": "occurred"},
    283: {"event": BELARUS, "counts": "civilians", "received_by": "Ukraine"},
    **{key: {"event": BELARUS, "counts": "persons"} for key in (286, 288)},
    287: {"event": BELARUS, "counts": "persons", "kind": "Ukrainians"},
    289: {"event": "release by Belarus, November 2025", "counts": "persons", "kind": "Ukrainians"},
    295: {"counts": "bodies", "received_by": "both"},
    300: _total(ALL_BODIES, "ukraine", "bodies", as_of="2025-11-30"),
    315: _part("in captivity since 2022"),
    319: _part("under a medical exchange", "russia"),
    320: _part("Akhmat fighters", "russia", qualifier="dozens"),
    332: _part("Chechens", "russia"),
    334: _part("Chechens", "russia"),
}

#: Figures "per side": the same for both receivers.
PER_SIDE: dict[int, dict] = {
    206: {"event": THOUSAND, "counts": "prisoners"},
    207: {"event": TWO_HUNDRED, "counts": "prisoners"},
    301: {"event": BODIES, "counts": "bodies"},
}

LEFT_OUT = {
    "an accusation, a denial or a confirmation without a number": (8, 82, 93, 94, 104, 168, 199, 325),
    "no number": (200, 310),
    "about a discrepancy, or whose the bodies are: not about the number": (135, 145, 291),
    "a share, or a difference of two totals": (165, 321, 322, 323, 324),
}


def mapped(folder: Path) -> tuple[str, Counter[str]]:
    """The spreadsheet of the rows in a folder, as JSON Lines, and how many rows were left out for which reason."""
    left_out = Counter({reason: len(rows) for reason, rows in LEFT_OUT.items()})
    gone = {number for rows in LEFT_OUT.values() for number in rows}
    lines = [line for number, row in _rows(folder) if number not in gone for line in _lines(number, row)]
    lines += _datings(folder)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), left_out


def cast(folder: Path) -> dict[str, str]:
    """The files of the corpus that say what the rows speak of: the sides, events with what they are parts of, and kinds."""
    swaps = {_event(row) for _, row in _rows(folder)} - EVENTS.keys()
    events = dict.fromkeys(sorted(swaps), ("exchange", EXCHANGES)) | EVENTS
    wholes = {
        name: {"part-of": _id(whole), "basis": "Read so."} if whole else {} for name, (_, whole) in events.items()
    }
    kinds = {kind: {"broader": _id(BROADER[kind])} if kind in BROADER else {} for kind in {*BROADER, *BROADER.values()}}
    return {
        "events.yaml": _entries({name: {"type": type, **wholes[name]} for name, (type, _) in events.items()}),
        "concepts.yaml": _entries(kinds),
        "actors.yaml": _entries(
            {n: {"type": "state", "side": _id(n), "basis": "A side."} for n in ("Russia", "Ukraine")}
        ),
    }


def _entries(named: dict[str, dict]) -> str:
    return "".join(f"{_id(name)}: {json.dumps({'name': name, **entry})}\n" for name, entry in sorted(named.items()))


def _id(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower())


def _rows(folder: Path) -> Iterator[tuple[int, dict]]:
    articles = {row["slug"]: row for row in _json(folder / "articles.jsonl")}
    for number, row in enumerate(_json(folder / "claims.jsonl")):
        yield number, {**row, "article": articles[row["slug"]]}


def _json(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _event(row: dict) -> str:
    return f"swap of {row.get('claim_event_date') or row['event_date']}"


def _lines(number: int, row: dict) -> Iterator[dict]:
    article = row["article"]
    names = re.split(r" > ", row["relayed_by"]) if row.get("relayed_by") else []
    names.append(article["outlet"] if row["claimant"] == "outlet" else row["claimant"])
    *relays, claimant = dict.fromkeys(names)
    for said in _said(number, row):
        yield {
            **_document(article),
            "claimant": claimant,
            "relayed_by": relays,
            **said,
            # Partly reworded, so no evidence; the number keeps two rows with the same words apart.
            "quote": f"{row['quote']} [row {number}]",
            "evidence": "unverified",
        }


def _document(article: dict) -> dict:
    return {
        "document": article["slug"],
        "title": article["title"],
        "publisher": article["outlet"],
        "published": _published(article),
    }


def _published(article: dict) -> str | None:
    published = article["published"] or ""
    return published[:10] if len(published) >= 10 else None


def _said(number: int, row: dict) -> Iterator[dict]:
    if row.get("role"):
        phase = "planned" if row["slug"] == "2024-07-17-euromaidan-180" else "completed"
        yield {
            "stance": "asserts",
            "event": _event(row),
            "property": row["role"],
            "phase": phase,
            "object": row["actor"],
        }
        return
    said = {
        "stance": STANCES[row["stance"]],
        "event": _event(row),
        "phase": "planned" if row["stance"] == "promises" else "completed",
        "value": row["value"],
        "qualifier": QUALIFIERS.get(row.get("qualifier")) if row["value"] is not None else None,
        **_measured(row),
    }
    for more in _sides(number):
        line = {**said, **more}
        if line.get("as_of") is True:
            line["as_of"] = _published(row["article"]) or row["event_date"]
        if line.get("property"):
            line.pop("counts", None)
            line.pop("received_by", None)
        yield line


def _sides(number: int) -> list[dict]:
    if number in PER_SIDE:
        return [{**PER_SIDE[number], "received_by": side} for side in ("Russia", "Ukraine")]
    return [BY_ROW.get(number, {})]


def _measured(row: dict) -> dict:
    """What the measure alone says."""
    found = re.fullmatch(r"(prisoners|civilians|bodies)_returned_to_(russia|ukraine)", row["measure"])
    if found:
        return {"counts": found[1], "received_by": found[2].title()}
    if row["measure"] == "prisoners_total_since_start":
        return _total(EXCHANGES, "ukraine", "persons")
    if row["measure"] == "total_exchanged":
        # "410 individuals" are persons; prisoners of war, captives and detainees are prisoners.
        return {"counts": "persons" if "individuals" in row["quote"] else "prisoners", "received_by": "both"}
    return {}


def _datings(folder: Path) -> Iterator[dict]:
    """The annotator's dating of each article's exchange, as an inference."""
    dated: dict[str, dict] = {}
    for _, row in _rows(folder):
        if _event(row) not in (FLIGHT, BELARUS) and re.fullmatch(r"\d{4}-\d\d-\d\d", row["event_date"]):
            dated.setdefault(row["slug"], row)
    for slug, row in dated.items():
        if "il76" in slug or "belarus" in slug or slug == "2025-05-16-menafn-umerov":
            continue
        yield {
            **_document(row["article"]),
            "curator": "the annotator",
            "curated_on": "2026-11-01",
            "inferred": "true",
            "event": f"swap of {row['event_date']}",
            "property": "date",
            "phase": "completed",
            "value": row["event_date"],
            "quote": f"{row['quote']} [dating]",
            "evidence": "unverified",
            "rationale": "So the annotator dates the exchange that the article is about.",
        }
