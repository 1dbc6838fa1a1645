"""Web Annotations (https://www.w3.org/TR/annotation-model/): every passage with its claim, at the address of its document.

The body of an annotation says what is claimed there, and links to the claim; its creator is the curator, whose reading that
is. It bears the IRI of the passage in the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, TypeAlias

from claimgraph.asking import questions
from claimgraph.base.namespaces import DATA
from claimgraph.formats import Exported, Writer
from claimgraph.store import Store

Json: TypeAlias = dict[str, Any]
Row: TypeAlias = Mapping[str, str]

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def write(source: Exported) -> bytes:
    """One collection with an annotation for each passage and claim; the same graph gives the same bytes."""
    documents = {row["in"]: row for row in questions.each_row(source.store, "document/addresses")}
    spans = _spans(source.store)
    passages = sorted(
        questions.each_row(source.store, "document/passages"), key=itemgetter("in", "passage", "claim_iri")
    )
    return _collection(
        [_text_of(_annotation(row, documents[row["in"]], spans.get(row["passage"], [])), "   ") for row in passages]
    )


def _spans(store: Store) -> Mapping[str, Sequence[Row]]:
    """The words that each passage quotes, in the order in which they stand in the text."""
    found: dict[str, list[Row]] = {}
    for row in questions.each_row(store, "document/spans"):
        found.setdefault(row.pop("passage"), []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (int(row["start"] or -1), row["exact"]))
    return found


def _collection(items: Sequence[bytes]) -> bytes:
    """The items in their collection; they are text by now, since very many take less memory so than as objects."""
    collection = {
        "@context": CONTEXT,
        "id": f"{DATA}annotations",
        "type": "AnnotationCollection",
        "label": "Passages, and the claims that they carry",
        "total": len(items),
        "first": {"id": f"{DATA}annotations-first", "type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    begin, end = _text_of(collection).split(b"[]")
    listed = b"[\n   " + b",\n   ".join(items) + b"\n  ]" if items else b"[]"
    return b"".join((begin, listed, end, b"\n"))


def _text_of(value: Json, margin: str = "") -> bytes:
    # In JSON, no line ends within a text: all that are there are those between its parts.
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{margin}").encode()


def _annotation(row: Row, document: Row, spans: Sequence[Row]) -> Json:
    address = document["url"] or document["in"]
    targets: list[Json | str] = [_target(address, span) for span in spans] or [address]
    found: Json = {
        "id": row["passage"],
        "type": "Annotation",
        "motivation": "describing",
        "body": [*_bodies(row)],
        "target": targets if len(targets) > 1 else targets[0],
    }
    return {**found, "creator": {"id": document["by"], "name": document["curator"]}} if document["by"] else found


def _bodies(row: Row) -> Iterator[Json]:
    yield _text("describing", row["claim"])
    yield {"type": "SpecificResource", "source": row["claim_iri"], "purpose": "linking"}
    if row["rationale"]:
        yield _text("commenting", f"Read so because: {row['rationale']}")
    if row["alternative"]:
        yield _text("commenting", f"Another reading: {row['alternative']}")
    if row["unverified"]:
        yield _text("commenting", "Nobody found these words in the text.")


def _text(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}


def _target(address: str, span: Row) -> Json:
    """The words; their place counts in the text of the document as it was kept, since the page around it may change."""
    around = {name: span[name] for name in ("prefix", "suffix") if span[name]}
    selectors: list[Json] = [{"type": "TextQuoteSelector", "exact": span["exact"], **around}]
    if span["start"]:
        selectors.append({"type": "TextPositionSelector", "start": int(span["start"]), "end": int(span["end"])})
    return {"type": "SpecificResource", "source": address, "selector": selectors}


WRITERS: Final = {"annotations": Writer("every passage with its claim as a Web Annotation (JSON-LD)", write)}
