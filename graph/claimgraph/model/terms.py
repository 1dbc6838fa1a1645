"""What a vocabulary is made of: terms, properties and dimensions with their patterns, qualifiers, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the ontology: its IRI, the key that a corpus file uses for it, its label and definition.

    ``words`` are others by which files may call it; ``order`` is its place in its scheme, 0 where none is stated.
    """

    iri: str
    key: str
    label: str
    definition: str = ""
    words: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    scheme: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """What a brief says of a verdict: the heading, the pattern of a sentence, whether what it rests on is disputed."""

    term: Term
    heading: str
    reading: str
    disputes: bool


@dataclass(frozen=True, slots=True)
class Answerable:
    """A property or a dimension: what answers it, how answers compare, and the patterns of its labels.

    ``sentences`` say an answer, ``asks`` ask for it, each by the key of a phase.
    """

    term: Term
    answered_by: str
    compared_as: str = ""
    also: tuple[Term, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""  #: that of a decimal number


@dataclass(frozen=True, slots=True)
class Qualifier:
    """The convention that turns a stated number and a word into an interval."""

    term: Term
    lower_factor: float | None = None
    upper_factor: float | None = None
    lower_offset: int | None = None
    upper_offset: int | None = None
    fixed_min: int | None = None
    fixed_max: int | None = None

    @property
    def stands_alone(self) -> bool:
        """Whether the word needs no number: "hundreds"."""
        return self.fixed_min is not None and self.fixed_max is not None
