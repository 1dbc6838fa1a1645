"""Texts: words of a person, names, and such as have a form: addresses, language tags, checksums, file names, Wikidata ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar
from urllib.parse import urlsplit

from claimgraph.base import limits, terms
from claimgraph.base.cells import LIST, joined
from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import WIKIDATA, XSD
from claimgraph.base.terms import Term, is_language
from claimgraph.model.values.kind import Kind, Stated
from claimgraph.model.vocabulary import Vocabulary


class Text(Kind[str]):
    """Words of a person; ``english`` says that the curator wrote them, in English, else they are as found."""

    is_free: ClassVar[bool] = True

    def __init__(self, most: int = limits.TEXT, *, english: bool = False) -> None:
        self.most = most
        self.english = english

    def read(self, text: str) -> str:
        """The text as it stands."""
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """A literal, with its language where that is known."""
        return terms.english(value) if self.english else terms.literal(value)

    def sql(self, column: str) -> str:
        """A literal, with its language where that is known."""
        return f"literal({column}), '@en'" if self.english else f"literal({column})"


class Several(Kind[tuple[str, ...]]):
    """Several words, as a list or one alone."""

    def read(self, text: str) -> tuple[str, ...]:
        """One alone."""
        return (text,)

    def written(self, value: tuple[str, ...]) -> str:
        """All of them in one cell."""
        return joined(value, LIST)

    def term(self, value: tuple[str, ...], words: Vocabulary) -> Term:
        """Several are no one term."""
        raise NotImplementedError


class Texts(Several):
    """Several short texts; at most so many."""

    most = limits.NAME

    def __init__(self, items: int) -> None:
        self.items = items

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """A text, or a list of texts."""
        text = {"type": "string", "maxLength": self.most}
        return {"oneOf": [text, {"type": "array", "items": text, "maxItems": self.items}]}


class Address(Kind[str]):
    """A web address."""

    is_free: ClassVar[bool] = True
    most = limits.ADDRESS

    def read(self, text: str) -> str:
        """The address; ``javascript:`` and ``file:`` have no place in a page made from data."""
        return web_address(text)

    def term(self, value: str, words: Vocabulary) -> Term:
        """A literal of the type xsd:anyURI: it is never fetched."""
        return terms.address(value)

    def sql(self, column: str) -> str:
        """A literal of the type xsd:anyURI."""
        return f"literal({column}), '^^xsd:anyURI'"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """A text with the form of an address."""
        return {"type": "string", "maxLength": self.most, "pattern": "^https?://"}


class Language(Kind[str]):
    """A language tag."""

    def read(self, text: str) -> str:
        """The tag."""
        if not is_language(text):
            raise ClaimGraphError(f"not a language tag: {text!r}", "Write it as in BCP 47: en, uk, ru.")
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """A literal."""
        return terms.literal(value)


class Checksum(Kind[str]):
    """The sha256 of a text, in hexadecimal digits."""

    def read(self, text: str) -> str:
        """The digits."""
        if not re.fullmatch(r"[0-9a-f]{64}", text):
            raise ClaimGraphError(
                f"not a sha256: {text!r}", "It has 64 digits 0-9 and a-f; `claimgraph new` writes it."
            )
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """A literal that says what it is."""
        return terms.literal(f"sha256:{value}")

    def sql(self, column: str) -> str:
        """A literal that says what it is."""
        return f"literal(concat('sha256:', {column}))"

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """A text of 64 digits."""
        return {"type": "string", "pattern": "^[0-9a-f]{64}$"}


class WikidataId(Kind[str]):
    """The id of an entry in Wikidata."""

    def read(self, text: str) -> str:
        """The id: it becomes a part of an IRI."""
        if not re.fullmatch(r"Q[1-9][0-9]{0,15}", text):
            raise ClaimGraphError(f"not a Wikidata id: {text!r}", "Write the id alone, as at the top of its page: Q42.")
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """The IRI of what the entry is about."""
        return terms.iri(f"{WIKIDATA}{value}")

    def schema(self, words: Vocabulary) -> Mapping[str, object]:
        """A text of Q and digits."""
        return {"type": "string", "pattern": "^Q[1-9][0-9]{0,15}$"}


class FileName(Kind[str]):
    """The name of a file in a folder, without a path."""

    is_free: ClassVar[bool] = True

    def read(self, text: str) -> str:
        """The name: a corpus comes from strangers, and its texts are looked for in one folder, never outside it."""
        if "/" in text or "\\" in text or text in (".", "..") or "\x00" in text:
            raise ClaimGraphError(
                f"not a plain file name: {text!r}", "Name a file in the folder of texts, without a path."
            )
        return text

    def term(self, value: str, words: Vocabulary) -> Term:
        """A literal."""
        return terms.literal(value)


def web_address(text: str) -> str:
    """An http or https address.

    Raises:
        ClaimGraphError: it is none; ``javascript:`` and ``file:`` have no place in a page made from data.
    """
    try:
        parts = urlsplit(text)
        # urlsplit drops control characters at the beginning, and line ends anywhere.
        plain = not any(sign.isspace() or not sign.isprintable() for sign in text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and plain
    except ValueError:
        usable = False
    if not usable:
        raise ClaimGraphError(f"not a web address: {text!r}", "Write it with https://, without spaces.")
    return text


class Words(Stated[str]):
    """An answer in the words of the claimant."""

    iri = XSD + "string"
    gives: ClassVar[type] = str

    def answer(self, text: str, words: Vocabulary) -> str:
        """The words as they stand."""
        return text

    def compared(self, value: str) -> str:
        """A digest: rules only ask whether two texts are equal."""
        return f"text:{terms.digest(value)}"

    def term(self, value: str, words: Vocabulary) -> Term:
        """A literal."""
        return terms.literal(value)

    def facts(self, value: str, words: Vocabulary) -> Iterator[tuple[str, Term]]:
        """The words."""
        yield "literalValue", terms.literal(value)

    def cells(self, value: str) -> dict[str, str]:
        """The words."""
        return {"object": value}

    def label(self, value: str, words: Vocabulary) -> str:
        """The words between quotation marks."""
        return f"“{value}”"
