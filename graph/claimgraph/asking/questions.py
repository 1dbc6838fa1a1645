"""A named question and its parameters in, a table out. Every question is a file in ``queries/``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, NoReturn

from claimgraph.asking.question_files import NamedQuestion, Parameter, question_of, questions
from claimgraph.base import limits, namespaces, terms
from claimgraph.base.errors import ClaimGraphError, QuestionError
from claimgraph.base.terms import Term
from claimgraph.base.words import closest, folded, nearest
from claimgraph.model.vocabulary import key_of
from claimgraph.store import Store, Stream, Table

__all__ = [
    "LISTS",
    "NODES",
    "NamedQuestion",
    "Parameter",
    "ask",
    "bound",
    "each_row",
    "id_of",
    "question_of",
    "questions",
    "term_of",
    "terms_of",
]

#: Parameter types that name a node of the graph, and the start of the names of such nodes.
NODES: Final = MappingProxyType({"Actor": "actor", "Event": "event", "Document": "document"})

#: Parameter types that name a term of a closed list.
LISTS: Final = MappingProxyType({"Medium": "media", "Stance": "stances", "Section": "sections", "Verdict": "verdicts"})


def ask(store: Store, id: str, /, **parameters: str) -> Table:
    """The answer to a shipped question.

    Actors, events and documents are given by id or by any of their names, terms by their key or label, days as
    ``2024-01-31``.

    Raises:
        QuestionError: the question is unknown; a parameter is missing, unknown, or names nothing, or several things; the
            answer would have too many rows.
    """
    question = question_of(id)
    given = terms_of(store, question, parameters)
    if question.pairs:
        answer = store.stream(bound(question, given, ordered=False))
        assert isinstance(answer, Stream)  # every question gives a table
        if sum(1 for _ in islice(answer.rows, limits.PAIRS_LISTED + 1)) > limits.PAIRS_LISTED:
            raise QuestionError(
                f"{id} has a row for each pair {question.pairs}, here more than {limits.PAIRS_LISTED:,}.",
                "The command `claimgraph ask` gives them one after the other; comparison/brief has a row for each claim.",
            )
    return store.query(bound(question, given))


def each_row(store: Store, id: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped question that has no parameters, as texts; in no order, each as the store finds it.

    For whoever reads very many: to put them in order, the store takes several times as long as to find them.

    Raises:
        QuestionError: the question is unknown, or has parameters.
    """
    question = question_of(id)
    answer = store.stream(bound(question, terms_of(store, question, {}), ordered=False))
    assert isinstance(answer, Stream)  # every question gives a table
    for row in answer.rows:
        yield {name: cell.text if cell else "" for name, cell in zip(answer.columns, row, strict=True)}


def terms_of(store: Store, question: NamedQuestion, given: Mapping[str, str]) -> dict[str, Term]:
    """The RDF terms that the words given for the parameters of a question mean.

    Raises:
        QuestionError: as `ask`.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise QuestionError(
                f"{question.id} has no parameter {name!r}.", nearest(name, known) or f"Ask it as: {question.example}"
            )
    for name in known:
        if name not in given:
            raise QuestionError(
                f"{question.id} needs {name}=…: {known[name].text}.", f"For example: {question.example}"
            )
    return {name: term_of(store, known[name].type, word) for name, word in given.items()}


def bound(question: NamedQuestion, given: Mapping[str, Term], *, ordered: bool = True) -> str:
    """The SPARQL of a question with its parameters written in as terms; its rows in no order, if they are not ``ordered``.

    The terms come from `terms_of` or from the functions of `claimgraph.base.terms`, which check and escape; text is never
    put into a query.
    """
    names = "|".join(re.escape(parameter.name) for parameter in question.parameters)
    sparql = question.sparql if ordered else question.unordered
    return re.sub(rf"\$({names})\b", lambda found: given[found[1]], sparql) if names else sparql


def term_of(store: Store, type: str, word: str) -> Term:
    """The term that a word means as a parameter of a type.

    Raises:
        QuestionError: it means nothing, or several things.
    """
    if type in NODES:
        return _node(store, type, word)
    if type in LISTS:
        return _of_list(store, word, type, "lookup/list-terms", {"scheme": terms.iri(namespaces.CG + LISTS[type])})
    if type == "Property":
        return _of_list(store, word, type, "lookup/properties", {})
    if type == "Date":
        return _date(word)
    if type == "Number":
        return _number(word)
    if type == "Thing":
        return _thing(store, word)
    if type == "Class":
        return _prefixed(store, word) or _refused(f"Not a class: {word!r}.", "Write it with its prefix, as cg:Actor.")
    raise QuestionError(
        f"Unknown parameter type {type!r}.", f"Known: {', '.join([*NODES, *LISTS, 'Property', 'Date', 'Number'])}."
    )


def id_of(store: Store, type: str, word: str) -> str:
    """The end of the IRI of the actor, event or document that a word means, by which a question on anything takes it.

    Raises:
        QuestionError: it means nothing, or several things.
    """
    return term_of(store, type, word).removeprefix(f"<{namespaces.DATA}").removesuffix(">")


def _prefixed(store: Store, word: str) -> Term | None:
    """The term of a name with its prefix; None where it is no such name."""
    prefix, _, name = word.partition(":")
    if prefix in store.prefixes and re.fullmatch(r"\w+", name):
        return terms.iri(store.prefixes[prefix] + name)
    return None


def _thing(store: Store, word: str) -> Term:
    is_id = re.fullmatch(r"[a-z0-9_-]+", word)
    term = terms.iri(namespaces.DATA + word) if is_id else _prefixed(store, word)
    if term is None or not store.query(bound(question_of("lookup/name"), {"thing": term})).rows:
        _refused(
            f"There is no {word!r} in the graph.",
            "Write the end of its IRI, as actor-zelensky, or a term, as cg:Claim.",
        )
    return term


def _refused(message: str, remedy: str) -> NoReturn:
    raise QuestionError(message, remedy)


def _date(word: str) -> Term:
    from claimgraph.model import values

    try:
        return terms.day(values.single_day(word))
    except ClaimGraphError as error:
        raise QuestionError(error.message, error.remedy) from error


def _number(word: str) -> Term:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", word):
        raise QuestionError(f"Not a number: {word!r}.", f"Write a whole number from 1 to {limits.NUMBER}, as 20.")
    return word  # an integer in SPARQL as it stands, also after LIMIT, where no literal may be


def _of_list(store: Store, word: str, type: str, lookup: str, given: Mapping[str, Term]) -> Term:
    rows = store.query(bound(question_of(lookup), given)).texts()
    known = {key_of(row["term"]): row for row in rows}
    for key, row in known.items():
        if folded(word) in (folded(key), folded(row["label"])):
            return terms.iri(row["term"])
    raise QuestionError(
        f"Unknown {type.lower()} {word!r}.", nearest(word, known) or f"Known: {', '.join(sorted(known))}."
    )


def _node(store: Store, type: str, word: str) -> Term:
    start = f"{namespaces.DATA}{NODES[type]}-"
    of_class: dict[str, Term] = {"class": terms.iri(namespaces.CG + type)}
    # An id goes before a name, and is looked up alone: among a million claims there are very many names.
    if re.fullmatch(r"[a-z0-9-]+", word):
        by_id = bound(question_of("lookup/by-id"), {**of_class, "thing": terms.iri(start + word)})
        if store.query(by_id).rows:
            return terms.iri(start + word)
    lookup = question_of("lookup/names")
    rows = store.query(bound(lookup, of_class)).texts()
    ids = {row["thing"].removeprefix(start) for row in rows}
    named = {row["thing"].removeprefix(start) for row in rows if folded(row["name"]) == folded(word)}
    bearers = sorted(named | ({word} & ids))
    if len(bearers) == 1:
        return terms.iri(start + bearers[0])
    if bearers:
        raise QuestionError(f"{word!r} is a name of {' and '.join(map(repr, bearers))}.", "Give the id that is meant.")
    close = closest(word, ids) or closest(word, (row["name"] for row in rows))
    listing = f"`claimgraph ask {type.lower()}/all` lists them all."
    raise QuestionError(f"Unknown {type.lower()} {word!r}.", f"Did you mean {close!r}? {listing}" if close else listing)
