"""Records in, the sheets of a workbook out, each thing said once: what `claimgraph import` reads back to the same graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from claimgraph.base.words import counted
from claimgraph.model.cast import Actor, Concept, Event, Office
from claimgraph.model.columns import CURATED, DERIVED, DOCUMENT, POSITION, QUOTE, TEXT, columns
from claimgraph.model.fields import fields_of
from claimgraph.model.flat import cells_of, claim_rows, document_rows, quote_cells
from claimgraph.model.records import Corpus
from claimgraph.model.vocabulary import Vocabulary

#: The sheets of those who speak and of what is spoken about, and the record of which each row is one.
CAST: Final[dict[str, type]] = {"actors": Actor, "events": Event, "concepts": Concept}

_DOCUMENTS: Final = ("document", *DOCUMENT, *TEXT, *CURATED)
_OFFICES: Final = ("actor", *(field.column for field in fields_of(Office).values()), *QUOTE, *POSITION)
#: What each row of claims says again of its event, where no sheet of events does.
_OF_EVENT: Final = ("event_date", "event_type", "event_part_of", "event_basis")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns, and its rows, which hold "" where a column has no value."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[dict[str, str]]]


def columns_of_sheets(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The columns of each sheet, in the order in which they are written."""
    elsewhere = {*_DOCUMENTS, *_OF_EVENT, *DERIVED} - {"document", "says"}
    cast = {name: ("id", *(field.column for field in fields_of(record).values())) for name, record in CAST.items()}
    return {
        "claims": tuple(column for column in columns(vocabulary) if column not in elsewhere),
        "documents": _DOCUMENTS,
        "actors": cast.pop("actors"),
        "offices": _OFFICES,
        **cast,
    }


def sheets(corpus: Corpus) -> tuple[Sheet, ...]:
    """Everything that the graph of a corpus is made from, but for its vocabulary: a folder of its own."""
    rows: dict[str, Callable[[], Iterator[dict[str, str]]]] = {
        "claims": lambda: claim_rows(corpus),
        "documents": lambda: document_rows(corpus),
        "actors": lambda: _cast_rows(map(_shown, corpus.actors.values())),
        "offices": lambda: _office_rows(corpus),
        "events": lambda: _cast_rows(corpus.events.values()),
        "concepts": lambda: _cast_rows(corpus.concepts.values()),
    }
    return tuple(Sheet(name, found, rows[name]) for name, found in columns_of_sheets(corpus.vocabulary).items())


def _shown(actor: Actor) -> Actor:
    """The actor as the graph shows it: of a private person the role, and nothing that leads to the name."""
    return replace(actor, name="", also=(), wikidata="") if actor.private else actor


def _cast_rows(found: Iterable[Actor | Event | Concept]) -> Iterator[dict[str, str]]:
    for record in found:
        yield {"id": record.id, **cells_of(record)}


def _office_rows(corpus: Corpus) -> Iterator[dict[str, str]]:
    for actor in corpus.actors.values():
        for office in actor.offices:
            quote = quote_cells(office.quote) if office.quote else dict.fromkeys((*QUOTE, *POSITION), "")
            yield {"actor": actor.id, **cells_of(office), **quote}


def left_behind(corpus: Corpus) -> str:
    """What a table of claims alone does not say of the cast, as counts, "" for nothing.

    "of 12 actors: type 12, part-of 8; 3 offices", say. Of the events that claims are about it says the kind, what they
    are a part of, and why.
    """
    asked = {s.proposition.question.event for d in corpus.documents.values() for s in d.statements}
    carried = {column.removeprefix("event_") for column in _OF_EVENT}
    found = []
    for name, record in CAST.items():
        records = getattr(corpus, name)
        lost = {
            field.key: sum(
                getattr(each, field.name) != field.default
                for each in records.values()
                if not (name == "events" and each.id in asked and field.name in carried)
            )
            for field in fields_of(record).values()
        }
        counts = [f"{key} {count:,}" for key, count in lost.items() if count]
        found += [f"of {len(records):,} {name}: {', '.join(counts)}"] if counts else []
    offices = sum(len(actor.offices) for actor in corpus.actors.values())
    return "; ".join([*found, *([counted(offices, "office")] if offices else [])])
