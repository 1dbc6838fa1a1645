"""The declared fields of a record and a mapping of YAML in, their checked values out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from claimgraph.corpus.fields import Fields
from claimgraph.corpus.index import Index
from claimgraph.model.fields import Field, fields_of
from claimgraph.model.values.term import Listed, Named, NamedAll
from claimgraph.model.values.text import Texts
from claimgraph.model.vocabulary import Vocabulary


def keys_of(record: type, inside: str = "") -> list[str]:
    """The keys of the declared fields of a record, in YAML."""
    return [field.key for field in fields_of(record).values() if field.inside == inside]


def read_declared(
    record: type,
    fields: Fields,
    index: Index | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    inside: str = "",
    without: Collection[str] = (),
) -> dict[str, Any]:
    """The values of the declared fields, by the names of their attributes; a default where nothing is said.

    ``inside`` is the mapping of the file that holds them; ``without`` names attributes that are read otherwise. A
    record that names nobody, and nothing of a list, needs neither ``index`` nor ``vocabulary``.
    """
    return {
        each.name: read_field(each, fields, index, vocabulary) if each.key in fields else unsaid
        for each, unsaid in _declared(record, inside)
        if each.name not in without
    }


@cache
def _declared(record: type, inside: str) -> tuple[tuple[Field, Any], ...]:
    """The declared fields of a record, and what each is where nothing is said: most are not, in each of many claims."""
    found = (field for field in fields_of(record).values() if field.inside == inside)
    return tuple((field, () if isinstance(field.kind, Texts | NamedAll) else field.default) for field in found)


def read_field(field: Field, fields: Fields, index: Index | None, vocabulary: Vocabulary | None) -> Any:
    """The value of a declared field under a key that is there."""
    match field.kind:
        case Named(of=of) if index:
            return fields.name(field.key, index.of(of))
        case NamedAll(of=of) if index:
            names = index.of(of)
            found = (names.resolve(one.text, one.place, fields.problems) for one in fields.scalars(field.key))
            return tuple(filter(None, found))
        case Texts(items=items):
            return fields.texts(field.key, items)
        case Listed(scheme=scheme) if vocabulary:
            return fields.choice(field.key, vocabulary.listed(scheme), field.default)
    said = fields.scalar(field.key, field.kind.most)
    value = fields.parse(said, field.kind.read) if said else None
    return field.default if value is None else value


def free_texts(record: Any) -> Iterator[str]:
    """Every text of a record that may hold any words."""
    for field in fields_of(record).values():
        if field.kind.is_free:
            yield getattr(record, field.name)
