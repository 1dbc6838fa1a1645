"""The ontology files in, what a corpus may say out: properties, dimensions, things counted, stances and the rest.

Everything that a subject adds is read from the files; nothing here names a subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from claimgraph.base.namespaces import CG, OWL, RDF, RDFS, SKOS, XSD
from claimgraph.base.resources import shipped
from claimgraph.store import turtle_terms

#: The concept schemes of the core, by the name that the code uses for them.
SCHEMES: Final = (
    "stances",
    "phases",
    "sections",
    "media",
    "verbs",
    "qualifiers",
    "verdicts",
    "withdrawals",
    "supportKinds",
)

#: The files that say what can be said; alignments and shapes only talk about it.
FILES: Final = ("claimgraph.ttl", "exchange.ttl", "vocabularies.ttl")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology: its IRI, the key that a corpus file uses for it, its label and definition."""

    iri: str
    key: str
    label: str
    definition: str = ""
    words: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Answerable:
    """A property or a dimension: what answers it, how answers compare, and the patterns of its labels."""

    term: Term
    answered_by: str
    compared_as: str = ""
    also: tuple[Term, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """The convention that turns a stated number and a word into an interval."""

    term: Term
    lower_factor: float | None = None
    upper_factor: float | None = None
    lower_offset: int | None = None
    upper_offset: int | None = None
    fixed_min: int | None = None
    fixed_max: int | None = None

    @property
    def stands_alone(self) -> bool:
        """Whether the word needs no number: "hundreds"."""
        return self.fixed_min is not None and self.fixed_max is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that a corpus may say, each part a mapping from the key in corpus files."""

    schemes: Mapping[str, Mapping[str, Term]]
    properties: Mapping[str, Answerable]
    dimensions: Mapping[str, Answerable]
    counted: Mapping[str, Term]
    singular: Mapping[str, str]
    event_types: Mapping[str, Term]
    actor_types: Mapping[str, Term]
    concept_types: Mapping[str, Term]
    qualifiers: Mapping[str, Qualifier]
    superclasses: Mapping[str, tuple[str, ...]]
    third_party: Term
    #: What is declared of parts and wholes, by IRI: wholes whose parts are disjoint, how many of them are all, dimensions
    #: without which a figure is about the whole; and what is counted where that is events.
    disjoint_parts: frozenset[str] = frozenset()
    part_count: Mapping[str, int] = field(default_factory=dict)
    unsaid_is_whole: frozenset[str] = frozenset()
    counts_events: frozenset[str] = frozenset()

    def term(self, scheme: str, key: str) -> Term:
        """The term of a scheme by its key, as in ``term("stances", "asserts")``."""
        return self.schemes[scheme][key]


def key_of(iri: str) -> str:
    """The key that stands for a term in corpus files: ``…#receivedBy`` is ``received-by``."""
    name = re.split(r"[#/]", iri)[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


@lru_cache(maxsize=4)
def vocabulary(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of an ontology folder, by default of the shipped one."""
    folder = folder or shipped("ontology")
    return _from_triples(triple for name in FILES for triple in turtle_terms(folder / name))


def _from_triples(triples: Iterable[tuple[str, str, str]]) -> Vocabulary:
    about: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        about.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def one(iri: str, predicate: str, default: str = "") -> str:
        return about.get(iri, {}).get(predicate, [default])[0]

    def term(iri: str) -> Term:
        return Term(
            iri,
            key_of(iri),
            one(iri, RDFS + "label"),
            one(iri, SKOS + "definition"),
            tuple(sorted(about[iri].get(SKOS + "altLabel", ()))),
            tuple(sorted(about[iri].get(SKOS + "broader", ()))),
            one(iri, SKOS + "inScheme"),
        )

    def of_type(type_iri: str) -> list[str]:
        return sorted(iri for iri, facts in about.items() if type_iri in facts.get(RDF + "type", ()))

    def by_key(iris: Iterable[str]) -> dict[str, Term]:
        return {key_of(iri): term(iri) for iri in iris}

    def above(iri: str) -> tuple[str, ...]:
        found: list[str] = []
        for parent in sorted(about.get(iri, {}).get(RDFS + "subClassOf", ())):
            found += [parent, *above(parent)]
        return tuple(dict.fromkeys(found))

    superclasses = {iri: above(iri) for iri in of_type(OWL + "Class")}

    def below(iri: str) -> dict[str, Term]:
        return by_key(name for name in superclasses if iri == name or iri in superclasses[name])

    def answerable(iri: str) -> Answerable:
        sentences = {
            phase: one(iri, CG + name)
            for phase, name in (
                ("completed", "sentence"),
                ("planned", "sentencePlanned"),
                ("attempted", "sentenceAttempted"),
                ("ongoing", "sentenceOngoing"),
            )
            if one(iri, CG + name)
        }
        also = tuple(term(other) for other in about[iri].get(CG + "alsoAnsweredBy", ()))
        return Answerable(term(iri), one(iri, CG + "answeredBy"), key_of(one(iri, CG + "comparedAs")), also, sentences)

    def declared(name: str) -> frozenset[str]:
        return frozenset(iri for iri in about if one(iri, CG + name) == "true")

    in_scheme = {name: by_key(i for i in about if one(i, SKOS + "inScheme") == CG + name) for name in SCHEMES}
    ours = {CG + name for name in SCHEMES}
    counted = [i for i in of_type(SKOS + "Concept") if one(i, SKOS + "inScheme") not in ours | {""}]
    return Vocabulary(
        schemes=in_scheme,
        properties={key_of(iri): answerable(iri) for iri in of_type(CG + "Property")},
        dimensions={key_of(iri): answerable(iri) for iri in of_type(CG + "Dimension")},
        counted=by_key(counted),
        singular={key_of(iri): one(iri, CG + "singular") for iri in counted},
        event_types=below(CG + "Event"),
        actor_types=below(CG + "Actor"),
        concept_types=below(CG + "Concept"),
        qualifiers={key: _qualifier(t, about[t.iri]) for key, t in in_scheme["qualifiers"].items()},
        superclasses=superclasses,
        third_party=term(CG + "thirdParty"),
        disjoint_parts=declared("disjointParts"),
        part_count={iri: int(one(iri, CG + "partCount")) for iri in about if one(iri, CG + "partCount")},
        unsaid_is_whole=declared("unsaidIsWhole"),
        counts_events=declared("countsEvents"),
    )


def _qualifier(term: Term, facts: Mapping[str, list[str]]) -> Qualifier:
    def number(name: str) -> float | None:
        return float(facts[CG + name][0]) if CG + name in facts else None

    def whole(name: str) -> int | None:
        return int(facts[CG + name][0]) if CG + name in facts else None

    return Qualifier(
        term,
        number("lowerFactor"),
        number("upperFactor"),
        whole("lowerOffset"),
        whole("upperOffset"),
        whole("fixedMin"),
        whole("fixedMax"),
    )


#: How answers are written, by the class or datatype that `cg:answeredBy` names.
NUMBER: Final = XSD + "integer"
DATE: Final = XSD + "date"
BOOLEAN: Final = XSD + "boolean"
TEXT: Final = XSD + "string"
ACTOR: Final = CG + "Actor"
EVENT: Final = CG + "Event"
CLAIM: Final = CG + "Claim"
