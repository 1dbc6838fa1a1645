"""A long answer leaves row by row: not held, not put in order, which is said; a file of it is whole or not there."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimgraph.asking import pieces, questions
from claimgraph.asking.answer_text import to_csv, to_json, to_markdown
from claimgraph.asking.pieces import Piece, Shape, pieces_of_query, pieces_of_question
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError
from claimgraph.cli import main
from claimgraph.cli.leaving import leave_each
from claimgraph.model.records import Corpus
from claimgraph.store import Cell, Store, Stream, Table
from conftest import TINY

FIGURES = "figure/all"


@pytest.fixture
def long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows are a long answer already, and two are a piece."""
    monkeypatch.setattr(limits, "ROWS_IN_ORDER", 2)
    monkeypatch.setattr(limits, "ROWS_OF_TABLE", 1)
    monkeypatch.setattr(pieces, "_ROWS", 2)


def text_of(found: list[Piece]) -> str:
    return "".join(str(piece.content) for piece in found)


def notes_of(found: list[Piece]) -> list[str]:
    return [piece.note for piece in found if piece.note]


@pytest.mark.parametrize(("format", "write"), [("csv", to_csv), ("json", to_json), ("markdown", to_markdown)])
def test_an_answer_in_pieces_is_the_same_text(
    format: str, write: object, monkeypatch: pytest.MonkeyPatch, tiny_store: Store
):
    monkeypatch.setattr(pieces, "_ROWS", 2)
    whole = write(questions.ask(tiny_store, FIGURES))  # type: ignore[operator]
    found = list(pieces_of_question(tiny_store, FIGURES, {}, Shape(format)))
    assert len(found) > 1
    assert text_of(found) == whole
    assert notes_of(found) == []


@pytest.mark.parametrize("format", ["csv", "json"])
def test_a_long_answer_has_the_same_rows_and_says_that_they_are_in_no_order(
    format: str, tiny_store: Store, long_ones: None
):
    table = questions.ask(tiny_store, FIGURES)
    found = list(pieces_of_question(tiny_store, FIGURES, {}, Shape(format)))
    text = text_of(found)
    if format == "csv":
        assert sorted(text.splitlines()) == sorted(to_csv(table).splitlines())
    else:
        assert sorted(map(str, json.loads(text))) == sorted(map(str, json.loads(to_json(table))))
    assert notes_of(found) == ["more than 2 rows, in no order."]


def test_a_ranking_is_in_order_however_long_it_is(tiny_store: Store, long_ones: None):
    table = questions.ask(tiny_store, "actor/all")
    found = list(pieces_of_question(tiny_store, "actor/all", {}, Shape("csv")))
    assert len(table.rows) > 2
    assert text_of(found) == to_csv(table)
    assert notes_of(found) == []


def test_a_table_shows_the_first_of_many_rows_and_says_so(tiny_store: Store, long_ones: None):
    (found,) = pieces_of_question(tiny_store, FIGURES, {}, Shape("table", ("figure",)))
    assert isinstance(found.content, Table)
    assert (found.content.columns, len(found.content.rows)) == (("figure",), 1)
    assert found.note == "1 of more than 2 rows, in no order; --format csv, json or markdown gives all."


def test_a_limit_on_a_long_answer_does_not_wait_for_the_rest(tiny_store: Store, long_ones: None):
    found = list(pieces_of_question(tiny_store, FIGURES, {}, Shape("csv", ("figure",), 1)))
    assert len(text_of(found).splitlines()) == 2
    assert notes_of(found) == ["1 of more than 2 rows, in no order; more without --limit."]


class Endless(Store):
    """An engine that never comes to an end, and counts the rows that somebody took."""

    taken = 0

    def stream(self, sparql: str) -> Stream:
        """Rows, for ever."""
        return Stream(("n",), self._numbers(), self.prefixes)

    def _numbers(self) -> Iterator[tuple[Cell | None, ...]]:
        for number in itertools.count():
            self.taken = number + 1
            yield (Cell(str(number)),)


def test_rows_leave_before_the_last_one_is_known():
    store = Endless()
    first, second = itertools.islice(pieces_of_query(store, "SELECT ?n { ?n ?n ?n }", Shape("csv")), 2)
    assert str(first.content).startswith("n\n0\n1\n")
    assert str(second.content).startswith(f"{pieces._ROWS}\n")
    assert store.taken == limits.ROWS_IN_ORDER + 1


# ------------------------------------------------------------------------ how it leaves


def _breaking(first: str) -> Iterator[tuple[str, str | None]]:
    yield first, None
    raise ClaimGraphError("The query broke.")


def test_half_an_answer_is_no_file(tiny: Corpus, tmp_path: Path):
    path = tmp_path / "new" / "answer.csv"
    with pytest.raises(ClaimGraphError, match="broke"):
        leave_each(tiny, _breaking("a,b\n"), str(path))
    assert list(path.parent.iterdir()) == []
    path.write_text("old")
    with pytest.raises(ClaimGraphError, match="broke"):
        leave_each(tiny, _breaking("a,b\n"), str(path))
    assert path.read_text() == "old"


def test_what_fails_from_the_start_makes_no_folder(tmp_path: Path):
    result = CliRunner().invoke(
        main, ["ask", "claim/by-actor", "actor=nobody", "--corpus", str(TINY), "-o", str(tmp_path / "new" / "x.csv")]
    )
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_each_piece_is_looked_at_before_it_leaves(
    corpus_copy: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    from claimgraph.corpus import reading_of

    with (corpus_copy / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness-1: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    corpus = reading_of(corpus_copy).corpus
    rows = [("first\n", None), ("Zora Quillfeather\n", None), ("third\n", None)]
    with pytest.raises(ClaimGraphError, match="a private person"):
        leave_each(corpus, rows)
    assert capsys.readouterr().out == "first\n"
    with pytest.raises(ClaimGraphError, match="a private person"):
        leave_each(corpus, rows, str(tmp_path / "x.csv"))
    assert not (tmp_path / "x.csv").exists()


def test_a_query_that_gives_rows_for_ever_is_ended_and_that_is_said():
    cross = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    asked = ["sparql", "-", "--corpus", str(TINY), "--format", "csv", "--timeout", "2"]
    result = CliRunner().invoke(main, asked, input=cross)
    assert result.exit_code == 1
    assert result.stdout.startswith("a,b,c,d,e,f,g,h,i\n")
    assert "The query took longer than 2 s and was ended, after a part of the answer." in result.stderr
