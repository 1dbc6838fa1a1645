"""A question or a query in, its answer out as text, piece by piece: so that rows leave as they come, however many there are.

An answer that a person may read is held, and in order. Of a longer one the engine gives each row as it finds it, and
nothing is held: to put all of them in order would take all of the memory, and the first row would come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final, TypeAlias

from claimgraph.asking.answer_text import in_pieces
from claimgraph.asking.questions import bound, question_of, terms_of
from claimgraph.base import limits
from claimgraph.base.words import counted
from claimgraph.store import Cell, Store, Stream, Table

Row: TypeAlias = tuple[Cell | None, ...]

#: The rows of a piece.
_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Shape:
    """How an answer is wanted: in which format, which of its columns (none are all of them), at most so many rows.

    ``rest`` says where the rows are that a long table leaves out.
    """

    format: str
    columns: tuple[str, ...] = ()
    limit: int | None = None
    rest: str = "--format csv, json or markdown gives all"


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole rows of an answer as text, or all of it as a table for people; ``note`` is what to say of the answer."""

    content: str | Table
    note: str = ""


def pieces_of_question(store: Store, id: str, given: Mapping[str, str], shape: Shape) -> Iterator[Piece]:
    """The answer to a shipped question, in order up to `limits.ROWS_IN_ORDER` rows, and beyond where it is ranked.

    Raises:
        QuestionError: as `claimgraph.asking.questions.ask`, which also refuses answers that are too large to be held.
    """
    question = question_of(id)
    named = terms_of(store, question, given)
    if question.ranked or question.unordered == question.sparql:
        yield from _pieces(_streamed(store, bound(question, named)), shape, in_order=True)
        return
    answer = _streamed(store, bound(question, named, ordered=False))
    first = tuple(islice(answer.rows, limits.ROWS_IN_ORDER + 1))
    if len(first) <= limits.ROWS_IN_ORDER:
        # Asked again, which takes no longer: how terms are ordered is the engine's to know.
        yield from _pieces(_streamed(store, bound(question, named)), shape, in_order=True)
    else:
        yield from _pieces(replace(answer, rows=chain(first, answer.rows)), shape, in_order=False)


def pieces_of_query(store: Store, sparql: str, shape: Shape) -> Iterator[Piece]:
    """The answer to any query, in the order that it asks for; Turtle, for CONSTRUCT and DESCRIBE, is one piece.

    Raises:
        QueryError: as `Store.query`.
    """
    answer = store.stream(sparql)
    if isinstance(answer, bytes):
        yield Piece(answer.decode())
    else:
        yield from _pieces(answer, shape, in_order=True)


def _streamed(store: Store, sparql: str) -> Stream:
    answer = store.stream(sparql)
    assert isinstance(answer, Stream)  # every question gives a table
    return answer


def _pieces(answer: Stream, shape: Shape, *, in_order: bool) -> Iterator[Piece]:
    columns = shape.columns or answer.columns
    places = [answer.columns.index(name) for name in columns]
    rows = (tuple(row[place] for place in places) for row in answer.rows)
    first = tuple(islice(rows, limits.ROWS_IN_ORDER + 1))
    is_long = len(first) > limits.ROWS_IN_ORDER
    most = shape.limit
    if is_long and shape.format == "table":
        most = min(most or limits.ROWS_OF_TABLE, limits.ROWS_OF_TABLE)
    cut = is_long or len(first) > (most or limits.ROWS_IN_ORDER)
    note = _note(most, shape, len(first), is_long=is_long, in_order=in_order) if cut else ""
    told = Table(columns, (), answer.prefixes)
    wanted = islice(chain(first, rows), most)
    if shape.format == "table":
        yield Piece(replace(told, rows=tuple(wanted)), note)
        return
    for number, text in enumerate(in_pieces(_batches(told, wanted), shape.format)):
        yield Piece(text, "" if number else note)


def _batches(told: Table, rows: Iterable[Row]) -> Iterator[Table]:
    """The rows as tables of a few; of no rows one table."""
    left = iter(rows)
    batch = tuple(islice(left, _ROWS))
    yield replace(told, rows=batch)
    while batch := tuple(islice(left, _ROWS)):
        yield replace(told, rows=batch)


def _note(most: int | None, shape: Shape, count: int, *, is_long: bool, in_order: bool) -> str:
    """What to say of an answer that is not whole, or not in order; "" of one that is both."""
    all_rows = f"more than {limits.ROWS_IN_ORDER:,} rows" if is_long else counted(count, "row")
    order = "" if in_order else ", in no order"
    if most is None:
        return f"{all_rows}{order}." if order else ""
    if shape.limit == most:
        more = "more" if is_long else f"{count - most:,} more"
        return f"{most:,} of {all_rows}{order}; {more} without --limit."
    return f"{most:,} of {all_rows}{order}; {shape.rest}."
