"""What every kind of value can do.

What a field holds (``Kind``) is read from a text, written as one, and becomes a term of RDF. What answers a question
(``AnswerKind``) is compared and stands in a row; ``Stated`` answers can be read and told without knowing any record, and
an ``Interval`` has two ends.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import ClassVar, Generic, TypeVar

from claimgraph.base import limits
from claimgraph.base.terms import Term
from claimgraph.model.vocabulary import Vocabulary

T = TypeVar("T")


class Kind(ABC, Generic[T]):
    """One kind of value; ``T`` is what it is in Python."""

    #: The type of its column in Parquet, by DuckDB's name.
    column: ClassVar[str] = "VARCHAR"
    #: Whether it may hold any words, so that the name of a private person may be among them.
    is_free: ClassVar[bool] = False
    #: How many code points it may have.
    most: int = limits.TEXT

    @abstractmethod
    def read(self, text: str) -> T:
        """The value that a text means.

        Raises:
            ClaimGraphError: it means none.
        """

    def written(self, value: T) -> str:
        """The text of a value, as in a cell of a spreadsheet or a file of a corpus; "" for none."""
        return "" if value is None else str(value)

    @abstractmethod
    def term(self, value: T, words: Vocabulary) -> Term:
        """The value as a term of RDF."""

    def sql(self, column: str) -> str:
        """The same of a value in a column, as the pieces of a text in SQL; names with prefixes as `triples/scripts.py`."""
        return f"literal({column})"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """What an editor needs to know of it, as JSON Schema (https://json-schema.org/draft/2020-12)."""
        return {"type": "string", "maxLength": self.most}


class AnswerKind(ABC, Generic[T]):
    """A kind of value that answers questions."""

    #: The class or datatype that `cg:answeredBy` names for it.
    iri: str = ""
    #: What its answers are in Python, each kind something else.
    gives: ClassVar[type]
    #: Whether answers are intervals, of which two that have nothing in common cannot both be right.
    is_interval: ClassVar[bool] = False

    def ends(self, value: T) -> tuple[int | None, int | None, int | None]:
        """The lowest and the highest that the answer allows, and what was stated, in whole steps of the kind."""
        return None, None, None

    def compared(self, value: T) -> str:
        """What two answers that are one have in common, where they are no intervals."""
        return ""

    @abstractmethod
    def cells(self, value: T) -> dict[str, str]:
        """What a row says of the answer, by column."""


class Stated(AnswerKind[T]):
    """Answers that stand for themselves: they can be read, told and written without knowing any record."""

    @abstractmethod
    def answer(self, text: str, words: Vocabulary) -> T:
        """The answer that a text gives, in the words of the vocabulary: "about 200".

        Raises:
            ClaimGraphError: it gives none.
        """

    @abstractmethod
    def term(self, value: T, words: Vocabulary) -> Term:
        """The answer as one term, where it is one alone."""

    @abstractmethod
    def facts(self, value: T, words: Vocabulary) -> Iterator[tuple[str, Term]]:
        """What the graph says of the answer: properties of the core by their names."""

    @abstractmethod
    def label(self, value: T, words: Vocabulary) -> str:
        """The answer in words."""


class Interval(Stated[T]):
    """Answers with a lowest and a highest end, either of which may be open."""

    is_interval: ClassVar[bool] = True

    @abstractmethod
    def between(self, low: str | None, high: str | None) -> T:
        """The interval with these ends, None where one is open.

        Raises:
            ClaimGraphError: an end is none.
        """

    def distance(self, steps: int) -> str:
        """So many steps as a number that people read: an ``xsd:integer`` or ``xsd:decimal``."""
        return str(steps)
