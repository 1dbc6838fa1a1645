"""CSV: one claim a row, for spreadsheets and tables; `claimgraph import` reads it back."""

from __future__ import annotations

from itertools import chain
from typing import Final

from claimgraph.asking.answer_text import csv_text
from claimgraph.formats import Exported, Writer
from claimgraph.model.columns import columns
from claimgraph.model.flat import claim_rows, document_rows


def write(source: Exported) -> bytes:
    """The claims as CSV in UTF-8; cells that a spreadsheet would take for a formula begin with an apostrophe.

    A document that says nothing itself, but is carried again by others, has a row without a claim.
    """
    names = columns(source.corpus.vocabulary)
    rows = chain(claim_rows(source.corpus), document_rows(source.corpus))
    return csv_text(names, ([row[name] for name in names] for row in rows)).encode()


WRITERS: Final = {"csv": Writer("one claim a row, for spreadsheets; claimgraph import reads it back", write)}
