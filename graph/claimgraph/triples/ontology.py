"""A vocabulary in, the triples of the Turtle files that it was read from out: so that it can travel with a graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimgraph.base.namespaces import DC, DCT, OWL
from claimgraph.base.resources import shipped
from claimgraph.base.terms import Term, Triple
from claimgraph.model.vocabulary import FILES, OwnFile, Vocabulary
from claimgraph.store import ntriples, turtle_terms

#: Prefixes of what only a vocabulary says.
PREFIXES: Final = {"dc": DC, "dcterms": DCT, "owl": OWL}


def ontology_triples(words: Vocabulary) -> Iterator[Triple]:
    """What the core and a corpus's own files say of their terms; blank nodes are named by their order in a file.

    No owl:imports: all that is imported is there, and a tool that follows them would fetch it again.
    """
    core = (OwnFile(name, (shipped("ontology") / name).read_text(encoding="utf-8")) for name in FILES)
    for number, file in enumerate((*core, *words.own)):
        blank: dict[str, Term] = {}
        for triple in turtle_terms(file.text)[0]:
            for cell in triple:
                if cell.kind == "blank":
                    blank.setdefault(cell.text, f"_:v{number}b{len(blank)}")
            if triple[1].text != f"{OWL}imports":
                subject, predicate, value = (blank.get(cell.text) or cell.term for cell in triple)
                yield subject, predicate, value


def with_ontology(graph: str, words: Vocabulary) -> str:
    """The sorted N-Triples text of a graph, together with the triples of the vocabulary's files."""
    both = {*graph.split("\n"), *ntriples(ontology_triples(words)).split("\n")} - {""}
    return "".join(f"{line}\n" for line in sorted(both))
