"""Web Annotations (https://www.w3.org/TR/annotation-model/): every passage with its claim, at the address of its document.

The body of an annotation says what is claimed there, and links to the claim; its creator is the curator, whose reading that
is. It bears the IRI of the passage in the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, TypeAlias

from claimgraph.asking import questions
from claimgraph.base.namespaces import DATA
from claimgraph.formats import Exported, Writer

Json: TypeAlias = dict[str, Any]
Row: TypeAlias = Mapping[str, str]

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def write(source: Exported) -> bytes:
    """One collection with an annotation for each passage and claim; the same graph gives the same bytes."""
    spans = {
        passage: list(found)
        for passage, found in groupby(questions.ask(source.store, "document/spans").texts(), lambda row: row["passage"])
    }
    rows = questions.ask(source.store, "document/passages").texts()
    items = [_annotation(row, spans.get(row["passage"], [])) for row in rows]
    collection = {
        "@context": CONTEXT,
        "id": f"{DATA}annotations",
        "type": "AnnotationCollection",
        "label": "Passages, and the claims that they carry",
        "total": len(items),
        "first": {"id": f"{DATA}annotations-first", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(row: Row, spans: Sequence[Row]) -> Json:
    targets: list[Json | str] = [_target(row, span) for span in spans] or [row["url"] or row["in"]]
    found: Json = {
        "id": row["passage"],
        "type": "Annotation",
        "motivation": "describing",
        "body": [*_bodies(row)],
        "target": targets if len(targets) > 1 else targets[0],
    }
    return {**found, "creator": {"id": row["by"], "name": row["curator"]}} if row["by"] else found


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


def _target(row: Row, span: Row) -> Json:
    """The words; their place counts in the text of the document as it was kept, since the page around it may change."""
    around = {name: span[name] for name in ("prefix", "suffix") if span[name]}
    selectors: list[Json] = [{"type": "TextQuoteSelector", "exact": span["exact"], **around}]
    if span["start"]:
        selectors.append({"type": "TextPositionSelector", "start": int(span["start"]), "end": int(span["end"])})
    return {"type": "SpecificResource", "source": row["url"] or row["in"], "selector": selectors}


WRITERS: Final = {"annotations": Writer("every passage with its claim as a Web Annotation (JSON-LD)", write)}
