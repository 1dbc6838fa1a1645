"""The sheets of actors, offices, events and concepts of an archive in, their records and the index of their names out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimgraph.columns.database import Database
from claimgraph.corpus.archive.sheet import Sheet
from claimgraph.corpus.cast import read_actors, read_concepts, read_events
from claimgraph.corpus.index import Index
from claimgraph.corpus.sheet.cast_sheets import with_cast
from claimgraph.corpus.sheet.sheet_file import Row
from claimgraph.corpus.source import Problems, place_of
from claimgraph.corpus.trees import Trees, index_of
from claimgraph.model.cast import Actor, Concept, Event
from claimgraph.model.vocabulary import Vocabulary

_SHEETS = ("actors", "offices", "events", "concepts")


@dataclass(frozen=True)
class Cast:
    """Those who speak and what is spoken about."""

    trees: Trees
    index: Index
    events: Mapping[str, Event]
    concepts: Mapping[str, Concept]
    offices: Sequence[Row]

    def actors(self, index: Index, words: Vocabulary, problems: Problems) -> dict[str, Actor]:
        """The actors; ``index`` knows the documents that attest their offices."""
        return read_actors(self.trees.actors, index, words, problems)


def read_cast(connection: Database, sheets: Mapping[str, Sheet], words: Vocabulary, problems: Problems) -> Cast:
    """The cast of an archive; what is wrong is added to ``problems``."""
    rows = {name: sheets[name].rows(connection, "true", problems) for name in _SHEETS if name in sheets}
    trees = with_cast(Trees(None, None, None, {}), rows, words, problems)
    told = set(map(place_of, problems.found))
    index = index_of(trees, words, aside := problems.beside())
    events = read_events(trees.events, index, words, aside)
    concepts = read_concepts(trees.concepts, index, words, aside)
    problems.merge(aside, without=told)
    return Cast(trees, index, events, concepts, rows.get("offices", ()))
