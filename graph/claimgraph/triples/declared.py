"""The declared fields of a record in, what they say of its node out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimgraph.base.terms import Term, Triple
from claimgraph.model.fields import fields_of
from claimgraph.triples.names import Namer, cg


def declared_triples(node: Term, record: Any, namer: Namer) -> Iterator[Triple]:
    """What the declared fields of a record say of its node; nothing for what is not said."""
    for field in fields_of(record).values():
        value = getattr(record, field.name)
        if field.term and value != field.default:
            yield node, cg(field.term), field.kind.term(value, namer.corpus.vocabulary)
