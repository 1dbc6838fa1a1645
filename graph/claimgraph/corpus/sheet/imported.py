"""What an import did, and the lines that tell a person to review it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimgraph.base.words import counted
from claimgraph.corpus import Reading
from claimgraph.corpus.sheet.newcomers import Added, Newcomers, Taken
from claimgraph.corpus.source import Place, Problems
from claimgraph.identity.pairs import Undecided, undecided

#: How many documents are listed by name.
LISTED = 20

#: The file of each kind of record that can be new.
CAST = {"actor": "actors", "event": "events", "concept": "concepts"}


@dataclass
class Imported:
    """What an import did, or would do."""

    rows: int = 0
    claims: int = 0  #: added
    known: int = 0  #: rows whose claim was in the corpus already
    differing: list[Place] = field(default_factory=list)  #: those of them that say more of it, or other things
    unquoted: int = 0
    unverified: int = 0  #: with a quote that is not meant to be found in a text, or cannot be
    listed: Mapping[str, int] = field(default_factory=dict)  #: how many new ones its other sheets bring, by their names
    new_documents: list[str] = field(default_factory=list)
    extended_documents: list[str] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)  #: names that were taken for known ones
    shown: dict[tuple[str, str], str] = field(default_factory=dict)  #: the names of those, by kind and id
    undecided: Undecided = field(default_factory=Undecided)  #: what of the new may be somebody else: nothing was merged
    kept: list[str] = field(default_factory=list)  #: the mapping that is kept for the next spreadsheet
    odd: Problems = field(default_factory=Problems)  #: rows that can be read, but hardly be meant
    files: dict[Path, bytes] = field(default_factory=dict)

    def compare(self, newcomers: Newcomers, listed: Mapping[str, Iterable[str]], read: Reading) -> None:
        """Note which names were taken for known ones, and which new ones a person has to look at.

        ``listed`` are the ids of those that came on a sheet of their own, by kind.
        """
        corpus = read.corpus
        shown: dict[str, Mapping[str, str]] = {
            "actor": {id: actor.shown for id, actor in corpus.actors.items()},
            "event": {id: event.name for id, event in corpus.events.items()},
            "concept": {id: concept.name for id, concept in corpus.concepts.items()},
        }
        self.taken = newcomers.taken
        self.shown = {(name.kind, name.id): shown[name.kind][name.id] for name in self.taken}
        new = {kind: {added.id for added in newcomers.of_kind(kind)} | set(listed[kind]) for kind in CAST}
        self.undecided = undecided(corpus, read.identities.different, new)

    def said(self, folder: Path, dry_run: bool) -> Iterator[str]:
        """What was done, line by line, for a person to review."""
        there = f"; {self.known} were there already" if self.known else ""
        added = "would be added" if dry_run else "added"
        yield f"{counted(self.rows, 'row')}: {counted(self.claims, 'claim')} {added}{there}."
        for path in self.kept:
            yield f"What the columns mean {'would be' if dry_run else 'is'} kept in {folder / path}."
        for place in self.differing:
            yield f"Row {place.line} says of a claim that is there already what the corpus does not: change it there by hand."
        if any(self.listed.values()):
            counts = ", ".join(counted(count, name.removesuffix("s")) for name, count in self.listed.items() if count)
            yield f"Added from its other sheets: {counts}."
        for what, ids in (("New", self.new_documents), ("Extended", self.extended_documents)):
            if ids:
                more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
                yield f"{what} documents: {', '.join(ids[:LISTED])}{more}."
        if self.unquoted or self.unverified:
            yield (
                f"{counted(self.unquoted, 'claim')} without a quote, {self.unverified} with one that no text is at hand "
                "for: every answer marks them as unverified."
            )
        for kind, name in CAST.items():
            new = [added for added in self.added if added.kind == kind]
            if new:
                yield f"New {name}, please review in {folder / name}.yaml:"
            for one in new:
                yield f"  {one.id}  “{one.name}” ({one.type})  {one.place}"
        for same in self.taken[:LISTED]:
            yield f"“{same.name}” is taken for {same.id} ({self.shown[same.kind, same.id]})."
        if len(self.taken) > LISTED:
            yield f"{counted(len(self.taken) - LISTED, 'name')} more are taken for known ones that they are spellings of."
        yield from self._asked(folder)

    def _asked(self, folder: Path) -> Iterator[str]:
        """What a person has to decide."""
        pairs = self.undecided.pairs
        if pairs:
            yield f"{counted(len(pairs), 'pair')} of names may mean one; nothing was merged:"
        for pair in pairs[:LISTED]:
            yield f"  {pair.one} “{pair.names[0]}”, {pair.other} “{pair.names[1]}”: {pair.likeness.why}"
        if len(pairs) > LISTED:
            yield f"  and {len(pairs) - LISTED:,} more"
        if pairs:
            yield f"Decide with: claimgraph names --corpus {folder} --same ONE OTHER, or --different ONE OTHER."
        yield from self.undecided.left_out
