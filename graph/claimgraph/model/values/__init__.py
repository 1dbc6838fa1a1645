"""The kinds of value, one module each: what a field or an answer may be, read, compared, labelled, made a term of RDF."""

from __future__ import annotations

from typing import Any, Final, overload

from claimgraph.base.namespaces import CG
from claimgraph.model.values.dates import Dates, Period, period, single_day
from claimgraph.model.values.decimals import Decimals, Measure
from claimgraph.model.values.kind import AnswerKind, Interval, Stated
from claimgraph.model.values.term import ClaimRef, Claims, Ref, Thing
from claimgraph.model.values.text import Words
from claimgraph.model.values.whole import Count, Figure, figure, number, qualified
from claimgraph.model.values.yes_no import Truth

__all__ = [
    "COUNT",
    "ClaimRef",
    "Figure",
    "Measure",
    "Period",
    "Ref",
    "answered",
    "figure",
    "kind_of",
    "number",
    "period",
    "qualified",
    "single_day",
]

#: How many: what answers whatever is counted.
COUNT: Final = Count()

_KINDS: Final[tuple[AnswerKind[Any], ...]] = (
    COUNT,
    Decimals(),
    Dates(),
    Truth(),
    Words(),
    Thing("actor"),
    Thing("event"),
    Claims(),
    Thing("concept"),
)

#: What answers a question, by the class or datatype that `cg:answeredBy` names.
KINDS: Final[dict[str, AnswerKind[Any]]] = {kind.iri: kind for kind in _KINDS}
_OF_TYPE: Final[dict[type, AnswerKind[Any]]] = {kind.gives: kind for kind in _KINDS}


def answered(by: str, unit: str = "", superclasses: tuple[str, ...] = ()) -> AnswerKind[Any]:
    """The kind of answers of a property or dimension: by the IRI that `cg:answeredBy` names, and what is above it."""
    if by == Decimals.iri:
        return Decimals(unit)
    return next((KINDS[iri] for iri in (by, *superclasses) if iri in KINDS), KINDS[CG + "Concept"])


@overload
def kind_of(answer: Figure | Measure | Period) -> Interval[Any]: ...
@overload
def kind_of(answer: Figure | Measure | Period | bool | str) -> Stated[Any]: ...
@overload
def kind_of(answer: Figure | Measure | Period | bool | str | Ref | ClaimRef) -> AnswerKind[Any]: ...
def kind_of(answer: object) -> Any:
    """The kind of an answer that is there."""
    return _OF_TYPE[type(answer)]
