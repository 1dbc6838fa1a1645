"""Nanopublications in TriG: one for each passage, unsigned (https://nanopub.net/guidelines/).

The assertion is what the curator who read the document answers for: that the passage carries a claim, whose it is and
what it answers; never that the answer is right. Its provenance is the document and the words. A passage that was
withdrawn says so in the assertion itself; an inference is the curator's claim, and no document carries it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from claimgraph.base.namespaces import DATA, DCT, NP, PROV
from claimgraph.base.terms import Term, Triple
from claimgraph.formats import Exported, Writer
from claimgraph.store import nquads_as
from claimgraph.triples import triples_of
from claimgraph.triples.cast import LABEL, A
from claimgraph.triples.names import cg

Graph: TypeAlias = Mapping[Term, list[tuple[Term, Term]]]  #: predicates and objects of each subject

_TO_CLAIM: Final = (cg("carries"), cg("concludes"), cg("carried"))
_TO_DOCUMENT: Final = (cg("inDocument"), cg("fromDocument"))
#: What the assertion says of the passage itself; the rest is its provenance.
_ASSERTED: Final = (
    *(A, LABEL, *_TO_CLAIM, cg("conveys"), *_TO_DOCUMENT),
    *(cg("withdrawnAs"), cg("withdrawnOn"), cg("withdrawalReason")),
)
_PASSAGES: Final = frozenset((cg("Report"), cg("Inference"), cg("WithdrawnPassage")))
_SPINE: Final = frozenset((cg("Claim"), cg("Proposition"), cg("Question")))
_LINEAGE: Final = (cg("origin"), cg("republicationOf"))


def write(source: Exported) -> bytes:
    """One nanopublication for each passage; the same corpus gives the same bytes."""
    graph: dict[Term, list[tuple[Term, Term]]] = {}
    for subject, predicate, term in sorted(set(triples_of(source.corpus))):
        graph.setdefault(subject, []).append((predicate, term))
    passages = [node for node in graph if _types(node, graph) & _PASSAGES]
    quads = (quad for passage in passages for quad in _nanopublication(passage, graph))
    return nquads_as("".join(quads), "trig", {**source.store.prefixes, "dct": DCT, "np": NP, "prov": PROV})


def _nanopublication(passage: Term, graph: Graph) -> Iterator[str]:
    """Its four named graphs, as lines of N-Quads."""
    # The parts hang below the name with its slash: so the tools that sign replace them all by a name with a digest.
    name = f"{DATA}nanopub-{passage[1:-1].removeprefix(DATA)}/"
    this, assertion = f"<{name}>", f"<{name}assertion>"
    said = sorted(_assertion(passage, graph))
    origin = sorted({*_provenance(passage, graph), *_derivation(assertion, passage, graph)})
    parts = {
        "Head": [
            (this, A, f"<{NP}Nanopublication>"),
            (this, f"<{NP}hasAssertion>", assertion),
            (this, f"<{NP}hasProvenance>", f"<{name}provenance>"),
            (this, f"<{NP}hasPublicationInfo>", f"<{name}pubinfo>"),
        ],
        "assertion": said,
        "provenance": origin,
        "pubinfo": sorted({*_publication(this, passage, graph), *_labels([*said, *origin], graph)}),
    }
    for part, triples in parts.items():
        for triple in triples:
            # No blank node: a nanopublication is to be pointed into, and signed.
            yield " ".join(f"<{name}{t[2:]}>" if t.startswith("_:") else t for t in triple) + f" <{name}{part}> .\n"


def _assertion(passage: Term, graph: Graph) -> set[Triple]:
    """That the document carries the claim, and the whole claim: through relays, and what it says about other claims."""
    found = {(passage, predicate, term) for predicate, term in graph[passage] if predicate in _ASSERTED}
    todo = [term for _, predicate, term in found if predicate in _TO_CLAIM]
    seen = set(todo)
    while todo:
        node = todo.pop()
        found |= {(node, predicate, term) for predicate, term in graph[node]}
        more = {term for _, term in graph[node] if _types(term, graph) & _SPINE} - seen
        seen |= more
        todo += more
    return found


def _provenance(passage: Term, graph: Graph) -> Iterator[Triple]:
    """The words and who spoke them how, with all that is known of the document and of what it republishes."""
    said = [(passage, predicate, term) for predicate, term in graph[passage] if predicate not in _ASSERTED]
    yield from said
    todo = [term for _, predicate, term in said if predicate in (cg("evidence"), cg("hop"))]
    todo += [term for predicate, term in graph[passage] if predicate in _TO_DOCUMENT]
    seen = set(todo)
    while todo:
        node = todo.pop()
        yield from ((node, predicate, term) for predicate, term in graph[node])
        more = {term for predicate, term in graph[node] if term.startswith("_:") or predicate in _LINEAGE} - seen
        seen |= more
        todo += more


def _derivation(assertion: Term, passage: Term, graph: Graph) -> Iterator[Triple]:
    document = _document(passage, graph)
    yield assertion, f"<{PROV}wasDerivedFrom>", document
    for predicate, term in graph[document]:
        if predicate == cg("curatedBy"):
            yield assertion, f"<{PROV}wasAttributedTo>", term


def _publication(this: Term, passage: Term, graph: Graph) -> Iterator[Triple]:
    for predicate, term in graph[passage]:
        if predicate == LABEL:
            yield this, LABEL, term
    for predicate, term in graph[_document(passage, graph)]:
        if predicate == cg("curatedBy"):
            yield this, f"<{DCT}creator>", term
        if predicate == cg("curatedOn"):
            yield this, f"<{DCT}created>", term


def _document(passage: Term, graph: Graph) -> Term:
    (found,) = (term for predicate, term in graph[passage] if predicate in _TO_DOCUMENT)
    return found


def _labels(triples: list[Triple], graph: Graph) -> Iterator[Triple]:
    """The names of everything that is pointed at and not described."""
    described = {subject for subject, _, _ in triples}
    for _, _, node in triples:
        if node not in described:
            yield from ((node, LABEL, term) for predicate, term in graph.get(node, ()) if predicate == LABEL)


def _types(node: Term, graph: Graph) -> set[Term]:
    return {term for predicate, term in graph.get(node, ()) if predicate == A}


WRITERS: Final = {"nanopub": Writer("one nanopublication for each passage (TriG), unsigned", write)}
