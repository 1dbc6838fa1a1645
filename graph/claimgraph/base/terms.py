"""Plain values in, RDF terms in N-Triples syntax out; and the names of nodes, made from their content."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.namespaces import DATA, XSD

Term: TypeAlias = str  #: an RDF term in N-Triples syntax
Triple: TypeAlias = tuple[Term, Term, Term]

# IRIREF of N-Triples (https://www.w3.org/TR/n-triples/#n-triples-grammar), with a scheme, since all ours are absolute.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*\Z")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z")
# As canonical N-Triples are written (https://www.w3.org/TR/rdf12-n-triples/#canonical-ntriples).
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})
_CONTROL = re.compile(r"[\x00-\x07\x0b\x0e-\x1f\x7f]")


def is_slug(text: str) -> bool:
    """Whether ``text`` can be an id: lower-case letters, digits, single hyphens."""
    return _SLUG.match(text) is not None


def is_language(text: str) -> bool:
    """Whether ``text`` has the form of a BCP 47 tag."""
    return _LANGUAGE.match(text) is not None


def iri(text: str) -> Term:
    """An IRI term.

    Raises:
        ClaimGraphError: ``text`` is no absolute IRI.
    """
    if not _IRI.match(text):
        raise ClaimGraphError(f"Not an absolute IRI: {text!r}", "Give it with its scheme and without spaces.")
    return f"<{text}>"


def literal(text: str) -> Term:
    """A plain string literal."""
    escaped = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", text.translate(_ESCAPES))
    return f'"{escaped}"'


def english(text: str) -> Term:
    """A literal in English."""
    return literal(text) + "@en"


def in_language(text: str, language: str) -> Term:
    """A literal in the language of a BCP 47 tag.

    Raises:
        ClaimGraphError: ``language`` has not the form of a tag.
    """
    if not is_language(language):
        raise ClaimGraphError(f"Not a language tag: {language!r}", "Write it as in BCP 47: en, uk, ru-RU.")
    return f"{literal(text)}@{language}"


def integer(number: int) -> Term:
    """An ``xsd:integer`` literal."""
    return f'"{number}"^^<{XSD}integer>'


def decimal(number: Decimal) -> Term:
    """An ``xsd:decimal`` literal, in its canonical form: with a point, without zeros that say nothing.

    >>> decimal(Decimal("52.30"))
    '"52.3"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    digits = f"{number:f}"
    digits = digits.rstrip("0") if "." in digits else digits
    return f'"{digits + "0" if digits.endswith(".") else digits if "." in digits else digits + ".0"}"^^<{XSD}decimal>'


def boolean(value: bool) -> Term:
    """An ``xsd:boolean`` literal."""
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


def day(value: date) -> Term:
    """An ``xsd:date`` literal."""
    return f'"{value.isoformat()}"^^<{XSD}date>'


def address(url: str) -> Term:
    """An ``xsd:anyURI`` literal: an address as data, so that no tool takes it for a node to follow."""
    return f"{literal(url)}^^<{XSD}anyURI>"


def data(name: str) -> Term:
    """The IRI term of a node of ours, by its local name."""
    return f"<{DATA}{name}>"


def named_by_slug(kind: str, slug: str) -> Term:
    """The IRI term of a node that is named by a slug: ``named_by_slug("actor", "zelensky")``."""
    return data(f"{kind}-{slug}")


def digest(*parts: str) -> str:
    """80 bits of the sha256 of the parts, in hexadecimal: collisions are not to be expected below 10**11 nodes."""
    # The unit separator keeps ("a", "bc") and ("ab", "c") apart; it is escaped in every term.
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def named_by_content(kind: str, *parts: str) -> Term:
    """The IRI term of a node whose identity is its content: equal parts give equal IRIs."""
    return data(f"{kind}-{digest(*parts)}")
