"""A vocabulary in, what the graph says of those of its terms that data points at out."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.base import terms
from claimgraph.base.namespaces import OWL, SKOS
from claimgraph.base.terms import Triple
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.triples.names import LABEL, A, cg


def vocabulary_triples(words: Vocabulary) -> Iterator[Triple]:
    """Type, scheme and label of the terms that data points at, so that the graph reads without the ontology.

    And of stances and verdicts what a brief says of them.
    """
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
    for stance, pattern in words.tells.items():
        yield terms.iri(stance), cg("tells"), terms.english(pattern)
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
