"""The Turtle files of the ontology in, one HTML page out: each term once, with its definition and where it belongs.

The page is one file without a script, and loads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimgraph.base.namespaces import CG, DCT, OWL, RDF, RDFS, SH, SKOS, compact
from claimgraph.base.resources import shipped
from claimgraph.model.terms import Qualifier
from claimgraph.model.vocabulary import OwnFile, Vocabulary
from claimgraph.pages.page import page
from claimgraph.store import turtle_terms

#: The core's files in the order of the page: those of a corpus come after the first.
FILES: Final = ("claimgraph.ttl", "vocabularies.ttl", "shapes.ttl", "alignments.ttl")

#: The kinds of terms, each a section: its anchor, heading and what it is, and the types that belong to it. A term goes
#: where its first type in this order is; those of a closed list follow, list by list.
KINDS: Final = (
    ("classes", "Classes", "What there is in a graph of claims.", (OWL + "Class",)),
    (
        "asked",
        "What can be asked",
        "Properties of events, actors and claims that a question asks for.",
        (CG + "AskedProperty",),
    ),
    ("dimensions", "Dimensions", "What narrows a question.", (CG + "Dimension",)),
    ("kinds-of-comparison", "How answers compare", "What each property admits.", (CG + "ComparisonKind",)),
    (
        "links",
        "Links and attributes",
        "What connects the nodes of a graph, and what stands at them.",
        (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty", RDF + "Property"),
    ),
    ("patterns", "Words of texts", "How texts speak of the subject; readers find figures by them.", (CG + "Pattern",)),
    ("single", "Single answers", "Terms that belong to no list.", (SKOS + "Concept",)),
    (
        "shapes",
        "Shapes",
        "What a complete graph contains, as SHACL; the messages say what is missing.",
        (SH + "NodeShape",),
    ),
    ("files", "Files", "The Turtle files that all this is written in.", (OWL + "Ontology",)),
)

#: What is shown of a term beside its label, definition, example and note: by predicate, in this order.
FACTS: Final = (
    (RDFS + "subClassOf", "a kind of"),
    (RDFS + "domain", "stands at"),
    (RDFS + "range", "leads to"),
    (CG + "comparedAs", "compared as"),
    (CG + "answeredBy", "answered by"),
    (CG + "alsoAnsweredBy", "also answered by"),
    (CG + "expects", "expects"),
    (CG + "askedOf", "asked of"),
    (CG + "needs", "needs"),
    (SKOS + "broader", "narrower than"),
    (CG + "narrows", "narrows"),
    (CG + "gives", "gives"),
    (CG + "ofThese", "of these"),
    (CG + "ofSide", "of side"),
    (OWL + "versionIRI", "version"),
    (OWL + "imports", "builds on"),
    (DCT + "license", "licence"),
    (SH + "targetClass", "looks at"),
    (SH + "targetSubjectsOf", "looks at what has"),
    (SH + "targetObjectsOf", "looks at the values of"),
)

_ALIGNED: Final = {"subClassOf": "is a kind of", "subPropertyOf": "is a kind of", "equivalentClass": "is the same as"}

Facts = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A term that is spoken of: its name with a prefix, and its anchor on the page, "" where it is not on it."""

    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of the ontology with all that its file says about it."""

    anchor: str
    iri: str
    name: str
    label: str
    definition: str
    example: str
    note: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]  #: words by which texts speak of it
    width: str
    facts: tuple[tuple[str, tuple[Reference, ...]], ...]
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The terms of one kind, or of one closed list; then ``scheme`` is the list itself, a term too."""

    anchor: str
    heading: str
    about: str
    scheme: Entry | None
    entries: tuple[Entry, ...]
    negative: bool = False


def vocabulary_page(words: Vocabulary) -> str:
    """The page of the core and of what a corpus adds to it; the same files give the same page."""
    core = [OwnFile(name, (shipped("ontology") / name).read_text(encoding="utf-8")) for name in FILES]
    about: dict[str, dict[str, list[str]]] = {}
    alignments: list[tuple[str, str, str]] = []
    named: set[str] = set()
    for file in (core[0], *words.own, *core[1:]):
        for cell, said, other in turtle_terms(file.text)[0]:
            subject, predicate, value = cell.text, said.text, other.text
            named |= {subject} if cell.kind == "iri" else set()
            # Of the alignments the file alone: what they say of our terms is a table of its own.
            if file is core[-1] and subject.startswith(CG):
                alignments.append((subject, predicate, value))
            else:
                about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    described = {SKOS + "definition", RDFS + "label"}
    defined = [iri for iri, facts in about.items() if iri in named and facts.keys() & described]
    names = _Names(words.prefixes, {iri: _anchor(iri, words.prefixes) for iri in defined})
    aligned = [
        (names.reference(subject), _ALIGNED[predicate.removeprefix(RDFS).removeprefix(OWL)], value)
        for subject, predicate, value in alignments
    ]
    return page("vocabulary.html", sections=_sections(about, names, words), aligned=aligned)


@dataclass(frozen=True, slots=True)
class _Names:
    """How the page names terms, and the anchors of those that are on it."""

    prefixes: Mapping[str, str]
    anchors: Mapping[str, str]

    def reference(self, iri: str) -> Reference:
        return Reference(compact(iri, self.prefixes), self.anchors.get(iri, ""))


def _anchor(iri: str, prefixes: Mapping[str, str]) -> str:
    """The fragment of the IRI, so that the IRI with this page behind it leads to the term.

    What a subject adds has its prefix before it. No two terms of the core differ by case alone.
    """
    if iri.startswith(CG):
        return iri.removeprefix(CG)
    known = compact(iri, prefixes)
    return "file-" + re.split(r"[#/]", iri)[-1] if known.startswith("<") else known.replace(":", "-")


def _sections(about: Mapping[str, Facts], names: _Names, words: Vocabulary) -> list[Section]:
    """The sections of kinds, with the closed lists before the shapes."""
    anchors = names.anchors
    qualifiers = {q.term.iri: q for q in words.qualifiers.values()}
    entries = {iri: _entry(iri, about, names, qualifiers.get(iri)) for iri in anchors}
    schemes = [iri for iri in anchors if SKOS + "ConceptScheme" in about[iri][RDF + "type"]]
    listed = {iri for iri in anchors if set(about[iri].get(SKOS + "inScheme", ())) & set(schemes)} | set(schemes)
    kinds: dict[str, list[Entry]] = {}
    for iri, entry in entries.items():
        if iri not in listed:
            kinds.setdefault(_kind(about[iri]), []).append(entry)
    sections = [Section(anchor, title, said, None, tuple(kinds.get(anchor, ()))) for anchor, title, said, _ in KINDS]
    lists = [
        Section(
            f"list-{anchors[scheme]}",
            entries[scheme].label[:1].upper() + entries[scheme].label[1:],
            "",
            entries[scheme],
            tuple(entries[iri] for iri in anchors if scheme in about[iri].get(SKOS + "inScheme", ())),
            # The notes of verdicts are examples of what they are not.
            negative=scheme == CG + "verdicts",
        )
        for scheme in schemes
    ]
    place = [section.anchor for section in sections].index("shapes")
    return [section for section in (*sections[:place], *lists, *sections[place:]) if section.entries]


def _kind(facts: Facts) -> str:
    dimension = CG + "Dimension" in facts[RDF + "type"]
    return next(
        anchor
        for anchor, _, _, types in KINDS
        if set(types) & set(facts[RDF + "type"]) and (not dimension or anchor == "dimensions")
    )


def _entry(iri: str, about: Mapping[str, Facts], names: _Names, qualifier: Qualifier | None) -> Entry:
    facts = about[iri]

    def one(predicate: str) -> str:
        return " ".join(facts.get(predicate, ()))

    shown = []
    for predicate, said in FACTS:
        # What has no IRI is an expression of OWL, not a term.
        values = [value for value in facts.get(predicate, ()) if ":" in value]
        if values:
            shown.append((said, tuple(names.reference(value) for value in values)))
    return Entry(
        names.anchors[iri],
        iri,
        compact(iri, names.prefixes),
        one(RDFS + "label"),
        one(SKOS + "definition"),
        one(SKOS + "example"),
        one(SKOS + "scopeNote"),
        tuple(sorted(facts.get(SKOS + "altLabel", ()))),
        tuple(sorted(facts.get(CG + "phrase", ()))),
        width(qualifier) if qualifier else "",
        tuple(shown),
        tuple(dict.fromkeys(_messages(iri, about))),
    )


def _messages(node: str, about: Mapping[str, Facts]) -> Iterable[str]:
    """The messages of a shape and of what it is made of, in the order of the file."""
    facts = about.get(node, {})
    yield from facts.get(SH + "message", ())
    for inner in facts.get(SH + "property", ()):
        yield from _messages(inner, about)


def width(qualifier: Qualifier) -> str:
    """The convention of a qualifier: from which to which number, of a stated number n."""
    low = _end(qualifier.fixed_min, qualifier.lower_factor, qualifier.lower_offset, "up")
    high = _end(qualifier.fixed_max, qualifier.upper_factor, qualifier.upper_offset, "down")
    return (
        f"from {low} to {high}" if low and high else f"from {low}, no upper end" if low else f"to {high}, no lower end"
    )


def _end(fixed: int | None, factor: float | None, offset: int | None, rounded: str) -> str:
    if offset is not None:
        return f"n {'+' if offset > 0 else '−'} {abs(offset)}" if offset else "n"
    if factor is not None:
        return f"{factor:g} n (rounded {rounded})"
    return f"{fixed:,}" if fixed is not None else ""
