"""Names in a spreadsheet in, ids out; what no file of the corpus knows is added, if that is wanted, and listed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimgraph.corpus.index import Index
from claimgraph.corpus.names import NOT_LOOKED, Names
from claimgraph.corpus.scaffold import slug_of
from claimgraph.corpus.source import Mapping_, Node, Place, Problems, Scalar, Sequence
from claimgraph.identity.spelling import Spellings
from claimgraph.model.values.term import Named

_TWO_EVENTS: Final = "Give two events two names."


def free_id(name: str, names: Names, reserved: Collection[str] = ()) -> str:
    """An id made from a name that nothing else has, and that has no meaning of its own."""
    id = stem = slug_of(name)
    while id in names or id in reserved:
        id = f"{stem}-{names.number_of(stem) + 1}"
    return id


@dataclass
class Added:
    """A new actor, event or concept, for a person to review."""

    kind: str
    id: str
    name: str
    type: str
    place: Place
    note: str = ""
    part_of: str = ""
    basis: str = ""
    also: list[Scalar] = field(default_factory=list)

    def tree(self) -> Mapping_:
        """Its entry in actors.yaml, events.yaml or concepts.yaml."""
        more = {"part-of": self.part_of, "basis": self.basis, "note": self.note}
        texts = {"type": self.type, "name": self.name} | {key: text for key, text in more.items() if text}
        values: dict[str, Node] = {key: Scalar(text, self.place) for key, text in texts.items()}
        if self.also:
            values["also"] = Sequence(tuple(self.also), self.place)
        return Mapping_(values, dict.fromkeys(values, self.place), self.place)


@dataclass(frozen=True)
class Taken:
    """A name that is surely a known one in another spelling, and whose."""

    name: str
    kind: str
    id: str
    place: Place


@dataclass
class Newcomers:
    """Resolves names against an index, and collects what is new."""

    index: Index
    problems: Problems
    allowed: bool
    parts: Mapping[str, str] = field(default_factory=dict)  #: what each event of the corpus is a part of
    found: dict[tuple[str, str], Added] = field(default_factory=dict)
    unknown: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    private: Collection[str] = ()  #: actors whose names are nobody's to be told
    taken: list[Taken] = field(default_factory=list)
    remedy: str = "If it is new, give --add-new."  #: for a name that nothing has
    _spellings: dict[str, Spellings] = field(default_factory=dict)

    def actor(self, cell: Scalar, type: str = "actor") -> Scalar:
        """The id of an actor; a new one is of the given type, an outlet wherever it publishes something."""
        id = self._id(cell, self.index.actors, type)
        new = self.found.get(("actor", id.text))
        if new and type != "actor":
            new.type = type
        return id

    def named(self, cell: Scalar, kind: Named) -> Scalar:
        """The id of a record of a kind; of a document what the cell says."""
        match kind.of:
            case "actor":
                return self.actor(cell, kind.new)
            case "event":
                return self.event(cell, kind.new)
            case "concept":
                return self.concept(cell)
        return cell

    def event(self, cell: Scalar, type: str = "event", note: str = "") -> Scalar:
        """The id of an event."""
        id = self._id(cell, self.index.events, type, note)
        new = self.found.get(("event", id.text))
        if new and note and new.note not in ("", note):
            self.problems.add(cell.place, f"{new.name!r} has another day or kind in row {new.place.line}", _TWO_EVENTS)
        if new:
            new.note = new.note or note
            new.type = type if new.type == "event" else new.type
        return id

    def part(self, event: Scalar, whole: Scalar, basis: Scalar | None) -> None:
        """Note that an event is a part of another; a problem where its file, or another row, says otherwise."""
        of = self.event(whole).text
        new = self.found.get(("event", event.text))
        there = new.part_of if new else self.parts.get(event.text, "")
        if new and not there:
            new.part_of, new.basis = of, basis.text if basis else ""
        elif there != of:
            said = f"{event.text!r} is a part of {there!r}" if there else f"{event.text!r} is a part of nothing"
            where = f"row {new.place.line}" if new else "events.yaml"
            self.problems.add(whole.place, f"{said} in {where}, here of {of!r}", "Say the same everywhere.")

    def concept(self, cell: Scalar) -> Scalar:
        """The id of a concept."""
        return self._id(cell, self.index.concepts, "concept")

    def tell_unknown(self) -> set[Place]:
        """Add one problem for each name that nothing has, however often it stands there; the places of all of them."""
        for (kind, word), places in self.unknown.items():
            names = {"actor": self.index.actors, "event": self.index.events}.get(kind, self.index.concepts)
            like = names.closest(word)
            remedy = f"Did you mean {like!r}? " if like else "" if names.looks else f"{NOT_LOOKED} "
            others = len(set(places)) - 1
            more = f", and in {others} more cell{'s' * (others > 1)}" if others else ""
            self.problems.add(
                places[0],
                f"unknown {kind} {word!r}{more}",
                f"{remedy}{self.remedy}",
            )
        return {place for places in self.unknown.values() for place in places}

    def of_kind(self, kind: str) -> list[Added]:
        """What is new of one kind, in the order of the ids."""
        return [new for (of, _), new in sorted(self.found.items()) if of == kind]

    def _id(self, cell: Scalar, names: Names, type: str, note: str = "") -> Scalar:
        bearers = names.bearers(cell.text)
        if len(bearers) == 1:
            return Scalar(bearers[0], cell.place)
        if not bearers and cell.text.lower() in names:
            return Scalar(cell.text.lower(), cell.place)  # a spreadsheet begins words with capitals
        if not bearers and (same := self._surely(cell, names)):
            return Scalar(same, cell.place)
        if bearers or not self.allowed:
            if not bearers:
                self.unknown.setdefault((names.kind, cell.text), []).append(cell.place)
                return cell
            return Scalar(names.resolve(cell.text, cell.place, self.problems) or cell.text, cell.place)
        id, name = free_id(cell.text, names, self.index.reserved), " ".join(cell.text.split())
        self.found[names.kind, id] = Added(names.kind, id, name, type, cell.place, note)
        names.add(id, (name,), cell.place)
        self._known(names).add(id, (name,))
        return Scalar(id, cell.place)

    def _surely(self, cell: Scalar, names: Names) -> str:
        """The id of the one whose name this surely is in another spelling; "" where that is nobody, or several."""
        bearers = self._known(names).bearers(cell.text)
        if len(bearers) != 1:
            return ""
        (id,) = bearers
        name = " ".join(cell.text.split())
        if new := self.found.get((names.kind, id)):
            new.also.append(Scalar(name, cell.place))
        self.taken.append(Taken(name, names.kind, id, cell.place))
        names.add(id, (name,), cell.place)
        return id

    def _known(self, names: Names) -> Spellings:
        """The names of one kind by their spellings; private persons go by theirs as they are written, or not at all."""
        if names.kind not in self._spellings:
            self._spellings[names.kind] = known = Spellings()
            for name, bearers in names.spellings():
                for id in bearers:
                    if id not in self.private:
                        known.add(id, (name,))
        return self._spellings[names.kind]
