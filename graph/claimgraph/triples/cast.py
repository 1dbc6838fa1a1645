"""Actors, events and concepts in, their triples out; and the labels of the ontology's terms that the data uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.base import terms
from claimgraph.base.namespaces import OWL, RDF, RDFS, SKOS
from claimgraph.base.terms import Term, Triple
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.records import Corpus
from claimgraph.model.terms import Term as OntologyTerm
from claimgraph.triples.declared import declared_triples
from claimgraph.triples.evidence import evidence_triples, words_of
from claimgraph.triples.names import Namer, cg

A: Term = f"<{RDF}type>"
LABEL: Term = f"<{RDFS}label>"
ALTERNATIVE: Term = f"<{SKOS}altLabel>"


def typed(node: Term, type: OntologyTerm, corpus: Corpus) -> Iterator[Triple]:
    """The type of a node and all types above it, so that no query needs a path of subclasses."""
    for iri in (type.iri, *corpus.vocabulary.superclasses.get(type.iri, ())):
        yield node, A, terms.iri(iri)


def named(node: Term, name: str, also: Iterable[str]) -> Iterator[Triple]:
    """The name of a node and its other spellings."""
    yield node, LABEL, terms.literal(name)
    for spelling in also:
        yield node, ALTERNATIVE, terms.literal(spelling)


def actor_triples(actor: Actor, namer: Namer) -> Iterator[Triple]:
    """An actor, with its side and its offices."""
    corpus, node = namer.corpus, terms.named_by_slug("actor", actor.id)
    yield from typed(node, corpus.vocabulary.actor_types[actor.type], corpus)
    yield from named(node, actor.shown, actor.spellings)
    yield from declared_triples(node, actor, namer)
    yield from _side(actor, node, namer)
    if actor.private:
        yield node, cg("privatePerson"), terms.boolean(True)
    elif actor.wikidata:
        yield node, cg("wikidata"), terms.literal(actor.wikidata)
    for office in actor.offices:
        yield from _office(actor, office, namer)


def _side(actor: Actor, node: Term, namer: Namer) -> Iterator[Triple]:
    """The side that an actor states, or the one it inherits from what it is part of, each with its basis."""
    here, basis = actor, actor.basis
    while not here.side and here.part_of:
        here = namer.corpus.actors[here.part_of]
        basis = f"Part of {here.shown}. {here.basis}".strip()
    if here.side == "third-party":
        yield node, cg("side"), terms.iri(namer.corpus.vocabulary.third_party.iri)
    elif here.side:
        yield node, cg("side"), terms.named_by_slug("actor", here.side)
    if basis:
        yield node, cg("basis"), terms.english(basis)


def _office(actor: Actor, office: Office, namer: Namer) -> Iterator[Triple]:
    holder = terms.named_by_slug("actor", actor.id)
    dates = f"{office.since}..{office.until}"
    node = terms.named_by_content("tenure", holder, office.title, office.of, office.document, dates, office.basis)
    yield node, A, cg("Tenure")
    yield node, LABEL, terms.english(f"{actor.shown}, {office.title}")
    yield node, cg("holder"), holder
    yield node, cg("office"), terms.literal(office.title)
    yield from declared_triples(node, office, namer)
    if office.document:
        document = namer.corpus.documents[office.document]
        if document.published:
            yield node, cg("attestedOn"), terms.day(document.published)
        if office.quote:
            located = office.quote.start is not None
            marks = [] if located else ["unverified"]
            yield node, cg("words"), terms.literal(words_of((office.quote,), marks))
            yield from evidence_triples(node, document, (office.quote,), namer, cg("attestedBy"))
            if not located:
                yield node, cg("unverified"), terms.boolean(True)


def event_triples(event: Event, namer: Namer) -> Iterator[Triple]:
    """An event."""
    node = terms.named_by_slug("event", event.id)
    yield from typed(node, namer.corpus.vocabulary.event_types[event.type], namer.corpus)
    yield from named(node, event.name, event.also)
    yield from declared_triples(node, event, namer)


def concept_triples(concept: Concept, namer: Namer) -> Iterator[Triple]:
    """A concept."""
    node = terms.named_by_slug("concept", concept.id)
    yield from typed(node, namer.corpus.vocabulary.concept_types[concept.type], namer.corpus)
    yield node, A, f"<{SKOS}Concept>"
    yield from named(node, concept.name, concept.also)
    for other in concept.broader:
        yield node, f"<{SKOS}broader>", terms.named_by_slug("concept", other)
    for other in concept.disjoint_with:
        yield node, cg("disjointWith"), terms.named_by_slug("concept", other)
        yield terms.named_by_slug("concept", other), cg("disjointWith"), node
    if concept.definition:
        yield node, f"<{SKOS}definition>", terms.english(concept.definition)


def vocabulary_triples(corpus: Corpus) -> Iterator[Triple]:
    """Type, scheme and label of the terms that data points at, so that the graph reads without the ontology.

    And of verdicts what a brief says of them.
    """
    words = corpus.vocabulary
    groups = [*words.schemes.values(), words.counted]
    for term in (term for group in groups for term in group.values()):
        node = terms.iri(term.iri)
        yield node, A, f"<{SKOS}Concept>"
        yield node, LABEL, terms.english(term.label)
        yield node, f"<{SKOS}inScheme>", terms.iri(term.scheme)
        for broader in term.broader:
            yield node, f"<{SKOS}broader>", terms.iri(broader)
        if term.order:
            yield node, cg("order"), terms.integer(term.order)
    for verdict in words.verdicts.values():
        node = terms.iri(verdict.term.iri)
        if verdict.disputes:
            yield node, cg("isDispute"), terms.boolean(True)
        # The other verdicts are computed when asked: no brief shows them.
        if verdict.heading:
            yield node, cg("heading"), terms.english(verdict.heading)
            yield node, cg("reading"), terms.english(verdict.reading)
    for answerable in words.properties.values():
        node = terms.iri(answerable.term.iri)
        yield node, A, cg("AskedProperty")
        yield node, LABEL, terms.english(answerable.term.label)
        yield node, cg("comparedAs"), cg(answerable.compared_as)
    for dimension in words.dimensions.values():
        node = terms.iri(dimension.term.iri)
        yield node, LABEL, terms.english(dimension.term.label)
        yield node, A, cg("Dimension")
        yield node, A, f"<{OWL}ObjectProperty>"
        for term in dimension.also:
            yield terms.iri(term.iri), A, f"<{SKOS}Concept>"
            yield terms.iri(term.iri), LABEL, terms.english(term.label)
    yield terms.iri(words.third_party.iri), A, f"<{SKOS}Concept>"
    yield terms.iri(words.third_party.iri), LABEL, terms.english(words.third_party.label)
