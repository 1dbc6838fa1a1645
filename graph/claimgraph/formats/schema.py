"""JSON Schema: what the files of this corpus may hold, for editors that complete and check while one types.

Made from the declared fields, the vocabulary and the corpus's own ids (https://json-schema.org/draft/2020-12). An id or a
term is suggested with what it stands for; where a name may stand, any is allowed, so that a valid file is never marked.
`claimgraph init`, `new` and `schema` write the four files into a corpus; a first line in each of its files says which
one it follows: `# yaml-language-server: $schema=../schema/document.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from claimgraph.formats import Exported, Writer, keys
from claimgraph.formats.suggestions import answer, declared, named, names, one_or_more
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.evidence import Quote, TextFile
from claimgraph.model.records import Corpus, Document, Question, Speaker, Statement

_TEXT: Final = {"type": "string"}
_DAY: Final = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SIDE: Final = "The actor on whose side it stands, or `third-party`."


def schema_files(corpus: Corpus) -> dict[str, bytes]:
    """The schemas of the four kinds of files of a corpus, by their paths in it."""
    found = {
        "document": schema(corpus),
        "actors": _cast("actors", corpus, _actor(corpus), "type", "name"),
        "events": _cast("events", corpus, declared(Event, corpus), "type", "name"),
        "concepts": _cast("concepts", corpus, declared(Concept, corpus), "name"),
    }
    return {f"schema/{name}.json": _bytes(content) for name, content in found.items()}


def schema(corpus: Corpus) -> dict[str, Any]:
    """The schema of a document file, as JSON values."""
    taken_back = {
        kind: _mapping({"on": _DAY, "reason": _TEXT}, "on", "reason")
        for kind in corpus.vocabulary.schemes["withdrawals"]
    }
    said = {
        "says": {"$ref": "#/$defs/says"},
        "quote": one_or_more(_quote(corpus)),
        **declared(Statement, corpus),
        **taken_back,
    }
    accepted = {"accepted": _mapping(declared(Statement, corpus, "accepted"), "by", "on")}
    who = named("actor")
    relay = {"anyOf": [who, _mapping({"who": who, **declared(Speaker, corpus)}, "who")]}
    speaking = {"who": one_or_more(who), **declared(Speaker, corpus), "named-as": one_or_more(_TEXT)}
    document = {
        **declared(Document, corpus),
        "text": _mapping(declared(TextFile, corpus), "sha256", "length"),
        "curated": _mapping(declared(Document, corpus, "curated"), "by", "on"),
        "claims": {"type": ["array", "null"], "items": {"$ref": "#/$defs/claim"}},
        "inferences": {"type": ["array", "null"], "items": {"$ref": "#/$defs/inference"}},
        **taken_back,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A document of a claimgraph corpus",
        **_mapping(_about(document, keys.DOCUMENT), "title", "publisher"),
        "$defs": {
            **names(corpus),
            "claim": _mapping(
                _about({**speaking, "via": one_or_more(relay), **said, **accepted}, keys.CLAIM), "who", "says"
            ),
            "inference": _mapping(_about(said, keys.CLAIM), "says", "quote", "rationale"),
            "says": _says(corpus),
        },
    }


def _quote(corpus: Corpus) -> dict[str, Any]:
    return {"anyOf": [_TEXT, _mapping(declared(Quote, corpus), "exact")]}


def _says(corpus: Corpus) -> dict[str, Any]:
    value = {"type": ["string", "number", "boolean"]}
    words = corpus.vocabulary
    parts = {**declared(Question, corpus), "claim": _TEXT, "value": one_or_more(value), "min": value, "max": value}
    for key, dimension in sorted(words.dimensions.items()):
        said = dimension.term.definition or dimension.term.label
        parts[key] = {"description": said, **answer(dimension, corpus)}
    of_property = [
        {
            "if": {"properties": {"property": {"const": key}}, "required": ["property"]},
            "then": {"properties": {"value": one_or_more(answer(found, corpus))}},
        }
        for key, found in sorted(words.properties.items())
    ]
    return {
        **_mapping(_about({**parts, "not": {"type": "boolean"}}, keys.SAYS)),
        "oneOf": [{"required": ["property"]}, {"required": ["counts"]}],
        "dependentRequired": {"event": ["phase"]},
        "allOf": of_property,
    }


def _actor(corpus: Corpus) -> dict[str, Any]:
    side = {"description": _SIDE, "anyOf": [{"const": "third-party"}, named("actor")]}
    office = _mapping({**declared(Office, corpus), "quote": _quote(corpus)}, "office")
    return _about({**declared(Actor, corpus), "side": side, "offices": one_or_more(office)}, keys.ACTOR)


def _cast(kind: str, corpus: Corpus, entry: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The {kind} of a claimgraph corpus",
        "type": ["object", "null"],
        "patternProperties": {"^[a-z0-9]+(-[a-z0-9]+)*$": _mapping(entry, *required)},
        "additionalProperties": False,
        "$defs": names(corpus),
    }


def _mapping(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _about(properties: Mapping[str, Any], about: Mapping[str, str]) -> dict[str, Any]:
    """The properties, each with what is said of its key where nothing is said of it yet."""
    return {key: {"description": about[key], **found} if key in about else found for key, found in properties.items()}


def _bytes(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def write(source: Exported) -> bytes:
    """The schema of a document file as JSON in UTF-8."""
    return _bytes(schema(source.corpus))


WRITERS: Final = {"schema": Writer("what a document file may hold, as JSON Schema for editors", write)}
