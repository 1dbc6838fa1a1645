"""A field of a record, declared once, beside it: readers, writers, columns, triples, guard and schema come from here.

    page: str = declared(Text(limits.NAME), term="page", about="The page on which the passage stands.")

is a key ``page`` in YAML, a column ``page`` in spreadsheets, a triple ``cg:page``, and a text that the guard looks at.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimgraph.model.values.kind import Kind


@dataclass(frozen=True)
class Field:
    """What is declared of a field; ``name`` is that of the attribute.

    ``key`` stands in YAML, below ``inside`` where that is given; ``column`` in a spreadsheet ("" where none does);
    ``term`` is the property's name in the core ("" where triples are made otherwise). ``default`` is what it means
    when nothing is said.
    """

    name: str
    kind: Kind[Any]
    key: str
    column: str
    term: str
    inside: str
    about: str
    default: Any

    def cell(self, record: Any) -> str:
        """What a spreadsheet says of it: nothing where the record says what saying nothing means."""
        value = getattr(record, self.name)
        return "" if value == self.default and not self.is_listed else self.kind.written(value)

    @property
    def is_listed(self) -> bool:
        """Whether it is one of the words of a list, which a spreadsheet always shows."""
        return hasattr(self.kind, "scheme")


def declared(
    kind: Kind[Any],
    *,
    key: str = "",
    column: str | None = None,
    term: str = "",
    inside: str = "",
    default: Any = "",
    about: str = "",
) -> Any:
    """A field of a dataclass with what is known of it; key and column go by its name where they are not given."""
    said = {
        "kind": kind,
        "key": key,
        "column": column,
        "term": term,
        "inside": inside,
        "about": about,
        "default": default,
    }
    return dataclasses.field(default=default, metadata={"declared": said})


def fields_of(record: Any) -> Mapping[str, Field]:
    """The declared fields of a record, or of a class of records, by the name of their attribute, in their order."""
    return _declared_in(record if isinstance(record, type) else type(record))


@cache
def _declared_in(record: Any) -> Mapping[str, Field]:
    found = {}
    for each in dataclasses.fields(record):
        said = each.metadata.get("declared")
        if said is not None:
            key = said["key"] or each.name.replace("_", "-")
            column = each.name if said["column"] is None else said["column"]
            found[each.name] = Field(each.name, **{**said, "key": key, "column": column})
    return found
