"""Where a graph comes from and what is selected of it in, the records and triples of that out, made when needed, once.

A graph that was built before, as a store or beside a corpus, is taken as it lies there. To select is to select records,
and to make the graph of those that remain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from claimgraph.base.errors import StoreError
from claimgraph.base.files import is_store
from claimgraph.kept.cache import Cache
from claimgraph.kept.held import Kept
from claimgraph.kept.opened import opened

if TYPE_CHECKING:
    from claimgraph.kept.changing import Changed, Changing
    from claimgraph.model.records import Corpus
    from claimgraph.model.selection import Selected
    from claimgraph.privacy.people import Cast
    from claimgraph.store import Store

#: What a graph is made from: records, the path of a corpus folder or of a store, or None for the corpus that ships.
Source: TypeAlias = "Corpus | Path | str | None"
Choice: TypeAlias = "Callable[[Corpus], Selected]"


@dataclass(frozen=True, repr=False, eq=False)
class Selection:
    """A corpus, or a part of it. ``teller`` is whose plain facts it holds; ``defines`` whether terms are defined in it."""

    source: Source = None
    choices: tuple[Choice, ...] = ()
    teller: str = ""
    defines: bool = False

    @cached_property
    def _cache(self) -> Cache | None:
        """What is kept beside a corpus folder."""
        if isinstance(self.source, (Path, str)) and is_store(self.source):
            return None
        return Cache(self.source) if self.source is None or isinstance(self.source, (Path, str)) else None

    @cached_property
    def _found(self) -> Kept | None:
        """The graph of the source, where it was built before."""
        if isinstance(self.source, (Path, str)) and is_store(self.source):
            return opened(Path(self.source))
        return self._cache.found() if self._cache else None

    @cached_property
    def _whole(self) -> Kept | None:
        """The store with all triples of the source, built now if it is worth it; None where something else is needed."""
        if self.choices or self.teller:
            return None
        if self._found or not self._cache or not self._cache.key:
            return self._found
        return self._cache.kept(self._records)

    @property
    def kept(self) -> Kept | None:
        """The store that holds this graph; None where it is in memory."""
        return None if self.defines else self._whole

    @cached_property
    def _records(self) -> Corpus:
        """All records of the source."""
        from claimgraph.model.records import Corpus

        if isinstance(self.source, Corpus):
            return self.source
        if self._found:
            return self._found.records
        from claimgraph.corpus import read_corpus

        return read_corpus(self.source)

    @cached_property
    def _selected(self) -> tuple[Corpus, tuple[Selected, ...]]:
        records = self._records
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
    def cast(self) -> Cast:
        """Whom the guard has to know: without reading records, where the graph is in a store."""
        return self._whole.people if self._whole else self.corpus

    @property
    def unverified(self) -> tuple[int, int]:
        """How many passages of the source nobody found in a text, and how many it has."""
        if self._found:
            return self._found.manifest.unverified, self._found.manifest.statements
        statements = [s for document in self._records.documents.values() for s in document.statements]
        return sum(statement.evidence != "located" for statement in statements), len(statements)

    @cached_property
    def caution(self) -> str:
        """What whoever reads an answer has to know; "" for nothing."""
        if self._whole:
            return self._whole.manifest.caution
        from claimgraph.asking.cautions import caution_in

        return caution_in(self.ntriples)

    @property
    def said(self) -> tuple[str, ...]:
        """What was left out, a sentence for each selection that leaves something out."""
        return tuple(choice.said for choice in self.left_out)

    @property
    def left_out(self) -> tuple[Selected, ...]:
        """Each selection that leaves something out, with what nobody tells without it."""
        return tuple(choice for choice in self._selected[1] if choice.said) if self.choices else ()

    @cached_property
    def ntriples(self) -> str:
        """The triples as sorted N-Triples text.

        Raises:
            ClaimGraphError: the graph would name a private person.
        """
        from claimgraph.graph import making

        if not self._whole:
            return making.triples_of(self.corpus, self.teller, defines=self.defines)
        text = making.triples_in(self._whole)
        return making.defined(text, self._whole.vocabulary, self.cast) if self.defines else text

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that queries may use, and files are written with."""
        own = self._whole.manifest.prefixes if self._whole else self.corpus.vocabulary.prefixes
        if not self.defines:
            return own
        from claimgraph.graph.making import PREFIXES

        return {**PREFIXES, **own}

    @property
    def triples_or_folder(self) -> str | Path:
        """What `claimgraph.store.Store.of` makes a store of, here or in another process."""
        return self.kept.graph if self.kept else self.ntriples

    @cached_property
    def store(self) -> Store:
        """The triples, ready to be asked; raises what `ntriples` raises."""
        from claimgraph.store import Store

        return Store.of(self.triples_or_folder, self.prefixes)

    @cached_property
    def _changing(self) -> Changing:
        """The store of this graph, open to be changed."""
        from claimgraph.kept.changing import changing

        if self.choices or self.teller or self.defines or not isinstance(self.source, (Path, str)):
            raise StoreError("Only the whole graph of a store can be changed.", "Take `Graph(STORE)`.")
        self._forget()  # or this graph would keep itself from changing the store
        return changing(Path(self.source))

    def _after(self, changed: Changed) -> Changed:
        """What a change did; whatever was made of the graph before is made anew."""
        self._forget()
        vars(self).update(_found=self._changing.kept, _whole=self._changing.kept, store=self._changing.store)
        return changed

    def _forget(self) -> None:
        for name in ("_found", "_whole", "store", "ntriples", "caution", "_records", "_selected"):
            vars(self).pop(name, None)

    def close(self) -> None:
        """Let go of the store: what was changed is on the disk, and others can read it."""
        if "_changing" in vars(self):
            self._changing.close()
            vars(self).pop("_changing")
        self._forget()

    def as_of(self, day: date | str) -> Self:
        """The graph of what was stated or published until a day ("2024-01-31"); undated documents are left out.

        Raises:
            ClaimGraphError: that is no day.
        """
        from claimgraph.model import selection, values

        on = values.single_day(day) if isinstance(day, str) else day
        return self._with(partial(selection.known_on, day=on))

    def without(self, who: str) -> Self:
        """The graph without an outlet, a document or an actor, by id or any name, and without all who republish it.

        Raises:
            QuestionError: nobody and nothing has that name, or several have; told as soon as the graph is used.
        """
        from claimgraph.model import selection

        return self._with(partial(selection.without, word=who))

    def with_withdrawn(self) -> Self:
        """The graph in which what was corrected or retracted counts like everything else."""
        from claimgraph.model import selection
        from claimgraph.model.selection import Selected

        return self._with(lambda records: Selected(selection.with_withdrawn(records), "", ()))

    def told_by(self, who: str) -> Self:
        """The world as an actor or a side tells it, as plain facts for a reasoner: nothing in it says who says so."""
        return replace(self, teller=who)

    def with_vocabulary(self) -> Self:
        """The same graph in which each term of the vocabulary is defined too."""
        return replace(self, defines=True)

    def _with(self, choice: Choice) -> Self:
        return replace(self, choices=(*self.choices, choice))
