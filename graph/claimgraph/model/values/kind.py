"""What every kind of value can do: be read from a text, be written as one, become a term of RDF."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
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

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """What an editor needs to know of it, as JSON Schema (https://json-schema.org/draft/2020-12)."""
        return {"type": "string", "maxLength": self.most}
