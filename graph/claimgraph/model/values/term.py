"""Terms: a word of a list of the vocabulary, or the id of an actor, event, concept or document."""

from __future__ import annotations

from collections.abc import Mapping

from claimgraph.base import terms
from claimgraph.base.terms import Term
from claimgraph.model.values.kind import Kind
from claimgraph.model.vocabulary import Vocabulary


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

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """An id, or any spelling."""
        return {"type": "string", "description": f"the id or a name of {'an' if self.of[0] in 'ae' else 'a'} {self.of}"}
