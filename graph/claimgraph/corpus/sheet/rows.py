"""A row of a spreadsheet in, the tree of one claim out: the same tree that a person writes as YAML."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.base import limits
from claimgraph.base.cells import CHAIN, SPANS, split
from claimgraph.corpus.sheet.newcomers import Newcomers
from claimgraph.corpus.sheet.row_cells import declared_cells, is_true, key_in, one_of, tree
from claimgraph.corpus.sheet.row_propositions import RowPropositionReader
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence
from claimgraph.corpus.statements import ACCEPTED
from claimgraph.model.columns import QUOTE, RELAY, SPEAKER
from claimgraph.model.records import Speaker, Statement
from claimgraph.model.vocabulary import Vocabulary

#: What a spreadsheet may say of its quotes: found in the text, not looked for yet, or not meant to stand in one.
EVIDENCE = ("located", "unlocated", "unverified")


@dataclass
class RowReader:
    """Makes trees from rows; names become ids, labels of closed lists their keys."""

    vocabulary: Vocabulary
    newcomers: Newcomers
    problems: Problems

    @property
    def _propositions(self) -> RowPropositionReader:
        return RowPropositionReader(self.vocabulary, self.newcomers, self.problems)

    def is_inferred(self, row: Row) -> bool:
        """Whether the curator concludes what the row says."""
        return is_true(row.get("inferred"), "inferred", self.problems)

    def claim(self, row: Row, sheet: str, *, has_text: bool, curator: str) -> Mapping_:
        """The entry under ``claims``, or ``inferences`` where the row says ``inferred``.

        ``has_text`` and ``curator`` are those of the row's document.
        """
        quote = self._quote(row)
        evidence = one_of(row.get("evidence"), "evidence", EVIDENCE, self.problems)
        unverified = not quote or not has_text or (evidence is not None and evidence.text == "unverified")
        who = row.get("claimant")
        speaker = declared_cells(Speaker, row, self.vocabulary, self.newcomers)
        passage = declared_cells(Statement, row, self.vocabulary, self.newcomers)
        accepted = tree(row.place, declared_cells(Statement, row, self.vocabulary, self.newcomers, ACCEPTED))
        said = {
            "stance": passage.pop("stance"),
            "says": self._propositions.says(row, sheet),
            "quote": quote,
            "section": passage.pop("section"),
            "unverified": Scalar("true", row.place) if unverified else None,
            **passage,
            ACCEPTED: accepted if accepted.values else None,
            **self._withdrawal(row),
        }
        if self.is_inferred(row):
            if who and self.newcomers.actor(who).text != curator:
                whose = f"{curator!r} curated" if curator else "nobody curated"
                self.problems.add(
                    who.place, f"an inference of {who.text!r} in a document that {whose}", "The curator concludes it."
                )
            for column in ("relayed_by", *SPEAKER):
                if cell := row.get(column):
                    self.problems.add(
                        cell.place, f"{column} of an inference", "The curator concludes it: leave it out."
                    )
            return tree(row.place, said)
        return tree(
            row.place, {"who": self.newcomers.actor(who) if who else None, **speaker, "via": self._via(row), **said}
        )

    def _via(self, row: Row) -> Sequence | None:
        cell = row.get("relayed_by")
        if cell is None:
            for column in RELAY:
                if other := row.get(column):
                    self.problems.add(other.place, f"{column} without relayed_by", "Say who relays.")
            return None
        names = split(cell.text, CHAIN)
        if len(names) > limits.RELAYS:
            self.problems.add(
                cell.place, f"more than {limits.RELAYS} who pass it on", "Name those that the text names."
            )
            return None
        items: list[Node] = []
        for number, name in enumerate(names):
            who = self.newcomers.actor(Scalar(name, cell.place)) if name else Scalar("", cell.place)
            cells = {
                column.removeprefix("relay_"): Scalar(text, row.cells[column].place)
                for column in RELAY
                if (text := self._of(row, column, number, names))
            }
            said = declared_cells(Speaker, Row(cell.place, cells), self.vocabulary, self.newcomers)
            more = {key: node for key, node in said.items() if node}
            items.append(tree(cell.place, {"who": who, **more}) if more else who)
        return Sequence(tuple(items), cell.place)

    def _of(self, row: Row, column: str, number: int, beside: list[str]) -> str:
        """The text for one of several names or spans in another column, "" where that column is empty."""
        cell = row.get(column)
        texts = split(cell.text, CHAIN if column in RELAY else SPANS) if cell else []
        if cell and len(texts) != len(beside):
            if number == 0:
                of = "relayed_by" if column in RELAY else "quote"
                self.problems.add(
                    cell.place,
                    f"{len(texts)} in {column!r} for {len(beside)} in {of!r}",
                    'Give one for each; as ["", "second"] where some are empty.',
                )
            return ""
        return texts[number] if texts else ""

    def _quote(self, row: Row) -> Node | None:
        cell = row.get("quote")
        if cell is None:
            return None
        spans = split(cell.text, SPANS)
        if len(spans) > limits.QUOTES:
            self.problems.add(cell.place, f"more than {limits.QUOTES:,} quotes", "Write several rows.")
            return None
        items: list[Node] = []
        for number, exact in enumerate(spans):
            more = {
                key: Scalar(text, row.cells[column].place)
                for column, key in QUOTE.items()
                if column != "quote" and (text := self._of(row, column, number, spans))
            }
            span = Scalar(exact, cell.place)
            items.append(tree(cell.place, {"exact": span, **more}) if more else span)
        return items[0] if len(items) == 1 else Sequence(tuple(items), cell.place)

    def _withdrawal(self, row: Row) -> dict[str, Node | None]:
        kind = key_in(row.get("withdrawn"), self.vocabulary.schemes["withdrawals"])
        if kind is None:
            for column in ("withdrawn_on", "withdrawal_reason"):
                if cell := row.get(column):
                    self.problems.add(cell.place, f"{column} without withdrawn", "Write corrected or retracted there.")
            return {}
        said = tree(kind.place, {"on": row.get("withdrawn_on"), "reason": row.get("withdrawal_reason")})
        return {kind.text: said}
