"""Yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from claimgraph.base import terms
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import XSD
from claimgraph.base.terms import Term
from claimgraph.model.values.kind import Kind, Stated
from claimgraph.model.vocabulary import Vocabulary


class YesNo(Kind[bool]):
    """A truth, as two words: ``true`` and ``false``, or others that say the same."""

    column: ClassVar[str] = "BOOLEAN"

    def __init__(self, yes: str = "true", no: str = "false") -> None:
        self.words = {yes: True, no: False}

    def read(self, text: str) -> bool:
        """The truth that a word says."""
        if text not in self.words:
            yes, no = self.words
            meant = {"yes": yes, "on": yes, "no": no, "off": no}.get(text.lower(), text.lower())
            remedy = f"Write {meant}." if meant in self.words else f"Write {yes} or {no}."
            raise ClaimGraphError(f"neither {yes} nor {no}: {text!r}", remedy)
        return self.words[text]

    def written(self, value: bool) -> str:
        """The word for it."""
        return next(word for word, truth in self.words.items() if truth is value)

    def term(self, value: bool, words: Vocabulary) -> Term:
        """A literal."""
        return terms.boolean(value)

    def sql(self, column: str) -> str:
        """A literal."""
        return f"'\"', {column}, '\"^^xsd:boolean'"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """One of the two words."""
        return {"enum": [*self.words, *([True, False] if "true" in self.words else [])]}


class Truth(Stated[bool]):
    """Whether it is so."""

    iri = XSD + "boolean"
    gives: ClassVar[type] = bool

    def answer(self, text: str, words: Vocabulary) -> bool:
        """True or false."""
        return YesNo().read(text)

    def compared(self, value: bool) -> str:
        """True or false."""
        return str(value).lower()

    def term(self, value: bool, words: Vocabulary) -> Term:
        """A literal."""
        return terms.boolean(value)

    def facts(self, value: bool, words: Vocabulary) -> Iterator[tuple[str, Term]]:
        """The truth."""
        yield "literalValue", terms.boolean(value)

    def cells(self, value: bool) -> dict[str, str]:
        """True or false."""
        return {"object": str(value).lower()}

    def label(self, value: bool, words: Vocabulary) -> str:
        """Yes or no."""
        return "yes" if value else "no"
