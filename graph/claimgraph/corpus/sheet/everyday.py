"""A row in, the same row in the words of the vocabulary out: "confirms" is the stance asserts, with the verb confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from claimgraph.base.words import folded
from claimgraph.corpus.sheet.mapping_file import everyday_words
from claimgraph.corpus.sheet.row_numbers import day_cell
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Problems, Scalar
from claimgraph.model.columns import SPEAKER
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document, Question, Speaker, Statement
from claimgraph.model.values.dates import Day
from claimgraph.model.vocabulary import Vocabulary

_DECLARED: Final = {
    found.column
    for record in (Speaker, Statement, Question, Document)
    for found in fields_of(record).values()
    if isinstance(found.kind, Day) and found.column
}
#: The columns that hold a day.
DAYS: Final = frozenset(
    {*_DECLARED, *(f"relay_{column}" for column in _DECLARED & SPEAKER.keys()), "event_date", "withdrawn_on"}
)


@dataclass
class EverydayWords:
    """Replaces everyday words, and keeps what it replaced, to be said."""

    vocabulary: Vocabulary
    problems: Problems
    replaced: dict[str, str] = field(default_factory=dict)  #: what each word became

    def __post_init__(self) -> None:
        known = self.vocabulary.schemes["stances"]
        taken = {folded(word) for key, term in known.items() for word in (key, term.label)}
        self._stances = {word: meant for word, meant in everyday_words("stances").items() if word not in taken}
        self._qualifiers = everyday_words("qualifiers")

    def read(self, row: Row) -> Row:
        """The row, with words that are known."""
        stance, qualifier = row.get("stance"), row.get("qualifier")
        cells = dict(row.cells)
        if stance and (meant := self._stances.get(folded(stance.text))):
            cells["stance"] = Scalar(meant[0], stance.place)
            verb = meant[1] if len(meant) > 1 and "verb" not in cells else ""
            if verb:
                cells["verb"] = Scalar(verb, stance.place)
            self.replaced[f"stance “{stance.text}”"] = f"{meant[0]}, with the verb {verb}" if verb else meant[0]
        if qualifier and folded(qualifier.text) in self._qualifiers:
            del cells["qualifier"]
            self.replaced[f"qualifier “{qualifier.text}”"] = "the number itself"
        for column in DAYS & cells.keys():
            day = day_cell(cells[column], self.problems)
            if day is None:
                del cells[column]
            else:
                cells[column] = day
        return Row(row.place, cells)

    def said(self) -> list[str]:
        """What was replaced by what, for the person."""
        return [f"{word} is read as {meant}." for word, meant in self.replaced.items()]
