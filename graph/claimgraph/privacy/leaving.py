"""Bytes that are about to leave in, the same bytes out, looked at: no name of a private person is among them.

Every way out leads through here: the command line's one function that writes, what `claimgraph.build` returns, and
`claimgraph.formats.exported`. Whoever makes bytes need not think of it.
"""

from __future__ import annotations

import re

from claimgraph.base.errors import ClaimGraphError
from claimgraph.privacy.people import Cast, has_private

# The scripts of our pages, which hold no word of a corpus: data has a type, and a "<" of its own is escaped. Their words
# and their authors' names are those of many.
_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_PAGE = "<!doctype html>"


def looked_at(cast: Cast, content: bytes, words: str | None = None) -> bytes:
    """The bytes, when no private person among the actors is named in them.

    ``words`` is every text in bytes that are no text themselves (a zip, Parquet).

    Raises:
        ClaimGraphError: a private person is named in them, or they are no text and nobody said what stands in them; the
            message says the role, not the name.
    """
    if words is None:
        try:
            words = content.decode()
        except UnicodeDecodeError as error:
            raise ClaimGraphError(
                "These bytes are no text, so nobody can tell whom they name.", "Give their words with them."
            ) from error
    if words[: len(_PAGE)].lower() == _PAGE:
        words = _SCRIPT.sub(" ", words)
    if not has_private(cast):
        return content
    from claimgraph.privacy.private_names import PrivateNames

    person = PrivateNames(cast).named_in(words)
    if person:
        raise ClaimGraphError(
            f"The name of a private person ({person.role}, {person.id!r}) would be written.",
            "It stands in a note, a basis, a name, an id or beside a quote: take it out there. If it is the name of "
            "somebody else, add that person to actors.yaml with the full name.",
        )
    return content
