"""The text of a query in, whether the word SERVICE stands in it out: with it a query would reach another machine."""

from __future__ import annotations

import re
from typing import Final

#: The word, in any letters.
SERVICE: Final = re.compile("service", re.IGNORECASE)


def mentions_service(sparql: str) -> bool:
    """Whether the word SERVICE stands anywhere in a query, also spelt in code points."""
    return bool(SERVICE.search(sparql) or SERVICE.search(decoded(sparql)))


def decoded(sparql: str) -> str:
    """The query with what is spelt in code points as signs.

    SPARQL decodes them anywhere, also in keywords (https://www.w3.org/TR/sparql11-query/#codepointEscape).
    """
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _unescaped, sparql)


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else " "
