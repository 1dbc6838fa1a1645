"""The sheets of an archive in, the YAML of a corpus out, with the texts and where each quote stands in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import duckdb

from benchmarks.archive.sheets import select
from claimgraph.base.cells import CHAIN, LIST, SPANS, split
from claimgraph.model.columns import RELAY

Row = dict[str, str]
Entry = dict[str, Any]

_SPEAKER: Final = ("named_as", "verb", "medium", "stated_on")
_ASKED: Final = (
    "event", "actor", "claim", "property", "counts", "kind", "received_by", "situation", "affiliation", "phase", "within",
    "as_of",
)  # fmt: skip
_OFFICE: Final = ("office", "of", "since", "document", "quote", "basis")
_REST: Final = ("section", "rationale", "alternative", "note", "id")
_DOCUMENT: Final = {
    "title": "title", "publisher": "publisher", "published": "published", "url": "url", "archived": "archived",
    "accessed": "accessed", "document_language": "language", "republication_of": "republication-of",
    "lineage": "lineage", "lineage_basis": "basis", "document_note": "note",
}  # fmt: skip


def write_corpus(database: duckdb.DuckDBPyConnection, sheets: Mapping[str, tuple[str, ...]], folder: Path) -> None:
    """Write the files of a corpus that says what the sheets say, and the texts beside them."""
    rows = {name: _rows(database, name, columns) for name, columns in sheets.items()}
    offices = {actor: list(found) for actor, found in groupby(rows["offices"], itemgetter("actor"))}
    for name in ("actors", "events", "concepts"):
        entries = {row["id"]: _cast(row) for row in rows[name]}
        for actor, found in offices.items() if name == "actors" else ():
            entries[actor]["offices"] = [_plain(row, _OFFICE) for row in found]
        lines = (f"{id}: {_flow(entry)}\n" for id, entry in entries.items())
        (folder / f"{name}.yaml").write_text("".join(lines), encoding="utf-8")
    claims = {document: list(found) for document, found in groupby(rows["claims"], itemgetter("document"))}
    attesting: dict[str, list[Row]] = {}
    for office in rows["offices"]:
        attesting.setdefault(office["document"], []).append(office)
    (folder / "documents").mkdir()
    for row in rows["documents"]:
        id = row["document"]
        _write_document(row, claims.get(id, []), attesting.get(id, []), folder / "documents")
    (folder / "texts").mkdir()
    for number, text in database.execute("SELECT document, text FROM texts ORDER BY document").fetchall():
        (folder / "texts" / f"document-{number:06}.txt").write_text(text, encoding="utf-8")


def _rows(database: duckdb.DuckDBPyConnection, sheet: str, columns: tuple[str, ...]) -> list[Row]:
    return [
        dict(zip(columns, row, strict=True)) for row in database.execute(select(database, sheet, columns)).fetchall()
    ]


def _plain(row: Row, columns: tuple[str, ...]) -> Entry:
    return {column.replace("_", "-"): row[column] for column in columns if row[column]}


def _flow(value: object) -> str:
    """JSON, which is YAML on one line."""
    return json.dumps(value, ensure_ascii=False)


def _cast(row: Row) -> Entry:
    several = {"also", "broader", "disjoint_with"}
    plain = _plain(row, tuple(column for column in row if column != "id"))
    return {key: split(text, LIST) if key.replace("-", "_") in several else text for key, text in plain.items()}


def _write_document(row: Row, claims: list[Row], offices: list[Row], folder: Path) -> None:
    lines = [f"{key}: {_flow(row[column])}" for column, key in _DOCUMENT.items() if row[column]]
    if row["text_sha256"]:
        text = {"file": row["text_file"], "sha256": row["text_sha256"], "length": row["text_length"]}
        lines.append(f"text: {_flow(text)}")
        lines.append(f"curated: {_flow({'by': row['curator'], 'on': row['curated_on']})}")
    for key, inferred in (("claims", ""), ("inferences", "true")):
        entries = [f"  - {_flow(_claim(claim))}" for claim in claims if claim["inferred"] == inferred]
        lines += [f"{key}:", *entries] if entries else []
    (folder / f"{row['document']}.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
    if row["text_sha256"]:
        found = {(p["exact"], p["occurrence"]): p for quoting in (*claims, *offices) for p in _positions(quoting)}
        positions = {"sha256": row["text_sha256"], "positions": sorted(found.values(), key=itemgetter("start"))}
        (folder / f"{row['document']}.positions.json").write_text(_flow(positions), encoding="utf-8")


def _claim(row: Row) -> Entry:
    entry = {} if row["inferred"] else {"who": row["claimant"], **_plain(row, _SPEAKER)}
    if row["stance"] != "asserts":
        entry["stance"] = row["stance"]
    if row["relayed_by"]:
        entry["via"] = list(_relays(row))
    entry["says"] = _plain(row, _ASKED) | _answer(row)
    if row["quote"]:
        entry["quote"] = [_quote(exact, row) for exact in split(row["quote"], SPANS)]
    else:
        entry["unverified"] = "true"
    if row["withdrawn"]:
        entry[row["withdrawn"]] = {"on": row["withdrawn_on"], "reason": row["withdrawal_reason"]}
    return entry | _plain(row, _REST)


def _relays(row: Row) -> Iterator[Entry]:
    cells = {key: split(row[column], CHAIN) for column, key in RELAY.items()}
    for number, who in enumerate(split(row["relayed_by"], CHAIN)):
        yield {"who": who} | {key: texts[number] for key, texts in cells.items() if texts and texts[number]}


def _answer(row: Row) -> Entry:
    """The answer as a person writes it: ``nearly 500``, ``2030-04-05``, or its two ends."""
    negated = {"not": "true"} if row["negated"] else {}
    if row["object"]:
        return {"value": row["object"]} | negated
    if row["value"] or row["qualifier"]:
        return {"value": f"{row['qualifier'].replace('-', ' ')} {row['value']}".strip()}
    return {key: row[key] for key in ("min", "max") if row[key]}


def _quote(exact: str, row: Row) -> str | Entry:
    more = {key: row[key] for key in ("occurrence", "language", "translation") if row[key]}
    return {"exact": exact, **more} if more else exact


def _positions(row: Row) -> Iterator[Entry]:
    spans = zip(*(split(row[column], SPANS) for column in ("quote", "start", "end")), strict=True)
    for exact, start, end in spans:
        found = {"exact": exact, "occurrence": int(row["occurrence"] or 0), "start": int(start), "end": int(end)}
        around = {key: json.loads(row[key])[0] for key in ("prefix", "suffix") if row[key]}
        yield found | around
