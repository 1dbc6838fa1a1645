"""A row of a spreadsheet in, the tree of what its claim says out: question and answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimgraph.base.errors import ClaimGraphError
from claimgraph.base.words import folded, nearest
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.row_cells import declared_cells, is_true, key_in, lower, one_of, tree
from claimgraph.corpus.sheet.row_numbers import day_cell, number_cell
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar
from claimgraph.model import values
from claimgraph.model.columns import column_of
from claimgraph.model.records import Question
from claimgraph.model.terms import Answerable
from claimgraph.model.values import COUNT, answered
from claimgraph.model.values.decimals import Decimals
from claimgraph.model.values.kind import AnswerKind, Interval
from claimgraph.model.values.term import Named, Thing
from claimgraph.model.values.whole import Count
from claimgraph.model.values.yes_no import Truth
from claimgraph.model.vocabulary import Vocabulary


@dataclass
class RowPropositionReader:
    """Makes the trees of propositions; names become ids, labels of closed lists their keys."""

    vocabulary: Vocabulary
    newcomers: Newcomers
    problems: Problems

    def says(self, row: Row, sheet: str) -> Mapping_:
        """The mapping under ``says``; ``sheet`` is the name of the file, for what is new in it."""
        words = self.vocabulary
        asked = declared_cells(Question, row, words, self.newcomers)
        property = asked["property"]
        known = words.properties.get(property.text) if isinstance(property, Scalar) else None
        dimensions = {key: self.dimension(row, key) for key in sorted(words.dimensions)}
        return tree(
            row.place,
            {
                "event": self._placed(row, sheet),
                "actor": asked.pop("actor"),
                "claim": row.get("claim"),
                "property": asked.pop("property"),
                "counts": asked.pop("counts"),
                **dimensions,
                **{key: node for key, node in asked.items() if key != "event"},
                **self.answer(row, self._kind_of(known) if known else COUNT),
                "not": Scalar("true", row.place) if is_true(row.get("negated"), "negated", self.problems) else None,
            },
        )

    def _placed(self, row: Row, sheet: str) -> Scalar | None:
        """The event, with what it is a part of."""
        event, whole, basis = self._event(row, sheet), row.get("event_part_of"), row.get("event_basis")
        if event and whole:
            self.newcomers.part(event, whole, basis)
        return event

    def _event(self, row: Row, sheet: str) -> Scalar | None:
        cell, day = row.get("event"), row.get("event_date")
        type = key_in(row.get("event_type"), self.vocabulary.event_types)
        if type:
            type = one_of(type, "event_type", self.vocabulary.event_types, self.problems)
        of_type = type.text if type else "event"
        if day:
            try:
                values.period(day.text)
            except ClaimGraphError as error:
                self.problems.add(day.place, error.message, error.remedy)
        note = f"Dated {day.text} in {sheet}." if day else ""
        if cell is not None:
            return self.newcomers.event(cell, of_type, note)
        if day is None or any(row.get(other) for other in ("actor", "claim")):
            return None
        # An event that has no name of its own goes by its kind and day: a handle, no claim.
        label = self.vocabulary.event_types[of_type].label
        named = Scalar(f"{label} of {day.text}", day.place)
        id = Scalar(f"{of_type}-{day.text}", day.place)
        return id if self.newcomers.index.events.bearers(id.text) else self.newcomers.event(named, of_type, note)

    def _kind_of(self, asked: Answerable) -> AnswerKind[Any]:
        return answered(asked.answered_by, asked.unit, self.vocabulary.kinds_of(asked.answered_by))

    def dimension(self, row: Row, key: str) -> Scalar | None:
        """What a row says of a dimension."""
        dimension = self.vocabulary.dimensions[key]
        cell = row.get(column_of(key))
        if cell is None:
            return None
        for term in dimension.also:
            if folded(cell.text) in map(folded, (term.key, term.label, *term.words)):
                return Scalar(term.key, cell.place)
        return self._node(cell, self._kind_of(dimension))

    def _node(self, cell: Scalar, kind: AnswerKind[Any]) -> Scalar:
        match kind:
            case Thing(of=of):
                return self.newcomers.named(cell, Named(of))
            case Truth():
                return lower(cell) or cell
        return cell

    def answer(self, row: Row, kind: AnswerKind[Any]) -> Mapping[str, Node | None]:
        """What a row answers to a question that answers of a kind are given to: value, min and max."""
        value, answer = row.get("value"), row.get("object")
        if value and answer:
            self.problems.add(answer.place, "an object beside a value", "Give one or the other.")
        ends = {key: self._written(row.get(key), kind) for key in ("min", "max")}
        if not isinstance(kind, Count | Decimals):
            if word := row.get("qualifier"):
                self.problems.add(word.place, "a qualifier where no number is asked for", "Write it into the note.")
            found = self._written(answer or value, kind)
            return {"value": self._node(found, kind) if found else None, **ends}
        stated = self._written(value or answer, kind)
        word = self._qualifier(row)
        if stated is None and word is None:
            return ends
        parts = [node for node in (word, stated) if node]
        said = Scalar(" ".join(node.text for node in parts), parts[-1].place)
        self._refuse_other_ends(said, ends, kind)
        return {"value": said}

    def _written(self, cell: Scalar | None, kind: AnswerKind[Any]) -> Scalar | None:
        """The cell as files write it: numbers without signs between thousands, days as year-month-day."""
        match kind:
            case Count() | Decimals():
                return number_cell(cell, whole=isinstance(kind, Count), problems=self.problems)
            case Interval():
                return day_cell(cell, self.problems)
        return cell

    def _refuse_other_ends(self, said: Scalar, ends: Mapping[str, Scalar | None], kind: Interval[Any]) -> None:
        """Add a problem where min or max are not those that the stated number stands for."""
        try:
            stands_for = kind.answer(said.text, self.vocabulary)
            low, high, _ = kind.ends(stands_for)
            given = {key: kind.ends(kind.between(node.text, None))[0] for key, node in ends.items() if node}
        except ClaimGraphError:
            return  # told where the number is read
        for key, number in given.items():
            if number != (low if key == "min" else high):
                known = kind.cells(stands_for)
                shown = " to ".join(known[end] or "…" for end in ("min", "max"))
                cell = ends[key] or said
                self.problems.add(
                    cell.place,
                    f"{key} {cell.text} does not fit “{said.text}”, which stands for {shown}",
                    "Leave min and max out, or leave the value out.",
                )

    def _qualifier(self, row: Row) -> Scalar | None:
        cell = row.get("qualifier")
        if cell is None:
            return None
        for key, qualifier in self.vocabulary.qualifiers.items():
            if folded(cell.text) in map(folded, (key, qualifier.term.label, *qualifier.term.words)):
                return Scalar(qualifier.term.label, cell.place)
        known = [q.term.label for q in self.vocabulary.qualifiers.values()]
        self.problems.add(cell.place, f"unknown qualifier {cell.text!r}", nearest(cell.text, known))
        return None
