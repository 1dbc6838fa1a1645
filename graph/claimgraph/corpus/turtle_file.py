"""One Turtle file of a corpus in: its triples, and the places where its terms stand, for messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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

#: An IRI as it is written, also where a text or a comment only looks so: it is for messages.
_NAME: Final = re.compile(r"<[^<>\s]*>|[^\s<>\"'(),;\[\]{}^@:]*:[^\s<>\"'(),;\[\]{}^:]*")


@dataclass(frozen=True)
class TurtleFile:
    """A Turtle file that was parsed; ``shown`` is its path as a person knows it."""

    shown: str
    text: str
    triples: tuple[tuple[Cell, Cell, Cell], ...]
    prefixes: Mapping[str, str]

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
        return self._at(self._places[1].get(iri, self._places[0].get(iri)))

    def mention(self, iri: str) -> Place:
        """The first place that names a term."""
        return self._at(self._places[0].get(iri))

    def unnamed(self, type: str) -> Place:
        """Where a node without a name is said to be of a type; else where the type is named."""
        names = "|".join(re.escape(name) for name in self._written(type))
        found = self.line(rf"(?:\[\s*\]?|_:[\w.-]+)\s*(?:a|rdf:type)\s[^\[\]]*?(?:{names})")
        return found if found.line else self.mention(type)

    def line(self, pattern: str) -> Place:
        """The first place outside comment lines that a pattern finds; the file where it finds none."""
        found = re.search(pattern, self._uncommented, re.MULTILINE)
        if not pattern or found is None:
            return Place(self.shown)
        return self._at(found.start() + len(found[0]) - len(found[0].lstrip()))

    def _at(self, start: int | None) -> Place:
        if start is None:
            return Place(self.shown)
        line_start = self.text.rfind("\n", 0, start) + 1
        return Place(self.shown, self.text.count("\n", 0, start) + 1, start - line_start + 1)

    @cached_property
    def _places(self) -> tuple[dict[str, int], dict[str, int]]:
        """Where each IRI is named first, and where a line first begins with it: once for all, the terms may be many."""
        anywhere: dict[str, int] = {}
        defined: dict[str, int] = {}
        for found in _NAME.finditer(self._uncommented):
            prefix, _, rest = found[0].rstrip(".").partition(":")
            iri = found[0][1:-1] if found[0][0] == "<" else self.prefixes.get(prefix, f"{prefix}:") + rest
            anywhere.setdefault(iri, found.start())
            if not self.text[self.text.rfind("\n", 0, found.start()) + 1 : found.start()].strip():
                defined.setdefault(iri, found.start())
        return anywhere, defined

    def _written(self, iri: str) -> Iterator[str]:
        yield f"<{iri}>"
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace):
                yield f"{prefix}:{iri[len(namespace) :]}"

    @cached_property
    def _uncommented(self) -> str:
        # Blanked, so that places stay what they are.
        return re.sub(r"^[ \t]*#.*$", lambda found: " " * len(found[0]), self.text, flags=re.MULTILINE)
