"""The store and anything in it in, what a page says of it out: what it is, who says so in which words, what stands against it.

Nothing here knows what kind of thing it is: a document, an event, an actor and a claim answer the same questions
(``queries/thing/``), each with what there is to say of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from claimgraph.accounts.disagreements import Disagreement, disagreements_with
from claimgraph.asking import questions
from claimgraph.base import limits
from claimgraph.base.namespaces import CG, DATA, RDF, RDFS, compact
from claimgraph.store import Store

Row = Mapping[str, str]

#: What the heading, the claims, the verdicts and the support of a thing say already.
_TOLD: Final = frozenset(
    (
        *(f"{RDF}type", f"{RDFS}label", f"{RDFS}isDefinedBy"),
        *(f"{CG}{name}" for name in ("answerLabel", "attribution", "carries", "chokePoint", "claimant", "compares")),
        *(
            f"{CG}{name}"
            for name in ("content", "conveys", "fromDocument", "hasSupport", "inDocument", "questionLabel")
        ),
        *(f"{CG}{name}" for name in ("rationale", "restsOn", "section", "stance")),
    )
)


@dataclass(frozen=True)
class Terms:
    """What the vocabulary says of its terms, which stands in no other graph."""

    store: Store

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each is called, by its IRI."""
        return {term.text: label.text for term, label in self.store.pairs(f"{RDFS}label")}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that has a page of its own, and what it is called; ``iri`` is "" for a plain value."""

    name: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the graph says of a thing in one property; or, of those that name it, in which property they do."""

    property: Named
    values: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands: the words, the document, and who says so from the document inward."""

    report: Named
    said_by: str
    section: str
    document: Named
    outlet: Named
    published: str
    is_verified: bool
    rationale: str
    ambiguous: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, whose it is, what it answers, and in which passages it stands."""

    claim: Named
    claimant: Named
    stance: Named
    question: Named
    answer: Named
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """An answer, counts of who stands behind it, and the document or relay without which it would be gone, if one is."""

    answer: Named
    claimants: int
    outlets: int
    origins: int
    held_by: str
    choke_points: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """All that a page says of one thing. Of long lists the first are here; ``more`` names those that were cut."""

    iri: str
    name: str
    kinds: tuple[Named, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Told, ...]
    disagreements: tuple[Disagreement, ...]
    hanging: tuple[Hanging, ...]
    named_by: tuple[Fact, ...]
    more: frozenset[str]

    @property
    def first_with(self) -> dict[str, str]:
        """The first claim with each answer, by its IRI."""
        return {told.answer.iri: told.claim.iri for told in reversed(self.claims)}

    @property
    def by_question(self) -> list[tuple[Named, list[Told]]]:
        """The claims by what they answer."""
        return [(question, list(found)) for question, found in groupby(self.claims, key=lambda told: told.question)]


def thing_of(store: Store, id: str, terms: Terms) -> Thing:
    """What there is to say of the thing whose IRI ends so, or of a term with its prefix, of which ``terms`` tell.

    Raises:
        QuestionError: there is no such thing.
    """
    if ":" in id:
        return Thing(
            **_described(terms.store, id, terms), claims=(), disagreements=(), hanging=(), named_by=(), more=frozenset()
        )
    described = _described(store, id, terms)
    told = questions.ask(store, "thing/claims", thing=id, first=str(limits.CLAIMS_SHOWN)).texts()
    naming = questions.ask(store, "thing/named-by", thing=id, first=str(limits.NAMED_BY_SHOWN)).texts()
    verdicts = disagreements_with(store, id, first=limits.VERDICTS_SHOWN)
    claims = tuple(_told(told))
    cut = {
        "claims": len(claims) >= limits.CLAIMS_SHOWN,
        "named_by": len(naming) >= limits.NAMED_BY_SHOWN,
        "disagreements": len(verdicts) >= limits.VERDICTS_SHOWN,
    }
    return Thing(
        **described,
        claims=claims,
        disagreements=tuple(verdicts),
        hanging=tuple(_hanging(questions.ask(store, "thing/support", thing=id).texts())),
        named_by=tuple(_facts(naming, "by", terms.labels)),
        more=frozenset(name for name, is_cut in cut.items() if is_cut),
    )


def _described(store: Store, id: str, terms: Terms) -> dict[str, Any]:
    """What a thing is called, is, and is said to be."""
    name = questions.ask(store, "lookup/name", thing=id).texts()[0]["name"]
    rows = questions.ask(store, "thing/facts", thing=id).texts()
    facts = list(_facts(rows, "value", terms.labels))
    return {
        "iri": iri_of(id, store.prefixes),
        "name": name,
        "kinds": tuple(
            Named(terms.labels.get(kind.iri) or _as_words(kind.iri), kind.iri)
            for fact in facts
            if fact.property.iri == f"{RDF}type"
            for kind in fact.values
        ),
        "facts": tuple(fact for fact in facts if fact.property.iri not in _TOLD),
    }


def iri_of(id: str, prefixes: Mapping[str, str]) -> str:
    """The IRI of a thing that is given by its end, or with its prefix."""
    prefix, colon, name = id.partition(":")
    return f"{prefixes[prefix]}{name}" if colon else f"{DATA}{id}"


def _facts(rows: Iterable[Row], what: str, words: Mapping[str, str]) -> Iterator[Fact]:
    for iri, found in groupby(rows, key=lambda row: row["property"]):
        values = [_named(row[what], row["name"], words) for row in found]
        yield Fact(Named(words.get(iri) or _as_words(iri), iri), tuple(dict.fromkeys(values)))


def _named(value: str, name: str, words: Mapping[str, str]) -> Named:
    known = name or words.get(value, "")
    if known:
        return Named(known, value)
    return Named(compact(value), value) if value.startswith(("http://", "https://")) else Named(value)


def _as_words(iri: str) -> str:
    """The end of an IRI as words, for terms of others: they have no label here.

    >>> _as_words("http://www.w3.org/2004/02/skos/core#altLabel")
    'alt label'
    """
    name = iri.rpartition("#")[2].rpartition("/")[2]
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _told(rows: Iterable[Row]) -> Iterator[Told]:
    for _, found in groupby(rows, key=lambda row: row["c"]):
        of_claim = list(found)
        first = of_claim[0]
        yield Told(
            Named(first["claim"], first["c"]),
            Named(first["claimant"], first["who"]),
            Named(first["stance"], first["stance_iri"]),
            Named(first["on"], first["question"]),
            Named(first["answer"], first["proposition"]),
            tuple(map(_passage, of_claim)),
        )


def _passage(row: Row) -> Passage:
    return Passage(
        Named(row["words"], row["passage"]),
        row["said_by"],
        row["section"],
        Named(row["document"], row["in"]),
        Named(row["outlet"], row["publisher"]),
        row["published"],
        not row["unverified"],
        row["rationale"],
        row["ambiguous"],
    )


def _hanging(rows: Iterable[Row]) -> Iterator[Hanging]:
    for _, found in groupby(rows, key=lambda row: row["proposition"]):
        of_answer = list(found)
        first = of_answer[0]
        yield Hanging(
            Named(first["claim"], first["proposition"]),
            int(first["claimants"]),
            int(first["outlets"]),
            int(first["origins"]),
            first["held_by"],
            tuple(Named(row["choke_point"], row["node"]) for row in of_answer if row["node"]),
        )
