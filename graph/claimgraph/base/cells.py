"""Texts in one cell of a spreadsheet: several in a row, and none that a spreadsheet would run as a formula."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

#: What stands between the spans of a quote, as journalists write it; and between the speakers of a chain.
SPANS: Final = " … "
CHAIN: Final = " > "
#: What stands between the spellings of a name, and between other things of which a cell holds several.
LIST: Final = "; "

# Where a formula may begin: in the first cell, or behind what a program takes for the end of one (Excel splits at ; in
# half of Europe, at tabs on paste, and at a line end inside quotation marks that it does not take for such, and then at
# commas too: those only where the sign follows at once, since after a space it is prose). Quotation marks before it go
# with the cell. The signs are those of OWASP's page on CSV injection, also in full width. Apostrophes before a sign are
# guarded too, so that reading back takes away exactly the one that was added.
_SIGN: Final = "'*[=+@＝＋－＠-]"
_ENDS: Final = ";\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_BEFORE: Final = '[ \u00a0\u3000"]*'
#: Also the pattern by which the query page guards its cells: it means the same in JavaScript.
FORMULA: Final = re.compile(
    f"(^(?=[ \"]*'*[\t\r\n])|(?:^|[{_ENDS}])(?={_BEFORE}{_SIGN})|,(?=\"*{_SIGN}))({_BEFORE})('*)"
)


def guarded(text: str) -> str:
    """The text as a spreadsheet may read it: an apostrophe keeps each part of it from being a formula.

    >>> guarded("=1+1"), guarded("a;-1"), guarded("half-way")
    ("'=1+1", "a;'-1", 'half-way')
    """
    return FORMULA.sub(r"\1\2'\3", text)


def unguarded(cell: str) -> str:
    """The text that `guarded` made a cell from; any other cell as it is."""
    return FORMULA.sub(lambda found: found[1] + found[2] + found[3][1:], cell)


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
    # Chains and lists are often typed without spaces: "agency>ministry".
    return cell.split(SPANS) if separator == SPANS else [part.strip() for part in cell.split(separator.strip())]
