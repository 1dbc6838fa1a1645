"""A declared field in, what may stand there in words out: for the reference of a corpus."""

from __future__ import annotations

from typing import Final

from claimgraph.model.fields import Field
from claimgraph.model.values.term import Listed, Named, NamedAll
from claimgraph.model.values.text import Texts
from claimgraph.model.values.yes_no import YesNo

#: Kinds of value whose names are two words to a person.
_KINDS: Final = {
    "FileName": "name of a file",
    "Whole": "whole number",
    "Address": "web address",
    "WikidataId": "Wikidata id",
}

#: Lists whose names say too little.
_SCHEMES: Final = {
    "counted": "what is counted",
    "actor_types": "the kinds of actors",
    "event_types": "the kinds of events",
    "concept_types": "the kinds of concepts",
}


def kind_in_words(field: Field) -> str:
    """What may stand there, in words: by the kind of value, and the default where there is one to speak of."""
    match field.kind:
        case Listed(scheme=scheme):
            said = f"one of {_SCHEMES.get(scheme, f'the {scheme}')}"
        case Named(of=of):
            said = f"{of}: id or name"
        case NamedAll(of=of):
            said = f"{of}: id or name, or a list"
        case Texts():
            said = "text, or a list"
        case YesNo(words=words):
            said = " or ".join(f"`{word}`" for word in words)
        case kind:
            name = type(kind).__name__
            said = _KINDS.get(name, name.lower())
    default = "" if field.default in ("", None, 0, False, ()) else field.kind.written(field.default)
    return f"{said}; `{default}` if left out" if default else said
