"""What the rows of a spreadsheet say of their documents: each row names one, and no two rows may differ on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize
from urllib.parse import urlsplit

from claimgraph.base.terms import is_slug
from claimgraph.corpus.sheet.newcomers import Newcomers, free_id
from claimgraph.corpus.sheet.row_cells import digits, tree
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.model.columns import CURATED, DOCUMENT, TEXT
from claimgraph.model.fields import fields_of
from claimgraph.model.records import Document

#: What a document says once, so that no row may say otherwise: the key in its file, by column.
_OF_DOCUMENT: Final = {
    column: key for column, key in {**DOCUMENT, **TEXT, **CURATED}.items() if column != "imported_from"
}


@dataclass
class SheetDocument:
    """A document of a spreadsheet: its keys, and the entries of its rows."""

    id: str
    place: Place
    is_new: bool
    called: str  #: what the rows call it: its title, where none is given
    has_text: bool
    keys: dict[str, Node] = field(default_factory=dict)
    claims: list[Mapping_] = field(default_factory=list)
    inferences: list[Mapping_] = field(default_factory=list)
    is_told: bool = False  #: whether it says something, even where none of it is kept here

    def tree(self) -> Mapping_:
        """Its tree as the spreadsheet alone gives it."""
        # A document that says nothing, but that others carry again, has nothing that came from anywhere.
        keys = (
            self.keys
            if self.claims or self.inferences or self.is_told
            else {k: n for k, n in self.keys.items() if k != "imported-from"}
        )
        title = keys.get("title") or Scalar(self.called, self.place)
        return tree(self.place, {"title": title, **keys, **self._lists()})

    def added_to(self, old: Node | None) -> Mapping_:
        """The tree of its file, with the entries of the spreadsheet at the end of its lists."""
        if not isinstance(old, Mapping_):
            return self.tree()
        both: dict[str, Node | None] = {**old.values, **self.new_keys(old)}
        for name, new in self._lists().items():
            if new:
                there = old.values.get(name)
                items = there.items if isinstance(there, Sequence) else ()
                both[name] = Sequence((*items, *new.items), (there or new).place)
        found = tree(old.place, both)
        return Mapping_(found.values, {**found.keys, **old.keys}, old.place)

    def new_keys(self, old: Node) -> dict[str, Node]:
        """What the file needs besides, to take claims: where they come from."""
        there = old.values if isinstance(old, Mapping_) else {}
        if "curated" in there or not (self.claims or self.inferences):
            return {}
        keys = ("curated",) if "imported-from" in there else ("curated", "imported-from")
        return {key: self.keys[key] for key in keys if key in self.keys}

    def _lists(self) -> dict[str, Sequence | None]:
        lists = {"claims": self.claims, "inferences": self.inferences}
        return {name: Sequence(tuple(items), items[0].place) if items else None for name, items in lists.items()}


@dataclass
class SheetDocuments:
    """The documents of a spreadsheet, by id."""

    known: Mapping[str, Node]
    newcomers: Newcomers
    problems: Problems
    sheet: str
    found: dict[str, SheetDocument] = field(default_factory=dict)
    _first: dict[tuple[str, str], Scalar] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)  #: the id that a name which is no id got

    def of(self, row: Row) -> SheetDocument | None:
        """The document of a row; None, with a problem, where the row does not say which."""
        id = self._id(row)
        if not id:
            return None
        self._know(id, row)
        keys = self._keys(row, id)
        old = self.known.get(id)
        document = self.found.get(id)
        if document is None:
            has_text = isinstance(old, Mapping_) and "text" in old.values
            called = row.get("document") or row.get("title") or row.get("url")
            document = SheetDocument(id, row.place, old is None, called.text if called else id, has_text)
            self.found[id] = document
        self._refuse_differences(id, row)
        for key, node in keys.items():
            document.keys.setdefault(key, node)
        document.has_text = document.has_text or (document.is_new and "text" in keys)
        return document

    def curator_of(self, document: SheetDocument) -> str:
        """The id of who read a document, by its file or by its rows; "" where neither says."""
        old = self.known.get(document.id)
        there = _there(old, "curator", "by", self.newcomers) if isinstance(old, Mapping_) else None
        curated = document.keys.get("curated")
        given = curated.values.get("by") if isinstance(curated, Mapping_) else None
        found = there or given
        return found.text if isinstance(found, Scalar) else ""

    def _id(self, row: Row) -> str:
        cell = row.get("document") or row.get("title") or row.get("url")
        if cell is None:
            self.problems.add(row.place, "no document", "Give document, title or url: where does it stand?")
            return ""
        names, url = self.newcomers.index.documents, row.text("url")
        if _is_id(row):  # an id is never taken for the title of another document
            return cell.text
        if cell.text in self._named:
            return self._named[cell.text]
        if names.bearers(cell.text):
            return names.resolve(cell.text, cell.place, self.problems)
        if url and (there := names.bearers(url)):
            if cell is row.get("document"):
                self.problems.add(
                    cell.place,
                    f"document {cell.text!r} has the url of {there[0]!r}",
                    "One text must not count twice: write that as its document; or give it its own url.",
                )
            return there[0]
        parts = urlsplit(cell.text) if cell is row.get("url") else None
        id = free_id(f"{parts.hostname} {parts.path}" if parts and parts.hostname else cell.text, names)
        self._named[cell.text] = id
        names.add(id, (cell.text,), cell.place)
        return id

    def _know(self, id: str, row: Row) -> None:
        """Make known all that a row calls its document, wherever the next import meets it."""
        names = tuple(filter(None, map(row.text, ("called", "title", "url"))))
        for name in names:
            if (other := self._named.get(name, id)) != id:
                # Else the next import of the same file would not know which of the two is meant.
                self.problems.add(
                    row.place,
                    f"{name!r} is already the name of document {other!r}",
                    "Give both rows a document, by id.",
                )
        if id not in self.known:
            self.newcomers.index.documents.add(id, names, row.place)

    def _keys(self, row: Row, id: str) -> dict[str, Node]:
        found: dict[str, Node | None] = {key: row.get(column) for column, key in DOCUMENT.items() if key != "publisher"}
        publisher = row.get("publisher")
        if (name := row.get("document") or row.get("title")) and not _is_id(row):
            called = row.get("called") or name
            if called.text != name.text:
                self.problems.add(
                    called.place, f"called {called.text!r}, but document {name.text!r}", "Give its id as its document."
                )
            # By this the next import knows it again, whatever a person makes of its title meanwhile.
            found["called"] = name
        found["publisher"] = self.newcomers.actor(publisher, "outlet") if publisher else None
        for key, columns in (("text", TEXT), ("curated", CURATED)):
            parts: dict[str, Node | None] = {inner: digits(row.get(column)) for column, inner in columns.items()}
            if key == "curated" and (curator := row.get("curator")):
                parts["by"] = self.newcomers.actor(curator)
            if any(parts.values()):
                found[key] = tree(row.place, parts)
        known = self.found[id].keys if id in self.found else {}
        if "curated" not in {*found, *known} and found["imported-from"] is None:
            found["imported-from"] = Scalar(self.sheet, row.place)
        origin = row.get("origin")
        copied = found["republication-of"] or found["lineage"]
        if origin and origin.text != id and not copied and id not in self.known:
            # The text is another's, and the columns that say whose are gone: it must not count as a source of its own.
            found["lineage"] = Scalar("unknown", origin.place)
        return {key: node for key, node in found.items() if node is not None}

    def _refuse_differences(self, id: str, row: Row) -> None:
        """Add a problem for each cell that says of the document what a row before, or its file, says otherwise."""
        old = self.known.get(id)
        for column in filter(_OF_DOCUMENT.__contains__, row.cells):
            key, cell = _OF_DOCUMENT[column], row.cells[column]
            if column in TEXT:
                cell = digits(cell) or cell
            if column in ("publisher", "curator"):
                cell = Scalar(self.newcomers.actor(cell).text, cell.place)
            there = _there(old, column, key, self.newcomers) if isinstance(old, Mapping_) else None
            if there is None and isinstance(old, Mapping_) and not self._may_be_added(old, column, cell):
                self.problems.add(
                    cell.place,
                    f"{column} {cell.text!r}, but document {id!r} in {old.place.file} has none",
                    "Write it there first; or give another document an id of its own.",
                )
                continue
            first = self._first.setdefault((id, column), there or cell)
            # Two rows may come from two systems that write é in two ways.
            if normalize("NFC", first.text) != normalize("NFC", cell.text):
                at = f"{first.place.file}:{first.place.line}"
                self.problems.add(
                    cell.place,
                    f"{column} {cell.text!r}, but {first.text!r} in {at}",
                    f"One document has one {column}; give another document an id of its own.",
                )

    def _may_be_added(self, old: Mapping_, column: str, cell: Scalar) -> bool:
        """Whether a file that says nothing of this means the same, or takes it with the first claims."""
        if column in CURATED:
            return "curated" not in old.values
        unsaid = (f.kind.written(f.default) for f in fields_of(Document).values() if f.column == column and f.default)
        return cell.text in unsaid


def _is_id(row: Row) -> bool:
    """Whether a row gives its document by an id, not by a name."""
    return is_slug(row.text("document")) and len(row.text("document")) <= 80


def _there(old: Mapping_, column: str, key: str, newcomers: Newcomers) -> Scalar | None:
    """What the file of a document says under the key of a column, names as ids."""
    inside = "text" if column in TEXT else "curated" if column in CURATED else ""
    holder = old.values.get(inside) if inside else old
    found = holder.values.get(key) if isinstance(holder, Mapping_) else None
    if not isinstance(found, Scalar):
        return None
    if column in ("publisher", "curator"):
        bearers = newcomers.index.actors.bearers(found.text)
        return Scalar(bearers[0], found.place) if len(bearers) == 1 else None
    return found
