"""Sheets of actors, offices, events and concepts in, the corpus with their rows out: the trees that its files become.

A row says of something new all that a file could say of it; that it stands on such a sheet is why it is added. A row on
what the corpus knows must say the same, as far as it says anything: only a person changes what a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from claimgraph.base.cells import LIST, split
from claimgraph.corpus.identities import with_identities
from claimgraph.corpus.index import Index
from claimgraph.corpus.sheet.newcomers import free_id
from claimgraph.corpus.sheet.row_cells import digits, key_in, lower, tree
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Mapping_, Node, Problems, Scalar, Sequence
from claimgraph.corpus.trees import Trees, index_of, with_entries
from claimgraph.model.cast import Office
from claimgraph.model.evidence import Quote
from claimgraph.model.fields import Field, fields_of
from claimgraph.model.sheets import CAST
from claimgraph.model.values.term import Listed, Named, NamedAll
from claimgraph.model.values.text import Texts
from claimgraph.model.values.whole import Whole
from claimgraph.model.values.yes_no import YesNo
from claimgraph.model.vocabulary import Vocabulary

#: The kind of record, as names are looked up, by the name of its sheet.
_KINDS: Final = {"actors": "actor", "events": "event", "concepts": "concept"}


def with_cast(trees: Trees, rows: Mapping[str, list[Row]], vocabulary: Vocabulary, problems: Problems) -> Trees:
    """The trees with all that the rows of the sheets say, by the names of the sheets."""
    if not any(rows.values()):
        return trees
    # A row on somebody known by two names says what both entries say: so it is compared with both, as one.
    known, identities = with_identities(trees, Problems())
    reader = _CastReader(
        vocabulary, index_of(known, vocabulary, Problems(), identities.others), problems, identities.others
    )
    # Any row may name what a later one brings: all ids first.
    named = {name: [(id, row) for row in rows.get(name, ()) if (id := reader.id_of(name, row))] for name in CAST}
    for name in CAST:
        reader.there[name] = file.values if isinstance(file := getattr(known, name), Mapping_) else {}
        for id, row in named[name]:
            reader.take(name, id, row)
    for row in rows.get("offices", ()):
        reader.take_office(row)
    reader.give_offices()
    actors, events, concepts = (with_entries(getattr(trees, name), reader.new.get(name, {})) for name in CAST)
    return replace(trees, actors=actors, events=events, concepts=concepts)


@dataclass
class _CastReader:
    vocabulary: Vocabulary
    index: Index
    problems: Problems
    others: Mapping[str, Mapping[str, str]]  #: ids that stand for another, by kind
    there: dict[str, Mapping[str, Node]] = field(default_factory=dict)  #: what the corpus says, by sheet and id
    new: dict[str, dict[str, Mapping_]] = field(default_factory=dict)
    offices: dict[str, list[Node]] = field(default_factory=dict)  #: of new actors

    def id_of(self, sheet: str, row: Row) -> str:
        """The id that a row gives, or one made from its name; "" with a problem where it has neither."""
        kind, given, name = _KINDS[sheet], row.get("id"), row.get("name")
        names = self.index.of(kind)
        if given:
            id = self.others.get(kind, {}).get(given.text, given.text)
        elif name:
            bearers = names.bearers(name.text)
            id = names.resolve(name.text, name.place, self.problems) if bearers else free_id(name.text, names)
        else:
            self.problems.add(row.place, f"{kind} without id and name", "Give one of them.")
            return ""
        if id and id not in names:
            spelt = filter(None, (row.text("name"), *split(row.text("also"), LIST)))
            names.add(id, spelt, (given or name or row).place)
        return id

    def take(self, sheet: str, id: str, row: Row) -> None:
        """Add what a row says of a new record; a problem where the corpus, or a row before, says otherwise."""
        said = self._said(CAST[sheet], row)
        known = self.there[sheet].get(id) or self.new.setdefault(sheet, {}).get(id)
        if isinstance(known, Mapping_):
            self._compare(CAST[sheet], id, known, said)
        elif known is None:
            self.new[sheet][id] = Mapping_(said.values, said.keys, (row.get("id") or row).place)

    def take_office(self, row: Row) -> None:
        """Note an office of a new actor; a problem where a known one does not hold it."""
        cell = row.get("actor")
        if cell is None:
            self.problems.add(row.place, "an office of nobody", "Give actor.")
            return
        actor = self.index.actors.resolve(cell.text, cell.place, self.problems)
        said = self._said(Office, row)
        if exact := row.get("quote"):
            said = tree(row.place, {**said.values, "quote": self._quote(row, exact)})
        known = self.there["actors"].get(actor)
        if actor in self.new.get("actors", {}):
            self.offices.setdefault(actor, []).append(said)
        elif isinstance(known, Mapping_) and not any(
            self._same_office(said, other) for other in _items(known.values.get("offices"))
        ):
            self.problems.add(
                row.place,
                f"{actor!r} holds no such office in {known.place}",
                "Write it there; a spreadsheet changes no actor that the corpus knows.",
            )

    def give_offices(self) -> None:
        """Give new actors the offices that were noted."""
        for actor, offices in self.offices.items():
            entry, place = self.new["actors"][actor], offices[0].place
            values = {**entry.values, "offices": Sequence(tuple(offices), place)}
            self.new["actors"][actor] = Mapping_(values, {**entry.keys, "offices": place}, entry.place)

    def _said(self, record: type, row: Row) -> Mapping_:
        fields = fields_of(record).values()
        return tree(row.place, {f.key: self._node(f, cell) for f in fields if (cell := row.get(f.column))})

    def _quote(self, row: Row, exact: Scalar) -> Node:
        more = {f.key: digits(row.get(f.column)) for f in fields_of(Quote).values() if f.column != "quote"}
        return tree(row.place, {"exact": exact, **more}) if any(more.values()) else exact

    def _node(self, field: Field, cell: Scalar) -> Node | None:
        match field.kind:
            case Texts() | NamedAll():
                items = split(cell.text, LIST)
                return Sequence(tuple(Scalar(item, cell.place) for item in items if item), cell.place)
            case Listed(scheme=scheme):
                return key_in(cell, self.vocabulary.listed(scheme))
            case YesNo():
                return lower(cell)
            case Whole():
                return digits(cell)
        return cell

    def _compare(self, record: type, id: str, known: Mapping_, said: Mapping_) -> None:
        for each in fields_of(record).values():
            given, old = said.values.get(each.key), known.values.get(each.key)
            if given is None or self._texts(each, given) == self._texts(each, old):
                continue
            shown = ", ".join(node.text for node in _scalars(given))
            there = ", ".join(repr(node.text) for node in _scalars(old)) or "nothing"
            self.problems.add(
                given.place,
                f"{each.column} of {id!r} is {shown!r} here, and {there} in {(old or known).place}",
                "Say the same in both, or give it an id of its own.",
            )

    def _texts(self, each: Field, node: Node | None) -> object:
        """What a field says, however it is written: names as ids, a list in any order, a default as nothing."""
        said = [scalar.text for scalar in _scalars(node)] or ([each.kind.written(each.default)] if each.default else [])
        if isinstance(each.kind, Named | NamedAll):
            bearers = [(text, self.index.of(each.kind.of).bearers(text)) for text in said]
            return sorted(found[0] if len(found) == 1 else text for text, found in bearers)
        return sorted(said)

    def _same_office(self, said: Mapping_, other: Node) -> bool:
        if not isinstance(other, Mapping_):
            return False
        fields = fields_of(Office).values()
        quotes = [_exact(one.values.get("quote")) for one in (said, other)]
        return quotes[0] == quotes[1] and all(
            self._texts(each, said.values.get(each.key)) == self._texts(each, other.values.get(each.key))
            for each in fields
        )


def _exact(quote: Node | None) -> str:
    exact = quote.values.get("exact") if isinstance(quote, Mapping_) else quote
    return exact.text if isinstance(exact, Scalar) else ""


def _scalars(node: Node | None) -> Iterator[Scalar]:
    yield from (item for item in _items(node) if isinstance(item, Scalar))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,) if node else ()
