"""One Turtle file of a corpus in: its triples, and the places where its terms stand, for messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from claimgraph.base.namespaces import OWL, PREFIXES, compact
from claimgraph.corpus.source import Place
from claimgraph.store import Cell

#: What is said of one term: values by predicate.
Facts: TypeAlias = dict[str, list[Cell]]

#: Prefixes with which messages name terms.
SHOWN: Final = {**PREFIXES, "owl": OWL}


@dataclass(frozen=True)
class TurtleFile:
    """A Turtle file that was parsed; ``shown`` is its path as a person knows it."""

    shown: str
    text: str
    triples: tuple[tuple[Cell, Cell, Cell], ...]
    prefixes: dict[str, str]

    @cached_property
    def about(self) -> dict[str, Facts]:
        """What the file says of each IRI."""
        found: dict[str, Facts] = {}
        for subject, predicate, value in self.triples:
            if subject.kind == "iri":
                found.setdefault(subject.text, {}).setdefault(predicate.text, []).append(value)
        return found

    def name(self, iri: str) -> str:
        """The IRI with a prefix of the file, or one of ours."""
        return compact(iri, {**SHOWN, **self.prefixes})

    def subject(self, iri: str) -> Place:
        """Where a term is defined: a line that begins with it, or else the first that names it."""
        found = self.line("|".join(rf"^[ \t]*{name}" for name in self._written(iri)))
        return found if found.line else self.mention(iri)

    def mention(self, iri: str) -> Place:
        """The first place that names a term."""
        return self.line("|".join(self._written(iri)))

    def line(self, pattern: str) -> Place:
        """The first place outside comment lines that a pattern finds; the file where it finds none."""
        found = re.search(pattern, self._uncommented, re.MULTILINE)
        if not pattern or found is None:
            return Place(self.shown)
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        line_start = self.text.rfind("\n", 0, start) + 1
        return Place(self.shown, self.text.count("\n", 0, start) + 1, start - line_start + 1)

    def _written(self, iri: str) -> Iterator[str]:
        yield re.escape(f"<{iri}>")
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace):
                yield rf"(?<![\w:-]){re.escape(f'{prefix}:{iri[len(namespace) :]}')}(?![\w-])"

    @cached_property
    def _uncommented(self) -> str:
        # Blanked, so that places stay what they are.
        return re.sub(r"^[ \t]*#.*$", lambda found: " " * len(found[0]), self.text, flags=re.MULTILINE)
