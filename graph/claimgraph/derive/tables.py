"""The columns of a graph in, the rows that rules read out: every value is a text, a whole number, a truth or nothing.

Dates are day numbers (proleptic Gregorian ordinals), so that dates and figures are compared by the same rules. Free
text stands there as its digest: rules only ask whether two texts are equal. Propositions and claims stand under the digits of
their digests, questions under their local names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from claimgraph.columns.database import Database, insert
from claimgraph.derive.relations import Actor, Concept, apart, broader, root_of, side_of
from claimgraph.derive.wholes import Aspects
from claimgraph.model.records import Document, Question, Statement
from claimgraph.model.values import ClaimRef, Ref
from claimgraph.model.vocabulary import Vocabulary

Row: TypeAlias = tuple[str | int | bool | None, ...]

#: The tables that rules read: columns with their types, and what a row is.
TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    # One answer to one question. `aspect` is what is asked, without event and phase. `stated` is the number that was
    # said; `series` the one within which a position is meant, or whose events are counted.
    "answer": {
        "proposition": "TEXT",
        "question": "TEXT",
        "event": "TEXT",
        "aspect": "BIGINT",
        "property": "TEXT",
        "kind": "TEXT",
        "counted": "BOOLEAN",
        "phase": "TEXT",
        "series": "TEXT",
        "as_of": "BIGINT",
        "lo": "BIGINT",
        "hi": "BIGINT",
        "stated": "BIGINT",
        "value": "TEXT",
        "negated": "BOOLEAN",
        "is_open": "BOOLEAN",
    },
    # One aspect: without the day up to which a total runs, and without the actor who narrows it.
    "aspect": {"aspect": "BIGINT", "timeless": "BIGINT", "general": "BIGINT"},
    # An aspect that is about a part of what another one is about; see wholes.py.
    "wider": {"aspect": "BIGINT", "wide": "BIGINT", "axis": "TEXT", "adds": "BOOLEAN", "all_parts": "BIGINT"},
    # One passage that gives a position, also through relays, or from which the curators conclude it. `day` is the one on
    # which it says that this was stated, `known` the one on which it is known to have been.
    "passage": {
        "proposition": "TEXT",
        "claim": "TEXT",
        "claimant": "TEXT",
        "root": "TEXT",
        "side": "TEXT",
        "stance": "TEXT",
        "outlet": "TEXT",
        "origin": "TEXT",
        "lineage_known": "BOOLEAN",
        "inferred": "BOOLEAN",
        "day": "BIGINT",
        "known": "BIGINT",
    },
    # One relay in one passage that gives a proposition.
    "relayed": {"proposition": "TEXT", "relay": "TEXT"},
    # What is a part of what: events and actors, and concepts narrower than others; over any number of steps.
    "below": {"narrow": "TEXT", "wide": "TEXT"},
    # Two values of one family that are of different members cannot both be the answer to an exclusive question.
    "apart": {"value": "TEXT", "family": "TEXT", "member": "TEXT"},
}

_FOLDER: Final = Path(__file__).parent / "from_columns"


def create(database: Database) -> None:
    """Make the tables, empty."""
    for name, columns in TABLES.items():
        _create(database, name, columns)


def fill(database: Database, words: Vocabulary) -> None:
    """The tables with what the columns of a graph say.

    Raises:
        ClaimGraphError: concepts have too many broader ones.
    """
    create(database)
    actors = {
        id: Actor(side, part_of)
        for id, side, part_of in database.execute("SELECT id, side, part_of FROM actor").fetchall()
    }
    concepts = {
        id: Concept(wide, disjoint)
        for id, wide, disjoint in database.execute("SELECT id, broader, disjoint_with FROM concept").fetchall()
    }
    above = broader(concepts)
    _list(
        database,
        "rooted",
        {"actor": "TEXT", "root": "TEXT", "side": "TEXT"},
        [(id, root_of(id, actors), side_of(id, actors)) for id in actors],
    )
    _list(
        database,
        "compared_as",
        {"property": "TEXT", "compared_as": "TEXT"},
        [(key, asked.compared_as) for key, asked in words.properties.items()],
    )
    _list(
        database,
        "counts_events",
        {"counts": "TEXT"},
        [(key,) for key, term in words.counted.items() if term.iri in words.counts_events],
    )
    for name in ("standing", "asked"):
        _run(database, name)
    aspects = Aspects(_aspects(database), words, actors, above)
    _insert(database, "aspect", aspects.rows())
    _insert(database, "wider", aspects.wider())
    _insert(database, "below", ((f"concept:{id}", f"concept:{wide}") for id, all in above.items() for wide in all))
    for name in ("below", "answer", "passage", "relayed"):
        _run(database, name)
    asked = database.execute("SELECT DISTINCT value FROM answer WHERE kind = 'exclusive' AND contains(value, ':')")
    _insert(database, "apart", apart([value for (value,) in asked.fetchall()], actors, concepts, above))


def _aspects(database: Database) -> dict[Question, int]:
    """What questions ask, without event and phase."""
    rows = database.execute(
        "SELECT aspect, property, counts, actor, claim_document, claim_id, within, as_of, dimensions FROM asked "
        "WHERE aspect = question"
    ).fetchall()
    return {
        Question(
            property=property,
            counts=counts,
            actor=actor,
            claim=ClaimRef(document, id) if document else None,
            within=within,
            as_of=as_of,
            dimensions=tuple(_dimension(one) for one in dimensions.split("\x1e")) if dimensions else (),
        ): aspect
        for aspect, property, counts, actor, document, id, within, as_of, dimensions in rows
    }


def _dimension(text: str) -> tuple[str, Ref]:
    """A dimension of a question, as from_columns/asked.sql writes it."""
    key, kind, id = text.split("\x1f")
    return key, Ref(kind, id)


def _create(database: Database, name: str, columns: Mapping[str, str]) -> None:
    database.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})")


def _list(database: Database, name: str, columns: Mapping[str, str], rows: list[Row]) -> None:
    _create(database, name, columns)
    insert(database, name, columns, rows)


def _insert(database: Database, name: str, rows: Iterable[Row]) -> None:
    insert(database, name, TABLES[name], rows)


def _run(database: Database, name: str) -> None:
    database.execute((_FOLDER / f"{name}.sql").read_text(encoding="utf-8"))


def standing(document: Document) -> list[Statement]:
    """The statements of a document that nobody took back."""
    return [statement for statement in document.statements if statement.stands]
