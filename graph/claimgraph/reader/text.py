"""What a text is made of: spans, tokens, sentences. Offsets count code points of the text, as those of quotes do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where some words stand in a text: from ``start`` up to, and without, ``end``."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether another span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign; ``folded`` is the word as words are compared: lower case, one apostrophe."""

    span: Span
    folded: str
    kind: str  #: "word", "number" (digits with their separators), "sign"
    capital: bool = False  #: whether it was written with a capital first


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with a quotation that goes on over its end as part of it."""

    number: int  #: from 0, in the order of the text
    span: Span
    tokens: tuple[Token, ...]
    paragraph: int  #: from 0
    section: str = "body"  #: the key of a section of the vocabulary
    quoted: tuple[Span, ...] = ()  #: what stands in quotation marks, without these
