"""The places of quotes in rows in, the positions of documents out: what `claimgraph locate` would have found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimgraph.base.cells import SPANS, split
from claimgraph.corpus.evidence.positions import Position, Positions, fits, positions_path, read_positions
from claimgraph.corpus.sheet.row_cells import digits
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, shown_path
from claimgraph.model.columns import POSITION
from claimgraph.model.records import Corpus

_LEAVE_OUT = "Leave it out, or --ignore start, end, prefix and suffix: `claimgraph locate` finds where quotes stand."


@dataclass
class SheetPositions:
    """Collects where rows say that quotes stand, by document."""

    problems: Problems
    found: dict[str, dict[tuple[str, int], Position]] = field(default_factory=dict)
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _first: dict[tuple[str, str, int], Place] = field(default_factory=dict)

    def take(self, document: str, row: Row) -> None:
        """Note a row of a document; it is read when all is known of the document's text."""
        if any(row.get(column) for column in POSITION):
            self._rows.setdefault(document, []).append(row)

    def read(self, documents: Mapping[str, Node], folder: Path, before: Corpus) -> Mapping[str, Positions]:
        """The positions in all rows; a problem for each that cannot be where it says.

        ``documents`` are the trees of all documents, by id; ``folder`` holds the files of positions of those ``before``.
        """
        for id, rows in self._rows.items():
            length, path = _length(documents.get(id)), positions_path(folder, id)
            if id in before.documents:
                self.found[id] = dict(read_positions(path, before.documents[id], Problems()))
                self._first |= dict.fromkeys(((id, *key) for key in self.found[id]), Place(shown_path(path)))
            for row in rows:
                for place, key, position in self._spans(row):
                    self._take(id, length, place, key, position)
        return self.found

    def _take(self, document: str, length: int | None, place: Place, key: tuple[str, int], position: Position) -> None:
        if length is None:
            self.problems.add(place, "the place of a quote in a document without a text", _LEAVE_OUT)
            return
        there = self.found.setdefault(document, {}).setdefault(key, position)
        first = self._first.setdefault((document, *key), place)
        if there != position:
            self.problems.add(place, f"by {first} the same words stand from {there[0]} to {there[1]}", _LEAVE_OUT)
        elif not fits(key[0], position, length):
            start, end, _, _ = position
            message = f"“{key[0][:40]}” cannot reach from {start} to {end} in a text of {length:,} characters"
            self.problems.add(place, message, _LEAVE_OUT)

    def _spans(self, row: Row) -> Iterator[tuple[Place, tuple[str, int], Position]]:
        quote = row.get("quote")
        place = (row.get("start") or row).place
        spans = split(quote.text, SPANS) if quote else []
        cells = {column: split(row.text(column), SPANS) or [""] * len(spans) for column in ("occurrence", *POSITION)}
        if any(len(texts) != len(spans) for texts in cells.values()):
            self.problems.add(place, f"not one place for each of {len(spans)} quotes", _LEAVE_OUT)
            return
        for at, exact in enumerate(spans):
            occurrence, start, end = (_number(cells[column][at], place) for column in ("occurrence", "start", "end"))
            if start is not None and end is not None:
                # What stands around words is kept where it tells two places apart, as `claimgraph locate` does.
                around = (cells["prefix"][at], cells["suffix"][at]) if occurrence else ("", "")
                yield place, (exact, occurrence or 0), (start, end, *around)
            elif any(cells[column][at] for column in POSITION):
                self.problems.add(place, "start and end of a quote are not both whole numbers", _LEAVE_OUT)


def _number(text: str, place: Place) -> int | None:
    plain = digits(Scalar(text, place))
    return int(plain.text) if plain and plain.text.isascii() and plain.text.isdigit() and len(plain.text) < 10 else None


def _length(document: Node | None) -> int | None:
    text = document.values.get("text") if isinstance(document, Mapping_) else None
    length = text.values.get("length") if isinstance(text, Mapping_) else None
    return _number(length.text, length.place) if isinstance(length, Scalar) else None
