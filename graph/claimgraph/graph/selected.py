"""Where a graph comes from and what is selected of it in, the records and triples of that out, made when needed, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Self, TypeAlias

from claimgraph.corpus import read_corpus
from claimgraph.derive import graph_of, perspective
from claimgraph.model import selection, values
from claimgraph.model.records import Corpus
from claimgraph.model.selection import Selected
from claimgraph.privacy.leaving import looked_at
from claimgraph.store import Store
from claimgraph.triples.ontology import PREFIXES, with_ontology

#: What a graph is made from: records, the path of a corpus folder, or None for the corpus that ships.
Source: TypeAlias = Corpus | Path | str | None
Choice: TypeAlias = Callable[[Corpus], Selected]


@dataclass(frozen=True, repr=False, eq=False)
class Selection:
    """A corpus, or a part of it. ``teller`` is whose plain facts it holds; ``defines`` whether terms are defined in it."""

    source: Source = None
    choices: tuple[Choice, ...] = ()
    teller: str = ""
    defines: bool = False

    @cached_property
    def _selected(self) -> tuple[Corpus, tuple[Selected, ...]]:
        records = self.source if isinstance(self.source, Corpus) else read_corpus(self.source)
        done = []
        for choice in self.choices:
            done.append(choice(records))
            records = done[-1].corpus
        return records, tuple(done)

    @property
    def corpus(self) -> Corpus:
        """The records, of which nothing is derived yet.

        Raises:
            CorpusError: something in the corpus is wrong; the error holds every problem.
            QuestionError: who or what was to be left out is unknown.
        """
        return self._selected[0]

    @property
    def said(self) -> tuple[str, ...]:
        """What was left out, a sentence for each selection that leaves something out."""
        return tuple(choice.said for choice in self.left_out)

    @property
    def left_out(self) -> tuple[Selected, ...]:
        """Each selection that leaves something out, with what nobody tells without it."""
        return tuple(choice for choice in self._selected[1] if choice.said)

    @cached_property
    def ntriples(self) -> str:
        """The triples as sorted N-Triples text.

        Raises:
            ClaimGraphError: the graph would name a private person.
        """
        text = perspective.told_by(self.corpus, self.teller) if self.teller else graph_of(self.corpus)
        if self.defines:
            text = with_ontology(text, self.corpus.vocabulary)
        return looked_at(self.corpus, text.encode()).decode()

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that queries may use, and files are written with."""
        own = self.corpus.vocabulary.prefixes
        return {**PREFIXES, **own} if self.defines else own

    @cached_property
    def store(self) -> Store:
        """The triples, ready to be asked; raises what `ntriples` raises."""
        return Store(self.ntriples, self.prefixes)

    def as_of(self, day: date | str) -> Self:
        """The graph of what was stated or published until a day ("2024-01-31"); undated documents are left out.

        Raises:
            ClaimGraphError: that is no day.
        """
        on = values.single_day(day) if isinstance(day, str) else day
        return self._with(partial(selection.known_on, day=on))

    def without(self, who: str) -> Self:
        """The graph without an outlet, a document or an actor, by id or any name, and without all who republish it.

        Raises:
            QuestionError: nobody and nothing has that name, or several have; told as soon as the graph is used.
        """
        return self._with(partial(selection.without, word=who))

    def with_withdrawn(self) -> Self:
        """The graph in which what was corrected or retracted counts like everything else."""
        return self._with(lambda records: Selected(selection.with_withdrawn(records), "", ()))

    def told_by(self, who: str) -> Self:
        """The world as an actor or a side tells it, as plain facts for a reasoner: nothing in it says who says so."""
        return replace(self, teller=who)

    def with_vocabulary(self) -> Self:
        """The same graph in which each term of the vocabulary is defined too."""
        return replace(self, defines=True)

    def _with(self, choice: Choice) -> Self:
        return replace(self, choices=(*self.choices, choice))
