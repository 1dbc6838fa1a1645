"""What an import did, and the lines that tell a person to review it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimgraph.corpus.sheet.newcomers import Added
from claimgraph.corpus.source import Place, Problems

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
    like: dict[str, str] = field(default_factory=dict)  #: the known name that the name of something new resembles
    not_compared: int = 0  #: how many of what is new were not looked at for likeness, since there are too many
    kept: list[str] = field(default_factory=list)  #: the mapping that is kept for the next spreadsheet
    odd: Problems = field(default_factory=Problems)  #: rows that can be read, but hardly be meant
    files: dict[Path, bytes] = field(default_factory=dict)

    def said(self, folder: Path, dry_run: bool) -> Iterator[str]:
        """What was done, line by line, for a person to review."""
        there = f"; {self.known} were there already" if self.known else ""
        added = "would be added" if dry_run else "added"
        yield f"{_counted(self.rows, 'row')}: {_counted(self.claims, 'claim')} {added}{there}."
        for path in self.kept:
            yield f"What the columns mean {'would be' if dry_run else 'is'} kept in {folder / path}."
        for place in self.differing:
            yield f"Row {place.line} says of a claim that is there already what the corpus does not: change it there by hand."
        if any(self.listed.values()):
            counts = ", ".join(f"{count:,} {name}" for name, count in self.listed.items() if count)
            yield f"Added from its other sheets: {counts}."
        for what, ids in (("New", self.new_documents), ("Extended", self.extended_documents)):
            if ids:
                more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
                yield f"{what} documents: {', '.join(ids[:LISTED])}{more}."
        if self.unquoted or self.unverified:
            yield (
                f"{_counted(self.unquoted, 'claim')} without a quote, {self.unverified} with one that no text is at hand "
                "for: every answer marks them as unverified."
            )
        for kind, name in CAST.items():
            new = [added for added in self.added if added.kind == kind]
            if new:
                yield f"New {name}, please review in {folder / name}.yaml:"
            for one in new:
                like = f"; like {self.like[one.name]!r}?" if self.like.get(one.name) else ""
                yield f"  {one.id}  “{one.name}” ({one.type})  {one.place}{like}"
        if self.not_compared:
            yield f"For {self.not_compared:,} of these no similar name was looked for: there are too many."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
