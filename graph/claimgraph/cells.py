"""Texts in one cell of a spreadsheet: several in a row, and none that a spreadsheet would run as a formula."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

#: What stands between the spans of a quote, as journalists write it; and between the speakers of a chain.
SPANS = " … "
CHAIN = " > "

# The signs are those of OWASP's page on CSV injection. Apostrophes before them are guarded too, so that reading
# back takes away exactly the one that was added.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text as a spreadsheet may read it: an apostrophe keeps it from being a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made a cell from; any other cell as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def joined(texts: Sequence[str], separator: str) -> str:
    """Texts in one cell: with the separator between them, or as a JSON list where they could not be told apart.

    >>> joined(["207 guys", "he wrote"], SPANS)
    '207 guys … he wrote'
    >>> joined(["", "he wrote"], SPANS)
    '["", "he wrote"]'
    """
    if not any(texts):
        return ""
    plainly = separator.join(texts)
    kept = all(text and text == text.strip() for text in texts) and split(plainly, separator) == list(texts)
    return plainly if kept else json.dumps(list(texts), ensure_ascii=False)


def split(cell: str, separator: str) -> list[str]:
    """The texts in a cell that `joined` made, or that a person wrote with the separator between them."""
    if not cell.strip():
        return []
    if cell.startswith('["'):
        try:
            found = json.loads(cell)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list) and all(isinstance(text, str) for text in found):
            return found
    # A chain is often typed without spaces: "agency>ministry".
    return cell.split(separator) if separator != CHAIN else [part.strip() for part in cell.split(CHAIN.strip())]
