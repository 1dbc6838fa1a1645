"""The texts that stand in a column in, each once, what they mean out: as the readers of corpus files say.

A text that they cannot read, or that means more than its own column, means nothing here: its row is read with care.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from claimgraph.base import limits
from claimgraph.base.cells import CHAIN, SPANS, split
from claimgraph.base.errors import ClaimGraphError
from claimgraph.columns.of_records import written_answer
from claimgraph.corpus.declared import read_field
from claimgraph.corpus.fields import Fields
from claimgraph.corpus.index import Index
from claimgraph.corpus.propositions import PARTS, PropositionReader
from claimgraph.corpus.sheet.everyday import EverydayWords
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.row_cells import declared_cell, is_true, key_in, tree
from claimgraph.corpus.sheet.row_propositions import RowPropositionReader
from claimgraph.corpus.sheet.rows import EVIDENCE
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import CONTROL, Place, Problems, Scalar
from claimgraph.corpus.statements import WITHDRAWALS
from claimgraph.model.fields import Field
from claimgraph.model.values import COUNT, Ref
from claimgraph.model.values.dates import Day
from claimgraph.model.values.kind import AnswerKind
from claimgraph.model.values.term import Named
from claimgraph.model.vocabulary import Vocabulary

_NOWHERE: Final = Place("")

#: The cells that answer, in the order in which `CellReader.answer` takes them.
ANSWER: Final = ("value", "min", "max", "qualifier", "object")


class CellReader:
    """Says what the text of a cell means, None where that is not sure; ``index`` knows all that a cell may name."""

    def __init__(self, words: Vocabulary, index: Index) -> None:
        self.words = words
        self.index = index
        self._problems = Problems()
        self._newcomers = Newcomers(index, self._problems, allowed=False)
        self._everyday = EverydayWords(words, self._problems)
        self._rows = RowPropositionReader(words, self._newcomers, self._problems)
        self._propositions = PropositionReader("", index, words, self._problems)
        self._kinds = {key: self._propositions.kind_of(asked) for key, asked in words.properties.items()}

    def kind_of(self, property: str) -> AnswerKind[Any]:
        """The kind of the answers of a property; how many, where that is asked and no property."""
        return self._kinds.get(property, COUNT)

    def declared(self, field: Field, column: str = "") -> Callable[[str], Any]:
        """What reads the cells of a declared field, in its own column or in another."""

        def read(text: str) -> Any:
            if isinstance(field.kind, Named) and self.index.of(field.kind.of).bearers(text) == [text]:
                return text  # an id, as most are
            row = self._everyday.read(_row({column or field.column: text}))
            cell = row.get(column or field.column)
            if cell is None or len(row.cells) > 1:
                return None
            node = declared_cell(field, cell, self.words, self._newcomers)
            if node is None:
                return field.default
            fields = Fields(tree(_NOWHERE, {field.key: node}), "", (field.key,), self._problems)
            return read_field(field, fields, self.index, self.words)

        return self._surely(read)

    def several(self, read: Callable[[str], Any], separator: str, unsaid: Any = "") -> Callable[[str], Any]:
        """What reads cells that hold several texts, as a list; ``unsaid`` is what an empty one means."""

        def parts(text: str) -> Any:
            found = [read(part) if part else unsaid for part in split(text, separator)]
            sure = all(value is not None or not part for part, value in zip(split(text, separator), found, strict=True))
            return found if sure else None

        return parts

    def texts(self, most: int) -> Callable[[str], str | None]:
        """What reads a text of at most so many code points."""
        return self._surely(lambda text: text if text.strip() and len(text) <= most else None)

    def actor(self, text: str) -> str | None:
        """The id of an actor."""
        found: str | None = self._surely(self._named)(text)
        return found

    def _named(self, name: str) -> str | None:
        found = self._newcomers.actor(Scalar(name, _NOWHERE)).text
        return found if len(found) <= limits.NAME else None

    def chain(self, text: str) -> list[str] | None:
        """The ids of the actors that a chain names, from the document inward."""
        found = [self.actor(name) if name else None for name in split(text, CHAIN)]
        return found if found and None not in found and len(found) <= limits.RELAYS else None  # type: ignore[return-value]

    def dimension(self, key: str) -> Callable[[str], str | None]:
        """What reads the cells of a dimension: the kind and the id of what they refer to, with a colon between."""
        column = key.replace("-", "_")

        def read(text: str) -> str | None:
            node = self._rows.dimension(_row({column: text}), key)
            fields = Fields(tree(_NOWHERE, {key: node}), "", (key,), self._problems)
            found = dict(self._propositions.dimensions(fields)).get(key)
            return f"{found.kind}:{found.id}" if isinstance(found, Ref) else None

        return self._surely(read)

    def truth(self, text: str) -> bool | None:
        """True or false."""
        found: bool | None = self._surely(lambda said: is_true(Scalar(said, _NOWHERE), "", self._problems))(text)
        return found

    def evidence(self, text: str) -> str | None:
        """What a row says of its quotes."""
        return text if text in EVIDENCE else None

    def withdrawal(self, text: str) -> str | None:
        """How a passage was taken back."""
        key = key_in(Scalar(text, _NOWHERE), self.words.schemes["withdrawals"])
        return key.text if key and key.text in WITHDRAWALS else None

    def day(self, column: str) -> Callable[[str], Any]:
        """What reads the days of a column that no field is declared for."""

        def read(text: str) -> Any:
            cell = self._everyday.read(_row({column: text})).get(column)
            return Day().read(cell.text) if cell else None

        return self._surely(read)

    def event_type(self, text: str) -> str | None:
        """The key of a type of events."""
        key = key_in(Scalar(text, _NOWHERE), self.words.event_types)
        return key.text if key and key.text in self.words.event_types else None

    def answer(self, kind: AnswerKind[Any], cells: Mapping[str, str]) -> str | None:
        """What cells answer, as `written_answer` writes it; "" where they leave the question open."""

        def read(_: str) -> str | None:
            row = self._everyday.read(_row(cells))
            fields = Fields(tree(_NOWHERE, self._rows.answer(row, kind)), "", PARTS, self._problems)
            answers = tuple(self._propositions.answers(fields, kind))
            return written_answer(answers[0]) if len(answers) == 1 else None if answers or cells else ""

        if any(CONTROL.search(text) for text in cells.values()):
            return None
        found: str | None = self._surely(read)("")
        return found

    def _surely(self, read: Callable[[str], Any]) -> Callable[[str], Any]:
        """The same reader; None for whatever it finds anything wrong with."""

        def surely(text: str) -> Any:
            if CONTROL.search(text):
                return None
            try:
                found = read(text)
            except ClaimGraphError:
                return None
            if self._problems.found or self._newcomers.unknown:
                self._problems.found.clear()
                self._newcomers.unknown.clear()
                return None
            return found

        return surely


def _row(cells: Mapping[str, str]) -> Row:
    return Row(_NOWHERE, {column: Scalar(text, _NOWHERE) for column, text in cells.items()})


def spans(texts: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The cells that are written as lists, and what they hold; none in which a sign is that no text may hold."""
    found = [(text, split(text, SPANS)) for text in texts]
    return [
        (text, parts) for text, parts in found if not any(CONTROL.search(part) or not _whole(part) for part in parts)
    ]


def _whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
