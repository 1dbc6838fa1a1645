"""The words that prove a claim, and the text that they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.base import limits
from claimgraph.model.fields import declared
from claimgraph.model.values.text import Checksum, FileName, Language, Text
from claimgraph.model.values.whole import Whole


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a span, and where it stands once it was located.

    ``start`` and ``end`` count Unicode code points; ``occurrence`` counts from 1, 0 where the words must be unique.
    """

    exact: str = declared(Text(limits.QUOTE), column="quote", about="The words, exactly as they stand in the text.")
    occurrence: int = declared(Whole(), default=0, about="Which of several places with these words, from 1.")
    language: str = declared(Language(), about="The language of the words, where it is not the document's.")
    translation: str = declared(Text(limits.QUOTE), about="The words in English.")
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TextFile:
    """Which text the quotes stand in: sha256 of its bytes, length in code points, and the name of its file."""

    sha256: str = declared(
        Checksum(), column="text_sha256", term="textDigest", about="The sha256 of the bytes of the text."
    )
    length: int = declared(
        Whole(), column="text_length", term="textLength", default=0, about="Its length in code points."
    )
    file: str = declared(FileName(), column="text_file", about="The file in the folder of texts.")
