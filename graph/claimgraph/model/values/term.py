"""Terms: a word of a list of the vocabulary, or the id of an actor, event, concept or document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from claimgraph.base import terms
from claimgraph.base.namespaces import CG
from claimgraph.base.terms import Term
from claimgraph.model.values.kind import AnswerKind, Kind
from claimgraph.model.values.text import Several
from claimgraph.model.vocabulary import Vocabulary, key_of


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a record: ``kind`` is actor, event, concept, or term (then ``id`` is an IRI)."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A reference to a claim, by document and by the id that it has there."""

    document: str
    id: str


class Listed(Kind[str]):
    """The key of a term in a list of the vocabulary, by the name of the list: "verbs", "properties"."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme

    def read(self, text: str) -> str:
        """The key; whether the list holds it is for whoever knows the vocabulary."""
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """The term itself."""
        return terms.iri(words.listed(self.scheme)[value].iri)

    def sql(self, column: str) -> str:
        """The term itself; ``column`` holds its IRI, which the table `listed` has for the key."""
        return f"'<', {column}, '>'"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """One of the keys."""
        return {"enum": sorted(words.listed(self.scheme))}


class Named(Kind[str]):
    """The id of a record of one kind: "actor", "event", "concept", "document".

    ``new`` is the type of a record that a spreadsheet names and nobody knows yet.
    """

    def __init__(self, of: str, new: str = "") -> None:
        self.of = of
        self.new = new or of

    def read(self, text: str) -> str:
        """The id; whom a name means is for whoever knows all names."""
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """The node of the record."""
        return terms.named_by_slug(self.of, value)

    def sql(self, column: str) -> str:
        """The node of the record."""
        return f"'<:{self.of}-', {column}, '>'"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """An id, or any spelling."""
        return {"type": "string", "description": f"the id or a name of {'an' if self.of[0] in 'ae' else 'a'} {self.of}"}


class NamedAll(Several):
    """The ids of several records of one kind; whom a name means is for whoever knows all names."""

    def __init__(self, of: str) -> None:
        self.of = of

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """An id or a name, or a list of these."""
        one = Named(self.of).schema(words)
        return {"oneOf": [one, {"type": "array", "items": one}]}


class Thing(AnswerKind[Ref]):
    """An actor, an event, a concept, or a term of the vocabulary; ``of`` is which of the three names are looked up in."""

    gives: ClassVar[type] = Ref

    def __init__(self, of: str) -> None:
        self.of = of
        self.iri = f"{CG}{of.capitalize()}"

    def compared(self, value: Ref) -> str:
        """Kind and id."""
        return f"{value.kind}:{value.id}"

    def cells(self, value: Ref) -> dict[str, str]:
        """The id, or the key of a term."""
        return {"object": key_of(value.id) if value.kind == "term" else value.id}


class Claims(AnswerKind[ClaimRef]):
    """Another claim; its node and label are for whoever knows all claims."""

    iri = CG + "Claim"
    gives: ClassVar[type] = ClaimRef

    def compared(self, value: ClaimRef) -> str:
        """A digest of its address."""
        return f"claim:{terms.digest(value.document, value.id)}"

    def cells(self, value: ClaimRef) -> dict[str, str]:
        """Its address."""
        return {"object": f"{value.document}#{value.id}"}
