"""The words by which texts speak of a subject, as its vocabulary gives them: what is counted, what moves it, and what does not.

A pattern is a term of the subject with words of a language and one role. Readers go by roles; no word stands in code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.base.namespaces import CG, RDF, SKOS
from claimgraph.store.answers import Cell

#: What words may say of a figure; `docs/figures.md` has an example of each.
ROLES: Final = frozenset(
    {
        "gives",
        "frees",
        "receives",
        "returns",
        "comes",
        "swaps",
        "covers",
        "stays",
        "befalls",
        "value",
        "persons",
        "about",
        "hints",
        "series",
        "against",
        "never",
    }
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words of a subject and what they say of a figure that stands with them."""

    iri: str
    role: str  #: one of `ROLES`, or "counted" of a term that is counted
    phrases: Mapping[str, tuple[str, ...]]  #: in lower case, by the code of a language
    narrows: str = ""  #: the IRI of the dimension of which it says something
    value: str = ""  #: what it gives there: an IRI of the vocabulary, or the id of a record
    of_these: str = ""  #: the IRI of the pattern of those whom it befalls
    of_side: str = ""  #: the IRI of the dimension that then says whose those are who are counted


def patterns(cells: Iterable[tuple[Cell, Cell, Cell]]) -> tuple[Pattern, ...]:
    """The patterns among the triples of a vocabulary, in the order of their IRIs."""
    facts: dict[str, dict[str, list[Cell]]] = {}
    for subject, predicate, value in cells:
        facts.setdefault(subject.text, {}).setdefault(predicate.text, []).append(value)
    return tuple(_pattern(iri, said) for iri, said in sorted(facts.items()) if CG + "phrase" in said)


def _pattern(iri: str, said: Mapping[str, list[Cell]]) -> Pattern:
    phrases: dict[str, list[str]] = {}
    for cell in said[CG + "phrase"]:
        language = cell.language.partition("-")[0].lower() or "en"
        phrases.setdefault(language, []).append(" ".join(cell.text.lower().split()))

    def one(predicate: str) -> str:
        return said[predicate][0].text if predicate in said else ""

    is_counted = any(cell.text == SKOS + "Concept" for cell in said.get(RDF + "type", ()))
    return Pattern(
        iri,
        "counted" if is_counted else one(CG + "role"),
        {language: tuple(sorted(words)) for language, words in sorted(phrases.items())},
        one(CG + "narrows"),
        one(CG + "gives"),
        one(CG + "ofThese"),
        one(CG + "ofSide"),
    )
