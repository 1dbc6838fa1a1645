"""JSON Schema: what a document file of this corpus may hold, for editors that complete and check while one types.

Made from the declared fields and the vocabulary (https://json-schema.org/draft/2020-12). In VS Code, with the YAML
extension: a first line `# yaml-language-server: $schema=../schema.json` in a document file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from claimgraph.formats import Exported, Writer
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.vocabulary import Vocabulary

_TEXT: Final = {"type": "string"}
_DAY: Final = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def schema(words: Vocabulary) -> dict[str, Any]:
    """The schema of a document file, as JSON values."""
    taken_back = {
        kind: _mapping({"on": _DAY, "reason": _TEXT}, "on", "reason") for kind in words.schemes["withdrawals"]
    }
    quote = {"oneOf": [_TEXT, _mapping(_declared(Quote, words), "exact")]}
    said = {"says": {"$ref": "#/$defs/says"}, "quote": _one_or_more(quote), **_declared(Statement, words), **taken_back}
    relay = {"oneOf": [_TEXT, _mapping({"who": _TEXT, **_declared(Speaker, words)}, "who")]}
    speaking = {"who": _one_or_more(_TEXT), **_declared(Speaker, words), "named-as": _one_or_more(_TEXT)}
    document = {
        **_declared(Document, words),
        "text": _mapping(_declared(TextFile, words), "sha256", "length"),
        "curated": _mapping(_declared(Document, words, "curated"), "by", "on"),
        "claims": {"type": ["array", "null"], "items": {"$ref": "#/$defs/claim"}},
        "inferences": {"type": ["array", "null"], "items": {"$ref": "#/$defs/inference"}},
        **taken_back,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A document of a claimgraph corpus",
        **_mapping(document, "title", "publisher"),
        "$defs": {
            "claim": _mapping({**speaking, "via": _one_or_more(relay), **said}, "who", "says"),
            "inference": _mapping(said, "says", "quote", "rationale"),
            "says": _says(words),
        },
    }


def _says(words: Vocabulary) -> dict[str, Any]:
    value = {"type": ["string", "number", "boolean"]}
    parts = {**_declared(Question, words), "claim": _TEXT, "value": _one_or_more(value), "min": value, "max": value}
    for key, dimension in sorted(words.dimensions.items()):
        parts[key] = {"type": "string", "description": dimension.term.definition or dimension.term.label}
    return {
        **_mapping({**parts, "not": {"type": "boolean"}}),
        "oneOf": [{"required": ["property"]}, {"required": ["counts"]}],
    }


def _declared(record: type, words: Vocabulary, inside: str = "") -> dict[str, Any]:
    found = (field for field in fields_of(record).values() if field.inside == inside)
    return {field.key: {"description": field.about, **field.kind.schema(words)} for field in found}


def _mapping(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _one_or_more(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"oneOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def write(source: Exported) -> bytes:
    """The schema as JSON in UTF-8."""
    return (json.dumps(schema(source.corpus.vocabulary), ensure_ascii=False, indent=2) + "\n").encode()


WRITERS: Final = {"schema": Writer("what a document file may hold, as JSON Schema for editors", write)}
