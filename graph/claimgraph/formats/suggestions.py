"""A corpus and what may stand in a place of its files in, JSON Schema with the ids and terms to suggest out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from claimgraph.model.fields import Field, fields_of
from claimgraph.model.records import Corpus
from claimgraph.model.terms import Answerable
from claimgraph.model.values import answered
from claimgraph.model.values.term import Listed, Named, NamedAll, Thing
from claimgraph.model.values.yes_no import Truth, YesNo
from claimgraph.model.vocabulary import Vocabulary

_ANY: Final = {"type": ["string", "number", "boolean"]}


def declared(record: type, corpus: Corpus, inside: str = "") -> dict[str, Any]:
    """What may stand under each declared key of a record, with what is declared of it."""
    found = (field for field in fields_of(record).values() if field.inside == inside)
    return {field.key: {**_of(field, corpus), "description": field.about} for field in found}


def _of(field: Field, corpus: Corpus) -> Mapping[str, Any]:
    match field.kind:
        case Listed(scheme=scheme):
            return _listed(scheme, corpus.vocabulary)
        case Named(of=of):
            return named(of)
        case NamedAll(of=of):
            return one_or_more(named(of))
    return field.kind.schema(corpus.vocabulary)


def named(of: str) -> dict[str, Any]:
    """The id or a name of a record of one kind; a schema that says so holds what `names` gives."""
    return {"anyOf": [{"$ref": f"#/$defs/{of}"}]}


def names(corpus: Corpus) -> dict[str, Any]:
    """The ids of all records of a corpus by their kinds, each with what it stands for; or any name."""
    shown = {
        "actor": {id: actor.shown for id, actor in corpus.actors.items()},
        "event": {id: event.name for id, event in corpus.events.items()},
        "concept": {id: concept.name for id, concept in corpus.concepts.items()},
        "document": {id: document.title for id, document in corpus.documents.items()},
    }
    name = {"type": "string"}
    # An empty list of words is no schema.
    return {of: {"anyOf": [_words(said), name]} if said else name for of, said in shown.items()}


def answer(asked: Answerable, corpus: Corpus) -> dict[str, Any]:
    """What may answer a property or a dimension."""
    words = corpus.vocabulary
    kind = answered(asked.answered_by, asked.unit, words.kinds_of(asked.answered_by))
    match kind:
        case Truth():
            return dict(YesNo().schema(words))
        case Thing(of=of):
            also = {term.key: term.definition or term.label for term in asked.also}
            return {"anyOf": [_words(also), named(of)]} if also else named(of)
    return dict(_ANY)


def one_or_more(item: Mapping[str, Any]) -> dict[str, Any]:
    """One of these, or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def _listed(scheme: str, words: Vocabulary) -> dict[str, Any]:
    return _words({key: term.definition or term.label for key, term in words.listed(scheme).items()})


def _words(said: Mapping[str, str]) -> dict[str, Any]:
    """Words to choose from; `enumDescriptions` is what editors show beside each."""
    return {"enum": sorted(said), "enumDescriptions": [said[word] for word in sorted(said)]}
