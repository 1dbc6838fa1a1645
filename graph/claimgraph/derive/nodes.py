"""Comparisons and support in, the lines of their nodes out: each names its rule, and inherits the reasons of what it rests on.

lines_of_node(node, lines)                N-Triples of a comparison, a support, a rule, an opposition, sorted; further ones
                                          of actors, events, documents
lines_of_proposition(proposition, line)   one line more of a proposition
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimgraph.base import terms
from claimgraph.base.terms import Term, Triple
from claimgraph.base.words import counted
from claimgraph.columns.database import Database, insert
from claimgraph.derive.rule import rules
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.store import ntriples
from claimgraph.triples.names import LABEL, A, cg
from claimgraph.triples.scripts import written_out

#: What is counted of a support, in words, by the term that says how many there are.
_COUNTS: Final = {
    "claimantCount": "claimant",
    "rootCount": "root",
    "outletCount": "outlet",
    "originCount": "origin text",
}
_SUPPORT_NODE: Final = {
    "claimants": "BIGINT",
    "roots": "BIGINT",
    "outlets": "BIGINT",
    "origins": "BIGINT",
    "held_by": "TEXT",
    "node": "TEXT",
}
_FOLDER: Final = Path(__file__).parent / "told"


def tell_comparisons(database: Database) -> None:
    """Make the tables of lines, with those of every comparison in a database that has compared."""
    _run(database, "lines")
    _run(database, "comparison")


def tell_support(database: Database, words: Vocabulary) -> None:
    """Add the lines of the support of every proposition, and of the rules."""
    told = {f"rule-{rule.name}": _rule(terms.named_by_slug("rule", rule.name), rule.label) for rule in rules()}
    kinds = []
    for *counts, held_by in database.execute(
        "SELECT DISTINCT claimants, roots, outlets, origins, held_by FROM support"
    ).fetchall():
        name = f"support-{terms.digest(*map(str, counts), held_by)}"
        told[name] = _support(terms.data(name), counts, held_by, words)
        kinds.append((*counts, held_by, name))
    insert(database, "support_node", _SUPPORT_NODE, kinds)
    lines = [(node, ntriples(triples)) for node, triples in told.items()]
    insert(database, "lines_of_node", {"node": "TEXT", "lines": "TEXT"}, lines)
    _run(database, "support")


def tell_counts(database: Database) -> None:
    """Add the lines of who stands against whom, and of how much there is, of each thing and in all."""
    for name in ("oppositions", "counts", "totals"):
        _run(database, name)


def _run(database: Database, name: str) -> None:
    database.execute(written_out((_FOLDER / f"{name}.sql").read_text(encoding="utf-8")))


def _rule(node: Term, label: str) -> Iterator[Triple]:
    yield node, A, cg("Rule")
    yield node, LABEL, terms.english(label)


def _support(node: Term, counts: list[int], held_by: str, words: Vocabulary) -> Iterator[Triple]:
    """One node for all propositions with the same counts."""
    kind = words.term("supportKinds", held_by)
    told = ", ".join(counted(number, what) for number, what in zip(counts, _COUNTS.values(), strict=True))
    yield node, A, cg("Support")
    yield node, LABEL, terms.english(f"{told}: {kind.label}")
    yield node, cg("derivedBy"), terms.named_by_slug("rule", "support")
    for name, number in zip(_COUNTS, counts, strict=True):
        yield node, cg(name), terms.integer(number)
    yield node, cg("heldBy"), terms.iri(kind.iri)
