"""CSV: one claim a row, for spreadsheets and tables; `claimgraph import` reads it back."""

from __future__ import annotations

from itertools import chain
from typing import Final

from claimgraph.asking.answer_text import csv_text
from claimgraph.formats import Exported, Writer
from claimgraph.model.columns import columns
from claimgraph.model.flat import claim_rows, document_rows
from claimgraph.model.sheets import left_behind


def write(source: Exported) -> bytes:
    """The claims as CSV in UTF-8; cells that a spreadsheet would take for a formula begin with an apostrophe.

    A document that says nothing itself, but is carried again by others, has a row without a claim. Columns in which
    nothing stands are left out unless all are wanted.
    """
    rows = chain(claim_rows(source.corpus), document_rows(source.corpus, silent=True))
    text = csv_text(*source.table(columns(source.corpus.vocabulary), rows))
    return (("\ufeff" if source.bom else "") + text).encode()


def leaves(source: Exported) -> str:
    """What does not go along, worked out from the corpus; "" where all of it does."""
    left = left_behind(source.corpus)
    return f"csv leaves behind {left}; `claimgraph export sheets` takes them along." if left else ""


WRITERS: Final = {
    "csv": Writer(
        "one claim a row, for spreadsheets; claimgraph import reads it back",
        write,
        options=("all_columns", "bom"),
        leaves=leaves,
    )
}
