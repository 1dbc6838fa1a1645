"""The core ontology and the Turtle files of a corpus in, what the corpus may say out: properties, dimensions, and the rest.

A vocabulary is a value that goes with its corpus: two corpora with two subjects live in one process. `FILES` are
those of the core; everything that a subject adds is read from the corpus's own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from claimgraph.base.namespaces import CG, OWL, PREFIXES, RDF, RDFS, SKOS
from claimgraph.base.resources import shipped
from claimgraph.model.patterns import ASKS, SENTENCES
from claimgraph.model.terms import Answerable, Qualifier, Term, VerdictWords
from claimgraph.model.wording import Pattern, patterns
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

#: The lists of the core to which a subject may add terms; what the others hold, rules and pages know one by one.
OPEN_SCHEMES: Final = frozenset({"media", "verbs", "sections"})

#: The core's files that say what can be said; alignments and shapes only talk about it.
FILES: Final = ("claimgraph.ttl", "vocabularies.ttl")


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A Turtle file of a corpus's own ontology: its name without the folder, and its text."""

    name: str
    text: str


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
    verdicts: Mapping[str, VerdictWords]
    tells: Mapping[str, str]  #: by IRI of a stance, the pattern that tells of an answer and who takes the stance
    how_many: Mapping[str, str]  #: the patterns of questions that ask for a number
    expects: Mapping[str, tuple[str, ...]]  #: by IRI, the classes of answers that make sense
    asked_of: Mapping[str, tuple[str, ...]]  #: by IRI, the classes of what it makes sense to ask it of
    needs: Mapping[str, tuple[str, ...]]  #: by IRI, what has to narrow it
    #: What is declared of parts and wholes, by IRI: wholes whose parts are disjoint, how many of them are all, dimensions
    #: without which a figure is about the whole; and what is counted where that is events, or may become fewer.
    disjoint_parts: frozenset[str]
    part_count: Mapping[str, int]
    unsaid_is_whole: frozenset[str]
    counts_events: frozenset[str]
    may_shrink: frozenset[str]
    core: Mapping[str, frozenset[str]]  #: every term of the core's own namespace, with its types
    patterns: tuple[Pattern, ...] = ()  #: the words by which texts speak of what is counted
    own: tuple[OwnFile, ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=lambda: dict(PREFIXES))

    def listed(self, name: str) -> Mapping[str, Term]:
        """The terms of a list by their keys: a scheme of the core, "properties", "counted", "actor_types" …"""
        if name == "properties":
            return {key: found.term for key, found in self.properties.items()}
        own = {
            "counted": self.counted,
            "actor_types": self.actor_types,
            "event_types": self.event_types,
            "concept_types": self.concept_types,
        }
        return own[name] if name in own else self.schemes[name]

    def kinds_of(self, iri: str) -> tuple[str, ...]:
        """The classes above a class, the nearest first."""
        return self.superclasses.get(iri, ())

    def further(self) -> Mapping[str, str]:
        """The labels of the terms that values of dimensions may be beside records, by IRI."""
        found: dict[str, str] = {}
        for dimension in self.dimensions.values():
            for term in dimension.also:
                found.setdefault(term.iri, term.label)
        return found

    def term(self, scheme: str, key: str) -> Term:
        """The term of a scheme by its key, as in ``term("stances", "asserts")``."""
        return self.schemes[scheme][key]


def key_of(iri: str) -> str:
    """The key that stands for a term in corpus files: ``…#receivedBy`` is ``received-by``."""
    name = re.split(r"[#/]", iri)[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


@lru_cache(maxsize=16)
def vocabulary(own: tuple[OwnFile, ...] = (), folder: Path | None = None) -> Vocabulary:
    """The vocabulary of the core with the files of a corpus; ``folder`` holds the core, by default the shipped one.

    Raises:
        TurtleError: a file is no Turtle.
    """
    folder = folder or shipped("ontology")
    core = (OwnFile(name, (folder / name).read_text(encoding="utf-8")) for name in FILES)
    # A node without a name can be no term; of labels in several languages, one in English is read.
    cells = [triple for file in (*core, *own) for triple in turtle_terms(file.text)[0] if triple[0].kind == "iri"]
    cells.sort(key=lambda triple: triple[2].language.partition("-")[0].lower() not in ("en", ""))
    triples = [(subject.text, predicate.text, value.text) for subject, predicate, value in cells]
    found = _from_triples(triples, own, {**PREFIXES, **dict(own_prefixes(own))})
    return replace(found, patterns=patterns(cells))


def own_prefixes(own: Iterable[OwnFile]) -> Iterator[tuple[str, str]]:
    """The prefixes of the namespaces in which files of a corpus define terms; the empty one goes by the file's name."""
    for file in own:
        triples, declared = turtle_terms(file.text)
        defined = {subject.text for subject, _, _ in triples if subject.kind == "iri"}
        for prefix, namespace in sorted(declared.items()):
            if namespace not in PREFIXES.values() and any(iri.startswith(namespace) for iri in defined):
                yield prefix or file.name.removesuffix(".ttl"), namespace


def _from_triples(
    triples: Iterable[tuple[str, str, str]], own: tuple[OwnFile, ...], prefixes: Mapping[str, str]
) -> Vocabulary:
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
            tuple(sorted({*about[iri].get(SKOS + "altLabel", ()), *about[iri].get(CG + "word", ())})),
            tuple(sorted(about[iri].get(SKOS + "broader", ()))),
            one(iri, SKOS + "inScheme"),
            int(one(iri, CG + "order", "0")),
        )

    def of_type(type_iri: str) -> list[str]:
        return sorted(iri for iri, facts in about.items() if type_iri in facts.get(RDF + "type", ()))

    def by_key(iris: Iterable[str]) -> dict[str, Term]:
        return {key_of(iri): term(iri) for iri in iris}

    def above(iri: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        todo = [iri]
        while todo:
            here = todo.pop()
            if here not in found:  # also over a circle, which is told where the files are checked
                found[here] = None
                todo += sorted(about.get(here, {}).get(RDFS + "subClassOf", ()), reverse=True)
        return tuple(found)[1:]

    superclasses = {iri: above(iri) for iri in of_type(OWL + "Class")}

    def below(iri: str) -> dict[str, Term]:
        return by_key(name for name in superclasses if iri == name or iri in superclasses[name])

    def worded(iri: str, kinds: Mapping[str, str]) -> dict[str, str]:
        return {phase: one(iri, pattern) for phase, pattern in kinds.items() if one(iri, pattern)}

    def all_of(predicate: str) -> dict[str, tuple[str, ...]]:
        return {iri: tuple(sorted(facts[predicate])) for iri, facts in about.items() if predicate in facts}

    def answerable(iri: str) -> Answerable:
        return Answerable(
            term(iri),
            one(iri, CG + "answeredBy"),
            key_of(one(iri, CG + "comparedAs")),
            tuple(term(other) for other in about[iri].get(CG + "alsoAnsweredBy", ())),
            worded(iri, SENTENCES),
            worded(iri, ASKS),
            one(iri, CG + "unit"),
        )

    def verdict(found: Term) -> VerdictWords:
        disputes = one(found.iri, CG + "isDispute") == "true"
        return VerdictWords(found, one(found.iri, CG + "heading"), one(found.iri, CG + "reading"), disputes)

    def declared(name: str) -> frozenset[str]:
        return frozenset(iri for iri in about if one(iri, CG + name) == "true")

    in_scheme = {name: by_key(i for i in about if one(i, SKOS + "inScheme") == CG + name) for name in SCHEMES}
    ours = {CG + name for name in SCHEMES}
    counted = [i for i in of_type(SKOS + "Concept") if one(i, SKOS + "inScheme") not in ours | {""}]
    return Vocabulary(
        schemes=in_scheme,
        properties={key_of(iri): answerable(iri) for iri in of_type(CG + "AskedProperty")},
        dimensions={key_of(iri): answerable(iri) for iri in of_type(CG + "Dimension")},
        counted=by_key(counted),
        singular={key_of(iri): one(iri, CG + "singular") or one(iri, RDFS + "label") for iri in counted},
        event_types=below(CG + "Event"),
        actor_types=below(CG + "Actor"),
        concept_types=below(CG + "Concept"),
        qualifiers={key: _qualifier(t, about[t.iri]) for key, t in in_scheme["qualifiers"].items()},
        superclasses=superclasses,
        third_party=term(CG + "thirdParty"),
        verdicts={key: verdict(found) for key, found in in_scheme["verdicts"].items()},
        tells={found.iri: one(found.iri, CG + "tells") for found in in_scheme["stances"].values()},
        how_many=worded(CG + "Quantity", ASKS),
        expects=all_of(CG + "expects"),
        asked_of=all_of(CG + "askedOf"),
        needs=all_of(CG + "needs"),
        disjoint_parts=declared("disjointParts"),
        part_count={iri: int(one(iri, CG + "partCount")) for iri in about if one(iri, CG + "partCount")},
        unsaid_is_whole=declared("unsaidIsWhole"),
        counts_events=declared("countsEvents"),
        may_shrink=declared("mayShrink"),
        core={iri: frozenset(facts.get(RDF + "type", ())) for iri, facts in about.items() if iri.startswith(CG)},
        own=own,
        prefixes=prefixes,
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
